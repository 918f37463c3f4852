package net.wan6.examples;

import java.io.PrintWriter;
import net.wan6.codec.MessageFormatter;
import net.wan6.test.captures.CapturedMessage;

/** Messages as trees for a person, an empty line after each. */
final class TextMessages implements MessageSink {
    private final PrintWriter out;

    TextMessages(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void line(String digits) {
        MessageSink.decode(
                digits,
                message -> out.print(MessageFormatter.STANDARD.format(message)),
                broken -> out.println("not a message: " + broken.reason() + " at octet " + broken.offset()));
        out.println();
        out.flush();
    }

    @Override
    public void captured(CapturedMessage datagram) {
        out.println("frame " + datagram.frame() + ", " + datagram);
        line(datagram.hex());
    }
}
