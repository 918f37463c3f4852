package net.wan6.examples;

import java.io.PrintWriter;
import net.wan6.test.captures.CapturedMessage;

/** Messages as trees for a person, an empty line after each. */
final class TextMessages implements MessageSink {
    private final PrintWriter out;
    private final Paint paint;
    private final MessageTree tree;

    TextMessages(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
        this.tree = new MessageTree(paint);
    }

    @Override
    public void line(String digits) {
        MessageSink.decode(
                digits,
                message -> out.print(tree.format(message)),
                broken -> out.println(paint.bad("not a message: " + broken.reason() + " at octet " + broken.offset())));
        out.println();
        out.flush();
    }

    @Override
    public void captured(CapturedMessage datagram) {
        out.println(paint.faint("frame " + datagram.frame() + ", " + datagram));
        line(datagram.hex());
    }
}
