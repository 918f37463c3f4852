package net.wan6.mape.provisioning;

/**
 * The body of an answer cannot be used at all. What is wrong with one part of an answer is an {@link AnswerProblem} instead
 * and does not cost the others.
 *
 * <p>Carries no stack trace, and nothing that the server wrote.
 */
public final class MalformedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with a body. */
    public enum Reason {
        /** More than 262,144 octets. */
        TOO_LARGE("more than 262,144 octets"),
        /** Octets that are not UTF-8 (RFC 8259 §8.1), such as a compressed body. */
        NOT_UTF_8("not UTF-8"),
        /** No JSON text (RFC 8259), for example one that was cut off. */
        NOT_JSON("not JSON"),
        /** More than 16 arrays and objects inside one another. */
        TOO_DEEP("nested more than 16 deep"),
        /** JSON, but no object. */
        NOT_AN_OBJECT("not a JSON object"),
        /** The array that says what the line gets is missing. */
        LIST_MISSING("without the list of what the line gets"),
        /** What should be that array is something else. */
        NOT_A_LIST("with something else in the place of the list of what the line gets");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** What is wrong. */
    private final Reason reason;

    /** Where. */
    private final int offset;

    MalformedAnswerException(Reason reason, int offset) {
        super("an answer that is " + reason + ", at octet " + offset, null, false, false);
        this.reason = reason;
        this.offset = offset;
    }

    /**
     * What is wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Where it is wrong.
     *
     * @return the octet of the body, 0 for the first and where no single place is wrong
     */
    public int offset() {
        return offset;
    }
}
