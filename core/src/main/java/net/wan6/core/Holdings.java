package net.wan6.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import net.wan6.codec.Lifetime;

/**
 * What the client holds and when it has to care for it; apart from what it is doing, so that lifetimes run in every
 * state (RFC 9915 §18.2.10.1, engine rules L). Immutable.
 *
 * @param prefixes delegated prefixes
 * @param addresses assigned addresses
 * @param timers T1 and T2 of every IA that holds something
 */
record Holdings(List<PrefixLease> prefixes, List<AddressLease> addresses, List<IaTimers> timers) {
    /** What one IA may hold: a server that gives more would make us send messages without end. */
    static final int MOST_IN_ONE_IA = 32;

    static final Holdings NONE = new Holdings(List.of(), List.of(), List.of());

    /** T1 and T2 of one IA, as instants and as the server sent them. */
    record IaTimers(IaKey ia, long t1At, long t2At, Lifetime t1, Lifetime t2) {}

    Holdings {
        prefixes = List.copyOf(prefixes);
        addresses = List.copyOf(addresses);
        timers = List.copyOf(timers);
    }

    boolean isEmpty() {
        return prefixes.isEmpty() && addresses.isEmpty();
    }

    List<Lease> all() {
        List<Lease> all = new ArrayList<>(prefixes);
        all.addAll(addresses);
        return all;
    }

    List<Lease> of(IaKey ia) {
        return all().stream().filter(lease -> IaKey.of(lease).equals(ia)).toList();
    }

    /** The earliest T1 over all IAs (RFC 9915 §18.2.4). */
    long t1At() {
        return earliest(timers, IaTimers::t1At);
    }

    /** The earliest T2 over all IAs (RFC 9915 §18.2.5). */
    long t2At() {
        return earliest(timers, IaTimers::t2At);
    }

    /** When the last of the valid lifetimes is over. */
    long lastEnd() {
        long last = Long.MIN_VALUE;
        for (Lease lease : all()) {
            last = Math.max(last, validUntil(lease));
        }
        return last;
    }

    /** The next end of a preferred or valid lifetime after {@code seenTo}. */
    long nextLifetimeEnd(long seenTo) {
        return Math.min(nextEnd(prefixes, seenTo), nextEnd(addresses, seenTo));
    }

    private static long nextEnd(List<? extends Lease> leases, long seenTo) {
        long next = Clocks.NEVER;
        for (Lease lease : leases) {
            long preferred = preferredUntil(lease);
            boolean toBeTold = preferred > seenTo && !lease.preferredLifetime().isZero();
            next = Math.min(next, toBeTold ? preferred : Clocks.NEVER);
            next = Math.min(next, validUntil(lease));
        }
        return next;
    }

    /** Only the leases that pass, and the timers of their IAs. */
    Holdings keeping(Predicate<Lease> which) {
        List<PrefixLease> keptPrefixes = prefixes.stream().filter(which).toList();
        List<AddressLease> keptAddresses = addresses.stream().filter(which).toList();
        Holdings kept = new Holdings(keptPrefixes, keptAddresses, timers);
        return new Holdings(
                keptPrefixes,
                keptAddresses,
                timers.stream().filter(timer -> !kept.of(timer.ia()).isEmpty()).toList());
    }

    static long validUntil(Lease lease) {
        return Clocks.after(lease.since(), lease.validLifetime());
    }

    static long preferredUntil(Lease lease) {
        return Clocks.after(lease.since(), lease.preferredLifetime());
    }

    private static <T> long earliest(List<T> items, ToLongFunction<T> instant) {
        long earliest = Clocks.NEVER;
        for (T item : items) {
            earliest = Math.min(earliest, instant.applyAsLong(item));
        }
        return earliest;
    }
}
