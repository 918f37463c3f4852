package net.wan6.core;

/** Bounds how much is sent, whatever servers make us do (RFC 9915 §14.1; engine rules C-7, I-2). Time is in nanoseconds. */
final class TokenBucket {
    private final RateLimit limit;
    private long filledTo = Long.MIN_VALUE / 2;

    TokenBucket(RateLimit limit) {
        this.limit = limit;
    }

    /** When the next token is there: {@code now} or later. */
    long availableAt(long now) {
        return Math.max(now, filledTo + perToken());
    }

    void take(long now) {
        long full = perToken() * limit.messages();
        filledTo = Math.max(filledTo, now - full) + perToken();
    }

    private long perToken() {
        return limit.seconds() * Instants.SECOND / limit.messages();
    }
}
