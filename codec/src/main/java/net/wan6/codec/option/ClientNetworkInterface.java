package net.wan6.codec.option;

import net.wan6.codec.Payload;

/**
 * The network interface a client boots from (NII, RFC 5970 §3.4).
 *
 * @param type 0 to 255: 1 is UNDI
 * @param major major revision, 0 to 255
 * @param minor minor revision, 0 to 255
 */
public record ClientNetworkInterface(int type, int major, int minor) {
    /** How it stands on the wire. */
    public static final Payload<ClientNetworkInterface> PAYLOAD = Payload.of(
            ClientNetworkInterface.class,
            3,
            in -> new ClientNetworkInterface(in.u8(), in.u8(), in.u8()),
            (out, value) -> out.u8(value.type).u8(value.major).u8(value.minor));

    /**
     * Checks the ranges.
     *
     * @param type 0 to 255: 1 is UNDI
     * @param major major revision, 0 to 255
     * @param minor minor revision, 0 to 255
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public ClientNetworkInterface {
        Unsigned.u8("type", type);
        Unsigned.u8("major", major);
        Unsigned.u8("minor", minor);
    }
}
