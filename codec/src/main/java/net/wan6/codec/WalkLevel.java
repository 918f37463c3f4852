package net.wan6.codec;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options side by side, and how far the walk has come among them. */
final class WalkLevel {
    final Options options;
    final MessageType message;
    final @Nullable RawOption container;
    final String path;
    final int origin;
    final int depth;
    final int messageDepth;
    final int containerDepth;
    final int trailing;
    final Map<Long, Integer> seen = new HashMap<>();
    int at;
    int walked;

    /** The options of a message. */
    WalkLevel(Message message, String path, int origin, int depth, int messageDepth) {
        this.options = message.options();
        this.message = message.type();
        this.container = null;
        this.path = path;
        this.origin = origin;
        this.depth = depth;
        this.messageDepth = messageDepth;
        this.containerDepth = 1;
        this.trailing = message.trailingOctets().length();
        this.at = options.from;
    }

    /** The options inside an option. */
    WalkLevel(Options options, RawOption container, String path, WalkLevel around) {
        this.options = options;
        this.message = around.message;
        this.container = container;
        this.path = path;
        // A reader of the embedder's may have copied its options: then only the option around them has a place.
        this.origin = options.array == container.array ? around.origin : options.from - around.offset(container.from);
        this.depth = around.depth + 1;
        this.messageDepth = around.messageDepth;
        this.containerDepth = around.containerDepth + 1;
        this.trailing = 0;
        this.at = options.from;
    }

    /** From an index of the array to an octet of the datagram. */
    int offset(int index) {
        return index - origin;
    }

    RawOption next() {
        int begin = at;
        at = OptionWalk.end(options.array, begin);
        walked++;
        int code = OptionWalk.code(options.array, begin);
        seen.merge((long) code, 1, Integer::sum);
        return new RawOption(code, options.space(), options.array, begin + OptionWalk.HEADER, at);
    }

    boolean allows(OptionType<?> type) {
        return container == null
                ? type.occurrence().allows(message)
                : type.occurrence().allowsInside(container.code());
    }

    String place() {
        return container == null ? message.toString() : "option " + container.code();
    }

    int index(RawOption option) {
        return seen.getOrDefault((long) option.code(), 1) - 1;
    }

    /** Whether a singleton stands here again; a Reconfigure-request names many clients (RFC 6977 §6.3). */
    boolean repeats(RawOption option, OptionType<?> type) {
        return type.isSingleton()
                && index(option) > 0
                && !(container == null
                        && message.equals(MessageType.RECONFIGURE_REQUEST)
                        && type.equals(OptionTypes.CLIENT_ID));
    }

    /**
     * Whether a vendor's option of this kind stands here again: clients and servers send one for an enterprise (RFC 9915
     * §21.16, §21.17), of relays nothing is said. To be asked once for an option.
     */
    boolean repeatsVendor(RawOption option, long enterprise) {
        boolean relays = message.equals(MessageType.RELAY_FORW) || message.equals(MessageType.RECONFIGURE_REQUEST);
        if (container == null && relays) {
            return false;
        }
        // Beyond all codes, so that they do not meet in one map.
        long key = 1L << 48 | enterprise << 16 | option.code();
        return seen.merge(key, 1, Integer::sum) > 1;
    }
}
