package net.wan6.codec;

/** Decimal numbers as addresses and prefix lengths have them: ASCII digits, no sign, no leading zero. */
final class DecimalText {

    private DecimalText() {}

    /** The number in {@code text[from, to)}, or -1 if there is none or it exceeds {@code largest}. */
    static int parse(String text, int from, int to, int largest) {
        if (to <= from || (text.charAt(from) == '0' && to - from > 1)) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
            if (value > largest) {
                return -1;
            }
        }
        return value;
    }
}
