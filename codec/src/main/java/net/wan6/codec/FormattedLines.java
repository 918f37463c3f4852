package net.wan6.codec;

import org.jspecify.annotations.Nullable;

/** The lines of a {@link MessageFormatter}, as the walk goes on. */
final class FormattedLines implements MessageWalk.Visitor {
    private static final int MOST_LINES = 2_000;
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder(1024);
    private int lines;

    @Override
    public void message(Message message, int depth) {
        int type = message.type().code();
        line(depth, message.type() + " (" + type + ")" + message.describeHeader() + ", " + octets(message.size()));
    }

    @Override
    public void option(RawOption option, @Nullable OptionType<?> type, @Nullable Object value, int depth) {
        String name = type == null ? "option" : EscapedText.of(type.name(), 64);
        String shown = ShownValue.of(option, type, value);
        line(
                depth,
                name + " (" + option.code() + "), " + octets(option.size() - OptionWalk.HEADER)
                        + (shown.isEmpty() ? "" : ": " + shown));
    }

    @Override
    public void problem(Problem problem, int depth) {
        line(
                depth + 1,
                "! " + problem.kind() + " at octet " + problem.offset() + ": " + EscapedText.of(problem.reason(), 256));
    }

    @Override
    public boolean wantsMore() {
        return lines < MOST_LINES;
    }

    private void line(int depth, String text) {
        out.append(INDENT.repeat(depth)).append(text).append('\n');
        lines++;
    }

    private static String octets(int count) {
        return count == 1 ? "1 octet" : count + " octets";
    }

    @Override
    public String toString() {
        return wantsMore() ? out.toString() : out + "... cut after " + MOST_LINES + " lines\n";
    }
}
