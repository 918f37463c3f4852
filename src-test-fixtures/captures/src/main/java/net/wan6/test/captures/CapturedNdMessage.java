package net.wan6.test.captures;

import java.net.Inet6Address;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One Router Solicitation or Router Advertisement, as it was on the wire. Whether it is valid is for a codec to say; its
 * checksum was not verified.
 *
 * @param frame the number of the frame in its file, from 1
 * @param time when the frame was captured, to the nanosecond if the file says so; {@link Instant#EPOCH} if it does not say
 * @param source who sent it
 * @param destination to whom it was sent
 * @param hopLimit the hop limit of the packet
 * @param hex the ICMPv6 message from its type on, in lower-case hexadecimal
 */
public record CapturedNdMessage(
        int frame, Instant time, Inet6Address source, Inet6Address destination, int hopLimit, String hex)
        implements CapturedPacket {

    /**
     * Checks that {@code hex} is hexadecimal.
     *
     * @param frame the number of the frame in its file, from 1
     * @param time when the frame was captured, to the nanosecond if the file says so
     * @param source who sent it
     * @param destination to whom it was sent
     * @param hopLimit the hop limit of the packet
     * @param hex the ICMPv6 message from its type on, in lower-case hexadecimal
     */
    public CapturedNdMessage {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(destination, "destination");
        HexText.check(hex);
    }

    /** {@return a new copy of the octets} */
    public byte[] octets() {
        return HexFormat.of().parseHex(hex);
    }

    /** {@return one line: time, ends, hop limit, length} */
    @Override
    public String toString() {
        return time + " " + source.getHostAddress() + " > " + destination.getHostAddress() + " hop limit " + hopLimit
                + " " + hex.length() / 2 + " octets";
    }
}
