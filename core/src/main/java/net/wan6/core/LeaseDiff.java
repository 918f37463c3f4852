package net.wan6.core;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/** Tells what became of each lease between what was held and what is (design law 8). */
final class LeaseDiff {
    private LeaseDiff() {}

    /** Whether two leases are the same resource of the same IA, whatever their lifetimes. */
    static boolean isSame(Lease one, Lease other) {
        return one.iaid() == other.iaid() && one.isSameResource(other);
    }

    /** The prefix or address itself: what two leases have in common that are the same resource. */
    static Object resource(Lease lease) {
        return lease instanceof PrefixLease prefix ? prefix.prefix() : ((AddressLease) lease).address();
    }

    static boolean isAmong(List<Lease> leases, Lease lease) {
        return indexOf(leases, lease) >= 0;
    }

    /** Where the same resource of the same IA stands, or -1. */
    static int indexOf(List<Lease> leases, Lease lease) {
        for (int i = 0; i < leases.size(); i++) {
            if (isSame(leases.get(i), lease)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The steps from one to the other. A lease gone and one new in the same IA are a replacement, pairwise in order; what
     * is left over is acquired or withdrawn. The same prefix in another IA is the same prefix: nothing is to be re-pointed.
     */
    static List<LeaseStep> steps(HeldLeases before, HeldLeases after, WithdrawalReason reason, long now) {
        List<Lease> held = before.all();
        List<Lease> holds = after.all();
        List<Lease> come = without(holds, held);
        List<LeaseStep> steps = new ArrayList<>();
        for (Lease old : without(held, holds)) {
            Lease moved = takeSame(old, come);
            if (moved != null) {
                addChange(steps, old, moved);
                continue;
            }
            Lease replacement = takeOf(IaKey.of(old), come);
            steps.add(
                    replacement == null
                            ? new LeaseStep.Withdrawn(old, reason, deprecateFor(old, now))
                            : new LeaseStep.Replaced(old, replacement, deprecateFor(old, now)));
        }
        for (Lease lease : come) {
            steps.add(new LeaseStep.Acquired(lease));
        }
        for (Lease lease : holds) {
            int at = indexOf(held, lease);
            if (at >= 0) {
                addChange(steps, held.get(at), lease);
            }
        }
        return steps;
    }

    /**
     * The steps when leases are read back: what is still good, what ended meanwhile, and what the application may have
     * advertised before and must deprecate now (RFC 9096 §3.4, engine rule F-4).
     */
    static List<LeaseStep> restored(List<Lease> live, List<Lease> ended, List<Ipv6Prefix> advertised) {
        List<LeaseStep> steps = new ArrayList<>();
        live.forEach(lease -> steps.add(new LeaseStep.Acquired(lease)));
        ended.forEach(lease -> steps.add(endedWhileDown(lease)));
        for (Ipv6Prefix prefix : advertised) {
            if (!isInsideOne(prefix, live) && !isInsideOne(prefix, ended)) {
                steps.add(endedWhileDown(new PrefixLease(0, prefix, Lifetime.ZERO, Lifetime.ZERO, 0, List.of())));
            }
        }
        return steps;
    }

    private static boolean isInsideOne(Ipv6Prefix prefix, List<Lease> leases) {
        return leases.stream()
                .anyMatch(lease ->
                        lease instanceof PrefixLease held && held.prefix().contains(prefix));
    }

    private static LeaseStep endedWhileDown(Lease lease) {
        return new LeaseStep.Withdrawn(lease, WithdrawalReason.ENDED_WHILE_DOWN, LanLifetimes.ND_VALID_LIMIT);
    }

    private static void addChange(List<LeaseStep> steps, Lease old, Lease lease) {
        // only the times are others.
        if (!old.equals(lease)) {
            steps.add(new LeaseStep.Refreshed(lease));
        }
        if (lease.preferredLifetime().isZero() && !old.preferredLifetime().isZero()) {
            steps.add(new LeaseStep.Deprecated(lease));
        }
    }

    /** The same prefix or address in whatever IA, taken out, or null. */
    private static @Nullable Lease takeSame(Lease lease, List<Lease> leases) {
        for (int i = 0; i < leases.size(); i++) {
            if (lease.isSameResource(leases.get(i))) {
                return leases.remove(i);
            }
        }
        return null;
    }

    /** The first lease of an IA, taken out, or null. */
    private static @Nullable Lease takeOf(IaKey ia, List<Lease> leases) {
        for (int i = 0; i < leases.size(); i++) {
            if (ia.holds(leases.get(i))) {
                return leases.remove(i);
            }
        }
        return null;
    }

    private static List<Lease> without(List<Lease> leases, List<Lease> others) {
        List<Lease> rest = new ArrayList<>(leases.size());
        for (Lease lease : leases) {
            if (!isAmong(others, lease)) {
                rest.add(lease);
            }
        }
        return rest;
    }

    /** F-3, RFC 9096 §3.5: as long as a LAN host may have been told, and no longer than the prefix would have lived. */
    static Lifetime deprecateFor(Lease old, long now) {
        return LanLifetimes.least(LanLifetimes.ND_VALID_LIMIT, old.remainingValid(now));
    }
}
