package net.wan6.core;

import java.util.List;
import java.util.function.Function;
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
record ReceivedIa(IaKey ia, Lifetime t1, Lifetime t2, StatusCode status, List<IaLease> leases) {
    ReceivedIa {
        leases = List.copyOf(leases);
    }

    /** The same with other leases. */
    ReceivedIa with(List<IaLease> others) {
        return new ReceivedIa(ia, t1, t2, status, others);
    }

    List<IaLease> granted() {
        return HeldLeases.keeping(leases, ReceivedIa::isGiven);
    }

    boolean grantsAnything() {
        for (int i = 0; i < leases.size(); i++) {
            if (isGiven(leases.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGiven(IaLease lease) {
        return !lease.validLifetime().isZero();
    }

    /**
     * T1 and T2 as instants: the server's, though some leases may end before (RFC 9915 §18.2.4, §18.2.5); the client's own
     * choice where the server leaves it (§14.2), or where all would have ended (engine rule L-3). A lease that is on its
     * way out, its preferred lifetime 0, is no reason to ask early: it is not going to be extended.
     */
    HeldLeases.IaTimers timers(long now) {
        long one = t1.seconds();
        long two = t2.seconds();
        long last = lastEnd();
        if (one == 0 && two == 0) {
            one = fraction(firstPreferred(), 5);
            two = fraction(firstPreferred(), 8);
        } else if (one == 0) {
            one = firstPreferred() == INFINITE || two == INFINITE ? INFINITE : Math.max(1, two * 5 / 8);
        } else if (two == 0) {
            two = one == INFINITE ? INFINITE : Math.max(one, Math.min(one * 8 / 5, fraction(last, 8)));
        }
        one = one != INFINITE && one >= last ? fraction(firstEnd(), 5) : one;
        two = two != INFINITE && two >= last ? fraction(firstEnd(), 8) : two;
        return new HeldLeases.IaTimers(ia, at(now, Math.min(one, two)), at(now, two), t1.seconds(), t2.seconds());
    }

    private static final long INFINITE = Lifetime.INFINITE.seconds();

    private long firstPreferred() {
        return first(IaLease::preferredLifetime);
    }

    private long firstEnd() {
        return first(IaLease::validLifetime);
    }

    /** The shortest lifetime of the leases that will be extended, in seconds; {@link #lastEnd()} if none will. */
    private long first(Function<IaLease, Lifetime> lifetime) {
        long first = Long.MAX_VALUE;
        for (int i = 0; i < leases.size(); i++) {
            IaLease lease = leases.get(i);
            if (!lease.preferredLifetime().isZero()) {
                first = Math.min(first, lifetime.apply(lease).seconds());
            }
        }
        return first == Long.MAX_VALUE ? lastEnd() : first;
    }

    private long lastEnd() {
        long last = 0;
        for (int i = 0; i < leases.size(); i++) {
            last = Math.max(last, leases.get(i).validLifetime().seconds());
        }
        return last;
    }

    private static long fraction(long seconds, int tenths) {
        return seconds == INFINITE ? INFINITE : Math.max(1, seconds * tenths / 10);
    }

    private static long at(long now, long seconds) {
        return Instants.after(now, Lifetime.ofSeconds(seconds));
    }
}
