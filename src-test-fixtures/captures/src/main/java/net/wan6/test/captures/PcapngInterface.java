package net.wan6.test.captures;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * An interface of a pcapng section.
 *
 * @param link empty if nobody here knows how to read it
 * @param snapLength how many octets of a frame were kept, 0 for all
 * @param ticksPerSecond of its clock
 * @param offsetSeconds what to add to that clock
 */
record PcapngInterface(Optional<LinkLayer> link, long snapLength, BigInteger ticksPerSecond, long offsetSeconds) {

    private static final int RESOLUTION = 9;
    private static final int OFFSET = 14;
    private static final BigInteger MICROSECONDS = BigInteger.valueOf(1_000_000);
    private static final BigInteger NANOSECONDS = BigInteger.valueOf(1_000_000_000);

    PcapngInterface(Optional<LinkLayer> link, long snapLength) {
        this(link, snapLength, MICROSECONDS, 0);
    }

    /** The same with an option of its block; those that do not concern time change nothing. */
    PcapngInterface with(int code, ByteBuffer value) {
        if (code == RESOLUTION && value.remaining() == 1) {
            int exponent = value.get(0) & 0x7f;
            BigInteger base = value.get(0) < 0 ? BigInteger.TWO : BigInteger.TEN;
            return new PcapngInterface(link, snapLength, base.pow(exponent), offsetSeconds);
        }
        if (code == OFFSET && value.remaining() == Long.BYTES) {
            return new PcapngInterface(link, snapLength, ticksPerSecond, value.getLong(0));
        }
        return this;
    }

    /** How much was kept of a frame that does not say so itself. */
    long kept(long original) {
        return snapLength == 0 ? original : Math.min(original, snapLength);
    }

    /** A time by its two halves, or {@link Instant#EPOCH} if it is none that can be told. */
    Instant time(int high, int low) {
        long ticks = Integer.toUnsignedLong(high) << Integer.SIZE | Integer.toUnsignedLong(low);
        BigInteger[] seconds = new BigInteger(Long.toUnsignedString(ticks)).divideAndRemainder(ticksPerSecond);
        long nanoseconds =
                seconds[1].multiply(NANOSECONDS).divide(ticksPerSecond).longValueExact();
        try {
            return Instant.ofEpochSecond(Math.addExact(seconds[0].longValueExact(), offsetSeconds), nanoseconds);
        } catch (ArithmeticException | DateTimeException beyondAllCalendars) {
            return Instant.EPOCH;
        }
    }
}
