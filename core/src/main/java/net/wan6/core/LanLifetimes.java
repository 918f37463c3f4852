package net.wan6.core;

import net.wan6.codec.Lifetime;

/**
 * Lifetimes for the Prefix Information of a Router Advertisement on a LAN: what is left of the lease to count on, as far as
 * the limits go (engine rules L-11, F-2).
 *
 * @param preferred at most ND_PREFERRED_LIMIT, 2700 seconds
 * @param valid at most ND_VALID_LIMIT, 5400 seconds
 */
public record LanLifetimes(Lifetime preferred, Lifetime valid) {
    /** ND_PREFERRED_LIMIT (RFC 9096 §4). */
    public static final Lifetime ND_PREFERRED_LIMIT = Lifetime.ofSeconds(2700);

    /** ND_VALID_LIMIT (RFC 9096 §4). */
    public static final Lifetime ND_VALID_LIMIT = Lifetime.ofSeconds(5400);

    static LanLifetimes of(Lifetime preferred, Lifetime valid) {
        return new LanLifetimes(least(preferred, ND_PREFERRED_LIMIT), least(valid, ND_VALID_LIMIT));
    }

    static Lifetime least(Lifetime one, Lifetime other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
