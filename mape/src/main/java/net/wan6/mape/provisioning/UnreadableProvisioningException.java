package net.wan6.mape.provisioning;

/** The octets given to {@link Provisioner#resume} are no state of a provisioner: set them aside and begin anew. */
public final class UnreadableProvisioningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the octets. */
    public enum Reason {
        /** Too few to be a state. */
        TRUNCATED("it is too short"),
        /** Something else than a state. */
        FOREIGN("it is no state of a provisioner"),
        /** Written by a version of wan6 with another format. */
        OTHER_VERSION("it is of another version of wan6"),
        /** Changed since it was written. */
        CHECKSUM("its checksum is wrong"),
        /** It does not read although the checksum holds. */
        DAMAGED("it does not read");

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

    UnreadableProvisioningException(Reason reason) {
        super("cannot resume provisioning from this state: " + reason, null, false, false);
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
