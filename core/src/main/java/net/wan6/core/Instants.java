package net.wan6.core;

import net.wan6.codec.Lifetime;

/** Instants in nanoseconds and spans in seconds; {@link Output.WaitUntil#NEVER} is after everything. */
final class Instants {
    static final long NEVER = Output.WaitUntil.NEVER;
    static final long SECOND = 1_000_000_000L;

    /**
     * How far from 0 an engine's clock may be, 146 years. So no sum of an instant and a lifetime, and no difference of two
     * instants, is too great for a long.
     */
    private static final long FARTHEST = 1L << 62;

    private Instants() {}

    /** Checks what a caller says the time is; {@link #NEVER} is no time. */
    static long requireTime(long now) {
        return Arguments.inRange(now, -FARTHEST, FARTHEST, "now");
    }

    /** A sum that stops at the first and the last instant there is. */
    static long plus(long instant, long nanoseconds) {
        long sum = instant + nanoseconds;
        boolean overflows = ((instant ^ sum) & (nanoseconds ^ sum)) < 0;
        return overflows ? (instant < 0 ? Long.MIN_VALUE : NEVER) : sum;
    }

    /** A difference that stops in the same way. */
    static long minus(long instant, long other) {
        long difference = instant - other;
        boolean overflows = ((instant ^ other) & (instant ^ difference)) < 0;
        return overflows ? (instant < 0 ? Long.MIN_VALUE : NEVER) : difference;
    }

    static long after(long instant, Lifetime span) {
        return span.isInfinite() ? NEVER : after(instant, span.seconds() * SECOND);
    }

    static long after(long instant, long nanoseconds) {
        return nanoseconds == NEVER ? NEVER : plus(instant, nanoseconds);
    }

    static Lifetime remaining(long since, Lifetime span, long now) {
        if (span.isInfinite()) {
            return span;
        }
        long end = after(since, span);
        if (end <= now) {
            return Lifetime.ZERO;
        }
        long left = end - now;
        return left < 0 ? span : Lifetime.ofSeconds(Math.min(span.seconds(), left / SECOND));
    }

    /** What is left until an instant, in whole seconds, rounded down. */
    static Lifetime until(long instant, long now) {
        if (instant == NEVER) {
            return Lifetime.INFINITE;
        }
        return instant <= now ? Lifetime.ZERO : Lifetime.ofSeconds((instant - now) / SECOND);
    }

    /** Whether a promise until {@code next} leaves less than half, but not nothing, of what one until {@code last} did. */
    static boolean halves(long last, long next, long now) {
        return last > now && next > now && next != NEVER && (last == NEVER || 2 * (next - now) < last - now);
    }
}
