package net.wan6.core.simulation;

import static net.wan6.core.simulation.Violation.unless;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.AddressLease;
import net.wan6.core.ClientEvent.LeaseChange;
import net.wan6.core.Input;
import net.wan6.core.Lease;
import net.wan6.core.LeaseStep;
import net.wan6.core.Leases;
import net.wan6.core.LineLease;
import net.wan6.core.PrefixLease;

/** What an application knows that believes every event and nothing else (invariants I-4 and I-5). */
final class LeaseModel {
    private static final long SECOND = 1_000_000_000L;

    /** A prefix, or an address as one of length 128, in its IA; -1 where there is none. */
    record Key(Class<? extends Lease> source, long iaid, Ipv6Prefix prefix) {
        static Key of(Lease lease) {
            if (lease instanceof PrefixLease delegated) {
                return new Key(PrefixLease.class, delegated.iaid(), delegated.prefix());
            } else if (lease instanceof LineLease announced) {
                return new Key(LineLease.class, -1, announced.prefix());
            }
            AddressLease assigned = (AddressLease) lease;
            return new Key(AddressLease.class, assigned.iaid(), new Ipv6Prefix(assigned.address(), 128));
        }
    }

    private final Map<Key, Lease> held = new LinkedHashMap<>();

    static List<Lease> all(Leases leases) {
        List<Lease> all = new ArrayList<>(leases.prefixes());
        all.addAll(leases.addresses());
        all.addAll(leases.linePrefixes());
        return all;
    }

    /** Without what routers announce. */
    static List<Lease> ofServers(Leases leases) {
        List<Lease> all = new ArrayList<>(leases.prefixes());
        all.addAll(leases.addresses());
        return all;
    }

    /** The end of a lease in nanoseconds of the engine's clock. */
    static long end(Lease lease) {
        return lease.validLifetime().isInfinite()
                ? Long.MAX_VALUE
                : lease.since() + lease.validLifetime().seconds() * SECOND;
    }

    List<Lease> held() {
        return List.copyOf(held.values());
    }

    /** Without what routers announce. */
    List<Lease> ofServers() {
        return held.values().stream()
                .filter(lease -> !(lease instanceof LineLease))
                .toList();
    }

    boolean isAnnounced(Ipv6Prefix prefix) {
        return held.containsKey(new Key(LineLease.class, -1, prefix));
    }

    void apply(LeaseChange change, Step step) {
        unless(change.at() == step.now(), "I-5", () -> "a change at " + change.at() + " told at " + step.now());
        for (LeaseStep one : change.steps()) {
            if (one instanceof LeaseStep.Acquired acquired) {
                add(acquired.lease());
            } else if (one instanceof LeaseStep.Replaced replaced) {
                ends(replaced.oldLease(), step);
                add(replaced.newLease());
                unless(replaced.deprecateOldFor().seconds() <= 5400, "I-4", () -> "deprecates too long: " + replaced);
            } else if (one instanceof LeaseStep.Refreshed refreshed) {
                unless(
                        held.containsKey(Key.of(refreshed.lease())),
                        "I-4",
                        () -> "refreshed but not held: " + refreshed);
                held.put(Key.of(refreshed.lease()), refreshed.lease());
            } else if (one instanceof LeaseStep.Deprecated deprecated) {
                unless(
                        held.containsKey(Key.of(deprecated.lease())),
                        "I-4",
                        () -> "deprecated but not held: " + deprecated);
                held.put(Key.of(deprecated.lease()), deprecated.lease());
            } else if (one instanceof LeaseStep.Withdrawn withdrawn) {
                withdraw(withdrawn, step);
            }
        }
        List<Lease> after = all(change.after());
        unless(
                after.size() == held.size() && held.values().containsAll(after),
                "I-5",
                () -> "steps do not lead to " + after);
    }

    private void add(Lease lease) {
        unless(held.put(Key.of(lease), lease) == null, "I-4", () -> "acquired twice: " + lease);
    }

    private void withdraw(LeaseStep.Withdrawn withdrawn, Step step) {
        switch (withdrawn.reason()) {
            case ENDED_WHILE_DOWN ->
                unless(!held.containsKey(Key.of(withdrawn.lease())), "I-4", () -> "still held: " + withdrawn);
            case EXPIRED -> {
                unless(
                        end(withdrawn.lease()) <= step.now() || withdrawn.lease() instanceof LineLease,
                        "I-4",
                        () -> "expired before its time: " + withdrawn);
                remove(withdrawn.lease());
            }
            case RELEASED -> {
                unless(
                        step.input() instanceof Input.PrefixNoLongerAdvertised,
                        "E-1",
                        () -> "released by " + step.input());
                remove(withdrawn.lease());
            }
            case FORGOTTEN -> {
                unless(step.input() instanceof Input.Forget, "E-6", () -> "forgotten by " + step.input());
                remove(withdrawn.lease());
            }
            case DECLINED -> {
                unless(step.input() instanceof Input.AddressInUse, "L-13", () -> "declined by " + step.input());
                remove(withdrawn.lease());
            }
            case SERVER, NO_BINDING -> ends(withdrawn.lease(), step);
            case ROUTER -> {
                unless(withdrawn.lease() instanceof LineLease, "law 7", () -> "no router gave " + withdrawn);
                remove(withdrawn.lease());
            }
            case EVICTED -> {
                unless(withdrawn.lease().since() < step.now(), "A1", () -> "given just now and dropped: " + withdrawn);
                ends(withdrawn.lease(), step);
            }
        }
    }

    /** Law 7: what has not expired ends by a Reply; what routers announce, by what they announce. */
    private void ends(Lease lease, Step step) {
        boolean reply = step.input() instanceof Input.Received received
                && !received.datagram().isEmpty()
                && received.datagram().u8(0) == 7;
        unless(reply || lease instanceof LineLease, "law 7", () -> lease + " taken away by " + step.input());
        remove(lease);
    }

    private void remove(Lease lease) {
        unless(held.remove(Key.of(lease)) != null, "I-4", () -> "taken away but not held: " + lease);
    }

    /** After every step: what was told is what is held, and none of it is past its end. */
    void check(Leases leases, long now) {
        List<Lease> all = all(leases);
        unless(
                all.size() == held.size() && held.values().containsAll(all),
                "I-5",
                () -> "told " + held + ", holds " + all);
        for (Lease lease : all) {
            // What routers bring about is told once a second.
            long end = lease instanceof LineLease && end(lease) != Long.MAX_VALUE ? end(lease) + SECOND : end(lease);
            unless(end > now, "I-4", () -> "past its end at " + now + ": " + lease);
        }
    }
}
