package net.wan6.mape;

/** How somebody came to know a rule of a table. */
public enum Provenance {
    /** The operator says it, and you have it from the operator. */
    ANNOUNCED,
    /** Somebody saw it at work, in a line's equipment or in an answer of the operator, and wrote it down. */
    OBSERVED,
    /** Nobody saw it: it continues the pattern of other rules, and may name what belongs to somebody else. */
    PREDICTED
}
