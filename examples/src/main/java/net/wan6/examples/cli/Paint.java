package net.wan6.examples.cli;

/**
 * Colours for a terminal (ECMA-48), or none.
 *
 * @param isOn whether there are colours
 */
record Paint(boolean isOn) {
    /** What a line is about. */
    String strong(String text) {
        return in("1", text);
    }

    /** What is beside the matter. */
    String faint(String text) {
        return in("2", text);
    }

    /** A name. */
    String name(String text) {
        return in("36", text);
    }

    String good(String text) {
        return in("32", text);
    }

    String bad(String text) {
        return in("31", text);
    }

    private String in(String rendition, String text) {
        return isOn && !text.isEmpty() ? "\u001b[" + rendition + 'm' + text + "\u001b[0m" : text;
    }
}
