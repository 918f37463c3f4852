package net.wan6.codec;

import java.util.HexFormat;

/**
 * Text from strangers, made fit for a terminal and a log: one line, and nothing that moves the cursor, ends the line,
 * turns the direction of writing or cannot be seen.
 */
final class EscapedText {
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final String INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

    private EscapedText() {}

    static String of(String text) {
        return of(text, UNLIMITED);
    }

    /** The text, cut short after about so many characters. */
    static String of(String text, int most) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), most) + 8);
        int at = 0;
        while (at < text.length() && out.length() < most) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            append(out, point);
        }
        return at < text.length() ? out.append("...").toString() : out.toString();
    }

    /** The text in quotation marks; those inside are escaped too. */
    static String quoted(String text, int most) {
        return '"' + of(text, most).replace("\"", "\\\"") + '"';
    }

    private static void append(StringBuilder out, int point) {
        if (point == '\\') {
            out.append("\\\\");
        } else if (isPlain(point)) {
            out.appendCodePoint(point);
        } else {
            out.append("\\u{")
                    .append(HexFormat.of().toHexDigits(point, point > 0xffff ? 6 : 4))
                    .append('}');
        }
    }

    private static boolean isPlain(int point) {
        return !isInvisible(point) && isPlainType(point);
    }

    /** Letters, marks and symbols that leave no ink (Default_Ignorable_Code_Point, and the blank of Braille). */
    private static boolean isInvisible(int point) {
        return (point >= 0xfe00 && point <= 0xfe0f)
                || (point >= 0x180b && point <= 0x180f)
                || (point >= 0xe0000 && point <= 0xe0fff)
                || INVISIBLE.indexOf(point) >= 0;
    }

    private static boolean isPlainType(int point) {
        return switch (Character.getType(point)) {
            // FORMAT holds the marks that turn the direction of writing (U+202A to U+202E, U+2066 to U+2069).
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
