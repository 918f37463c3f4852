package net.wan6.codec;

/**
 * Octets as hexadecimal digits, the ways in which people and programs write them: {@code 02005e}, {@code 02:00:5e} or {@code
 * 02-00-5e}. What is refused is not repeated, as it may be a key.
 */
final class HexText {
    private static final int CHARACTERS = 3;

    private HexText() {}

    static Octets parse(String text) {
        boolean separated = text.length() > 2 && isSeparator(text.charAt(2));
        int step = separated ? CHARACTERS : 2;
        int rest = text.length() % step;
        if (rest != (separated ? 2 : 0)) {
            throw refused(text);
        }
        byte[] octets = new byte[(text.length() + step - 2) / step];
        for (int i = 0; i < octets.length; i++) {
            int at = i * step;
            if (separated && i > 0 && text.charAt(at - 1) != text.charAt(2)) {
                throw refused(text);
            }
            octets[i] = (byte) (digit(text, at) << 4 | digit(text, at + 1));
        }
        return new Octets(octets, 0, octets.length);
    }

    private static boolean isSeparator(char c) {
        return c == ':' || c == '-';
    }

    private static int digit(String text, int at) {
        char c = text.charAt(at);
        // Character.digit would take the digits of every script.
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw refused(text);
        }
        return digit;
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "not pairs of hexadecimal digits: a text of " + text.length() + " characters");
    }
}
