package net.wan6.core;

import net.wan6.codec.Lifetime;

/** Something that is ours for a time: given by a server ({@link IaLease}), or announced by a router. Immutable. */
public sealed interface Lease permits IaLease, HeldPrefix {
    /**
     * How long it is to be used for new connections.
     *
     * @return seconds from {@link #since()}
     */
    Lifetime preferredLifetime();

    /**
     * How long it is to be used at all.
     *
     * @return seconds from {@link #since()}
     */
    Lifetime validLifetime();

    /**
     * When the message came from which the lifetimes count (RFC 9915 §18.2.10.1).
     *
     * @return nanoseconds of the engine's clock
     */
    long since();

    /**
     * How much time besides may have gone by, while the client was not running and no clock measured it. A server that
     * confirms the lease ends the doubt. The lease itself ends when its valid lifetime of {@link #since() certain} time has
     * passed, since an estimate may be wrong by years.
     *
     * @return seconds by the best estimate, 0 where there is no doubt, infinite where nothing is known
     */
    Lifetime unmeasured();

    /**
     * The same lease with another estimate of its age.
     *
     * @param time seconds, 0 where there is no doubt, infinite where nothing is known
     * @return a lease
     */
    Lease withUnmeasured(Lifetime time);

    /**
     * What is left of the preferred lifetime to count on, {@link #unmeasured()} time taken off. Where the lease is over by
     * that estimate, or nothing is known, at most 900 seconds, until a server confirms it.
     *
     * @param now nanoseconds of the engine's clock
     * @return whole seconds, rounded down; infinite if it is
     */
    default Lifetime remainingPreferred(long now) {
        return UnmeasuredTime.preferred(this, now);
    }

    /**
     * What is left of the valid lifetime to count on, {@link #unmeasured()} time taken off. Where the lease is over by that
     * estimate, or nothing is known, at most 1800 seconds, until a server confirms it.
     *
     * @param now nanoseconds of the engine's clock
     * @return whole seconds, rounded down; infinite if it is
     */
    default Lifetime remainingValid(long now) {
        return UnmeasuredTime.valid(this, now);
    }

    /**
     * Whether another lease is of the same prefix or address, from the same kind of source, whatever its lifetimes and its
     * identity association.
     *
     * @param other another lease
     * @return whether both are the same resource
     */
    boolean isSameResource(Lease other);
}
