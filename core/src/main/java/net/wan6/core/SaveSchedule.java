package net.wan6.core;

import java.util.List;
import net.wan6.codec.Lifetime;

/**
 * When a state is saved that is not saved at once.
 *
 * <p>Leases, keys and what becomes of them are saved before anything depends on them (design law 4). What a server or a router
 * may set as often as it likes, and what costs little to forget, is saved a second after the last time at the earliest, with whatever
 * else has changed by then, or when the exchange ends: hundreds of answers in a second would wear out flash memory (A14).
 *
 * <p>It is also saved though nothing has changed but the time: what was not saved of the running time is forgotten in a
 * power cut, and a machine that reboots for ever would keep a dead lease for ever (engine rule L-14).
 *
 * <p>Once in an eighth of the shortest lifetime, but not more often than once an hour, to spare flash memory, and not less
 * often than once a day. While a lease is in doubt after a restart, first after a minute, then whenever the time since the
 * restart has doubled: then no reboot forgets more than half of what ran before it.
 */
final class SaveSchedule {
    private static final long MINUTE = 60 * Instants.SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int PART_OF_A_LIFETIME = 8;

    private long beganAt = Long.MIN_VALUE;
    private long savedAt = Long.MIN_VALUE;
    private long soonAt = Instants.NEVER;

    /** A process goes on from what another saved. */
    void begins(long now) {
        beganAt = now;
        savedAt = now;
    }

    /** Something changed that may wait until a second has passed since the last time. */
    void soon(long now) {
        if (!isPending()) {
            soonAt = Math.max(now, Instants.after(savedAt, Instants.SECOND));
        }
    }

    boolean isPending() {
        return soonAt != Instants.NEVER;
    }

    void saved(long now) {
        savedAt = now;
        soonAt = Instants.NEVER;
    }

    long dueAt(HeldLeases held, List<LineLease> line) {
        return Math.min(soonAt, inTime(held, line));
    }

    /** {@link Instants#NEVER} while nothing is held that ends. */
    private long inTime(HeldLeases held, List<LineLease> line) {
        long shortest = Math.min(Math.min(shortest(held.prefixes()), shortest(held.addresses())), shortest(line));
        if (shortest == Lifetime.INFINITE.seconds()) {
            return Instants.NEVER;
        }
        long most = Math.min(DAY, Math.max(HOUR, shortest * Instants.SECOND / PART_OF_A_LIFETIME));
        boolean isMeasured = isMeasured(held.prefixes()) && isMeasured(held.addresses()) && isMeasured(line);
        return Instants.after(savedAt, isMeasured ? most : Math.min(most, Math.max(MINUTE, savedAt - beganAt)));
    }

    /** By index, here and below: this is asked after each input. */
    private static long shortest(List<? extends Lease> leases) {
        long shortest = Lifetime.INFINITE.seconds();
        for (int i = 0; i < leases.size(); i++) {
            shortest = Math.min(shortest, leases.get(i).validLifetime().seconds());
        }
        return shortest;
    }

    private static boolean isMeasured(List<? extends Lease> leases) {
        for (int i = 0; i < leases.size(); i++) {
            if (!leases.get(i).unmeasured().isZero()) {
                return false;
            }
        }
        return true;
    }
}
