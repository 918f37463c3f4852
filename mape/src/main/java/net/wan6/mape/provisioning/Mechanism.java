package net.wan6.mape.provisioning;

import java.util.List;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.Aftr;
import net.wan6.mape.DefaultMappingRule;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.mape.PortSet;
import net.wan6.mape.Softwire;
import net.wan6.mape.Topology;

/**
 * One way to carry IPv4 that a rule server offers to a line, before it is known what the line's prefix makes of it. Immutable
 * values.
 */
public sealed interface Mechanism
        permits Mechanism.MapE,
                Mechanism.MapT,
                Mechanism.Lw4o6,
                Mechanism.DsLite,
                Mechanism.Ipv4InIpv6,
                Mechanism.Xlat464 {

    /**
     * The word of the protocol for it.
     *
     * @return the capability that a CE needs
     */
    Capability capability();

    /**
     * What it is on a line.
     *
     * @param prefixes the line's prefixes, delegated ones first
     * @return the softwires, the one to use first; none if the line's prefixes are not those it is meant for
     */
    List<Softwire> softwires(List<Ipv6Prefix> prefixes);

    /**
     * MAP-E (RFC 7597).
     *
     * @param rules the rules as they were sent, perhaps one twice
     * @param brAddress the border relay
     * @param interfaceIdFormat the form of the CE addresses
     * @param topology whether the rules also forward
     */
    record MapE(List<MapRule> rules, Ipv6Address brAddress, InterfaceIdFormat interfaceIdFormat, Topology topology)
            implements Mechanism {
        /**
         * Checks the values and copies the list.
         *
         * @param rules the rules
         * @param brAddress the border relay
         * @param interfaceIdFormat the form of the CE addresses
         * @param topology whether the rules also forward
         * @throws IllegalArgumentException if no tunnel can end at {@code brAddress}, or two rules have the same IPv6 prefix and
         *     are not the same
         */
        public MapE {
            rules = List.copyOf(rules);
            LineSoftwires.domain(rules, List.of(new Aftr.ByAddress(brAddress).address()), interfaceIdFormat, topology);
        }

        @Override
        public Capability capability() {
            return Capability.MAP_E;
        }

        /**
         * The domain that the rules make.
         *
         * @return the domain, each rule once
         */
        public MapDomain domain() {
            return LineSoftwires.domain(rules, List.of(brAddress), interfaceIdFormat, topology);
        }

        @Override
        public List<Softwire> softwires(List<Ipv6Prefix> prefixes) {
            MapDomain domain = domain();
            return LineSoftwires.ofCes(domain, prefixes, ce -> new Softwire.MapE(domain, ce));
        }
    }

    /**
     * MAP-T (RFC 7599).
     *
     * @param rules the rules as they were sent, perhaps one twice
     * @param defaultMappingRule the prefix for destinations outside the domain
     */
    record MapT(List<MapRule> rules, DefaultMappingRule defaultMappingRule) implements Mechanism {
        /**
         * Checks the rules and copies the list.
         *
         * @param rules the rules
         * @param defaultMappingRule the prefix for destinations outside the domain
         * @throws IllegalArgumentException if two rules have the same IPv6 prefix and are not the same
         */
        public MapT {
            rules = List.copyOf(rules);
            LineSoftwires.domain(rules, List.of(), InterfaceIdFormat.RFC_7597, Topology.HUB_AND_SPOKE);
        }

        @Override
        public Capability capability() {
            return Capability.MAP_T;
        }

        /**
         * The domain that the rules make. HB46PP does not say that its rules forward, so all goes by the default mapping rule.
         *
         * @return the domain, each rule once, without border relays
         */
        public MapDomain domain() {
            return LineSoftwires.domain(rules, List.of(), InterfaceIdFormat.RFC_7597, Topology.HUB_AND_SPOKE);
        }

        @Override
        public List<Softwire> softwires(List<Ipv6Prefix> prefixes) {
            MapDomain domain = domain();
            return LineSoftwires.ofCes(domain, prefixes, ce -> new Softwire.MapT(domain, ce, defaultMappingRule));
        }
    }

    /**
     * Lightweight 4over6 (RFC 7596).
     *
     * @param lwAftr the tunnel's far end, by name or by address
     * @param bindPrefix which of the line's prefixes the tunnel begins in
     * @param ipv4Address the IPv4 address, possibly shared
     * @param ports the ports of this line
     */
    record Lw4o6(Aftr lwAftr, Ipv6Prefix bindPrefix, Ipv4Address ipv4Address, PortSet ports) implements Mechanism {
        /**
         * Checks that there can be a softwire.
         *
         * @param lwAftr the far end
         * @param bindPrefix which of the line's prefixes the tunnel begins in
         * @param ipv4Address the IPv4 address
         * @param ports the ports
         * @throws IllegalArgumentException if no host can have the address, or there is no port but 0
         */
        public Lw4o6 {
            Softwire.Lw4o6.in(ANY_LINE, ipv4Address, ports, List.of(lwAftr));
        }

        private static final Ipv6Prefix ANY_LINE = Ipv6Prefix.parse("2001:db8::/64");

        @Override
        public Capability capability() {
            return Capability.LW4O6;
        }

        /** The one softwire, in the prefix of the line that the bind prefix chooses. */
        @Override
        public List<Softwire> softwires(List<Ipv6Prefix> prefixes) {
            return Softwire.Lw4o6.tunnelPrefix(bindPrefix, prefixes).stream()
                    .flatMap(prefix ->
                            LineSoftwires.usable(() -> Softwire.Lw4o6.in(prefix, ipv4Address, ports, List.of(lwAftr))))
                    .toList();
        }
    }

    /**
     * DS-Lite (RFC 6333).
     *
     * @param aftr the tunnel's far end, by name or by address
     */
    record DsLite(Aftr aftr) implements Mechanism {
        @Override
        public Capability capability() {
            return Capability.DS_LITE;
        }

        /** The one softwire, wherever the line is: its near end may be any address. */
        @Override
        public List<Softwire> softwires(List<Ipv6Prefix> prefixes) {
            return prefixes.isEmpty() ? List.of() : List.of(new Softwire.DsLite(aftr));
        }
    }

    /**
     * IPv4 in IPv6 (RFC 2473) with addresses of a contract.
     *
     * @param tunnels one or more
     */
    record Ipv4InIpv6(List<Softwire.Ipv4InIpv6> tunnels) implements Mechanism {
        /**
         * Copies the list.
         *
         * @param tunnels one or more
         */
        public Ipv4InIpv6 {
            tunnels = List.copyOf(tunnels);
        }

        @Override
        public Capability capability() {
            return Capability.IPIP;
        }

        /** The tunnels whose near end lies in one of the line's prefixes; the others were meant for another line. */
        @Override
        public List<Softwire> softwires(List<Ipv6Prefix> prefixes) {
            return tunnels.stream()
                    .filter(tunnel -> prefixes.stream().anyMatch(prefix -> prefix.contains(tunnel.localAddress())))
                    .<Softwire>map(tunnel -> tunnel)
                    .toList();
        }
    }

    /**
     * 464XLAT (RFC 6877).
     *
     * @param nat64Prefix the prefix that stands for the IPv4 world
     */
    record Xlat464(Ipv6Prefix nat64Prefix) implements Mechanism {
        /**
         * Checks that there can be a softwire.
         *
         * @param nat64Prefix the prefix
         * @throws IllegalArgumentException if RFC 6052 has no format for its length, or its addresses cannot be used
         */
        public Xlat464 {
            new Softwire.Xlat464(nat64Prefix);
        }

        @Override
        public Capability capability() {
            return Capability.XLAT_464;
        }

        /** The one softwire, wherever the line is. */
        @Override
        public List<Softwire> softwires(List<Ipv6Prefix> prefixes) {
            return prefixes.isEmpty() ? List.of() : List.of(new Softwire.Xlat464(nat64Prefix));
        }
    }
}
