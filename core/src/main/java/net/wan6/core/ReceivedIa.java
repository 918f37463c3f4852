package net.wan6.core;

import java.util.List;
import net.wan6.codec.Lifetime;
import net.wan6.codec.StatusCode;

/**
 * What a message of a server says of one IA of ours, once everything that must be ignored is gone (engine rules V-8,
 * V-9, L-4).
 *
 * @param ia which IA
 * @param t1 as sent
 * @param t2 as sent
 * @param status what the IA's own status says, Success if there is none
 * @param leases what is granted, with the reception as {@code since}; a valid lifetime of 0 takes a lease away
 */
record ReceivedIa(IaKey ia, Lifetime t1, Lifetime t2, StatusCode status, List<Lease> leases) {
    ReceivedIa {
        leases = List.copyOf(leases);
    }

    List<Lease> granted() {
        return Kept.of(leases, ReceivedIa::isGiven);
    }

    boolean grantsAnything() {
        for (int i = 0; i < leases.size(); i++) {
            if (isGiven(leases.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGiven(Lease lease) {
        return !lease.validLifetime().isZero();
    }

    /**
     * T1 and T2 as instants (engine rule L-3): the client's own choice where the server leaves it, and never after the
     * first valid lifetime has ended.
     */
    HeldLeases.IaTimers timers(long now) {
        long valid = shortest(false);
        long usable = shortest(true);
        long one = t1.seconds();
        long two = t2.seconds();
        if (one == 0 && two == 0) {
            one = fraction(usable, 5);
            two = fraction(usable, 8);
        } else if (one == 0) {
            one = usable == INFINITE || two == INFINITE ? INFINITE : Math.max(1, two * 5 / 8);
        } else if (two == 0) {
            two = one == INFINITE ? INFINITE : Math.max(one, Math.min(one * 8 / 5, fraction(valid, 8)));
        }
        one = one != INFINITE && one >= valid ? fraction(valid, 5) : one;
        two = two != INFINITE && two >= valid ? fraction(valid, 8) : two;
        return new HeldLeases.IaTimers(ia, at(now, Math.min(one, two)), at(now, two), t1.seconds(), t2.seconds());
    }

    private static final long INFINITE = Lifetime.INFINITE.seconds();

    private long shortest(boolean preferred) {
        long shortest = INFINITE;
        for (int i = 0; i < leases.size(); i++) {
            Lease lease = leases.get(i);
            long preferredSeconds = lease.preferredLifetime().seconds();
            boolean usePreferred = preferred && preferredSeconds > 0;
            if (isGiven(lease)) {
                shortest = Math.min(
                        shortest,
                        usePreferred ? preferredSeconds : lease.validLifetime().seconds());
            }
        }
        return shortest;
    }

    private static long fraction(long seconds, int tenths) {
        return seconds == INFINITE ? INFINITE : Math.max(1, seconds * tenths / 10);
    }

    private static long at(long now, long seconds) {
        return Instants.after(now, Lifetime.ofSeconds(seconds));
    }
}
