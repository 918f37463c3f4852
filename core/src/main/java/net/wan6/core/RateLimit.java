package net.wan6.core;

/**
 * How much a client sends at the most, whatever servers make it do (RFC 9915 §14.1): a bucket of tokens.
 *
 * @param messages how many in one burst, 1 or more
 * @param seconds how long until the bucket is full again, 1 or more
 */
public record RateLimit(int messages, int seconds) {
    /** 20 messages in 20 seconds. */
    public static final RateLimit DEFAULT = new RateLimit(20, 20);

    /**
     * Checks the ranges.
     *
     * @param messages 1 or more
     * @param seconds 1 or more
     * @throws IllegalArgumentException if a number is less than 1
     */
    public RateLimit {
        Arguments.inRange(messages, 1, Integer.MAX_VALUE, "messages");
        Arguments.inRange(seconds, 1, Integer.MAX_VALUE, "seconds");
    }
}
