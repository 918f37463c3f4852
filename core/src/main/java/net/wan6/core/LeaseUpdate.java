package net.wan6.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Applies to what is held what a Reply grants: whole IAs at once, before anything is told (engine rules L-2, L-5). */
final class LeaseUpdate {
    private final List<Lease> leases;
    private final List<HeldLeases.IaTimers> timers;

    private LeaseUpdate(HeldLeases before) {
        this.leases = new ArrayList<>(before.all());
        this.timers = new ArrayList<>(before.timers());
    }

    /**
     * What is held after a Reply.
     *
     * @param exclusive IAs of which only what is granted stays, whether the Reply mentions the rest or not
     */
    static HeldLeases apply(HeldLeases before, List<ReceivedIa> grants, Set<IaKey> exclusive, long now) {
        LeaseUpdate update = new LeaseUpdate(before);
        for (ReceivedIa grant : grants) {
            update.apply(grant, exclusive.contains(grant.ia()), now);
        }
        for (IaKey ia : exclusive) {
            // L-5: the server did not know this IA, was asked again and passed it over.
            if (grants.stream().noneMatch(grant -> grant.ia().equals(ia))) {
                update.leases.removeIf(ia::holds);
            }
        }
        return update.heldLeases();
    }

    private void apply(ReceivedIa grant, boolean exclusive, long now) {
        if (exclusive) {
            List<Lease> granted = grant.granted();
            leases.removeIf(lease -> grant.ia().holds(lease) && !LeaseDiff.isAmong(granted, lease));
        }
        for (Lease lease : grant.leases()) {
            int at = LeaseDiff.indexOf(leases, lease);
            if (lease.validLifetime().isZero()) {
                if (at >= 0) {
                    leases.remove(at);
                }
            } else if (at >= 0) {
                leases.set(at, lease);
            } else if (countOf(grant.ia()) < HeldLeases.MOST_IN_ONE_IA) {
                leases.removeIf(other -> other.isSameResource(lease));
                leases.add(lease);
            }
        }
        if (grant.grantsAnything()) {
            timers.removeIf(timer -> timer.ia().equals(grant.ia()));
            timers.add(grant.timers(now));
        }
    }

    private int countOf(IaKey ia) {
        int count = 0;
        for (Lease lease : leases) {
            count += ia.holds(lease) ? 1 : 0;
        }
        return count;
    }

    /** In the order of the IAs, whatever came first: the first prefix is the one that tunnels are made of first. */
    private HeldLeases heldLeases() {
        leases.sort(Comparator.comparingLong(Lease::iaid));
        List<PrefixLease> prefixes = new ArrayList<>(leases.size());
        List<AddressLease> addresses = new ArrayList<>(0);
        for (Lease lease : leases) {
            if (lease instanceof PrefixLease prefix) {
                prefixes.add(prefix);
            } else if (lease instanceof AddressLease address) {
                addresses.add(address);
            }
        }
        return new HeldLeases(prefixes, addresses, timers).withoutIdleTimers();
    }
}
