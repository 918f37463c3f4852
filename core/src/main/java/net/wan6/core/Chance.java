package net.wan6.core;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What the protocol leaves to chance, drawn from the generator given. */
final class Chance {
    private static final int REMEMBERED = 16;

    private final RandomGenerator random;
    private int[] lastXids = {};
    private int drawn;

    Chance(RandomGenerator random) {
        this.random = random;
    }

    /** RAND: -0.1 to 0.1 (RFC 9915 §15). */
    double rand() {
        return unit() * 0.2 - 0.1;
    }

    /** RAND of the first Solicit, greater than 0 so that it waits longer than IRT (RFC 9915 §18.2.1). */
    double positiveRand() {
        return unit() * 0.1;
    }

    /** 0 to 1 second in nanoseconds. */
    long upToASecond() {
        return (long) (unit() * Clocks.SECOND);
    }

    /** A transaction id that was not among the last sixteen. */
    int xid() {
        int xid = (int) (random.nextLong() >>> 40);
        while (isRecent(xid)) {
            xid = (xid + 1) & 0xff_ffff;
        }
        if (drawn < REMEMBERED) {
            lastXids = Arrays.copyOf(lastXids, drawn + 1);
        }
        lastXids[Math.floorMod(drawn++, REMEMBERED)] = xid;
        return xid;
    }

    private boolean isRecent(int xid) {
        for (int recent : lastXids) {
            if (recent == xid) {
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
