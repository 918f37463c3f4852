package net.wan6.mape.provisioning;

/** Which of OCN's rules are meant for a CE. */
public enum OcnContract {
    /** An address shared with others: the rules without {@code hostName}. */
    SHARED,
    /** A fixed address: the rules with {@code hostName}, which other CEs must leave alone. */
    FIXED
}
