package net.wan6.codec.option;

import net.wan6.codec.Octets;
import net.wan6.codec.Payload;

/**
 * The reconfigure key a client was given (F_RECONFIGURE_DATA, RFC 8156 §5.5.16). No rendering shows the key.
 *
 * @param time when it was given, in seconds since the beginning of the year 2000 in UTC, 0 to 4294967295
 * @param key the key
 */
public record ReconfigureData(long time, Octets key) {
    /** How it stands on the wire. */
    public static final Payload<ReconfigureData> PAYLOAD = Payload.of(
            ReconfigureData.class,
            4,
            in -> new ReconfigureData(in.u32(), in.rest()),
            (out, value) -> out.u32(value.time).octets(value.key));

    /**
     * Checks the ranges.
     *
     * @param time when it was given, in seconds since the beginning of the year 2000 in UTC, 0 to 4294967295
     * @param key the key
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public ReconfigureData {
        Unsigned.u32("time", time);
    }
}
