package net.wan6.mape;

/** Where an IPv4 packet goes. */
public enum ForwardingVerdict {
    /** To the CE whose address was given. */
    TO_CE,
    /** To the border relay: no rule has the destination (RFC 7597 §5.3). */
    NO_RULE,
    /** To the border relay: the destination is shared, and there is no port to tell its CEs apart. */
    PORT_NEEDED,
    /** Nowhere, drop it: a rule has the destination, but the PSID offset excludes the port from every CE's set. */
    PORT_EXCLUDED;

    /**
     * Whether the border relay is to have the packet.
     *
     * @return true for {@link #NO_RULE} and {@link #PORT_NEEDED}
     */
    public boolean isToBorderRelay() {
        return this == NO_RULE || this == PORT_NEEDED;
    }
}
