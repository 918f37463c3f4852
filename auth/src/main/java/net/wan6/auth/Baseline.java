package net.wan6.auth;

/** What is known of a server's replay detection values under its present key. All are unsigned. */
sealed interface Baseline {
    /** Nothing: the key came without a value. */
    Baseline NONE = new None();

    record None() implements Baseline {}

    /** The value of the Reply that brought the key. */
    record Delivered(long value) implements Baseline {}

    /** The value of the last Reconfigure accepted. */
    record Received(long value) implements Baseline {}

    /** Zero in a Reconfigure accepted at a moment of the running clock, which no restart outlives. */
    record ZeroAt(long nanoseconds) implements Baseline {}
}
