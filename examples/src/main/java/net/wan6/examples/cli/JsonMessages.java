package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTable;
import net.wan6.codec.nd.NdMessage;
import net.wan6.test.captures.CapturedMessage;
import net.wan6.test.captures.CapturedNdMessage;
import net.wan6.test.captures.SkipReason;

/** One JSON object a message. */
final class JsonMessages implements MessageSink {
    private final JsonLines out;

    JsonMessages(PrintWriter out) {
        this.out = new JsonLines(out);
    }

    @Override
    public void line(String digits) {
        MessageSink.decode(digits, message -> out.print(whole(message)), broken -> out.print(error(broken)));
    }

    @Override
    public void captured(CapturedMessage datagram) {
        MessageSink.decode(
                datagram.hex(),
                message -> out.print(putOrigin(whole(message), datagram)),
                broken -> out.print(putOrigin(error(broken), datagram)));
    }

    @Override
    public void captured(CapturedNdMessage message) {
        MessageSink.decode(
                Octets.of(message.octets()),
                NdMessage::decode,
                decoded -> out.print(putOrigin(whole(decoded, message), message)),
                broken -> out.print(putOrigin(error(broken), message)));
    }

    @Override
    public void ended(int frames, Map<SkipReason, Integer> skipped) {
        ObjectNode node = JsonLines.object().put("frames", frames);
        ObjectNode reasons = node.putObject("skipped");
        skipped.forEach((reason, count) -> reasons.put(reason.name().toLowerCase(Locale.ROOT), count));
        out.print(node);
    }

    private static ObjectNode whole(Message message) {
        ObjectNode node = MessageJson.of(message);
        ProblemsJson.put(node, message.problems());
        return node.put(
                "rebuilt", message.rebuilt(OptionTable.STANDARD).octets().toHex());
    }

    private static ObjectNode whole(NdMessage message, CapturedNdMessage captured) {
        ObjectNode node = NdJson.of(message);
        ProblemsJson.put(node, message.problems());
        node.set(
                "invalid",
                NdJson.names(message.invalidReasons(Ipv6Address.of(captured.source()), captured.hopLimit())));
        return node;
    }

    private static ObjectNode error(MessageSink.Broken broken) {
        ObjectNode node = JsonLines.object();
        node.putObject("error").put("reason", broken.reason()).put("offset", broken.offset());
        return node;
    }

    private static ObjectNode putOrigin(ObjectNode node, CapturedMessage datagram) {
        return node.put("frame", datagram.frame())
                .put("time", datagram.time().toString())
                .put("source", datagram.source().toString())
                .put("destination", datagram.destination().toString());
    }

    private static ObjectNode putOrigin(ObjectNode node, CapturedNdMessage message) {
        return node.put("frame", message.frame())
                .put("time", message.time().toString())
                .put("source", Ipv6Address.of(message.source()).toString())
                .put("destination", Ipv6Address.of(message.destination()).toString())
                .put("hopLimit", message.hopLimit());
    }
}
