package net.wan6.core;

import java.util.Objects;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;

/**
 * A prefix that a router announces on the line. It belongs to no identity association, so no server ever hears of it.
 *
 * @param prefix the prefix, of 64 bits
 * @param preferredLifetime seconds from {@code since}; 0 once it is deprecated
 * @param validLifetime seconds from {@code since}
 * @param since nanoseconds of the engine's clock
 * @param unmeasured seconds that may have gone by besides, 0 where there is no doubt
 */
public record LineLease(
        Ipv6Prefix prefix, Lifetime preferredLifetime, Lifetime validLifetime, long since, Lifetime unmeasured)
        implements HeldPrefix {
    /**
     * Checks that nothing is null.
     *
     * @param prefix the prefix
     * @param preferredLifetime seconds from {@code since}
     * @param validLifetime seconds from {@code since}
     * @param since nanoseconds of the engine's clock
     * @param unmeasured seconds
     */
    public LineLease {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(preferredLifetime, "preferredLifetime");
        Objects.requireNonNull(validLifetime, "validLifetime");
        Objects.requireNonNull(unmeasured, "unmeasured");
    }

    /**
     * A prefix whose age is in no doubt.
     *
     * @param prefix the prefix
     * @param preferredLifetime seconds from {@code since}
     * @param validLifetime seconds from {@code since}
     * @param since nanoseconds of the engine's clock
     */
    public LineLease(Ipv6Prefix prefix, Lifetime preferredLifetime, Lifetime validLifetime, long since) {
        this(prefix, preferredLifetime, validLifetime, since, Lifetime.ZERO);
    }

    @Override
    public LineLease withUnmeasured(Lifetime time) {
        Objects.requireNonNull(time, "time");
        return new LineLease(prefix, preferredLifetime, validLifetime, since, time);
    }

    /** The same, no longer to be used for new connections. */
    LineLease deprecated() {
        return new LineLease(prefix, Lifetime.ZERO, validLifetime, since, unmeasured);
    }

    @Override
    public boolean isSameResource(Lease other) {
        Objects.requireNonNull(other, "other");
        return other instanceof LineLease that && prefix.equals(that.prefix);
    }
}
