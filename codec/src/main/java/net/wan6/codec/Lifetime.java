package net.wan6.codec;

import java.time.Duration;
import java.util.Optional;

/**
 * A time span as the wire has it: unsigned 32-bit seconds, of which the greatest means without end (RFC 9915 §7.7).
 * Lifetimes, T1, T2 and refresh times are of this type.
 *
 * @param seconds 0 to 4294967295; 4294967295 is {@link #INFINITE}
 */
public record Lifetime(long seconds) implements Comparable<Lifetime> {
    private static final long INFINITY = 0xffff_ffffL;

    /** Without end: 0xffffffff on the wire. */
    public static final Lifetime INFINITE = new Lifetime(INFINITY);

    /** No time at all: for prefixes and addresses that are no longer to be used. */
    public static final Lifetime ZERO = new Lifetime(0);

    /**
     * Checks the range.
     *
     * @param seconds 0 to 4294967295
     * @throws IllegalArgumentException if the number is not in that range
     */
    public Lifetime {
        if (seconds < 0 || seconds > INFINITY) {
            throw new IllegalArgumentException("lifetime " + seconds + " is not in 0 to 4294967295");
        }
    }

    /**
     * A span of so many seconds.
     *
     * @param seconds 0 to 4294967295; the last means without end
     * @return the lifetime
     * @throws IllegalArgumentException if the number is not in 0 to 4294967295
     */
    public static Lifetime ofSeconds(long seconds) {
        return new Lifetime(seconds);
    }

    /**
     * The span for the JDK.
     *
     * @return the span, or empty if it never ends
     */
    public Optional<Duration> toDuration() {
        return isInfinite() ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    /**
     * Whether it never ends.
     *
     * @return true for 0xffffffff
     */
    public boolean isInfinite() {
        return seconds == INFINITY;
    }

    /**
     * Whether it has ended as it begins.
     *
     * @return true for 0
     */
    public boolean isZero() {
        return seconds == 0;
    }

    /** A longer span comes later, the infinite one last. */
    @Override
    public int compareTo(Lifetime other) {
        return Long.compare(seconds, other.seconds);
    }

    @Override
    public String toString() {
        return isInfinite() ? "infinite" : seconds + "s";
    }
}
