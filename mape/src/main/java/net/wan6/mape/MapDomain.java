package net.wan6.mape;

import static net.wan6.mape.RuleViolation.DUPLICATE_RULE_PREFIX;
import static net.wan6.mape.RuleViolation.EA_TOO_LONG;
import static net.wan6.mape.RuleViolation.PREFIX_OUTSIDE_RULE;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/**
 * A MAP domain: its rules, its border relays, and what all its nodes agree on.
 *
 * <p>A domain is immutable: to change it, make another, for example in a volatile field. It is only a description. {@link
 * #forwarder()}, {@link #borderRelayForwarder()} and {@link #sourceValidator()} build the indexes for traffic, so a process
 * with very many domains pays only for those it uses. Safe for use by any number of threads.
 *
 * @param rules the rules, no two with the same IPv6 prefix
 * @param brAddresses the border relays' addresses, most preferred first; may be empty if you only want the arithmetic
 * @param interfaceIdFormat the form of the CE addresses
 * @param topology whether CEs use the rules to reach each other
 */
public record MapDomain(
        List<MapRule> rules, List<Ipv6Address> brAddresses, InterfaceIdFormat interfaceIdFormat, Topology topology) {

    /**
     * Checks and copies.
     *
     * @param rules the rules
     * @param brAddresses the border relays' addresses
     * @param interfaceIdFormat the form of the CE addresses
     * @param topology whether CEs use the rules to reach each other
     * @throws MapRuleException if two rules have the same IPv6 prefix
     * @throws IllegalArgumentException if a border relay is no host (multicast, link-local, and the like)
     */
    public MapDomain {
        rules = List.copyOf(rules);
        brAddresses = TunnelEndpoint.requireAll("border relay", brAddresses);
        Set<Ipv6Prefix> seen = new HashSet<>();
        for (MapRule rule : rules) {
            if (!seen.add(rule.ipv6Prefix())) {
                throw new MapRuleException(DUPLICATE_RULE_PREFIX, "two rules for " + rule.ipv6Prefix());
            }
        }
    }

    /**
     * A domain with one rule and the RFC's interface identifier, like the examples in RFC 7597.
     *
     * @param rule the rule
     * @param brAddress the border relay
     * @return the domain
     */
    public static MapDomain of(MapRule rule, Ipv6Address brAddress) {
        return new MapDomain(List.of(rule), List.of(brAddress), InterfaceIdFormat.RFC_7597, Topology.MESH);
    }

    /**
     * This domain with another interface identifier.
     *
     * @param format the form
     * @return the new domain
     */
    public MapDomain withInterfaceIdFormat(InterfaceIdFormat format) {
        return new MapDomain(rules, brAddresses, format, topology);
    }

    /**
     * This domain with another topology.
     *
     * @param newTopology the topology
     * @return the new domain
     */
    public MapDomain withTopology(Topology newTopology) {
        return new MapDomain(rules, brAddresses, interfaceIdFormat, newTopology);
    }

    /**
     * Calculates what a CE with this end-user prefix uses, by the rule with the longest IPv6 prefix that contains it (RFC
     * 7597 §5).
     *
     * @param endUserPrefix the delegated prefix, or the /64 of a Router Advertisement on lines that have no other
     * @return the CE, or {@link RuleViolation#PREFIX_OUTSIDE_RULE} if no rule contains the prefix, or
     *     {@link RuleViolation#EA_TOO_LONG} if the prefix is too short for the EA bits of the rule
     */
    public CeResult ce(Ipv6Prefix endUserPrefix) {
        MapRule best = null;
        MapRule tooLong = null;
        for (MapRule rule : rules) {
            if (!rule.ipv6Prefix().contains(endUserPrefix.address())) {
                continue;
            }
            if (rule.ipv6Prefix().length() > endUserPrefix.length()) {
                tooLong = rule;
            } else if (best == null
                    || rule.ipv6Prefix().length() > best.ipv6Prefix().length()) {
                best = rule;
            }
        }
        if (best == null && tooLong == null) {
            return new CeResult.Refused(PREFIX_OUTSIDE_RULE, endUserPrefix + " lies in none of the rules");
        }
        if (best == null || best.cePrefixLength() > endUserPrefix.length()) {
            return new CeResult.Refused(
                    EA_TOO_LONG, endUserPrefix + " is too short for " + (best == null ? tooLong : best));
        }
        return new CeResult.Provisioned(new MapCe(best, endUserPrefix, interfaceIdFormat, brAddresses));
    }

    /**
     * Indexes the rules for a CE of this domain: the forwarding rules in a mesh, none in a hub and spoke topology.
     *
     * @return the forwarder; keep it, because building it takes time and memory
     */
    public MapForwarder forwarder() {
        return new MapForwarder(forwardingRules(), interfaceIdFormat);
    }

    /**
     * Indexes the rules for a border relay of this domain, which reaches every CE whatever the topology.
     *
     * @return the forwarder; keep it, because building it takes time and memory
     */
    public MapForwarder borderRelayForwarder() {
        return new MapForwarder(rules, interfaceIdFormat);
    }

    /**
     * Indexes the rules for the source check of a border relay of this domain.
     *
     * @return the validator; keep it, because building it takes time and memory
     */
    public SourceValidator sourceValidator() {
        return new SourceValidator(rules, interfaceIdFormat);
    }

    /**
     * Prepares the checks of a CE of this domain.
     *
     * @param ce the CE
     * @return the checks; keep them, because building them takes time and memory
     */
    public CeDecapsulation decapsulation(MapCe ce) {
        return new CeDecapsulation(forwardingRules(), ce);
    }

    private List<MapRule> forwardingRules() {
        return topology == Topology.HUB_AND_SPOKE
                ? List.of()
                : rules.stream()
                        .filter(rule -> rule.use() == RuleUse.BASIC_AND_FORWARDING)
                        .toList();
    }

    /** One line: how many rules there are, not which; a softwire shows its domain, and tables have hundreds. */
    @Override
    public String toString() {
        return "MapDomain[" + rules.size() + " rules, border relays " + brAddresses + ", " + interfaceIdFormat + ", "
                + topology + ']';
    }
}
