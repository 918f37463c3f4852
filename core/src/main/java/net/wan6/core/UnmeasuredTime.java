package net.wan6.core;

import net.wan6.codec.Lifetime;

/**
 * Time that went by while a client was not running and that no clock measured: seconds, infinite where nothing is known.
 * An estimate may be wrong by years either way. So it shortens what is counted on, and makes the client ask, but it never
 * ends a lease (design law 5, engine rule L-14).
 */
final class UnmeasuredTime {
    /**
     * What a lease that is over by the estimate, or of unknown age, is worth until a server confirms it: short enough to be
     * forgotten soon if it is dead, long enough for three Router Advertisements at the usual 600 seconds (RFC 4861 §6.2.1).
     */
    private static final Lifetime UNCONFIRMED_VALID = Lifetime.ofSeconds(1800);

    /** Half of it, which is the relation that RFC 9096 §4 recommends. */
    private static final Lifetime UNCONFIRMED_PREFERRED = Lifetime.ofSeconds(900);

    private UnmeasuredTime() {}

    /** Of one restart; more than 0 even if a wall clock says that no time has passed. */
    static Lifetime of(Downtime downtime) {
        if (downtime instanceof Downtime.Exactly) {
            return Lifetime.ZERO;
        }
        return downtime instanceof Downtime.About about
                ? seconds(about.nanoseconds() / Instants.SECOND + 1)
                : Lifetime.INFINITE;
    }

    static Lifetime sum(Lifetime one, Lifetime other) {
        return one.isInfinite() || other.isInfinite() ? Lifetime.INFINITE : seconds(one.seconds() + other.seconds());
    }

    private static Lifetime seconds(long seconds) {
        return seconds >= Lifetime.INFINITE.seconds() ? Lifetime.INFINITE : Lifetime.ofSeconds(seconds);
    }

    /** Whether a lease is over by the best estimate, or nothing is known of its age. */
    static boolean isInDoubt(Lease lease, long now) {
        return !lease.unmeasured().isZero()
                && !lease.validLifetime().isInfinite()
                && lease.unmeasured().compareTo(certainValid(lease, now)) >= 0;
    }

    /** What is left of the valid lifetime to count on. */
    static Lifetime valid(Lease lease, long now) {
        Lifetime certain = certainValid(lease, now);
        return isInDoubt(lease, now)
                ? LanLifetimes.least(certain, UNCONFIRMED_VALID)
                : without(certain, lease.unmeasured());
    }

    /** What is left of the preferred lifetime to count on. */
    static Lifetime preferred(Lease lease, long now) {
        Lifetime certain = Instants.remaining(lease.since(), lease.preferredLifetime(), now);
        return isInDoubt(lease, now)
                ? LanLifetimes.least(certain, UNCONFIRMED_PREFERRED)
                : without(certain, lease.unmeasured());
    }

    private static Lifetime certainValid(Lease lease, long now) {
        return Instants.remaining(lease.since(), lease.validLifetime(), now);
    }

    private static Lifetime without(Lifetime left, Lifetime unmeasured) {
        if (left.isInfinite()) {
            return left;
        }
        return Lifetime.ofSeconds(Math.max(0, left.seconds() - unmeasured.seconds()));
    }

    /** A moment that the time has brought nearer, at the most to {@code now}. */
    static long nearer(long instant, Lifetime unmeasured, long now) {
        if (instant == Instants.NEVER) {
            return instant;
        }
        return unmeasured.isInfinite()
                ? Math.min(instant, now)
                : Math.max(instant - unmeasured.seconds() * Instants.SECOND, Math.min(instant, now));
    }
}
