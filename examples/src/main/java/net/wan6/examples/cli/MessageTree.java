package net.wan6.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.wan6.codec.Message;
import net.wan6.codec.MessageFormatter;
import net.wan6.codec.nd.NdFormatter;
import net.wan6.codec.nd.NdMessage;

/**
 * A message as a tree in columns: options by name and code, octets to the right, values beneath one another. What is shown
 * and what is not is the library's formatters' to say; here it is only laid out.
 */
final class MessageTree {
    private static final Pattern OPTION = Pattern.compile("( +)(\\S.*? \\(\\d+\\)), (\\d+) octets?(?:: (.*))?");

    private final Paint paint;

    MessageTree(Paint paint) {
        this.paint = paint;
    }

    /** A line for each option; the other lines are as they are. */
    private record Row(String line, String indent, String name, String octets, String value, boolean isOption) {
        static Row of(String line) {
            Matcher option = OPTION.matcher(line);
            return option.matches()
                    ? new Row(
                            line,
                            option.group(1),
                            option.group(2),
                            option.group(3),
                            option.group(4) == null ? "" : option.group(4),
                            true)
                    : new Row(line, "", "", "", "", false);
        }

        int nameEnd() {
            return indent.length() + name.length();
        }
    }

    String format(Message message) {
        return layOut(MessageFormatter.STANDARD.format(message));
    }

    String format(NdMessage message) {
        return layOut(NdFormatter.format(message));
    }

    private String layOut(String lines) {
        List<Row> rows = new ArrayList<>();
        lines.lines().forEach(line -> rows.add(Row.of(line)));
        int names = rows.stream().mapToInt(Row::nameEnd).max().orElse(0);
        int octets = rows.stream().mapToInt(row -> row.octets().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(row.isOption() ? option(row, names, octets) : other(row.line()))
                .append('\n'));
        return text.toString();
    }

    private String option(Row row, int names, int octets) {
        String line = row.indent()
                + paint.name(row.name())
                + " ".repeat(names - row.nameEnd() + 2 + octets - row.octets().length())
                + paint.faint(row.octets());
        return row.value().isEmpty() ? line : line + "  " + row.value();
    }

    private String other(String line) {
        String text = line.stripLeading();
        String indent = line.substring(0, line.length() - text.length());
        return indent + (text.startsWith("! ") ? paint.bad(text) : paint.strong(text));
    }
}
