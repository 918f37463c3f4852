package net.wan6.codec;

/**
 * The octets received are not a message: its envelope is broken.
 *
 * <p>Carries no stack trace, so that a flood of such datagrams costs little. Nothing else is thrown for any octets.
 */
public final class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with an envelope. */
    public enum Reason {
        /** The datagram ends inside the header of its message type. */
        TRUNCATED_HEADER("ends inside the message header"),
        /** The message is of a type that is not decoded here; any type of DHCPv6 is. */
        OTHER_TYPE("of another type"),
        /** One to three octets follow the last whole option of a message that is neither an Advertise nor a Reply. */
        TRUNCATED_OPTION_HEADER("ends inside the code or length of an option"),
        /** An option says that it is longer than what follows. */
        OPTION_OVERRUN("an option is longer than the rest of the message"),
        /** More options than {@link DecodeLimits#optionsPerLevel()}. */
        TOO_MANY_OPTIONS("more options than the limit"),
        /** Relay messages inside one another beyond {@link DecodeLimits#relayDepth()}. */
        RELAYED_TOO_DEEP("relayed more often than the limit");

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

    /**
     * For decoders of messages.
     *
     * @param reason what is wrong
     * @param offset the octet of the datagram at which it is wrong, 0 for the first
     */
    public MalformedMessageException(Reason reason, int offset) {
        super(reason + ", at octet " + offset, null, false, false);
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
     * @return the octet of the datagram, 0 for the first
     */
    public int offset() {
        return offset;
    }
}
