package net.wan6.test.carrier;

import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;

/**
 * What a client holds according to the carrier's database.
 *
 * @param clientId whose it is
 * @param kind prefix or address
 * @param iaid the client's number for the identity association
 * @param prefix the prefix; an address is one of length 128
 * @param validUntil when it ends, in nanoseconds of the clock the carrier is given; {@link Long#MAX_VALUE} for never
 */
public record CarrierLease(Duid clientId, Kind kind, long iaid, Ipv6Prefix prefix, long validUntil) {
    /** What is leased. */
    public enum Kind {
        /** A delegated prefix, in IA_PD. */
        PREFIX,
        /** An address, in IA_NA. */
        ADDRESS
    }
}
