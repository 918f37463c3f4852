package net.wan6.mape;

/** Whether a decapsulated packet comes from whom it says (RFC 7597 §8.1). Anything but {@link #VALID}: drop and count. */
public enum SourceVerdict {
    /** Outer source and inner source agree, or the outer source is the border relay. */
    VALID,
    /** The outer source is neither in a rule nor a border relay. */
    NO_RULE,
    /** The inner source address is not the one in the outer source's EA bits. */
    ADDRESS_MISMATCH,
    /** The inner source port does not belong to the PSID in the outer source's EA bits. */
    PORT_MISMATCH,
    /** The address is shared, and without a port nothing can be said (RFC 7597 §8.3.2). */
    PORT_NEEDED,
    /** The EA bits agree, but the outer source is not the CE's address: other subnet bits or interface identifier. */
    NOT_A_CE_ADDRESS,
    /** The source is fine, but the inner destination is not an address or port of this CE. */
    NOT_FOR_THIS_CE
}
