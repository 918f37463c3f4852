package net.wan6.codec;

import java.util.ArrayDeque;
import java.util.Deque;
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
        default void message(Message message, int depth) {}

        /**
         * An option.
         *
         * @param type its type, or null if it is not known
         * @param value its value, or null if the type is not known or the option is malformed
         * @param depth how many messages and options are around it
         */
        default void option(RawOption option, @Nullable OptionType<?> type, @Nullable Object value, int depth) {}

        /**
         * A problem of the option told of last, or of a message whose last option was told of.
         *
         * @param depth that of the option or the message
         */
        void problem(Problem problem, int depth);

        /** {@return whether to go on} */
        default boolean wantsMore() {
            return true;
        }
    }

    private final OptionTable table;
    private final DecodeLimits limits;
    private final Visitor visitor;
    private final Deque<WalkLevel> open = new ArrayDeque<>();

    private MessageWalk(OptionTable table, DecodeLimits limits, Visitor visitor) {
        this.table = table;
        this.limits = limits;
        this.visitor = visitor;
    }

    static void of(Message message, OptionTable table, DecodeLimits limits, Visitor visitor) {
        new MessageWalk(table, limits, visitor).walk(message);
    }

    private void walk(Message message) {
        visitor.message(message, 0);
        open.push(WalkLevel.of(message));
        while (!open.isEmpty() && visitor.wantsMore()) {
            WalkLevel level = open.element();
            if (level.isWalked()) {
                open.pop();
                reportTrailing(level);
            } else {
                step(level);
            }
        }
    }

    private void reportTrailing(WalkLevel level) {
        int count = level.trailing;
        if (count > 0) {
            String reason =
                    (count == 1 ? "1 octet" : count + " octets") + " after the last option, too short to be one";
            int offset = level.offset(level.options.to);
            visitor.problem(new Problem(level.path(table), offset, Kind.TRAILING_OCTETS, reason), level.depth - 1);
        }
    }

    private void step(WalkLevel level) {
        RawOption option = level.next();
        if (level.walked() > limits.optionsPerLevel()) {
            report(level, option, Kind.BEYOND_LIMIT, "more options side by side than " + limits.optionsPerLevel());
            level.leave();
            return;
        }
        OptionType<?> type = typeOf(table, option);
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

    private void known(WalkLevel level, RawOption option, OptionType<?> type) {
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
        if (!level.allows(type)) {
            report(level, option, Kind.MISPLACED, "does not stand in " + level.placeName());
        }
        if (level.repeats(option, type)) {
            report(level, option, Kind.REPEATED, "stands here again and should stand once");
        }
        String owner = level.repeatedOwner(option);
        if (owner != null) {
            report(level, option, Kind.REPEATED, "stands here again for " + owner + " and should stand once");
        }
        if (value != null) {
            String invalid = ValueRules.broken(option, value, level.message, level.container());
            if (invalid != null) {
                report(level, option, Kind.IGNORED, invalid);
            }
        }
        if (isRelayed(option)) {
            enterMessage(level, option);
        } else if (value instanceof OptionContainer<?> container) {
            enterOptions(level, option, value, container.options());
        } else if (value instanceof Options options) {
            enterOptions(level, option, value, options);
        }
    }

    private void enterOptions(WalkLevel level, RawOption option, Object value, Options inside) {
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
        open.push(level.inside(inside, option, value));
    }

    private void enterMessage(WalkLevel level, RawOption option) {
        int messageDepth = level.messageDepth + 1;
        try {
            Message relayed = Message.decode(option.payload());
            int relays = relayed instanceof RelayMessage ? messageDepth + 1 : messageDepth;
            if (relays > limits.relayDepth()) {
                report(level, option, Kind.BEYOND_LIMIT, "relayed more often than " + limits.relayDepth());
                return;
            }
            visitor.message(relayed, level.depth + 1);
            open.push(level.relayed(relayed, option));
        } catch (MalformedMessageException broken) {
            int offset = level.offset(option.payloadFrom()) + broken.offset();
            report(level, option, offset, Kind.BROKEN_MESSAGE, broken.reason().toString());
        }
    }

    static @Nullable OptionType<?> typeOf(OptionTable table, RawOption option) {
        // Whatever the table says: it is by these types that keys are not shown.
        return holdsKey(option)
                ? OptionTable.STANDARD.find(option.space(), option.code()).orElseThrow()
                : table.find(option.space(), option.code()).orElse(isRelayed(option) ? OptionTypes.RELAY_MSG : null);
    }

    /** Whether the option is one of those that carry the key of a client, or what is made with it. */
    static boolean holdsKey(RawOption option) {
        return is(option, OptionTypes.AUTH) || is(option, FailoverOptionTypes.F_RECONFIGURE_DATA);
    }

    static boolean isRelayed(RawOption option) {
        return is(option, OptionTypes.RELAY_MSG);
    }

    private static boolean is(RawOption option, OptionType<?> type) {
        return option.code() == type.code() && option.space().equals(type.space());
    }

    private void report(WalkLevel level, RawOption option, Kind kind, String reason) {
        report(level, option, level.offset(option.from), kind, reason);
    }

    private void report(WalkLevel level, RawOption option, int offset, Kind kind, String reason) {
        visitor.problem(new Problem(level.pathTo(option, table), offset, kind, reason), level.depth);
    }
}
