package net.wan6.core.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Octets;
import net.wan6.codec.nd.PrefixInformation;
import net.wan6.test.carrier.CarrierRouter;

/** A router that announces prefixes on a line, renumbers it in every order there is, falls silent, and is forged. */
final class SimulatedRouter {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final Ipv6Address ADDRESS = Ipv6Address.parse("fe80::1");
    private static final Ipv6Address FORGER = Ipv6Address.parse("fe80::666");

    /** Preferred and valid lifetimes; the last ones count down from the day they began. */
    private static final List<long[]> TERMS = List.of(
            new long[] {604_800, 2_592_000},
            new long[] {1800, 3600},
            new long[] {2700, 5400},
            new long[] {14_400, 43_200},
            new long[] {0xffff_ffffL, 0xffff_ffffL},
            new long[] {900_000, 900_000});

    /** Where an advertisement arrives, if it does. */
    interface Wire {
        void carry(Octets message, Ipv6Address source, int hopLimit, long at);
    }

    private final RandomGenerator random;
    private final Wire wire;
    private final long[] terms;
    private final boolean countsDown;
    private long began;
    private int number = 1;
    private int former = -1;
    private boolean announcesCurrent = true;
    private long next;
    private long silentUntil = Long.MIN_VALUE;
    private boolean isCalm;

    SimulatedRouter(RandomGenerator random, Wire wire) {
        this.random = random;
        this.wire = wire;
        this.terms = TERMS.get(random.nextInt(TERMS.size()));
        this.countsDown = terms[0] == 900_000;
        this.next = random.nextLong(60 * SECOND);
    }

    static Ipv6Prefix prefix(int number) {
        return Ipv6Prefix.parse("2001:db8:f" + Integer.toHexString(0x100 + number) + "::/64");
    }

    /** The prefix that it announces to be used. */
    Ipv6Prefix current() {
        return prefix(number);
    }

    /** Whether what it announced before the calm is over after a day of it, though it may never have said so. */
    boolean isForgetful() {
        return terms[0] <= 14_400;
    }

    long next() {
        return next;
    }

    void run(long at) {
        if (at < next) {
            return;
        }
        next = at + (isCalm ? 200 * SECOND : 30 * SECOND + random.nextLong(600 * SECOND));
        if (!announcesCurrent) {
            announcesCurrent = true;
            next = at + 3 * SECOND;
        }
        if (at >= silentUntil) {
            announce(at);
        }
    }

    void becomeCalm() {
        isCalm = true;
        announcesCurrent = true;
        silentUntil = Long.MIN_VALUE;
    }

    private void announce(long at) {
        List<PrefixInformation> prefixes = new ArrayList<>();
        if (former >= 0) {
            prefixes.add(PrefixInformation.of(prefix(former), Lifetime.ofSeconds(7200), Lifetime.ZERO));
        }
        if (announcesCurrent) {
            long gone = countsDown ? (at - began) / SECOND : 0;
            prefixes.add(PrefixInformation.of(
                    current(), Lifetime.ofSeconds(terms[1] - gone), Lifetime.ofSeconds(terms[0] - gone)));
        }
        wire.carry(octets(prefixes), ADDRESS, 255, at);
    }

    private static Octets octets(List<PrefixInformation> prefixes) {
        CarrierRouter router = CarrierRouter.announcing();
        for (PrefixInformation prefix : prefixes) {
            router = router.with(prefix);
        }
        return router.advertisement().octets();
    }

    void trouble(long at) {
        switch (random.nextInt(8)) {
            case 0 -> silentUntil = at + random.nextLong(random.nextInt(3) == 0 ? 20 * 3600 * SECOND : 600 * SECOND);
            case 1 -> storm(at);
            case 2 -> forge(at);
            case 3 -> takeAway(at);
            default -> renumber(at);
        }
    }

    private void renumber(long at) {
        int before = number;
        number = 1 + random.nextInt(6);
        began = at;
        former = random.nextInt(4) == 0 || before == number ? -1 : before;
        announcesCurrent = random.nextInt(3) != 0;
        if (random.nextInt(3) == 0) {
            former = -1; // the new one first, or the old one is never mentioned again
        }
        announce(at);
        next = at + random.nextLong(10 * SECOND);
        former = before == number ? -1 : before;
    }

    private void takeAway(long at) {
        wire.carry(octets(List.of(PrefixInformation.of(current(), Lifetime.ZERO, Lifetime.ZERO))), ADDRESS, 255, at);
        next = at + random.nextLong(600 * SECOND);
    }

    /** Many in a second, each other than the last. */
    private void storm(long at) {
        for (int i = 0; i < 200; i++) {
            Lifetime lifetime = Lifetime.ofSeconds((long) random.nextInt(3) * random.nextInt(5000));
            Ipv6Prefix prefix = random.nextBoolean() ? current() : prefix(0x20 + random.nextInt(40));
            PrefixInformation one =
                    PrefixInformation.of(prefix, lifetime, random.nextBoolean() ? lifetime : Lifetime.ZERO);
            wire.carry(octets(List.of(one)), ADDRESS, 255, at + i * (5 * MILLISECOND));
        }
        next = at + 2 * SECOND;
    }

    /** From beyond the link, and of prefixes that are none of a line. */
    private void forge(long at) {
        Lifetime hour = Lifetime.ofSeconds(3600);
        wire.carry(octets(List.of(PrefixInformation.of(current(), Lifetime.ZERO, Lifetime.ZERO))), ADDRESS, 64, at);
        wire.carry(
                octets(List.of(PrefixInformation.of(prefix(9), hour, hour))),
                Ipv6Address.parse("2001:db8::1"),
                255,
                at);
        for (String bad : List.of("fe80::/64", "ff0e::/64", "2001:db8::/48", "2001:db8::1/128")) {
            wire.carry(octets(List.of(PrefixInformation.of(Ipv6Prefix.parse(bad), hour, hour))), FORGER, 255, at);
        }
    }
}
