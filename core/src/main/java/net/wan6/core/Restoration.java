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

    /** Holdings moved in time: {@code shift} is added to every instant. */
    static Holdings shifted(Holdings holdings, long shift) {
        return new Holdings(
                holdings.prefixes().stream()
                        .map(lease -> new PrefixLease(
                                lease.iaid(),
                                lease.prefix(),
                                lease.preferredLifetime(),
                                lease.validLifetime(),
                                lease.since() + shift,
                                lease.excluded()))
                        .toList(),
                holdings.addresses().stream()
                        .map(lease -> new AddressLease(
                                lease.iaid(),
                                lease.address(),
                                lease.preferredLifetime(),
                                lease.validLifetime(),
                                lease.since() + shift))
                        .toList(),
                holdings.timers().stream()
                        .map(timer -> new Holdings.IaTimers(
                                timer.ia(),
                                shift(timer.t1At(), shift),
                                shift(timer.t2At(), shift),
                                timer.t1(),
                                timer.t2()))
                        .toList());
    }

    private static long shift(long instant, long shift) {
        return instant == Clocks.NEVER ? instant : instant + shift;
    }

    static List<LeaseStep> steps(Holdings live, List<Lease> ended, List<Ipv6Prefix> advertised) {
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
