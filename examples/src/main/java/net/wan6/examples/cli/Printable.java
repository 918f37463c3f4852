package net.wan6.examples.cli;

/** Text that may come from the network, made fit for a terminal. */
final class Printable {
    private Printable() {}

    /** The text with control characters, line ends too, and what is not ASCII as {@code \}{@code u} escapes. */
    static String text(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                printable.append(c);
            } else {
                printable.append(String.format("\\u%04x", (int) c));
            }
        }
        return printable.toString();
    }
}
