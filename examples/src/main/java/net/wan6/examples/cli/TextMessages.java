package net.wan6.examples.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.wan6.test.captures.CapturedMessage;
import net.wan6.test.captures.SkipReason;

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

    @Override
    public void ended(int frames, Map<SkipReason, Integer> skipped) {
        if (!skipped.isEmpty()) {
            String reasons = skipped.entrySet().stream()
                    .map(each -> each.getValue() + " " + name(each.getKey()).replace('_', ' '))
                    .collect(Collectors.joining(", "));
            out.println(paint.faint(frames + " frames, skipped: " + reasons));
            out.flush();
        }
    }

    private static String name(SkipReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
