package net.wan6.test.captures;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One UDP payload to or from a DHCPv6 port, as it was on the wire. Whether it is a message at all is for a codec to
 * say.
 *
 * @param frame the number of the frame in its file, from 1
 * @param time when the frame was captured, to the nanosecond if the file says so; {@link Instant#EPOCH} if it does not say
 * @param source who sent it
 * @param destination to whom it was sent
 * @param hex the octets of the payload in lower-case hexadecimal
 */
public record CapturedMessage(int frame, Instant time, Endpoint source, Endpoint destination, String hex)
        implements CapturedPacket {

    /**
     * Checks that {@code hex} is hexadecimal.
     *
     * @param frame the number of the frame in its file, from 1
     * @param time when the frame was captured, to the nanosecond if the file says so
     * @param source who sent it
     * @param destination to whom it was sent
     * @param hex the octets of the payload in lower-case hexadecimal
     */
    public CapturedMessage {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(destination, "destination");
        HexText.check(hex);
    }

    /** {@return a new copy of the octets} */
    public byte[] octets() {
        return HexFormat.of().parseHex(hex);
    }

    /** {@return one line: time, ends, length} */
    @Override
    public String toString() {
        return time + " " + source + " > " + destination + " " + hex.length() / 2 + " octets";
    }
}
