package net.wan6.mape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.S46PortParameters;
import net.wan6.codec.S46Rule;
import net.wan6.mape.S46Contents.Refusal;

/** A container of MAP-E or MAP-T (RFC 7598 §5.1, §5.2): its rules, and what they make of the line's prefixes. */
final class S46MapContainer {

    /** The PSIDs that the server states although the EA bits give one; they must be the same. */
    private final Map<MapRule, Set<Integer>> statedPsids = new LinkedHashMap<>();

    private final MapDomain domain;

    /** Refuses the container with {@link Refusal} or {@link IllegalArgumentException}. */
    S46MapContainer(Options inside, List<Ipv6Address> brAddresses, InterfaceIdFormat format) {
        // A rule said twice in the same words is no contradiction.
        Set<MapRule> rules = new LinkedHashSet<>();
        for (S46Rule wire : S46Contents.atLeastOne(inside, OptionTypes.S46_RULE)) {
            rules.add(rule(wire));
        }
        boolean mesh = rules.stream().anyMatch(rule -> rule.use() == RuleUse.BASIC_AND_FORWARDING);
        Topology topology = mesh ? Topology.MESH : Topology.HUB_AND_SPOKE;
        domain = new MapDomain(List.copyOf(rules), brAddresses, format, topology);
    }

    MapDomain domain() {
        return domain;
    }

    /**
     * RFC 7598 §4.5: the offset counts in any case. A PSID is the CE's where rule and EA bits make one full address; where the
     * EA bits hold a PSID it is the same again, as some servers send it, and has to agree.
     */
    private MapRule rule(S46Rule wire) {
        Optional<S46PortParameters> parameters = S46Contents.portParameters(wire.options());
        int offset = parameters.map(S46PortParameters::psidOffset).orElse(MapRule.DEFAULT_PSID_OFFSET);
        int length = parameters.map(S46PortParameters::psidLength).orElse(0);
        int psid = parameters.map(S46PortParameters::psid).orElse(0);
        int lengthInEa = wire.ipv4Prefix().length() + wire.eaLength() - Ipv4Address.BITS;
        boolean explicit = length > 0 && lengthInEa <= 0;
        MapRule rule = new MapRule(
                wire.ipv6Prefix(),
                wire.ipv4Prefix(),
                wire.eaLength(),
                offset,
                explicit ? length : 0,
                explicit ? psid : 0,
                wire.isFmr() ? RuleUse.BASIC_AND_FORWARDING : RuleUse.BASIC_ONLY);
        if (length > 0 && !explicit) {
            if (length != lengthInEa) {
                throw new Refusal("PSID length " + length + " in S46_PORTPARAMS, but the EA bits of " + rule + " have "
                        + lengthInEa);
            }
            statedPsids.computeIfAbsent(rule, key -> new LinkedHashSet<>()).add(psid);
        }
        return rule;
    }

    /**
     * One softwire for each of the line's prefixes that lies in a rule. That some do not is nothing to tell, unless none does.
     */
    S46Provisioning softwires(int code, List<Ipv6Prefix> line, Function<MapCe, Softwire> kind) {
        List<Softwire> softwires = new ArrayList<>();
        List<S46Problem> problems = new ArrayList<>();
        for (Ipv6Prefix prefix : line) {
            CeResult result = domain.ce(prefix);
            if (result instanceof CeResult.Refused refused) {
                if (refused.violation() != RuleViolation.PREFIX_OUTSIDE_RULE) {
                    problems.add(new S46Problem(code, refused.message()));
                }
                continue;
            }
            try {
                softwires.add(kind.apply(agreeing(result.orElseThrow())));
            } catch (IllegalArgumentException unusable) {
                problems.add(new S46Problem(code, String.valueOf(unusable.getMessage())));
            }
        }
        if (softwires.isEmpty() && problems.isEmpty()) {
            problems.add(new S46Problem(
                    code,
                    line.isEmpty()
                            ? "the line has no prefix"
                            : "none of the rules holds a prefix of the line, " + line));
        }
        return new S46Provisioning(softwires, problems);
    }

    private MapCe agreeing(MapCe ce) {
        for (int stated : statedPsids.getOrDefault(ce.rule(), Set.of())) {
            if (stated != ce.psid()) {
                throw new IllegalArgumentException("PSID " + stated + " in S46_PORTPARAMS, but " + ce.psid()
                        + " in the EA bits of " + ce.endUserPrefix());
            }
        }
        return ce;
    }
}
