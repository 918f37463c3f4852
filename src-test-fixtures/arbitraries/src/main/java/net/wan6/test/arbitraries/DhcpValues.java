package net.wan6.test.arbitraries;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.wan6.codec.DomainName;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Octets;

/** The small values of DHCPv6. */
public final class DhcpValues {
    private static final int LONGEST_DUID = 130;

    private DhcpValues() {}

    /**
     * IPv6 addresses of any kind; the runs of zeros that their text form is about are frequent.
     *
     * @return an arbitrary
     */
    public static Arbitrary<Ipv6Address> ipv6Addresses() {
        Arbitrary<Long> sparse = Arbitraries.of(0L, 0L, 0L, 1L, 0xffffL)
                .list()
                .ofSize(4)
                .map(groups -> groups.stream().reduce(0L, (half, group) -> half << 16 | group));
        Arbitrary<Long> half = Arbitraries.oneOf(List.of(Arbitraries.longs(), sparse));
        return Combinators.combine(half, half).as(Ipv6Address::new);
    }

    /** Addresses that a server may have. */
    static Arbitrary<Ipv6Address> servers() {
        return ipv6Addresses()
                .filter(address -> !address.isMulticast() && !address.isLoopback() && !address.isUnspecified());
    }

    /** Multicast addresses. */
    static Arbitrary<Ipv6Address> groups() {
        return ipv6Addresses().map(address -> address.withBits(0, 8, 0xff));
    }

    /**
     * IPv6 prefixes of any kind, without bits beyond their length.
     *
     * @param shortest the least length, 0 to 128
     * @param longest the greatest length, 0 to 128
     * @return an arbitrary
     */
    public static Arbitrary<Ipv6Prefix> ipv6Prefixes(int shortest, int longest) {
        return Combinators.combine(ipv6Addresses(), Arbitraries.integers().between(shortest, longest))
                .as(Ipv6Prefix::masking);
    }

    /**
     * Prefixes as carriers delegate them, /48 to /64, out of 2001:db8::/32.
     *
     * @return an arbitrary
     */
    public static Arbitrary<Ipv6Prefix> delegatedPrefixes() {
        Arbitrary<Long> subnets = Arbitraries.longs().between(0, 0xffff_ffffL);
        return Combinators.combine(subnets, Arbitraries.integers().between(48, 64))
                .as((subnet, length) ->
                        Ipv6Prefix.masking(new Ipv6Address(0x2001_0db8L << Integer.SIZE | subnet, 0), length));
    }

    /**
     * IPv4 addresses of any kind.
     *
     * @return an arbitrary
     */
    public static Arbitrary<Ipv4Address> ipv4Addresses() {
        return Arbitraries.integers().map(Ipv4Address::new);
    }

    /**
     * IPv4 prefixes of any kind, without bits beyond their length.
     *
     * @param shortest the least length, 0 to 32
     * @param longest the greatest length, 0 to 32
     * @return an arbitrary
     */
    public static Arbitrary<Ipv4Prefix> ipv4Prefixes(int shortest, int longest) {
        return Combinators.combine(ipv4Addresses(), Arbitraries.integers().between(shortest, longest))
                .as(Ipv4Prefix::masking);
    }

    /**
     * Lifetimes and T1, T2: 0 to 4294967294 seconds, and infinite; often those of real lines.
     *
     * @return an arbitrary
     */
    public static Arbitrary<Lifetime> lifetimes() {
        return Arbitraries.oneOf(List.of(
                Arbitraries.of(Lifetime.ZERO, Lifetime.INFINITE),
                Arbitraries.longs().between(0, 86_400).map(Lifetime::ofSeconds),
                Arbitraries.longs().between(0, 0xffff_fffeL).map(Lifetime::ofSeconds)));
    }

    /**
     * DUIDs: of a link-layer address with and without time, of an enterprise, UUIDs, and of types nobody has defined
     * (RFC 9915 §11).
     *
     * @return an arbitrary
     */
    public static Arbitrary<Duid> duids() {
        Arbitrary<Duid> defined = Arbitraries.oneOf(
                List.of(duids("00010001", 10), duids("00030001", 6), duids("00020000", 10), duids("0004", 16)));
        Arbitrary<Duid> others = Combinators.combine(
                        Arbitraries.integers().between(0, 0xffff), octets(1, LONGEST_DUID - 2))
                .as((type, rest) ->
                        Duid.of(Octets.of((byte) (type >> 8), type.byteValue()).concat(rest)));
        return Arbitraries.frequencyOf(Tuple.of(4, defined), Tuple.of(1, others));
    }

    private static Arbitrary<Duid> duids(String beginning, int length) {
        return octets(length, length)
                .map(rest -> Duid.of(Octets.parseHex(beginning).concat(rest)));
    }

    /**
     * Full domain names, the root too.
     *
     * @return an arbitrary
     */
    public static Arbitrary<DomainName> domainNames() {
        Arbitrary<String> labels = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("0123456789-")
                .ofMinLength(1)
                .ofMaxLength(12);
        return labels.list().ofMaxSize(5).map(name -> DomainName.parse(String.join(".", name)));
    }

    /**
     * Octets of any kind.
     *
     * @param shortest the least number, 0 or more
     * @param longest the greatest number
     * @return an arbitrary
     */
    public static Arbitrary<Octets> octets(int shortest, int longest) {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(shortest)
                .ofMaxSize(longest)
                .map(Octets::of);
    }
}
