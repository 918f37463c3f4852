package net.wan6.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.core.LeaseStep.WithdrawalReason;

/** Tells what became of each lease between what was held and what is (design law 8). */
final class LeaseDiff {
    private LeaseDiff() {}

    /**
     * The steps from one to the other. A lease gone and one new in the same IA are a replacement, pairwise in order; what
     * is left over is acquired or withdrawn. The same prefix in another IA is the same prefix: nothing is to be re-pointed.
     *
     * @param reason why a lease is withdrawn that is
     */
    static List<LeaseStep> steps(
            HeldLeases before, HeldLeases after, Function<IaLease, WithdrawalReason> reason, long now) {
        if (before.isEmpty()) {
            return acquired(after);
        }
        Map<Object, IaLease> was = byResource(before);
        Map<Object, IaLease> is = byResource(after);
        Map<IaKey, Deque<IaLease>> come = new HashMap<>();
        is.forEach((resource, lease) -> {
            if (!was.containsKey(resource)) {
                come.computeIfAbsent(IaKey.of(lease), ia -> new ArrayDeque<>()).add(lease);
            }
        });
        Set<Lease> replacements = new HashSet<>();
        List<LeaseStep> steps = new ArrayList<>();
        was.forEach((resource, old) -> {
            IaLease same = is.get(resource);
            if (same == null) {
                IaLease replacement =
                        come.getOrDefault(IaKey.of(old), new ArrayDeque<>()).poll();
                steps.add(
                        replacement == null
                                ? new LeaseStep.Withdrawn(old, reason.apply(old), deprecateFor(old, now))
                                : new LeaseStep.Replaced(old, replacement, deprecateFor(old, now)));
                if (replacement != null) {
                    replacements.add(replacement);
                }
            } else if (same.iaid() != old.iaid()) {
                addChange(steps, old, same);
            }
        });
        is.forEach((resource, lease) -> {
            if (!was.containsKey(resource) && !replacements.contains(lease)) {
                steps.add(new LeaseStep.Acquired(lease));
            }
        });
        is.forEach((resource, lease) -> {
            IaLease old = was.get(resource);
            if (old != null && old.iaid() == lease.iaid()) {
                addChange(steps, old, lease);
            }
        });
        return steps;
    }

    private static List<LeaseStep> acquired(HeldLeases held) {
        List<LeaseStep> steps = new ArrayList<>(1);
        for (IaLease lease : held.all()) {
            steps.add(new LeaseStep.Acquired(lease));
        }
        return steps;
    }

    private static Map<Object, IaLease> byResource(HeldLeases held) {
        Map<Object, IaLease> leases = new LinkedHashMap<>();
        for (IaLease lease : held.all()) {
            leases.put(LeaseKey.resource(lease), lease);
        }
        return leases;
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
                        lease instanceof HeldPrefix held && held.prefix().contains(prefix));
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

    /** F-3, RFC 9096 §3.5: as long as a LAN host may have been told, and no longer than the prefix would have lived. */
    static Lifetime deprecateFor(Lease old, long now) {
        return LanLifetimes.least(LanLifetimes.ND_VALID_LIMIT, old.remainingValid(now));
    }
}
