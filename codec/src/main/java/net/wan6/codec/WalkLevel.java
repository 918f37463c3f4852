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
    final Map<Integer, Integer> seen = new HashMap<>();
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
        seen.merge(code, 1, Integer::sum);
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
        return seen.getOrDefault(option.code(), 1) - 1;
    }
}
