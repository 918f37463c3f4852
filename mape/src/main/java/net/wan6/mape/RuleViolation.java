package net.wan6.mape;

/** What is wrong with a mapping rule, or with a rule and an end-user prefix together. */
public enum RuleViolation {
    /** The text is not that of a rule. */
    MALFORMED_TEXT,
    /** A rule prefix has bits set after its length. */
    HOST_BITS_SET,
    /** The EA length is not in 0 to 48 (RFC 7598 §4.1). */
    EA_LENGTH_OUT_OF_RANGE,
    /** Rule prefix and EA bits do not fit into the end-user prefix, or not into an address (RFC 7597 §5.2). */
    EA_TOO_LONG,
    /** The PSID offset is not in 0 to 15. */
    PSID_OFFSET_OUT_OF_RANGE,
    /** PSID offset and PSID length together exceed the 16 bits of a port (RFC 7597 §5.1). */
    PSID_OVERFLOW,
    /** An explicit PSID has more bits than its length says. */
    PSID_OUT_OF_RANGE,
    /** An explicit PSID is given, but rule and EA bits do not make exactly one full IPv4 address (RFC 7598 §4.5). */
    EXPLICIT_PSID_NEEDS_FULL_ADDRESS,
    /** The end-user prefix lies in no rule. */
    PREFIX_OUTSIDE_RULE,
    /** Two rules of a domain have the same IPv6 prefix (RFC 7597 §5). */
    DUPLICATE_RULE_PREFIX
}
