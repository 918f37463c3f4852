package net.wan6.core.driver;

import net.wan6.core.Output;

/** Spans and instants of the loop's clock. */
final class Nanoseconds {
    static final long SECOND = 1_000_000_000L;

    /** After everything. */
    static final long NEVER = Output.WaitUntil.NEVER;

    private Nanoseconds() {}
}
