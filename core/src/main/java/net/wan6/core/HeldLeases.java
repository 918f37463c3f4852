package net.wan6.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.wan6.codec.Lifetime;

/**
 * What the client holds and when it has to care for it; apart from what it is doing, so that lifetimes run in every
 * state (RFC 9915 §18.2.10.1, engine rules L). Immutable.
 *
 * @param prefixes delegated prefixes
 * @param addresses assigned addresses
 * @param timers T1 and T2 of every IA that holds something
 */
record HeldLeases(List<PrefixLease> prefixes, List<AddressLease> addresses, List<IaTimers> timers) {
    /** A second's delay and CNF_MAX_RD, and as much again for rounding. */
    private static final long LONGEST_VERIFICATION = 15 * Instants.SECOND;

    /** Of so many, looking at each is cheaper than a table. */
    static final int FEW = 8;

    static final HeldLeases NONE = new HeldLeases(List.of(), List.of(), List.of());

    /** T1 and T2 of one IA, as instants and as the seconds that the server sent. */
    record IaTimers(IaKey ia, long t1At, long t2At, long t1, long t2) {
        /** The same at other instants. */
        IaTimers at(long otherT1, long otherT2) {
            return new IaTimers(ia, otherT1, otherT2, t1, t2);
        }
    }

    HeldLeases {
        prefixes = List.copyOf(prefixes);
        addresses = List.copyOf(addresses);
        timers = List.copyOf(timers);
    }

    boolean isEmpty() {
        return prefixes.isEmpty() && addresses.isEmpty();
    }

    List<IaLease> all() {
        if (addresses.isEmpty()) {
            return List.copyOf(prefixes); // the list itself
        }
        List<IaLease> all = new ArrayList<>(prefixes);
        all.addAll(addresses);
        return all;
    }

    boolean holdsOf(IaKey ia) {
        return ia.holdsAny(ia.kind() == IaKey.Kind.PD ? prefixes : addresses);
    }

    /** The earliest T1 over all IAs (RFC 9915 §18.2.4; engine rule N-1). */
    long t1At() {
        long earliest = Instants.NEVER;
        for (int i = 0; i < timers.size(); i++) {
            earliest = Math.min(earliest, timers.get(i).t1At());
        }
        return earliest;
    }

    /** The earliest T2 over all IAs (RFC 9915 §18.2.5). */
    long t2At() {
        long earliest = Instants.NEVER;
        for (int i = 0; i < timers.size(); i++) {
            earliest = Math.min(earliest, timers.get(i).t2At());
        }
        return earliest;
    }

    /** The next end of a preferred or valid lifetime after {@code seenTo}. */
    long nextLifetimeEnd(long seenTo) {
        return Math.min(nextEnd(prefixes, seenTo), nextEnd(addresses, seenTo));
    }

    private static long nextEnd(List<? extends IaLease> leases, long seenTo) {
        long next = Instants.NEVER;
        for (int i = 0; i < leases.size(); i++) {
            IaLease lease = leases.get(i);
            long preferred = preferredUntil(lease);
            boolean toBeTold = preferred > seenTo && !lease.preferredLifetime().isZero();
            next = Math.min(next, toBeTold ? preferred : Instants.NEVER);
            next = Math.min(next, validUntil(lease));
        }
        return next;
    }

    /** Only the leases that pass, and the timers of their IAs. */
    HeldLeases keeping(Predicate<IaLease> which) {
        return new HeldLeases(keeping(prefixes, which), keeping(addresses, which), timers).withoutIdleTimers();
    }

    /**
     * The same after a time that nobody measured (engine rule L-14): the leases stay, but T1 and T2 come as much sooner. Where a lease is
     * over by then, or nothing is known, both are due, also in an IA whose server wants no renewals: what is asked for then
     * is not more time but whether there is any left.
     */
    HeldLeases after(Lifetime unmeasured, long now) {
        HeldLeases older = new HeldLeases(
                prefixes.stream()
                        .map(lease -> lease.withUnmeasured(UnmeasuredTime.sum(lease.unmeasured(), unmeasured)))
                        .toList(),
                addresses.stream()
                        .map(lease -> lease.withUnmeasured(UnmeasuredTime.sum(lease.unmeasured(), unmeasured)))
                        .toList(),
                timers);
        return new HeldLeases(
                older.prefixes,
                older.addresses,
                timers.stream()
                        .map(timer -> older.isInDoubt(timer.ia(), now)
                                ? timer.at(now, now)
                                : timer.at(
                                        UnmeasuredTime.nearer(timer.t1At(), unmeasured, now),
                                        UnmeasuredTime.nearer(timer.t2At(), unmeasured, now)))
                        .toList());
    }

    /** Of the IA, something may be over by the time that a verification has ended which nobody answers (§18.2.12). */
    private boolean isInDoubt(IaKey ia, long now) {
        long verified = Instants.plus(now, LONGEST_VERIFICATION);
        return all().stream().anyMatch(lease -> ia.holds(lease) && UnmeasuredTime.isInDoubt(lease, verified));
    }

    /** The same without the timers of IAs that hold nothing. */
    HeldLeases withoutIdleTimers() {
        if (timers.isEmpty()) {
            return this;
        }
        List<IaTimers> needed = timers.size() <= FEW ? keeping(timers, timer -> holdsOf(timer.ia())) : timersOfHeld();
        return needed.size() == timers.size() ? this : new HeldLeases(prefixes, addresses, needed);
    }

    private List<IaTimers> timersOfHeld() {
        Set<IaKey> holding = new HashSet<>();
        prefixes.forEach(lease -> holding.add(IaKey.of(lease)));
        addresses.forEach(lease -> holding.add(IaKey.of(lease)));
        return keeping(timers, timer -> holding.contains(timer.ia()));
    }

    /** What passes, in order: mostly of one thing, which passes, and then the list itself. */
    static <T> List<T> keeping(List<T> things, Predicate<? super T> which) {
        int first = 0;
        while (first < things.size() && which.test(things.get(first))) {
            first++;
        }
        if (first == things.size()) {
            return things;
        }
        List<T> kept = new ArrayList<>(things.subList(0, first));
        for (T thing : things.subList(first + 1, things.size())) {
            if (which.test(thing)) {
                kept.add(thing);
            }
        }
        return List.copyOf(kept);
    }

    static long validUntil(Lease lease) {
        return Instants.after(lease.since(), lease.validLifetime());
    }

    static long preferredUntil(Lease lease) {
        return Instants.after(lease.since(), lease.preferredLifetime());
    }
}
