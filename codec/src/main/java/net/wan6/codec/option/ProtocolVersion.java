package net.wan6.codec.option;

import net.wan6.codec.Payload;

/**
 * The version of the failover protocol (F_PROTOCOL_VERSION, RFC 8156 §5.5.14).
 *
 * @param major 0 to 65535
 * @param minor 0 to 65535
 */
public record ProtocolVersion(int major, int minor) {
    /** How it stands on the wire. */
    public static final Payload<ProtocolVersion> PAYLOAD = Payload.of(
            ProtocolVersion.class,
            4,
            in -> new ProtocolVersion(in.u16(), in.u16()),
            (out, value) -> out.u16(value.major).u16(value.minor));

    /**
     * Checks the ranges.
     *
     * @param major 0 to 65535
     * @param minor 0 to 65535
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public ProtocolVersion {
        Unsigned.u16("major", major);
        Unsigned.u16("minor", minor);
    }
}
