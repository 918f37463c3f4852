package net.wan6.core;

import java.util.Objects;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Lifetime;

/**
 * An assigned address; it says nothing of an on-link prefix (RFC 9915 §18.2.10.1).
 *
 * @param iaid names its IA_NA, 0 to 4294967295
 * @param address the address
 * @param preferredLifetime seconds from {@code since}
 * @param validLifetime seconds from {@code since}
 * @param since nanoseconds of the engine's clock
 * @param unmeasured seconds that may have gone by besides, 0 where there is no doubt
 */
public record AddressLease(
        long iaid,
        Ipv6Address address,
        Lifetime preferredLifetime,
        Lifetime validLifetime,
        long since,
        Lifetime unmeasured)
        implements IaLease {
    /**
     * Checks the range.
     *
     * @param iaid names its IA_NA, 0 to 4294967295
     * @param address the address
     * @param preferredLifetime seconds from {@code since}
     * @param validLifetime seconds from {@code since}
     * @param since nanoseconds of the engine's clock
     * @param unmeasured seconds
     * @throws IllegalArgumentException if the IAID is not in that range
     */
    public AddressLease {
        Arguments.inRange(iaid, 0, 0xffff_ffffL, "iaid");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(preferredLifetime, "preferredLifetime");
        Objects.requireNonNull(validLifetime, "validLifetime");
        Objects.requireNonNull(unmeasured, "unmeasured");
    }

    /**
     * An address whose age is in no doubt.
     *
     * @param iaid names its IA_NA, 0 to 4294967295
     * @param address the address
     * @param preferredLifetime seconds from {@code since}
     * @param validLifetime seconds from {@code since}
     * @param since nanoseconds of the engine's clock
     */
    public AddressLease(
            long iaid, Ipv6Address address, Lifetime preferredLifetime, Lifetime validLifetime, long since) {
        this(iaid, address, preferredLifetime, validLifetime, since, Lifetime.ZERO);
    }

    @Override
    public AddressLease withUnmeasured(Lifetime time) {
        Objects.requireNonNull(time, "time");
        return new AddressLease(iaid, address, preferredLifetime, validLifetime, since, time);
    }

    @Override
    public boolean isSameResource(Lease other) {
        Objects.requireNonNull(other, "other");
        return other instanceof AddressLease that && address.equals(that.address);
    }
}
