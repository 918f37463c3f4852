package net.wan6.core;

import java.util.Objects;
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

    /**
     * Checks the limits.
     *
     * @param preferred at most 2700 seconds
     * @param valid at most 5400 seconds
     * @throws IllegalArgumentException if one is longer
     */
    public LanLifetimes {
        requireAtMost(ND_PREFERRED_LIMIT, preferred, "preferred");
        requireAtMost(ND_VALID_LIMIT, valid, "valid");
    }

    private static void requireAtMost(Lifetime limit, Lifetime lifetime, String name) {
        if (Objects.requireNonNull(lifetime, name).compareTo(limit) > 0) {
            throw new IllegalArgumentException(name + " " + lifetime + " is longer than " + limit);
        }
    }

    static LanLifetimes of(Lifetime preferred, Lifetime valid) {
        return new LanLifetimes(least(preferred, ND_PREFERRED_LIMIT), least(valid, ND_VALID_LIMIT));
    }

    static Lifetime least(Lifetime one, Lifetime other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
