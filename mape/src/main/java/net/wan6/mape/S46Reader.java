package net.wan6.mape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MalformedOptionException;
import net.wan6.codec.Only;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.RawOption;
import net.wan6.codec.S46Bind;
import net.wan6.codec.S46Container;
import net.wan6.codec.S46PortParameters;
import net.wan6.codec.S46Priority;
import net.wan6.codec.S46Rule;

/** From DHCPv6 options to softwires; see {@link S46Provisioning} for what it promises. */
final class S46Reader {

    private static final int MAP_E = OptionTypes.S46_CONT_MAPE.code();
    private static final int MAP_T = OptionTypes.S46_CONT_MAPT.code();
    private static final int LW4O6 = OptionTypes.S46_CONT_LW.code();
    private static final int DS_LITE = OptionTypes.AFTR_NAME.code();
    private static final List<Integer> LOCAL_ORDER = List.of(MAP_E, MAP_T, LW4O6, DS_LITE);

    private final Options options;
    private final List<Ipv6Prefix> endUserPrefixes;
    private final InterfaceIdFormat format;
    private final List<Softwire> softwires = new ArrayList<>();
    private final List<S46Problem> problems = new ArrayList<>();

    S46Reader(Options options, List<Ipv6Prefix> endUserPrefixes, InterfaceIdFormat format) {
        this.options = options;
        this.endUserPrefixes = List.copyOf(endUserPrefixes);
        this.format = format;
    }

    S46Provisioning read() {
        for (int code : order()) {
            if (code == MAP_E) {
                readContainers(OptionTypes.S46_CONT_MAPE, this::readMapE);
            } else if (code == MAP_T) {
                readContainers(OptionTypes.S46_CONT_MAPT, this::readMapT);
            } else if (code == LW4O6) {
                readContainers(OptionTypes.S46_CONT_LW, this::readLw4o6);
            } else if (code == DS_LITE) {
                readDsLite();
            }
        }
        return new S46Provisioning(softwires, problems);
    }

    /** RFC 8026 §1.4: codes we do not know are passed over, an invalid option is as good as none. */
    private Set<Integer> order() {
        Set<Integer> order = new LinkedHashSet<>();
        Only<S46Priority> priority = options.only(OptionTypes.S46_PRIORITY);
        if (priority instanceof Only.One<S46Priority> one) {
            one.value().codes().forEach(order::add);
        } else {
            report(priority);
        }
        order.addAll(LOCAL_ORDER);
        return order;
    }

    /** RFC 6334 §5: of several names the first is used, and so none if that one is malformed. */
    private void readDsLite() {
        int count = options.count(OptionTypes.AFTR_NAME);
        if (count > 1) {
            problems.add(new S46Problem(DS_LITE, "stands " + count + " times, the first is used"));
        }
        for (RawOption raw : options) {
            if (raw.code() == DS_LITE) {
                readAftrName(raw);
                return;
            }
        }
    }

    private void readAftrName(RawOption raw) {
        try {
            softwires.add(new Softwire.DsLite(raw.as(OptionTypes.AFTR_NAME)));
        } catch (MalformedOptionException malformed) {
            problems.add(new S46Problem(DS_LITE, malformed.reason()));
        }
    }

    private void report(Only<S46Priority> notOne) {
        if (notOne instanceof Only.Malformed<S46Priority> malformed) {
            problems.add(new S46Problem(OptionTypes.S46_PRIORITY.code(), malformed.reason()));
        } else if (notOne instanceof Only.Repeated<S46Priority> repeated) {
            problems.add(new S46Problem(OptionTypes.S46_PRIORITY.code(), "stands " + repeated.count() + " times"));
        }
    }

    /** What is read from one container. */
    private interface ContainerReader {
        void read(S46Container container);
    }

    private void readContainers(OptionType<S46Container> type, ContainerReader reader) {
        for (RawOption raw : options) {
            if (raw.code() == type.code()) {
                try {
                    reader.read(raw.as(type));
                } catch (MalformedOptionException malformed) {
                    problems.add(new S46Problem(type.code(), malformed.reason()));
                } catch (Refusal refusal) {
                    problems.add(new S46Problem(type.code(), refusal.reason));
                } catch (MapRuleException broken) {
                    problems.add(new S46Problem(type.code(), broken.violation() + ": " + broken.getMessage()));
                }
            }
        }
    }

    private void readMapE(S46Container container) {
        requireOnly(container.options(), OptionTypes.S46_RULE, OptionTypes.S46_BR);
        List<Ipv6Address> brAddresses = atLeastOne(container.options(), OptionTypes.S46_BR);
        MapDomain domain = domain(MAP_E, container, brAddresses);
        for (MapCe ce : ces(MAP_E, domain)) {
            softwires.add(new Softwire.MapE(domain, ce));
        }
    }

    private void readMapT(S46Container container) {
        requireOnly(container.options(), OptionTypes.S46_RULE, OptionTypes.S46_DMR);
        if (!(container.options().only(OptionTypes.S46_DMR) instanceof Only.One<Ipv6Prefix> one)) {
            throw new Refusal("not exactly one well-formed " + OptionTypes.S46_DMR.name());
        }
        DefaultMappingRule dmr = defaultMappingRule(one.value());
        MapDomain domain = domain(MAP_T, container, List.of());
        for (MapCe ce : ces(MAP_T, domain)) {
            softwires.add(new Softwire.MapT(domain, ce, dmr));
        }
    }

    private static DefaultMappingRule defaultMappingRule(Ipv6Prefix prefix) {
        try {
            return new DefaultMappingRule(prefix);
        } catch (IllegalArgumentException e) {
            throw new Refusal("" + e.getMessage());
        }
    }

    private void readLw4o6(S46Container container) {
        requireOnly(container.options(), OptionTypes.S46_V4V6BIND, OptionTypes.S46_BR);
        List<Ipv6Address> lwAftrs = atLeastOne(container.options(), OptionTypes.S46_BR);
        if (!(container.options().only(OptionTypes.S46_V4V6BIND) instanceof Only.One<S46Bind> one)) {
            throw new Refusal("not exactly one well-formed " + OptionTypes.S46_V4V6BIND.name());
        }
        S46Bind bind = one.value();
        PortSet ports = portParameters(bind.options()).map(S46Reader::portSet).orElse(PortSet.ALL);
        softwires.add(new Softwire.Lw4o6(bind.ipv4Address(), ports, bind.bindPrefix(), lwAftrs));
    }

    private static PortSet portSet(S46PortParameters parameters) {
        if (parameters.psidOffset() + parameters.psidLength() > MapRule.PORT_BITS && parameters.psidLength() > 0) {
            throw new Refusal("PSID offset and PSID length exceed 16 bits");
        }
        return PortSet.of(parameters.psidOffset(), parameters.psidLength(), parameters.psid());
    }

    private MapDomain domain(int code, S46Container container, List<Ipv6Address> brAddresses) {
        List<MapRule> rules = new ArrayList<>();
        for (S46Rule rule : atLeastOne(container.options(), OptionTypes.S46_RULE)) {
            rules.add(rule(code, rule));
        }
        boolean mesh = rules.stream().anyMatch(rule -> rule.use() == RuleUse.BASIC_AND_FORWARDING);
        Topology topology = mesh ? Topology.MESH : Topology.HUB_AND_SPOKE;
        // A rule said twice in the same words is no contradiction.
        return new MapDomain(rules.stream().distinct().toList(), brAddresses, format, topology);
    }

    private MapRule rule(int code, S46Rule wire) {
        Optional<S46PortParameters> parameters =
                portParameters(wire.options()).filter(given -> isUsable(code, wire, given));
        return new MapRule(
                wire.ipv6Prefix(),
                wire.ipv4Prefix(),
                wire.eaLength(),
                parameters.map(S46PortParameters::psidOffset).orElse(MapRule.DEFAULT_PSID_OFFSET),
                parameters.map(S46PortParameters::psidLength).orElse(0),
                parameters.map(S46PortParameters::psid).orElse(0),
                wire.isFmr() ? RuleUse.BASIC_AND_FORWARDING : RuleUse.BASIC_ONLY);
    }

    /** RFC 7598 §4.5: a PSID without a full IPv4 address discards the option, not the rule. */
    private boolean isUsable(int code, S46Rule wire, S46PortParameters given) {
        boolean usable = given.psidLength() == 0 || wire.ipv4Prefix().length() + wire.eaLength() == 32;
        if (!usable) {
            problems.add(new S46Problem(code, "explicit PSID without a full IPv4 address passed over in " + wire));
        }
        return usable;
    }

    private static Optional<S46PortParameters> portParameters(Options inside) {
        requireOnly(inside, OptionTypes.S46_PORTPARAMS);
        Only<S46PortParameters> parameters = inside.only(OptionTypes.S46_PORTPARAMS);
        if (parameters instanceof Only.One<S46PortParameters> one) {
            return Optional.of(one.value());
        }
        if (parameters instanceof Only.Absent<S46PortParameters>) {
            return Optional.empty();
        }
        throw new Refusal("not one well-formed " + OptionTypes.S46_PORTPARAMS.name());
    }

    private List<MapCe> ces(int code, MapDomain domain) {
        List<MapCe> ces = new ArrayList<>();
        for (Ipv6Prefix prefix : endUserPrefixes) {
            CeResult result = domain.ce(prefix);
            if (result instanceof CeResult.Refused refused) {
                problems.add(new S46Problem(code, refused.message()));
            }
            result.toOptional().ifPresent(ces::add);
        }
        return ces;
    }

    /** RFC 7598 §5, Table 1: what a container or rule may hold; anything else, and it is ignored whole. */
    private static void requireOnly(Options inside, OptionType<?>... permitted) {
        for (RawOption raw : inside) {
            boolean known = false;
            for (OptionType<?> type : permitted) {
                known |= type.code() == raw.code();
            }
            if (!known) {
                throw new Refusal("option " + raw.code() + " is not permitted here");
            }
        }
    }

    private static <T> List<T> atLeastOne(Options inside, OptionType<T> type) {
        List<T> values = inside.all(type);
        if (values.isEmpty() || values.size() != inside.count(type)) {
            throw new Refusal(values.isEmpty() ? "no well-formed " + type.name() : "a malformed " + type.name());
        }
        return values;
    }

    /** Why a container is ignored; never leaves this class. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Refusal(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
