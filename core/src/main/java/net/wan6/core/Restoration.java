package net.wan6.core;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.core.LeaseStep.WithdrawalReason;

/**
 * What an application is told when leases are read back: what is still good, and what it may have advertised before and
 * must deprecate now (RFC 9096 §3.4, engine rule F-4).
 */
final class Restoration {
    private Restoration() {}

    static List<LeaseStep> steps(HeldLeases live, List<Lease> ended, List<Ipv6Prefix> advertised) {
        List<LeaseStep> steps = new ArrayList<>();
        live.all().forEach(lease -> steps.add(new LeaseStep.Acquired(lease)));
        ended.forEach(lease -> steps.add(withdrawn(lease)));
        for (Ipv6Prefix prefix : advertised) {
            boolean known =
                    live.prefixes().stream().anyMatch(lease -> lease.prefix().contains(prefix))
                            || ended.stream()
                                    .anyMatch(lease -> lease instanceof PrefixLease old
                                            && old.prefix().contains(prefix));
            if (!known) {
                steps.add(withdrawn(new PrefixLease(0, prefix, Lifetime.ZERO, Lifetime.ZERO, 0, List.of())));
            }
        }
        return steps;
    }

    private static LeaseStep withdrawn(Lease lease) {
        return new LeaseStep.Withdrawn(lease, WithdrawalReason.ENDED_WHILE_DOWN, LanLifetimes.ND_VALID_LIMIT);
    }
}
