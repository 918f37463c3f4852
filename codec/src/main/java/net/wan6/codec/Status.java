package net.wan6.codec;

import java.nio.charset.StandardCharsets;

/**
 * A status code with its text for people (STATUS_CODE, RFC 9915 §21.13): a view of its octets.
 */
public final class Status extends WireImage {
    private static final int HEADER = 2;
    private static final int MOST_PRINTABLE = 256;

    static final ViewShape.Form<Status> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return HEADER;
        }

        @Override
        public Status read(byte[] array, int from, int to) {
            return new Status(array, from, to);
        }

        @Override
        public Status remade(Status value) {
            return value.remade();
        }
    };

    private Status(byte[] array, int from, int to) {
        super(array, from, to);
    }

    private Status remade() {
        // A text that is not UTF-8 has no other form than its octets.
        return message().indexOf('\ufffd') < 0 ? of(code(), message()) : this;
    }

    /**
     * A status.
     *
     * @param code how it went
     * @param message a text for people, perhaps empty
     * @return the status
     */
    public static Status of(StatusCode code, String message) {
        byte[] octets = new OctetWriter(64).u16(code.code()).text(message).finish();
        return new Status(octets, 0, octets.length);
    }

    /**
     * How it went.
     *
     * @return the code
     */
    public StatusCode code() {
        return new StatusCode(BigEndian.u16(array, from));
    }

    /**
     * The text for people. It comes from the network: what is not UTF-8 is U+FFFD here, and control characters are left
     * for who shows it to escape.
     *
     * @return the text, perhaps empty
     */
    public String message() {
        return new String(array, from + HEADER, size() - HEADER, StandardCharsets.UTF_8);
    }

    /**
     * The same with a text that is fit for a terminal and a log, and does not keep the datagram in memory: one line of about
     * 256 characters at most, in which control characters and what cannot be seen are escaped.
     *
     * @return a status of its own octets
     */
    public Status printable() {
        return of(code(), EscapedText.of(message(), MOST_PRINTABLE));
    }

    @Override
    public String toString() {
        return code().toString();
    }
}
