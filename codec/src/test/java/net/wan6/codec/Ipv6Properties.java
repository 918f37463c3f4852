package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Addresses and prefixes against BigInteger and the JDK's own literal parser. */
class Ipv6Properties {

    private static final BigInteger ALL = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    @Provide
    Arbitrary<Ipv6Address> addresses() {
        Arbitrary<Long> any = Arbitraries.longs();
        // Groups that are often zero give the zero runs RFC 5952 is about.
        Arbitrary<Long> sparse = Arbitraries.of(0L, 0L, 0L, 1L, 0xffffL)
                .list()
                .ofSize(4)
                .map(groups -> groups.stream().reduce(0L, (half, group) -> half << 16 | group));
        Arbitrary<Long> half = Arbitraries.oneOf(List.of(any, sparse));
        return Combinators.combine(half, half).as(Ipv6Address::new);
    }

    @Provide
    Arbitrary<Ipv6Prefix> prefixes() {
        return Combinators.combine(addresses(), Arbitraries.integers().between(0, 128))
                .as(Ipv6Prefix::masking);
    }

    @Property
    void textReadsBackHereAndInTheJdk(@ForAll("addresses") Ipv6Address address) throws UnknownHostException {
        String text = address.toString();
        assertEquals(address, Ipv6Address.parse(text));
        assertEquals(
                InetAddress.getByAddress(address.toByteArray()),
                InetAddress.getByName(text),
                "the JDK reads the same octets");
        assertEquals(address, Ipv6Address.parse(address.toInetAddress().getHostAddress()), "and we read its text");
    }

    @Property
    void octetsAreTheNumber(@ForAll("addresses") Ipv6Address address) {
        assertEquals(address, Ipv6Address.of(address.toByteArray()));
        assertEquals(new BigInteger(1, address.toByteArray()), number(address));
    }

    @Property
    void ordersAsTheNumber(@ForAll("addresses") Ipv6Address one, @ForAll("addresses") Ipv6Address other) {
        assertEquals(Integer.signum(number(one).compareTo(number(other))), Integer.signum(one.compareTo(other)));
        assertEquals(0, one.compareTo(new Ipv6Address(one.high(), one.low())));
    }

    @Property(tries = 3000)
    void bitsAreThoseOfTheNumber(
            @ForAll("addresses") Ipv6Address address,
            @ForAll @IntRange(max = 128) int from,
            @ForAll @IntRange(max = 64) int wanted) {
        int count = Math.min(wanted, 128 - from);
        BigInteger bits = number(address).shiftRight(128 - from - count).and(ones(count));
        assertEquals(bits.longValue(), address.bits(from, count));
    }

    @Property(tries = 3000)
    void withBitsReplacesThoseAndNoOther(
            @ForAll("addresses") Ipv6Address address,
            @ForAll @IntRange(max = 128) int from,
            @ForAll @IntRange(max = 64) int wanted,
            @ForAll long value) {
        int count = Math.min(wanted, 128 - from);
        BigInteger field = BigInteger.valueOf(value).and(ones(count));
        int up = 128 - from - count;
        BigInteger expected = number(address).andNot(ones(count).shiftLeft(up)).or(field.shiftLeft(up));
        Ipv6Address changed = address.withBits(from, count, field.longValue());
        assertEquals(expected, number(changed));
        assertEquals(field.longValue(), changed.bits(from, count));
    }

    @Property
    void prefixIsARangeOfNumbers(@ForAll("prefixes") Ipv6Prefix prefix, @ForAll("addresses") Ipv6Address candidate) {
        BigInteger size = BigInteger.ONE.shiftLeft(128 - prefix.length());
        BigInteger first = number(candidate).shiftRight(128 - prefix.length()).shiftLeft(128 - prefix.length());
        assertEquals(first, number(candidate.masked(prefix.length())));
        assertEquals(first.equals(number(prefix.first())), prefix.contains(candidate));
        assertEquals(number(prefix.first()).add(size).subtract(BigInteger.ONE), number(prefix.last()));
        assertTrue(prefix.contains(prefix.first()) && prefix.contains(prefix.last()));
        assertTrue(Ipv6Prefix.masking(candidate, prefix.length()).contains(candidate));
    }

    @Property
    void prefixContainsWhatLiesWhollyInIt(@ForAll("prefixes") Ipv6Prefix one, @ForAll("prefixes") Ipv6Prefix other) {
        boolean inside = number(one.first()).compareTo(number(other.first())) <= 0
                && number(one.last()).compareTo(number(other.last())) >= 0;
        assertEquals(inside, one.contains(other));
        assertTrue(one.contains(one));
        if (one.length() < 128) {
            assertTrue(one.contains(one.subnet(one.length() + 1, 1)));
        }
    }

    @Property
    void hostBitsAreRefused(@ForAll("prefixes") Ipv6Prefix prefix, @ForAll("addresses") Ipv6Address address) {
        boolean clean = address.masked(prefix.length()).equals(address);
        if (clean) {
            assertEquals(address, new Ipv6Prefix(address, prefix.length()).address());
        } else {
            assertThrows(IllegalArgumentException.class, () -> new Ipv6Prefix(address, prefix.length()));
        }
    }

    @Property
    void prefixTextReadsBack(@ForAll("prefixes") Ipv6Prefix prefix) {
        assertEquals(prefix, Ipv6Prefix.parse(prefix.toString()));
    }

    @Property
    void subnetIsThePrefixAndItsNumber(
            @ForAll("prefixes") Ipv6Prefix prefix, @ForAll @IntRange(max = 128) int deeper, @ForAll long any) {
        int width = Math.min(deeper, 128 - prefix.length());
        long index = width >= 64 ? any : any & ~(-1L << width);
        Ipv6Prefix subnet = prefix.subnet(prefix.length() + width, index);
        BigInteger unsigned = new BigInteger(Long.toUnsignedString(index));
        BigInteger expected = number(prefix.first()).add(unsigned.shiftLeft(128 - subnet.length()));
        assertEquals(expected, number(subnet.first()));
        assertTrue(prefix.contains(subnet));
    }

    @Property
    void subnetsPartition(@ForAll("prefixes") Ipv6Prefix prefix, @ForAll @IntRange(max = 6) int deeper) {
        int newLength = Math.min(128, prefix.length() + deeper);
        List<Ipv6Prefix> subnets = prefix.subnets(newLength).collect(Collectors.toList());
        assertEquals(1L << (newLength - prefix.length()), subnets.size());
        assertEquals(subnets.size(), prefix.subnetCount(newLength));
        assertEquals(prefix.first(), subnets.get(0).first());
        assertEquals(prefix.last(), subnets.get(subnets.size() - 1).last());
        for (int i = 1; i < subnets.size(); i++) {
            assertEquals(
                    number(subnets.get(i - 1).last()).add(BigInteger.ONE),
                    number(subnets.get(i).first()));
        }
    }

    @Property(tries = 20)
    void subnetsAreMadeAsTheyAreRead(@ForAll("prefixes") Ipv6Prefix prefix) {
        List<Ipv6Prefix> taken =
                Ipv6Prefix.masking(prefix.address(), 0).subnets(128).limit(3).collect(Collectors.toList());
        assertEquals(
                LongStream.range(0, 3)
                        .mapToObj(i -> new Ipv6Prefix(new Ipv6Address(0, i), 128))
                        .collect(Collectors.toList()),
                taken);
    }

    private static BigInteger ones(int count) {
        return ALL.shiftRight(128 - count);
    }

    private static BigInteger number(Ipv6Address address) {
        BigInteger high = new BigInteger(Long.toUnsignedString(address.high()));
        return high.shiftLeft(64).add(new BigInteger(Long.toUnsignedString(address.low())));
    }
}
