package net.wan6.examples.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.codec.nd.InvalidReason;
import net.wan6.codec.nd.NdMessage;
import net.wan6.test.captures.CapturedMessage;
import net.wan6.test.captures.CapturedNdMessage;
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
        MessageSink.decode(digits, message -> out.print(tree.format(message)), this::broken);
        out.println();
        out.flush();
    }

    private void broken(Broken broken) {
        out.println(paint.bad("not a message: " + broken.reason() + " at octet " + broken.offset()));
    }

    @Override
    public void captured(CapturedMessage datagram) {
        out.println(paint.faint("frame " + datagram.frame() + ", " + datagram));
        line(datagram.hex());
    }

    @Override
    public void captured(CapturedNdMessage message) {
        out.println(paint.faint("frame " + message.frame() + ", " + message));
        MessageSink.decode(
                Octets.of(message.octets()), NdMessage::decode, decoded -> show(decoded, message), this::broken);
        out.println();
        out.flush();
    }

    private void show(NdMessage message, CapturedNdMessage captured) {
        out.print(tree.format(message));
        Set<InvalidReason> invalid = message.invalidReasons(Ipv6Address.of(captured.source()), captured.hopLimit());
        if (!invalid.isEmpty()) {
            String reasons = invalid.stream().map(TextMessages::name).collect(Collectors.joining(", "));
            out.println(paint.bad("! every receiver discards it: " + reasons.replace('_', ' ')));
        }
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

    private static String name(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
