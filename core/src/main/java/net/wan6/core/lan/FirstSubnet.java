package net.wan6.core.lan;

/** Who gets the first /64 of a delegated prefix. */
public enum FirstSubnet {
    /** A LAN, as any other. */
    FOR_LANS,
    /**
     * The router itself: the CE address of MAP lies there (RFC 7597 §6), and a host of a LAN could have the same one. Where it is
     * the only /64 there is, a LAN shares it ({@link SubnetPlan#sharesFirst()}).
     */
    FOR_ROUTER
}
