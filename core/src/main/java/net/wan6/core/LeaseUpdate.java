package net.wan6.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is held after a Reply: whole IAs at once, before anything is told (engine rules L-2, L-5).
 *
 * @param held what is held
 * @param evicted what was given up for it, since more would be held than {@link ClientConfig#leaseOctets()} allows
 */
record LeaseUpdate(HeldLeases held, Set<LeaseKey> evicted) {
    /** The least useful first: what the server did not mention for longest, and of that what is over soonest. */
    private static final Comparator<IaLease> LEAST_USEFUL =
            Comparator.comparingLong(IaLease::since).thenComparingLong(HeldLeases::validUntil);

    /**
     * Applies a Reply.
     *
     * @param exclusive IAs of which only what is granted stays, whether the Reply mentions the rest or not
     * @param mostOctets how much is to be held; what this Reply grants is held in any case
     */
    static LeaseUpdate of(HeldLeases before, List<ReceivedIa> grants, Set<IaKey> exclusive, int mostOctets, long now) {
        Map<Object, IaLease> leases = new LinkedHashMap<>();
        for (IaLease lease : before.all()) {
            leases.put(LeaseKey.resource(lease), lease);
        }
        List<HeldLeases.IaTimers> timers = new ArrayList<>(before.timers());
        if (!exclusive.isEmpty()) {
            // L-5: what is not granted anew is gone, also of an IA that was asked for again and passed over.
            Set<LeaseKey> granted = grants.stream()
                    .flatMap(grant -> grant.granted().stream())
                    .map(LeaseKey::of)
                    .collect(Collectors.toSet());
            leases.values()
                    .removeIf(lease -> exclusive.contains(IaKey.of(lease)) && !granted.contains(LeaseKey.of(lease)));
        }
        for (ReceivedIa grant : grants) {
            grant.leases().forEach(lease -> apply(lease, leases));
            if (grant.grantsAnything()) {
                timers.removeIf(timer -> timer.ia().equals(grant.ia()));
                timers.add(grant.timers(now));
            }
        }
        Set<LeaseKey> evicted = evict(leases, mostOctets, lease -> lease.since() != now);
        return new LeaseUpdate(held(leases, timers), evicted);
    }

    private static void apply(IaLease lease, Map<Object, IaLease> leases) {
        Object resource = LeaseKey.resource(lease);
        IaLease there = leases.get(resource);
        boolean isHere = there != null && there.iaid() == lease.iaid();
        boolean isTakenAway = lease.validLifetime().isZero();
        if (isTakenAway ? isHere : there != null && !isHere) {
            leases.remove(resource);
        }
        if (!isTakenAway) {
            leases.put(resource, lease);
        }
    }

    private static Set<LeaseKey> evict(Map<Object, IaLease> leases, int mostOctets, Predicate<IaLease> mayGo) {
        int octets = 0;
        for (IaLease lease : leases.values()) {
            octets += MessageRoom.octets(lease);
        }
        if (octets <= mostOctets) {
            return Set.of();
        }
        List<IaLease> candidates =
                leases.values().stream().filter(mayGo).sorted(LEAST_USEFUL).toList();
        int evicted = 0;
        while (evicted < candidates.size() && octets > mostOctets) {
            IaLease lease = Objects.requireNonNull(leases.remove(LeaseKey.resource(candidates.get(evicted++))));
            octets -= MessageRoom.octets(lease);
        }
        return candidates.subList(0, evicted).stream().map(LeaseKey::of).collect(Collectors.toSet());
    }

    /** In the order of the IAs, whatever came first: the first prefix is the one that tunnels are made of first. */
    private static HeldLeases held(Map<Object, IaLease> all, List<HeldLeases.IaTimers> timers) {
        List<IaLease> leases = new ArrayList<>(all.values());
        leases.sort(Comparator.comparingLong(IaLease::iaid));
        List<PrefixLease> prefixes = new ArrayList<>(leases.size());
        List<AddressLease> addresses = new ArrayList<>(0);
        for (IaLease lease : leases) {
            if (lease instanceof PrefixLease prefix) {
                prefixes.add(prefix);
            } else if (lease instanceof AddressLease address) {
                addresses.add(address);
            }
        }
        return new HeldLeases(prefixes, addresses, timers).withoutIdleTimers();
    }
}
