package net.wan6.test.captures;

/** The one spelling of octets in this package: lower-case hexadecimal, an even number of digits. */
final class HexText {

    private HexText() {}

    static void check(String hex) {
        boolean even = hex.length() % 2 == 0;
        if (!even || !hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException("not lower-case hexadecimal: " + hex);
        }
    }
}
