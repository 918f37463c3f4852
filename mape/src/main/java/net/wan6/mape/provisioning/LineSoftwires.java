package net.wan6.mape.provisioning;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapCe;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.mape.Softwire;
import net.wan6.mape.Topology;

/** What the rules of an answer are on a line. */
final class LineSoftwires {

    private LineSoftwires() {}

    /** The domain of rules some of which may be there twice. */
    static MapDomain domain(
            List<MapRule> rules, List<Ipv6Address> brAddresses, InterfaceIdFormat format, Topology topology) {
        return new MapDomain(rules.stream().distinct().toList(), brAddresses, format, topology);
    }

    /** One softwire for each CE that the line's prefixes make. */
    static List<Softwire> ofCes(MapDomain domain, List<Ipv6Prefix> prefixes, Function<MapCe, Softwire> kind) {
        return prefixes.stream()
                .flatMap(prefix -> domain.ce(prefix).toOptional().stream())
                .flatMap(ce -> usable(() -> kind.apply(ce)))
                .distinct()
                .toList();
    }

    /** None where the line's prefix leads to an address that no host can have: for this line the rule is none. */
    static Stream<Softwire> usable(Supplier<Softwire> maker) {
        try {
            return Stream.of(maker.get());
        } catch (IllegalArgumentException unusable) {
            return Stream.empty();
        }
    }
}
