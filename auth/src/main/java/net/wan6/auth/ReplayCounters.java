package net.wan6.auth;

import java.time.Instant;

/**
 * Values for the replay detection field of those who sign (RFC 9915 §20.3): unsigned numbers of 64 bits that must rise
 * from one message to the next, over restarts too.
 */
public final class ReplayCounters {
    /** Seconds from the beginning of 1900, NTP's era 0, to that of 1970. */
    private static final long NTP_TO_UNIX = 2_208_988_800L;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private ReplayCounters() {}

    /**
     * The time in the format of NTP (RFC 5905 §6): 4 octets of seconds since 1900, 4 octets of fraction. It needs no
     * memory, but a clock that never goes back; it returns to zero on 7 February 2036, when every client needs a new
     * key.
     *
     * @param time the time
     * @return its value modulo 2^64, cut off to 2^-32 of a second
     */
    public static long ntp(Instant time) {
        long seconds = time.getEpochSecond() + NTP_TO_UNIX;
        long fraction = ((long) time.getNano() << Integer.SIZE) / NANOS_PER_SECOND;
        return seconds << Integer.SIZE | fraction;
    }

    /**
     * A serial number: one more than the last, which the server keeps for each client.
     *
     * @param last the last value sent
     * @return the next
     * @throws IllegalArgumentException if it was the greatest of 64 bits: a new key is due
     */
    public static long next(long last) {
        if (last == -1) {
            throw new IllegalArgumentException("no value follows " + Long.toUnsignedString(last));
        }
        return last + 1;
    }
}
