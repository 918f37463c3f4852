package net.wan6.test.carrier;

import net.wan6.codec.Octets;

/**
 * A datagram the carrier sends.
 *
 * @param datagram the whole UDP payload
 * @param destination where it goes
 */
public record Outgoing(Octets datagram, Peer destination) {}
