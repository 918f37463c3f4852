package net.wan6.mape.provisioning;

/**
 * How soon a server is asked after a start or a change of the line's prefixes: 2 s after it, three times in a row, then once a
 * minute, so that a line whose prefix comes and goes is no flood.
 *
 * @param earned when the questions so far would be due at one a minute; nanoseconds, {@link #NEVER} before the first
 */
record Pacing(long earned) {
    private static final long NEVER = Long.MIN_VALUE;
    private static final long ONE = 60 * Waits.SECOND;
    private static final long AHEAD = 2 * ONE;

    static final Pacing FRESH = new Pacing(NEVER);

    boolean isFresh() {
        return earned == NEVER;
    }

    /** When to ask after a change that is seen now. */
    long afterChange(long now) {
        long soon = now + Waits.AFTER_CHANGE;
        return isFresh() ? soon : Math.max(soon, earned - AHEAD);
    }

    /** That a question goes out now. */
    Pacing asked(long now) {
        return new Pacing(Math.max(earned, now) + ONE);
    }
}
