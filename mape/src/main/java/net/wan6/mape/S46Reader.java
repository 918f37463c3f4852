package net.wan6.mape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MalformedOptionException;
import net.wan6.codec.Only;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.RawOption;
import net.wan6.codec.S46Container;
import net.wan6.codec.S46Priority;
import net.wan6.mape.S46Contents.Refusal;

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
        // A /56 and a /64 inside it are one line to the domain.
        return new S46Provisioning(softwires.stream().distinct().toList(), problems);
    }

    /** RFC 8026 §1.4: codes we do not know are passed over, an invalid option is as good as none. */
    private Set<Integer> order() {
        Set<Integer> order = new LinkedHashSet<>();
        Only<S46Priority> priority = options.only(OptionTypes.S46_PRIORITY);
        if (priority instanceof Only.One<S46Priority> one) {
            one.value().codes().forEach(order::add);
        } else if (priority instanceof Only.Identical<S46Priority> identical) {
            identical.value().codes().forEach(order::add);
        }
        report(priority);
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
            softwires.add(Softwire.DsLite.to(raw.as(OptionTypes.AFTR_NAME)));
        } catch (MalformedOptionException malformed) {
            problems.add(new S46Problem(DS_LITE, malformed.reason()));
        } catch (IllegalArgumentException unusable) {
            problems.add(new S46Problem(DS_LITE, String.valueOf(unusable.getMessage())));
        }
    }

    private void report(Only<S46Priority> priority) {
        if (priority instanceof Only.Malformed<S46Priority> malformed) {
            problems.add(new S46Problem(OptionTypes.S46_PRIORITY.code(), malformed.reason()));
        } else if (priority instanceof Only.Repeated<S46Priority> repeated) {
            problems.add(new S46Problem(OptionTypes.S46_PRIORITY.code(), "stands " + repeated.count() + " times"));
        } else if (priority instanceof Only.Identical<S46Priority> identical) {
            String reason = "stands " + identical.count() + " times with the same octets, the first is used";
            problems.add(new S46Problem(OptionTypes.S46_PRIORITY.code(), reason));
        }
    }

    /** What is read from one container. */
    private interface ContainerReader {
        S46Provisioning read(Options inside);
    }

    private void readContainers(OptionType<S46Container> type, ContainerReader reader) {
        for (RawOption raw : options) {
            if (raw.code() == type.code()) {
                S46Provisioning read = readContainer(raw, type, reader);
                softwires.addAll(read.softwires());
                problems.addAll(read.problems());
            }
        }
    }

    private static S46Provisioning readContainer(RawOption raw, OptionType<S46Container> type, ContainerReader reader) {
        try {
            return reader.read(raw.as(type).options());
        } catch (MalformedOptionException malformed) {
            return refused(type, malformed.reason());
        } catch (Refusal refusal) {
            return refused(type, refusal.reason());
        } catch (MapRuleException broken) {
            return refused(type, broken.violation() + ": " + broken.getMessage());
        } catch (IllegalArgumentException unusable) {
            return refused(type, String.valueOf(unusable.getMessage()));
        }
    }

    private static S46Provisioning refused(OptionType<S46Container> type, String reason) {
        return new S46Provisioning(List.of(), List.of(new S46Problem(type.code(), reason)));
    }

    private S46Provisioning readMapE(Options inside) {
        S46Contents.requireOnly(inside, OptionTypes.S46_RULE, OptionTypes.S46_BR);
        S46MapContainer container = new S46MapContainer(inside, S46Contents.borderRelays(inside), format);
        return container.softwires(MAP_E, endUserPrefixes, ce -> new Softwire.MapE(container.domain(), ce));
    }

    private S46Provisioning readMapT(Options inside) {
        S46Contents.requireOnly(inside, OptionTypes.S46_RULE, OptionTypes.S46_DMR);
        DefaultMappingRule dmr = S46Contents.atMostOne(inside, OptionTypes.S46_DMR)
                .map(DefaultMappingRule::new)
                .orElseThrow(() -> new Refusal("no " + OptionTypes.S46_DMR.name()));
        S46MapContainer container = new S46MapContainer(inside, List.of(), format);
        return container.softwires(MAP_T, endUserPrefixes, ce -> new Softwire.MapT(container.domain(), ce, dmr));
    }

    private S46Provisioning readLw4o6(Options inside) {
        return new S46Provisioning(List.of(S46LightweightContainer.read(inside, endUserPrefixes)), List.of());
    }
}
