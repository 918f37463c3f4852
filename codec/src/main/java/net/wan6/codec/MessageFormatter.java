package net.wan6.codec;

/**
 * Shows a message as a tree for people: a line for every message and option with what it holds, indented by what it
 * stands in, and beneath it what is wrong with it.
 *
 * <p>What strangers sent is escaped, so that it can neither move a cursor nor begin a line. Long values and long
 * messages are cut short. The keys and digests in options 11 and 129 are never shown, whatever the table says, and neither
 * are octets in which an option 11 may stand.
 *
 * <p>Immutable.
 */
public final class MessageFormatter {
    /** Knows the options of the registry; within {@link DecodeLimits#DEFAULT}. */
    public static final MessageFormatter STANDARD = new MessageFormatter(OptionTable.STANDARD, DecodeLimits.DEFAULT);

    private final OptionTable table;
    private final DecodeLimits limits;

    private MessageFormatter(OptionTable table, DecodeLimits limits) {
        this.table = table;
        this.limits = limits;
    }

    /**
     * A formatter that knows other options.
     *
     * @param table which options there are
     * @return a new formatter
     */
    public MessageFormatter knowing(OptionTable table) {
        return new MessageFormatter(table, limits);
    }

    /**
     * A formatter that looks less deep, or deeper.
     *
     * @param limits how much to look into
     * @return a new formatter
     */
    public MessageFormatter within(DecodeLimits limits) {
        return new MessageFormatter(table, limits);
    }

    /**
     * Shows a message.
     *
     * @param message what to show
     * @return lines, each ended by a line feed
     */
    public String format(Message message) {
        FormattedLines lines = new FormattedLines();
        MessageWalk.of(message, table, limits, lines);
        return lines.toString();
    }
}
