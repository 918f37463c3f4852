package net.wan6.core;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.Lifetime;
import net.wan6.core.LeaseStep.WithdrawalReason;

/** Tells what became of each lease between two holdings (design law 8). */
final class LeaseDiff {
    private LeaseDiff() {}

    /** Whether two leases are the same resource of the same IA, whatever their lifetimes. */
    static boolean isSame(Lease one, Lease other) {
        return one.iaid() == other.iaid() && isSameResource(one, other);
    }

    /** Whether two leases are the same prefix or address. */
    static boolean isSameResource(Lease one, Lease other) {
        if (one instanceof PrefixLease prefix) {
            return other instanceof PrefixLease that && prefix.prefix().equals(that.prefix());
        }
        return other instanceof AddressLease that
                && ((AddressLease) one).address().equals(that.address());
    }

    /**
     * The steps from one to the other. A lease gone and one new in the same IA are a replacement, pairwise in order; what
     * is left over is acquired or withdrawn.
     */
    static List<LeaseStep> steps(Holdings before, Holdings after, WithdrawalReason reason, long now) {
        List<Lease> gone = without(before.all(), after.all());
        List<Lease> come = without(after.all(), before.all());
        List<LeaseStep> steps = new ArrayList<>();
        for (Lease old : gone) {
            come.stream()
                    .filter(lease -> IaKey.of(lease).equals(IaKey.of(old)))
                    .findFirst()
                    .ifPresentOrElse(
                            replacement -> {
                                come.remove(replacement);
                                steps.add(new LeaseStep.Replaced(old, replacement, deprecateFor(old, now)));
                            },
                            () -> steps.add(new LeaseStep.Withdrawn(old, reason, deprecateFor(old, now))));
        }
        come.forEach(lease -> steps.add(new LeaseStep.Acquired(lease)));
        for (Lease lease : after.all()) {
            boolean refreshed = before.all().stream().anyMatch(old -> isSame(old, lease) && !old.equals(lease));
            if (refreshed) {
                steps.add(new LeaseStep.Refreshed(lease));
            }
            boolean deprecated = lease.preferredLifetime().isZero()
                    && before.all().stream()
                            .anyMatch(old -> isSame(old, lease)
                                    && !old.preferredLifetime().isZero());
            if (deprecated) {
                steps.add(new LeaseStep.Deprecated(lease));
            }
        }
        return steps;
    }

    /** RFC 9096 §3.5: as long as a LAN host may have been told, and no longer than the prefix would have lived. */
    static Lifetime deprecateFor(Lease old, long now) {
        return LanLifetimes.least(LanLifetimes.ND_VALID_LIMIT, old.remainingValid(now));
    }

    private static List<Lease> without(List<Lease> leases, List<Lease> others) {
        List<Lease> rest = new ArrayList<>(leases);
        rest.removeIf(lease -> others.stream().anyMatch(other -> isSame(lease, other)));
        return rest;
    }
}
