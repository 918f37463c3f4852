package net.wan6.auth;

/** How a datagram reached us. A Reconfigure counts only if it was sent to us alone (RFC 9915 §16.11). */
public enum Delivery {
    /** To an address of ours. */
    UNICAST,
    /** To a group. */
    MULTICAST,
    /** Nobody can tell: taken for multicast, since the rule is a MUST and a wrong guess is the attacker's. */
    UNKNOWN
}
