package net.wan6.core;

/**
 * Bounds how much is sent through one interface, whatever servers make its clients do (RFC 9915 §14.1, engine rules C-7 and I-2). Hand
 * the same bucket to the engines of all clients there, also to those that come later. A message takes from it the part that its
 * client's {@link RateLimit} says. The driver has one for each port.
 *
 * <p>Use it from one thread at a time, as the engines.
 */
public final class TokenBucket {
    private long filledTo = Long.MIN_VALUE;

    /** A full bucket. */
    public TokenBucket() {}

    /** When the next message may be sent: {@code now} or later. */
    long availableAt(RateLimit limit, long now) {
        return Math.max(now, filledTo + perToken(limit));
    }

    void take(RateLimit limit, long now) {
        long full = perToken(limit) * limit.messages();
        filledTo = Math.max(filledTo, now - full) + perToken(limit);
    }

    private static long perToken(RateLimit limit) {
        return limit.seconds() * Instants.SECOND / limit.messages();
    }
}
