package net.wan6.codec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import net.wan6.codec.Problem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Walks all that stands in a message: options, options inside options, relayed messages, depth first in wire order.
 *
 * <p>What is still to be walked is kept in a list and not on the stack, since its depth is the peer's choice; limits
 * bound how much of it is walked. Every octet is looked at a bounded number of times.
 */
final class MessageWalk {
    /** Told of everything in turn: an option, then its problems, then what is inside it. */
    interface Visitor {
        /**
         * A message: the whole, or one that the option told of last relays.
         *
         * @param depth how many messages and options are around it
         */
        void message(Message message, int depth);

        /**
         * An option.
         *
         * @param type its type, or null if it is not known
         * @param value its value, or null if the type is not known or the option is malformed
         * @param depth how many messages and options are around it
         */
        void option(RawOption option, @Nullable OptionType<?> type, @Nullable Object value, int depth);

        /**
         * A problem of the option told of last.
         *
         * @param depth that of the option
         */
        void problem(Problem problem, int depth);

        /** {@return whether to go on} */
        boolean wantsMore();
    }

    private final OptionTable table;
    private final DecodeLimits limits;
    private final Visitor visitor;
    private final Deque<Level> open = new ArrayDeque<>();

    private MessageWalk(OptionTable table, DecodeLimits limits, Visitor visitor) {
        this.table = table;
        this.limits = limits;
        this.visitor = visitor;
    }

    static void of(Message message, OptionTable table, DecodeLimits limits, Visitor visitor) {
        new MessageWalk(table, limits, visitor).walk(message);
    }

    /** Options side by side, and how far the walk has come among them. */
    private static final class Level {
        final Options options;
        final String path;
        final Predicate<Occurrence> allowed;
        final int origin;
        final int depth;
        final int messageDepth;
        final int containerDepth;
        final Map<Integer, Integer> seen = new HashMap<>();
        int at;
        int walked;

        /** The options of a message. */
        Level(Message message, String path, int origin, int depth, int messageDepth) {
            this.options = message.options();
            this.path = path;
            this.allowed = where -> where.allows(message.type());
            this.origin = origin;
            this.depth = depth;
            this.messageDepth = messageDepth;
            this.containerDepth = 1;
            this.at = options.from;
        }

        /** The options inside an option. */
        Level(Options options, RawOption container, String path, Level around) {
            this.options = options;
            this.path = path;
            this.allowed = where -> where.allowsInside(container.code());
            // A reader of the embedder's may have copied its options: then only the option around them has a place.
            this.origin =
                    options.array == container.array ? around.origin : options.from - around.offset(container.from);
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

        int index(RawOption option) {
            return seen.getOrDefault(option.code(), 1) - 1;
        }
    }

    private void walk(Message message) {
        visitor.message(message, 0);
        open.push(new Level(message, "", message.from, 1, 0));
        while (!open.isEmpty() && visitor.wantsMore()) {
            Level level = open.element();
            if (level.at >= level.options.to) {
                open.pop();
            } else {
                step(level);
            }
        }
    }

    private void step(Level level) {
        RawOption option = level.next();
        if (level.walked > limits.optionsPerLevel()) {
            report(level, option, Kind.BEYOND_LIMIT, "more options side by side than " + limits.optionsPerLevel());
            level.at = level.options.to;
            return;
        }
        OptionType<?> type = typeOf(option);
        if (type == null) {
            visitor.option(option, null, null, level.depth);
            if (option.space().equals(OptionSpace.DHCPV6)
                    && table.find(OptionSpace.S46, option.code()).isPresent()) {
                report(level, option, Kind.MISPLACED, "stands in softwire containers alone");
            }
        } else {
            known(level, option, type);
        }
    }

    private void known(Level level, RawOption option, OptionType<?> type) {
        Object value = null;
        MalformedOptionException malformed = null;
        try {
            value = type.read(option.array, option.payloadFrom(), option.to);
        } catch (MalformedOptionException refused) {
            malformed = refused;
        }
        visitor.option(option, type, value, level.depth);
        if (malformed != null) {
            int offset = level.offset(option.payloadFrom()) + malformed.offset();
            report(level, option, offset, Kind.MALFORMED, malformed.reason());
        }
        if (type.isSingleton() && level.index(option) > 0) {
            report(level, option, Kind.REPEATED, "stands here again and should stand once");
        }
        if (!level.allowed.test(type.occurrence())) {
            report(level, option, Kind.MISPLACED, "does not stand here");
        }
        if (isRelayed(option)) {
            enterMessage(level, option);
        } else if (value instanceof OptionContainer<?> container) {
            enterOptions(level, option, container.options());
        } else if (value instanceof Options options) {
            enterOptions(level, option, options);
        }
    }

    private void enterOptions(Level level, RawOption option, Options inside) {
        if (level.containerDepth >= limits.containerDepth()) {
            if (!inside.isEmpty()) {
                report(
                        level,
                        option,
                        Kind.BEYOND_LIMIT,
                        "options inside one another deeper than " + limits.containerDepth());
            }
            return;
        }
        open.push(new Level(inside, option, pathOf(level, option), level));
    }

    private void enterMessage(Level level, RawOption option) {
        int messageDepth = level.messageDepth + 1;
        try {
            Message relayed = Message.decode(option.payload());
            int relays = relayed instanceof RelayMessage ? messageDepth + 1 : messageDepth;
            if (relays > limits.relayDepth()) {
                report(level, option, Kind.BEYOND_LIMIT, "relayed more often than " + limits.relayDepth());
                return;
            }
            visitor.message(relayed, level.depth + 1);
            open.push(new Level(relayed, pathOf(level, option), level.origin, level.depth + 2, messageDepth));
        } catch (MalformedMessageException broken) {
            int offset = level.offset(option.payloadFrom()) + broken.offset();
            report(level, option, offset, Kind.BROKEN_MESSAGE, broken.reason().toString());
        }
    }

    private @Nullable OptionType<?> typeOf(RawOption option) {
        // Whatever the table says: it is by this type that the keys in option 11 are not shown.
        return isAuthentication(option)
                ? OptionTypes.AUTH
                : table.find(option.space(), option.code()).orElse(isRelayed(option) ? OptionTypes.RELAY_MSG : null);
    }

    static boolean isAuthentication(RawOption option) {
        return option.code() == OptionTypes.AUTH.code() && option.space().equals(OptionSpace.DHCPV6);
    }

    static boolean isRelayed(RawOption option) {
        return option.code() == OptionTypes.RELAY_MSG.code() && option.space().equals(OptionSpace.DHCPV6);
    }

    private void report(Level level, RawOption option, Kind kind, String reason) {
        report(level, option, level.offset(option.from), kind, reason);
    }

    private void report(Level level, RawOption option, int offset, Kind kind, String reason) {
        visitor.problem(new Problem(pathOf(level, option), offset, kind, reason), level.depth);
    }

    private String pathOf(Level level, RawOption option) {
        OptionType<?> type = typeOf(option);
        String name = type == null ? Integer.toString(option.code()) : type.name();
        String here = name + "[" + level.index(option) + "]";
        return level.path.isEmpty() ? here : level.path + "/" + here;
    }
}
