package net.wan6.core;

import java.util.List;
import java.util.Objects;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;

/**
 * A delegated prefix.
 *
 * @param iaid names its IA_PD, 0 to 4294967295
 * @param prefix the prefix
 * @param preferredLifetime seconds from {@code since}
 * @param validLifetime seconds from {@code since}
 * @param since nanoseconds of the engine's clock
 * @param unmeasured seconds that may have gone by besides, 0 where there is no doubt
 * @param excluded what of the prefix must not go to a LAN (RFC 6603): none or one
 */
public record PrefixLease(
        long iaid,
        Ipv6Prefix prefix,
        Lifetime preferredLifetime,
        Lifetime validLifetime,
        long since,
        Lifetime unmeasured,
        List<Ipv6Prefix> excluded)
        implements IaLease, HeldPrefix {
    /**
     * Copies the list, and checks the ranges.
     *
     * @param iaid names its IA_PD, 0 to 4294967295
     * @param prefix the prefix
     * @param preferredLifetime seconds from {@code since}
     * @param validLifetime seconds from {@code since}
     * @param since nanoseconds of the engine's clock
     * @param unmeasured seconds
     * @param excluded none or one
     * @throws IllegalArgumentException if the IAID or the number of excluded prefixes is not in its range
     */
    public PrefixLease {
        Arguments.inRange(iaid, 0, 0xffff_ffffL, "iaid");
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(preferredLifetime, "preferredLifetime");
        Objects.requireNonNull(validLifetime, "validLifetime");
        Objects.requireNonNull(unmeasured, "unmeasured");
        excluded = Arguments.copyOf(excluded, "excluded");
        Arguments.inRange(excluded.size(), 0, 1, "size of excluded");
    }

    /**
     * A prefix whose age is in no doubt.
     *
     * @param iaid names its IA_PD, 0 to 4294967295
     * @param prefix the prefix
     * @param preferredLifetime seconds from {@code since}
     * @param validLifetime seconds from {@code since}
     * @param since nanoseconds of the engine's clock
     * @param excluded none or one
     */
    public PrefixLease(
            long iaid,
            Ipv6Prefix prefix,
            Lifetime preferredLifetime,
            Lifetime validLifetime,
            long since,
            List<Ipv6Prefix> excluded) {
        this(iaid, prefix, preferredLifetime, validLifetime, since, Lifetime.ZERO, excluded);
    }

    @Override
    public PrefixLease withUnmeasured(Lifetime time) {
        Objects.requireNonNull(time, "time");
        return new PrefixLease(iaid, prefix, preferredLifetime, validLifetime, since, time, excluded);
    }

    @Override
    public boolean isSameResource(Lease other) {
        Objects.requireNonNull(other, "other");
        return other instanceof PrefixLease that && prefix.equals(that.prefix);
    }
}
