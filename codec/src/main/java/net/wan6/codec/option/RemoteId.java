package net.wan6.codec.option;

import net.wan6.codec.Octets;
import net.wan6.codec.Payload;

/**
 * What a relay agent knows the client by (REMOTE_ID, RFC 4649 §3).
 *
 * @param enterprise the enterprise number of who defines the identifier, 0 to 4294967295
 * @param id the identifier
 */
public record RemoteId(long enterprise, Octets id) {
    /** How it stands on the wire. */
    public static final Payload<RemoteId> PAYLOAD = Payload.of(
            RemoteId.class,
            4,
            in -> new RemoteId(in.u32(), in.rest()),
            (out, value) -> out.u32(value.enterprise).octets(value.id));

    /**
     * Checks the ranges.
     *
     * @param enterprise the enterprise number of who defines the identifier, 0 to 4294967295
     * @param id the identifier
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public RemoteId {
        Unsigned.u32("enterprise", enterprise);
    }

    @Override
    public String toString() {
        return "RemoteId " + enterprise + " " + id.toHex();
    }
}
