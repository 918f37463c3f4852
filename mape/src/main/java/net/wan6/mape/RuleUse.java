package net.wan6.mape;

/** What a rule may be used for besides provisioning the CEs below its own IPv6 prefix (RFC 7597 §5). */
public enum RuleUse {
    /** A Basic Mapping Rule only: traffic to its IPv4 prefix goes to the border relay. */
    BASIC_ONLY,
    /** Also a Forwarding Mapping Rule: traffic to its IPv4 prefix goes straight to the CE (the F flag of RFC 7598). */
    BASIC_AND_FORWARDING
}
