package net.wan6.core;

import java.util.random.RandomGenerator;

/** What the protocol leaves to chance, drawn from the generator given. */
final class RandomSource {
    private final RandomGenerator random;

    // The last octets of the transaction ids drawn, the latest lowest.
    private long lastEight;
    private long eightBefore;

    RandomSource(RandomGenerator random) {
        this.random = random;
    }

    /** RAND: -0.1 to 0.1 (RFC 9915 §15). */
    double rand() {
        return unit() * 0.2 - 0.1;
    }

    /** RAND of the first Solicit, greater than 0 so that it waits longer than IRT (RFC 9915 §18.2.1; engine rule C-2). */
    double positiveRand() {
        return unit() * 0.1;
    }

    /** 0 to 1 second in nanoseconds. */
    long upToASecond() {
        return (long) (unit() * Instants.SECOND);
    }

    /**
     * A transaction id that was not among the last sixteen (engine rules C-5, I-3). It differs from each of them in its
     * last octet, so that no more than that has to be remembered of a million clients.
     */
    int xid() {
        int xid = (int) (random.nextLong() >>> 40);
        while (isAmong(lastEight, xid) || isAmong(eightBefore, xid)) {
            xid = (xid + 1) & 0xff_ffff;
        }
        eightBefore = (eightBefore << 8) | (lastEight >>> 56);
        lastEight = (lastEight << 8) | (xid & 0xff);
        return xid;
    }

    private static boolean isAmong(long octets, int xid) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            if (((octets >>> shift) & 0xff) == (xid & 0xff)) {
                return true;
            }
        }
        return false;
    }

    /** More than 0 and at most 1, in steps of 2^-53. */
    private double unit() {
        return ((random.nextLong() >>> 11) + 1) * 0x1.0p-53;
    }
}
