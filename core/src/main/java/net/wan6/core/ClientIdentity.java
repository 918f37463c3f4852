package net.wan6.core;

import java.util.Objects;
import net.wan6.codec.Duid;

/**
 * Who a client is on one line. It belongs to the line, not to an interface name or a MAC, and never changes, because the
 * server recognises the leases by it (RFC 9915 §11, §12; RFC 9096 WPD-10).
 *
 * @param duid the client's DUID
 * @param firstIaid the IAID of the first IA_PD and of the first IA_NA, 0 to 4294967295; each further one is one more
 */
public record ClientIdentity(Duid duid, long firstIaid) {
    /**
     * Checks the range.
     *
     * @param duid the client's DUID
     * @param firstIaid 0 to 4294967295
     * @throws IllegalArgumentException if the IAID is not in that range
     */
    public ClientIdentity {
        Objects.requireNonNull(duid, "duid");
        Arguments.inRange(firstIaid, 0, 0xffff_ffffL, "firstIaid");
        duid = duid.compact();
    }

    /**
     * A client whose IAIDs count from 1.
     *
     * @param duid the client's DUID
     * @return the identity
     */
    public static ClientIdentity of(Duid duid) {
        return new ClientIdentity(duid, 1);
    }

    /** F-1: the same in every run. */
    long iaid(int index) {
        return (firstIaid + index) & 0xffff_ffffL;
    }
}
