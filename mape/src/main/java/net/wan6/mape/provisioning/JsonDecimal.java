package net.wan6.mape.provisioning;

/**
 * A JSON number as digits times a power of ten. The work is linear in the length of the text: nothing here makes the billion
 * digits that {@code 1e999999999} asks for.
 *
 * @param negative whether a minus stands before it
 * @param digits without zeros at either end; none for zero
 * @param exponent the power of ten; beyond {@link #FAR} in either direction it is that
 */
record JsonDecimal(boolean negative, String digits, long exponent) {

    /** Farther than any text allowed here can move a decimal point. */
    private static final long FAR = 1L << 40;

    private static final int LONGEST_EXACT = 18;

    /** Takes the text of a number apart, whose grammar has been checked. */
    static JsonDecimal of(String text) {
        int begin = text.charAt(0) == '-' ? 1 : 0;
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        int end = e < 0 ? text.length() : e;
        int dot = text.indexOf('.');
        int fraction = dot < 0 ? 0 : end - dot - 1;
        String digits =
                dot < 0 ? text.substring(begin, end) : text.substring(begin, dot) + text.substring(dot + 1, end);
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        int last = digits.length();
        while (last > first && digits.charAt(last - 1) == '0') {
            last--;
        }
        long exponent = e < 0 ? 0 : exponent(text, e + 1);
        return new JsonDecimal(begin == 1, digits.substring(first, last), exponent - fraction + digits.length() - last);
    }

    private static long exponent(String text, int from) {
        char sign = text.charAt(from);
        long value = 0;
        for (int i = sign == '-' || sign == '+' ? from + 1 : from; i < text.length(); i++) {
            value = Math.min(FAR, value * 10 + text.charAt(i) - '0');
        }
        return sign == '-' ? -value : value;
    }

    boolean isWhole() {
        return digits.isEmpty() || exponent >= 0;
    }

    /** The whole number, or the nearest {@code long} where it is beyond those of 18 digits. */
    long whole() {
        if (digits.isEmpty()) {
            return 0;
        }
        if (digits.length() + exponent > LONGEST_EXACT) {
            return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        long value = Long.parseLong(digits);
        for (long i = 0; i < exponent; i++) {
            value *= 10;
        }
        return negative ? -value : value;
    }
}
