package net.wan6.core;

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
 */
public record AddressLease(
        long iaid, Ipv6Address address, Lifetime preferredLifetime, Lifetime validLifetime, long since)
        implements Lease {
    @Override
    public boolean isSameResource(Lease other) {
        return other instanceof AddressLease that && address.equals(that.address);
    }
}
