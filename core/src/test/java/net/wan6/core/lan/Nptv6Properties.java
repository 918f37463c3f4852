package net.wan6.core.lan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/** RFC 6296, for any two prefixes and any address. */
class Nptv6Properties {
    private static final BigInteger ONES = BigInteger.valueOf(0xffff);

    @Provide
    Arbitrary<Nptv6> translations() {
        Arbitrary<Ipv6Prefix> prefixes = Combinators.combine(
                        words(), words(), Arbitraries.integers().between(0, 64))
                .as((high, low, length) -> Ipv6Prefix.masking(new Ipv6Address(high, low), length));
        return Combinators.combine(prefixes, prefixes).as(Nptv6::new);
    }

    /** Words at the limits of one's complement are no rarity. */
    @Provide
    Arbitrary<Long> words() {
        return Arbitraries.oneOf(
                        Arbitraries.of(0, 1, 0xfffe, 0xffff),
                        Arbitraries.integers().between(0, 0xffff))
                .list()
                .ofSize(4)
                .map(words -> words.stream().reduce(0L, (all, word) -> all << 16 | word, (one, other) -> other));
    }

    private static Ipv6Address inside(Nptv6 translation, long high, long low) {
        Ipv6Prefix prefix = translation.inside();
        Ipv6Address hosts = new Ipv6Address(high, low);
        return hosts.withBits(0, prefix.length(), prefix.address().bits(0, prefix.length()));
    }

    @Property(tries = 2000)
    void theSumStaysAndTheWayBackIsTheSame(
            @ForAll("translations") Nptv6 translation, @ForAll("words") long high, @ForAll("words") long low) {
        Ipv6Address address = inside(translation, high, low);
        Nptv6Result result = translation.outbound(address);
        Statistics.collect(result instanceof Nptv6Result.Mapped);
        Statistics.coverage(coverage -> coverage.check(true).percentage(percent -> percent > 50));
        if (!(result instanceof Nptv6Result.Mapped mapped)) {
            return;
        }
        assertTrue(translation.outside().contains(mapped.address()));
        assertEquals(sum(address), sum(mapped.address()));
        boolean isDroppedOnItsWayBack =
                translation.outside().length() > 48 && mapped.address().low() == 0;
        Nptv6Result expected = isDroppedOnItsWayBack
                ? new Nptv6Result.Dropped(Nptv6Result.Reason.ZERO_IDENTIFIER)
                : new Nptv6Result.Mapped(address);
        assertEquals(expected, translation.inbound(mapped.address()));
    }

    @Property(tries = 500)
    void twoHostsStayTwo(
            @ForAll("translations") Nptv6 translation,
            @ForAll("words") long high,
            @ForAll("words") long one,
            @ForAll("words") long other) {
        translation
                .outbound(inside(translation, high, one))
                .toOptional()
                .ifPresent(mapped -> assertEquals(
                        one == other,
                        translation
                                .outbound(inside(translation, high, other))
                                .toOptional()
                                .equals(Optional.of(mapped))));
    }

    @Property(tries = 500)
    void whatLiesElsewhereIsDropped(
            @ForAll("translations") Nptv6 translation, @ForAll("words") long high, @ForAll("words") long low) {
        Ipv6Address address = new Ipv6Address(high, low);
        boolean isDropped =
                translation.outbound(address).equals(new Nptv6Result.Dropped(Nptv6Result.Reason.NOT_IN_PREFIX));
        assertEquals(!translation.inside().contains(address), isDropped);
    }

    /** By its other definition: the whole number modulo 0xffff, since 0x10000 is 1 there. */
    private static BigInteger sum(Ipv6Address address) {
        return new BigInteger(1, address.toByteArray()).mod(ONES);
    }
}
