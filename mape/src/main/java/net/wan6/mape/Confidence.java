package net.wan6.mape;

/** How far a rule of a table can be believed. */
public enum Confidence {
    /** Seen in an operator's own answer, or the same in two independent lineages. */
    HIGH,
    /** From one lineage only, or from sources that differ in other rows. */
    MEDIUM,
    /** From one source, or disputed. */
    LOW
}
