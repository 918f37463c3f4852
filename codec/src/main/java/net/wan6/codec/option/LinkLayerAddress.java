package net.wan6.codec.option;

import net.wan6.codec.Octets;
import net.wan6.codec.Payload;

/**
 * The client's link-layer address, told by the first relay (CLIENT_LINKLAYER_ADDR, RFC 6939 §4).
 *
 * @param hardwareType IANA hardware type, 0 to 65535; 1 for Ethernet
 * @param address the address
 */
public record LinkLayerAddress(int hardwareType, Octets address) {
    /** How it stands on the wire. */
    public static final Payload<LinkLayerAddress> PAYLOAD = Payload.of(
            LinkLayerAddress.class,
            2,
            in -> new LinkLayerAddress(in.u16(), in.rest()),
            (out, value) -> out.u16(value.hardwareType).octets(value.address));

    /**
     * Checks the ranges.
     *
     * @param hardwareType IANA hardware type, 0 to 65535; 1 for Ethernet
     * @param address the address
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public LinkLayerAddress {
        Unsigned.u16("hardwareType", hardwareType);
    }

    @Override
    public String toString() {
        return "LinkLayerAddress " + hardwareType + " " + address.toHex();
    }
}
