package net.wan6.test.arbitraries;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.S46Bind;
import net.wan6.codec.S46Container;
import net.wan6.codec.S46PortParameters;
import net.wan6.codec.S46Priority;
import net.wan6.codec.S46Rule;
import net.wan6.mape.MapRule;
import net.wan6.mape.RuleUse;

/** The options of softwires (RFC 7598), of rules that are rules. */
final class SoftwireValues {
    private static final Options NOTHING = Options.none(OptionSpace.S46);

    private SoftwireValues() {}

    static Arbitrary<S46Rule> rules() {
        return MapDomains.rules().map(SoftwireValues::option);
    }

    private static S46Rule option(MapRule rule) {
        S46Rule option = S46Rule.of(rule.ipv6Prefix(), rule.ipv4Prefix(), rule.eaLength());
        if (rule.isShared()) {
            option = option.withPortParameters(
                    S46PortParameters.of(rule.psidOffset(), rule.explicitPsidLength(), rule.explicitPsid()));
        }
        return rule.use() == RuleUse.BASIC_AND_FORWARDING ? option.asFmr() : option;
    }

    static Arbitrary<S46PortParameters> portParameters() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.integers().between(0, 16),
                        Arbitraries.integers().between(0, 0xffff))
                .as((offset, length, psid) -> {
                    int fitting = Math.min(length, 16 - offset);
                    return S46PortParameters.of(offset, fitting, psid & (1 << fitting) - 1);
                });
    }

    static Arbitrary<S46Bind> bindings() {
        return Combinators.combine(DhcpValues.ipv4Addresses(), DhcpValues.delegatedPrefixes(), portParameters())
                .as((ipv4, prefix, ports) -> S46Bind.of(ipv4, prefix).withPortParameters(ports));
    }

    static Arbitrary<S46Priority> priorities() {
        return Arbitraries.of(64, 88, 94, 95, 96)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .map(codes -> S46Priority.of(
                        codes.get(0),
                        codes.stream().skip(1).mapToInt(Integer::intValue).toArray()));
    }

    static Arbitrary<S46Container> mapE() {
        return Combinators.combine(ruleLists(), borderRelays())
                .as((rules, relays) -> S46Container.of(with(rules, relays)));
    }

    static Arbitrary<S46Container> mapT() {
        Arbitrary<Ipv6Prefix> defaults = DhcpValues.ipv6Prefixes(0, 96);
        return Combinators.combine(ruleLists(), defaults)
                .as((rules, prefix) -> S46Container.of(with(rules, List.of()).with(OptionTypes.S46_DMR, prefix)));
    }

    static Arbitrary<S46Container> lightweight4over6() {
        return Combinators.combine(bindings(), borderRelays())
                .as((binding, relays) ->
                        S46Container.of(with(List.of(), relays).with(OptionTypes.S46_V4V6BIND, binding)));
    }

    private static Arbitrary<List<S46Rule>> ruleLists() {
        return DhcpOptions.listsOf(rules(), 1);
    }

    private static Arbitrary<List<Ipv6Address>> borderRelays() {
        return DhcpOptions.listsOf(DhcpValues.servers(), 1);
    }

    private static Options with(List<S46Rule> rules, List<Ipv6Address> relays) {
        Options options = NOTHING;
        for (S46Rule rule : rules) {
            options = options.with(OptionTypes.S46_RULE, rule);
        }
        for (Ipv6Address relay : relays) {
            options = options.with(OptionTypes.S46_BR, relay);
        }
        return options;
    }
}
