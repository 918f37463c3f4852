package net.wan6.codec.nd;

import java.util.Optional;
import net.wan6.codec.Octets;
import net.wan6.codec.Problem;

/**
 * Shows a message as a tree for people: a line for the message and for every option with what it holds, and beneath it what
 * is wrong with it or to be ignored, in the form of {@link net.wan6.codec.MessageFormatter}.
 *
 * <p>Nothing of what strangers sent can move a cursor or begin a line. Long values and long messages are cut short.
 */
public final class NdFormatter {
    private static final int MOST_LINES = 2_000;
    private static final int MOST_CHARACTERS = 1_024;
    private static final int MOST_OCTETS = 64;

    private NdFormatter() {}

    /**
     * Shows a message.
     *
     * @param message what to show
     * @return lines, each ended by a line feed
     */
    public static String format(NdMessage message) {
        Lines lines = new Lines();
        lines.add(message.typeName() + " (" + message.octets().u8(0) + ")" + message.describeHeader() + ", "
                + octets(message.octets().length()));
        NdProblems.walk(message, lines);
        return lines.toString();
    }

    private static final class Lines implements NdProblems.Visitor {
        private final StringBuilder out = new StringBuilder(1024);
        private int count;

        @Override
        public void option(NdOption option, Optional<NdOptionType<?>> type, Optional<Object> value) {
            String name = type.map(NdOptionType::name).orElse("option");
            String shown = value.map(NdFormatter::shown).orElseGet(() -> hex(option.payload()));
            add("  " + name + " (" + option.type() + "), "
                    + octets(option.octets().length()) + ": " + shown);
        }

        @Override
        public void problem(Problem problem) {
            add("    ! " + problem.kind() + " at octet " + problem.offset() + ": " + problem.reason());
        }

        @Override
        public boolean wantsMore() {
            return count < MOST_LINES;
        }

        void add(String line) {
            out.append(line).append('\n');
            count++;
        }

        @Override
        public String toString() {
            return wantsMore() ? out.toString() : out + "... cut after " + MOST_LINES + " lines\n";
        }
    }

    /** Every value shows itself in printable ASCII: names escape what is not, and a URI has nothing else. */
    private static String shown(Object value) {
        String text = value instanceof Octets octets ? hex(octets) : value.toString();
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "..." : text;
    }

    private static String hex(Octets octets) {
        return octets.length() > MOST_OCTETS ? octets.slice(0, MOST_OCTETS).toHex() + "..." : octets.toHex();
    }

    private static String octets(int count) {
        return count == 1 ? "1 octet" : count + " octets";
    }
}
