package net.wan6.test.arbitraries;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapCe;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.mape.PortSet;
import net.wan6.mape.RuleUse;
import net.wan6.mape.Topology;

/** MAP rules and what follows from them (RFC 7597). */
public final class MapDomains {
    private static final int PORT_BITS = 16;
    private static final int MOST_EA_BITS = 48;

    /** The first three bits of 2000::/3, for a border relay is a host. */
    private static final int GLOBAL_UNICAST = 0b001;

    private MapDomains() {}

    /**
     * Rules that are rules, of every form: shared addresses, whole ones, IPv4 prefixes, a PSID of their own.
     *
     * @return an arbitrary
     */
    public static Arbitrary<MapRule> rules() {
        Arbitrary<Integer> ipv4Lengths = Arbitraries.integers().between(0, 32);
        Arbitrary<Integer> eaLengths = Arbitraries.integers().between(0, MOST_EA_BITS);
        Arbitrary<Shape> any = Combinators.combine(ipv4Lengths, eaLengths).as(Shape::fitting);
        Arbitrary<Shape> whole = ipv4Lengths.map(length -> new Shape(length, 32 - length));
        Arbitrary<Shape> shapes = Arbitraries.frequencyOf(Tuple.of(3, any), Tuple.of(1, whole));
        Arbitrary<Integer> explicitLengths = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(1, PORT_BITS)));
        return Combinators.combine(
                        shapes,
                        DhcpValues.ipv6Prefixes(0, 128),
                        DhcpValues.ipv4Addresses(),
                        Arbitraries.integers().between(0, 15),
                        explicitLengths,
                        Arbitraries.integers().between(0, 0xffff),
                        Arbitraries.of(RuleUse.values()))
                .as((shape, ipv6, ipv4, offset, explicitLength, psid, use) -> {
                    int length = Math.min(ipv6.length(), Ipv6Address.BITS - shape.eaLength());
                    int explicit = shape.isWholeAddress() ? explicitLength : 0;
                    int psidLength = shape.isWholeAddress() ? explicit : shape.psidLength();
                    return new MapRule(
                            Ipv6Prefix.masking(ipv6.address(), length),
                            Ipv4Prefix.masking(ipv4, shape.ipv4Length()),
                            shape.eaLength(),
                            Math.min(offset, PORT_BITS - Math.max(1, psidLength)),
                            explicit,
                            psid & (1 << explicit) - 1,
                            use);
                })
                .withoutEdgeCases();
    }

    /** How the EA bits divide. */
    private record Shape(int ipv4Length, int eaLength) {
        /** No more than 16 bits may be left for the PSID. */
        static Shape fitting(int ipv4Length, int eaLength) {
            return new Shape(ipv4Length, Math.min(eaLength, MOST_EA_BITS - ipv4Length));
        }

        boolean isWholeAddress() {
            return ipv4Length + eaLength == 32;
        }

        int psidLength() {
            return Math.max(0, ipv4Length + eaLength - 32);
        }
    }

    /**
     * Domains of one to four rules, none of whose prefixes holds another, with border relays.
     *
     * @return an arbitrary
     */
    public static Arbitrary<MapDomain> domains() {
        return Combinators.combine(
                        rules().list().ofMinSize(1).ofMaxSize(4),
                        DhcpValues.ipv6Addresses()
                                .map(any -> any.withBits(0, 3, GLOBAL_UNICAST))
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(2),
                        Arbitraries.of(InterfaceIdFormat.values()),
                        Arbitraries.of(Topology.values()))
                .as((rules, relays, format, topology) -> new MapDomain(apart(rules), relays, format, topology))
                .withoutEdgeCases();
    }

    private static List<MapRule> apart(List<MapRule> rules) {
        List<MapRule> apart = new ArrayList<>();
        for (MapRule rule : rules) {
            boolean overlaps = apart.stream()
                    .map(MapRule::ipv6Prefix)
                    .anyMatch(other -> other.contains(rule.ipv6Prefix())
                            || rule.ipv6Prefix().contains(other));
            if (!overlaps) {
                apart.add(rule);
            }
        }
        return apart;
    }

    /**
     * Prefixes of customers of a domain, such that {@link MapDomain#ce} gives each a CE: as long as the rule's EA bits
     * want, or longer.
     *
     * @param domain a domain of one rule or more, as {@link #domains} gives
     * @return an arbitrary
     */
    public static Arbitrary<Ipv6Prefix> endUserPrefixes(MapDomain domain) {
        Arbitrary<MapRule> rules = Arbitraries.of(domain.rules());
        return Combinators.combine(
                        rules,
                        DhcpValues.ipv6Addresses(),
                        Arbitraries.integers().between(0, Ipv6Address.BITS))
                .as(MapDomains::within);
    }

    private static Ipv6Prefix within(MapRule rule, Ipv6Address any, int length) {
        Ipv6Prefix prefix = rule.ipv6Prefix();
        Ipv6Address fixed = any.masked(prefix.length());
        Ipv6Address inside = new Ipv6Address(
                prefix.address().high() | (any.high() ^ fixed.high()),
                prefix.address().low() | (any.low() ^ fixed.low()));
        return Ipv6Prefix.masking(inside, Math.max(length, rule.cePrefixLength()));
    }

    /**
     * CEs of any domain and customer.
     *
     * @return an arbitrary
     */
    public static Arbitrary<MapCe> ces() {
        return domains()
                .flatMap(domain ->
                        endUserPrefixes(domain).map(prefix -> domain.ce(prefix).orElseThrow()))
                .withoutEdgeCases();
    }

    /**
     * Port sets of every shape, also without their lowest ports, also empty.
     *
     * @return an arbitrary
     */
    public static Arbitrary<PortSet> portSets() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, PORT_BITS),
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.integers().between(0, 0xffff),
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.just(0)),
                                Tuple.of(1, Arbitraries.integers().between(0, 1 << PORT_BITS))))
                .as((length, offset, psid, floor) -> PortSet.of(
                                Math.min(offset, PORT_BITS - length), length, psid & (1 << length) - 1)
                        .excludingBelow(floor));
    }
}
