package net.wan6.mape.provisioning;

/**
 * One thing in an answer that is not as it should be. What it is part of is not used; the rest of the answer is.
 *
 * @param path where, by keys of the protocol and by numbers in arrays, such as {@code map_e.rules[3].ipv4}; nothing that the
 *     server wrote
 * @param reason what is wrong
 */
public record AnswerProblem(String path, Reason reason) {

    /** What can be wrong. */
    public enum Reason {
        /** A key that is needed is not there, or null. */
        MISSING("missing"),
        /** A value of another JSON type, or a number with a fraction. */
        TYPE("of the wrong type"),
        /** A number, a length or a count that is too small or too large. */
        RANGE("out of range"),
        /** A text or number that stands for nothing that could be meant. */
        VALUE("not a usable value"),
        /** A prefix with bits set after its length. */
        HOST_BITS("a prefix with host bits set"),
        /** A name in the order that no specification has. */
        UNKNOWN_NAME("an unknown name"),
        /** Said twice: of keys the last counts, of names in the order and of rules for one prefix the first. */
        DUPLICATE("said twice"),
        /** A list of which nothing is left. */
        NONE_USABLE("without any usable entry"),
        /** There were more problems than are told. */
        MORE("and more");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** One line for people. */
    @Override
    public String toString() {
        return path.isEmpty() ? reason.toString() : path + ": " + reason;
    }
}
