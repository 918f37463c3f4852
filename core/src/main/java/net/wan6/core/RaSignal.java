package net.wan6.core;

/** What Router Advertisements tell a DHCPv6 client to do; a later one outweighs those before it. */
public enum RaSignal {
    /** There is a router: whoever waits for a server's answer may try again at once. */
    HEARD,
    /** Prefixes or routers changed, or are about to (RFC 9915 §18.2.12): Renew. */
    CHANGED,
    /** Other prefixes have the P flag, and there are some (RFC 9762 §7.1): Rebind where prefixes are held. */
    PD_PREFERRED
}
