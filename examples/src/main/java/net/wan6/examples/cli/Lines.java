package net.wan6.examples.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Lines of an untrusted text: one that is longer than any message is cut, so that it does not fill the memory. */
final class Lines {
    /** More than the digits of the longest datagram, with a colon between each two. */
    static final int LONGEST = 1 << 18;

    private final Reader in;
    private int ahead = -2;

    /** Reads from a buffered reader. */
    Lines(Reader in) {
        this.in = in;
    }

    /** A line, at most {@link #LONGEST} characters and one more of it; empty at the end. */
    Optional<String> next() throws IOException {
        int c = ahead == -2 ? in.read() : ahead;
        ahead = -2;
        if (c < 0) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        while (c >= 0 && c != '\n' && c != '\r') {
            if (line.length() <= LONGEST) {
                line.append((char) c);
            }
            c = in.read();
        }
        if (c == '\r') {
            int following = in.read();
            ahead = following == '\n' ? -2 : following;
        }
        return Optional.of(line.toString());
    }

    /** Whether more than is kept stood there. */
    static boolean isTooLong(String line) {
        return line.length() > LONGEST;
    }
}
