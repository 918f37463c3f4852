package net.wan6.codec.nd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.wan6.codec.MalformedOptionException;
import net.wan6.codec.Octets;
import net.wan6.codec.Problem;
import net.wan6.codec.Problem.Kind;

/** Walks a message and finds what is wrong with it; told of every option in turn, then of its problems. */
final class NdProblems {
    /** Told of everything in turn. */
    interface Visitor {
        /**
         * An option.
         *
         * @param type what is known of it, or empty
         * @param value its value, or empty if nothing is known of it or it is malformed
         */
        default void option(NdOption option, Optional<NdOptionType<?>> type, Optional<Object> value) {}

        /** A problem of the option told of last, or of the message. */
        void problem(Problem problem);

        /** {@return whether to go on} */
        default boolean wantsMore() {
            return true;
        }
    }

    private final NdMessage message;
    private final Visitor visitor;
    private final Map<Integer, Integer> seen = new HashMap<>();
    private int offset;

    private NdProblems(NdMessage message, Visitor visitor) {
        this.message = message;
        this.visitor = visitor;
        this.offset = message.headerLength();
    }

    static List<Problem> of(NdMessage message) {
        List<Problem> problems = new ArrayList<>();
        walk(message, problems::add);
        return List.copyOf(problems);
    }

    static void walk(NdMessage message, Visitor visitor) {
        new NdProblems(message, visitor).walk();
    }

    private void walk() {
        if (message.code() != 0) {
            String reason = "code is " + message.code() + ", not 0";
            visitor.problem(new Problem("code", 1, Kind.BROKEN_MESSAGE, reason));
        }
        for (NdOption option : message.options()) {
            if (!visitor.wantsMore()) {
                return;
            }
            step(option);
            offset += option.octets().length();
        }
        Octets rest = message.unreadable();
        if (!rest.isEmpty()) {
            int type = rest.u8(0);
            String reason = rest.length() > 1 && rest.u8(1) == 0
                    ? "an option of length 0"
                    : "an option is longer than the rest of the message";
            report(path(type), Kind.BROKEN_MESSAGE, offset, reason);
        }
    }

    private void step(NdOption option) {
        String path = path(option.type());
        int index = seen.merge(option.type(), 1, Integer::sum);
        Optional<NdOptionType<?>> known = NdOptionTypes.find(option.type());
        if (known.isEmpty()) {
            visitor.option(option, known, Optional.empty());
            return;
        }
        NdOptionType<?> type = known.get();
        Object value;
        try {
            value = option.as(type);
        } catch (MalformedOptionException malformed) {
            visitor.option(option, known, Optional.empty());
            report(path, Kind.MALFORMED, offset + NdOptions.HEADER + malformed.offset(), malformed.reason());
            return;
        }
        visitor.option(option, known, Optional.of(value));
        if (!message.allows(type)) {
            report(path, Kind.MISPLACED, offset, "does not stand in " + message.typeName());
        }
        if (index > 1 && type.traits().contains(NdOptionType.Trait.SINGLETON)) {
            report(path, Kind.REPEATED, offset, "stands here again and should stand once");
        }
        if (value instanceof Ignorable ignorable) {
            ignorable.ignored().ifPresent(reason -> report(path, Kind.IGNORED, offset, reason.toString()));
        }
    }

    /** By name and by number among options of the same type. */
    private String path(int type) {
        String name = NdOptionTypes.find(type).map(NdOptionType::name).orElse(Integer.toString(type));
        return name + "[" + seen.getOrDefault(type, 0) + "]";
    }

    private void report(String path, Kind kind, int at, String reason) {
        visitor.problem(new Problem(path, at, kind, reason));
    }
}
