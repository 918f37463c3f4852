package net.wan6.core;

/** The octets given to {@link ClientEngine#resume} are not a state of this client: set them aside and begin anew. */
public final class PersistedStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the octets. */
    public enum Reason {
        /** Too few to be a state. */
        TRUNCATED("it is too short"),
        /** Something else than a state. */
        FOREIGN("it is not a wan6 state"),
        /** Written by a version of wan6 with another format. */
        OTHER_VERSION("it is of another version of wan6"),
        /** Changed since it was written. */
        CHECKSUM("its checksum is wrong"),
        /** It does not read although the checksum holds. */
        DAMAGED("it does not read"),
        /** The state of a client with another DUID. */
        OTHER_CLIENT("it belongs to a client with another DUID");

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

    PersistedStateException(Reason reason) {
        super("cannot resume from this state: " + reason);
        this.reason = reason;
    }

    /**
     * What is wrong with the octets.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
