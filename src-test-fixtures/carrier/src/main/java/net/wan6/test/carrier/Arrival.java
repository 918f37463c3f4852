package net.wan6.test.carrier;

/** How a datagram reached the carrier: real servers answer the two differently. */
public enum Arrival {
    /** Sent to ff02::1:2, as RFC 9915 §7.1 has it. */
    MULTICAST,

    /** Sent to an address of the carrier itself. */
    UNICAST
}
