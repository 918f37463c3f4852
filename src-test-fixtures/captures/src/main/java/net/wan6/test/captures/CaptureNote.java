package net.wan6.test.captures;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the text beside a recording: what another program saw in one message.
 *
 * @param elapsed the time since the first frame of the recording, to the microsecond
 * @param source who sent it
 * @param destination to whom it was sent
 * @param type the name of the message type, as {@code SOLICIT}
 * @param hex the octets of the message in lower-case hexadecimal
 * @param note a remark, such as the reconfigure key in it; the empty string if there is none
 */
public record CaptureNote(
        Duration elapsed, Endpoint source, Endpoint destination, String type, String hex, String note) {

    private static final Pattern LINE = Pattern.compile(
            "(\\d+)\\.(\\d{6}) ([0-9a-f:]+):(\\d+) > ([0-9a-f:]+):(\\d+) ([A-Z-]+) ([0-9a-f]+)(?: # (.*))?");

    /**
     * Checks that {@code hex} is hexadecimal.
     *
     * @param elapsed the time since the first frame of the recording, to the microsecond
     * @param source who sent it
     * @param destination to whom it was sent
     * @param type the name of the message type, as {@code SOLICIT}
     * @param hex the octets of the message in lower-case hexadecimal
     * @param note a remark, such as the reconfigure key in it; the empty string if there is none
     */
    public CaptureNote {
        Objects.requireNonNull(elapsed, "elapsed");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(note, "note");
        HexText.check(hex);
    }

    static CaptureNote parse(String line) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            throw new IllegalArgumentException("not a note: " + line);
        }
        Duration elapsed = Duration.ofSeconds(Long.parseLong(m.group(1))).plusNanos(Long.parseLong(m.group(2)) * 1000);
        String note = m.group(9) == null ? "" : m.group(9);
        return new CaptureNote(
                elapsed,
                endpoint(m.group(3), m.group(4)),
                endpoint(m.group(5), m.group(6)),
                m.group(7),
                m.group(8),
                note);
    }

    private static Endpoint endpoint(String address, String port) {
        try {
            // Only digits and colons come here, so no name service is asked.
            return new Endpoint((Inet6Address) InetAddress.getByName(address), Integer.parseInt(port));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IPv6 address: " + address, e);
        }
    }

    /** {@return a new copy of the octets} */
    public byte[] octets() {
        return HexFormat.of().parseHex(hex);
    }
}
