package net.wan6.codec.option;

import net.wan6.codec.Octets;
import net.wan6.codec.Payload;

/**
 * Which private network a message is about (VSS, RFC 6607 §3.4).
 *
 * @param type 0 to 255: 0 a name in NVT ASCII, 1 a VPN identifier of RFC 2685, 255 the global network
 * @param info what the type asks for
 */
public record VirtualSubnet(int type, Octets info) {
    /** How it stands on the wire. */
    public static final Payload<VirtualSubnet> PAYLOAD = Payload.of(
            VirtualSubnet.class,
            1,
            in -> new VirtualSubnet(in.u8(), in.rest()),
            (out, value) -> out.u8(value.type).octets(value.info));

    /**
     * Checks the ranges.
     *
     * @param type 0 to 255: 0 a name in NVT ASCII, 1 a VPN identifier of RFC 2685, 255 the global network
     * @param info what the type asks for
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public VirtualSubnet {
        Unsigned.u8("type", type);
    }

    @Override
    public String toString() {
        return "VirtualSubnet " + type + " " + info.toHex();
    }
}
