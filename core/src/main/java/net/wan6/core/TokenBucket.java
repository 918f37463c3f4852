package net.wan6.core;

/** Bounds how much is sent, whatever servers make us do (RFC 9915 §14.1). Time is in nanoseconds. */
final class TokenBucket {
    private final long perToken;
    private final long full;
    private long filledTo;

    TokenBucket(RateLimit limit) {
        this.perToken = limit.seconds() * Clocks.SECOND / limit.messages();
        this.full = perToken * limit.messages();
        this.filledTo = Long.MIN_VALUE / 2;
    }

    /** When the next token is there: {@code now} or later. */
    long availableAt(long now) {
        return Math.max(now, filledTo + perToken);
    }

    void take(long now) {
        filledTo = Math.max(filledTo, now - full) + perToken;
    }
}
