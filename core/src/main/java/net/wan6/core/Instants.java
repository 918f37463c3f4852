package net.wan6.core;

import net.wan6.codec.Lifetime;

/** Instants in nanoseconds and spans in seconds; {@link Output.WaitUntil#NEVER} is after everything. */
final class Instants {
    static final long NEVER = Output.WaitUntil.NEVER;
    static final long SECOND = 1_000_000_000L;

    private Instants() {}

    static long after(long instant, Lifetime span) {
        return span.isInfinite() ? NEVER : after(instant, span.seconds() * SECOND);
    }

    static long after(long instant, long nanoseconds) {
        long sum = instant + nanoseconds;
        return sum < instant || nanoseconds == NEVER ? NEVER : sum;
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
