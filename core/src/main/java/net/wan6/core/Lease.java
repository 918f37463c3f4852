package net.wan6.core;

import net.wan6.codec.Lifetime;

/** Something a server has given us for a time. Immutable. */
public sealed interface Lease permits PrefixLease, AddressLease {
    /**
     * Names the identity association it belongs to.
     *
     * @return 0 to 4294967295
     */
    long iaid();

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
     * What is left of the preferred lifetime.
     *
     * @param now nanoseconds of the engine's clock
     * @return whole seconds, rounded down; infinite if it is
     */
    default Lifetime remainingPreferred(long now) {
        return Instants.remaining(since(), preferredLifetime(), now);
    }

    /**
     * What is left of the valid lifetime.
     *
     * @param now nanoseconds of the engine's clock
     * @return whole seconds, rounded down; infinite if it is
     */
    default Lifetime remainingValid(long now) {
        return Instants.remaining(since(), validLifetime(), now);
    }

    /**
     * Whether another lease is of the same prefix or address, whatever its lifetimes and its identity association.
     *
     * @param other another lease
     * @return whether both are the same resource
     */
    boolean isSameResource(Lease other);
}
