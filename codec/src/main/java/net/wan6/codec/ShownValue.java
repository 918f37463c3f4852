package net.wan6.codec;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** How the value of an option is shown to people: on one line, escaped, cut short, and without keys. */
final class ShownValue {
    private static final int MOST_CHARACTERS = 256;
    private static final int MOST_OCTETS = 64;
    private static final int MOST_ELEMENTS = 16;
    private static final int RKAP = 3;

    private ShownValue() {}

    static String of(RawOption option, @Nullable OptionType<?> type, @Nullable Object value) {
        if (MessageWalk.isRelayed(option) || (value instanceof Options)) {
            return "";
        }
        if (!MessageWalk.holdsKey(option) && mayShowKey(option, type, value)) {
            return "not shown, as it may hold a key";
        }
        if (value != null) {
            return describe(value);
        }
        return MessageWalk.holdsKey(option) ? "" : hex(option.payload());
    }

    private static String describe(Object value) {
        if (value instanceof Status status) {
            return status.message().isEmpty() ? status.toString() : status + " " + text(status.message());
        }
        if (value instanceof List<?> list) {
            StringJoiner elements = new StringJoiner(", ");
            for (Object element : list.subList(0, Math.min(list.size(), MOST_ELEMENTS))) {
                elements.add(describeOne(element));
            }
            return list.size() > MOST_ELEMENTS ? elements + ", ..." : elements.toString();
        }
        return describeOne(value);
    }

    private static String describeOne(Object value) {
        if (value instanceof Octets octets) {
            return octets(octets);
        }
        if (value instanceof String text) {
            return text(text);
        }
        return value == Present.PRESENT ? "" : EscapedText.of(String.valueOf(value), MOST_CHARACTERS);
    }

    private static String text(String text) {
        return EscapedText.quoted(text, MOST_CHARACTERS);
    }

    static List<String> items(List<Octets> items) {
        return items.stream().map(ShownValue::octets).toList();
    }

    /** Digits, and beside them the text if it is one. */
    static String octets(Octets octets) {
        for (int i = 0; i < octets.length(); i++) {
            if (octets.u8(i) < 0x20 || octets.u8(i) > 0x7e) {
                return hex(octets);
            }
        }
        String ascii = new String(octets.array, octets.from, octets.size(), StandardCharsets.US_ASCII);
        return octets.isEmpty() ? "" : hex(octets) + " " + text(ascii);
    }

    private static String hex(Octets octets) {
        int shown = Math.min(octets.length(), MOST_OCTETS);
        String digits = HexFormat.of().formatHex(octets.array, octets.from, octets.from + shown);
        return shown < octets.length() ? digits + "..." : digits;
    }

    /**
     * Whether octets that would be shown hold what reads as an option 11 of RKAP: an option that the table does not
     * know to hold others may hold one all the same, and so may a relayed message that cannot be decoded. Of a container
     * of ours its fields are shown; the options after them are shown one by one.
     */
    private static boolean mayShowKey(RawOption option, @Nullable OptionType<?> type, @Nullable Object value) {
        byte[] array = option.array;
        int to = value instanceof OptionContainer<?> container && isOurs(option, type)
                ? container.options().from
                : option.to;
        for (int at = option.from; at + OptionWalk.HEADER < to; at++) {
            if (OptionWalk.code(array, at) == OptionTypes.AUTH.code() && array[at + OptionWalk.HEADER] == RKAP) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOurs(RawOption option, @Nullable OptionType<?> type) {
        return OptionTable.STANDARD
                .find(option.space(), option.code())
                .filter(standard -> standard.equals(type))
                .isPresent();
    }
}
