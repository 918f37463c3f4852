package net.wan6.codec.option;

import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.codec.Payload;

/**
 * The relay's part of the last message of a client (LQ_RELAY_DATA, RFC 5007 §4.1.2.4).
 *
 * @param peerAddress who the relayed message was received from
 * @param message a relay message without the client's part of it
 */
public record RelayData(Ipv6Address peerAddress, Octets message) {
    /** How it stands on the wire. */
    public static final Payload<RelayData> PAYLOAD = Payload.of(
            RelayData.class,
            16,
            in -> new RelayData(in.ipv6(), in.rest()),
            (out, value) -> out.ipv6(value.peerAddress).octets(value.message));
}
