package net.wan6.examples.cli;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;
import net.wan6.test.captures.CapturedMessage;
import net.wan6.test.captures.CapturedNdMessage;
import net.wan6.test.captures.SkipReason;

/** Takes what {@code wan6 decode} reads, message by message; a broken one does not keep the next from being shown. */
interface MessageSink {
    /** A line of digits. */
    void line(String digits);

    /** A datagram of a capture. */
    void captured(CapturedMessage datagram);

    /** A Router Advertisement or Solicitation of a capture. */
    void captured(CapturedNdMessage message);

    /** The end of a capture: how many frames it had, and how many of them were passed over, by reason. */
    void ended(int frames, Map<SkipReason, Integer> skipped);

    /** What came instead of a message, and at which octet. */
    record Broken(String reason, int offset) {}

    /** Hands on the message, or why there is none. */
    static void decode(String digits, Consumer<Message> message, Consumer<Broken> broken) {
        if (Lines.isTooLong(digits)) {
            broken.accept(new Broken("too_long", 0));
            return;
        }
        Octets datagram;
        try {
            datagram = Octets.parseHex(digits.replaceAll("[ \t:]", ""));
        } catch (IllegalArgumentException notHex) {
            broken.accept(new Broken("not_hexadecimal", 0));
            return;
        }
        decode(datagram, Message::decode, message, broken);
    }

    /** The same, of octets of either kind. */
    static <M> void decode(Octets octets, Function<Octets, M> decoder, Consumer<M> message, Consumer<Broken> broken) {
        M decoded;
        try {
            decoded = decoder.apply(octets);
        } catch (MalformedMessageException malformed) {
            broken.accept(new Broken(malformed.reason().name().toLowerCase(Locale.ROOT), malformed.offset()));
            return;
        }
        message.accept(decoded);
    }
}
