package net.wan6.codec;

/**
 * The octets of one option are not what its type asks for: thrown only where a caller opens one door strictly, with
 * {@link RawOption#as}, and by readers to say so.
 *
 * <p>Carries no stack trace.
 */
public final class MalformedOptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    private final String reason;

    /** Where. */
    private final int offset;

    /**
     * For the readers of option types.
     *
     * @param reason what is wrong, without octets that came from the network
     * @param offset the octet of the option's payload at which it is wrong, 0 for the first
     */
    public MalformedOptionException(String reason, int offset) {
        super(reason + ", at octet " + offset + " of the option", null, false, false);
        this.reason = reason;
        this.offset = offset;
    }

    /**
     * What is wrong.
     *
     * @return a short text
     */
    public String reason() {
        return reason;
    }

    /**
     * Where it is wrong.
     *
     * @return the octet of the option's payload, 0 for the first
     */
    public int offset() {
        return offset;
    }
}
