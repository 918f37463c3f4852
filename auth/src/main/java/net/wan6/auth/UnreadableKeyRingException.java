package net.wan6.auth;

/** Octets that were to be a key ring and are not; nothing was read from them. Without a stack trace, and without octets. */
public final class UnreadableKeyRingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a key ring cannot be read. */
    public enum Reason {
        /** The end is missing. */
        TRUNCATED("truncated"),
        /** Something else altogether. */
        NOT_A_KEY_RING("not a key ring"),
        /** The checksum or what it covers is wrong. */
        DAMAGED("damaged"),
        /** Whole, but written by a release that keeps it in another form. */
        OTHER_VERSION("of a version that this release cannot read");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Why. */
    private final Reason reason;

    UnreadableKeyRingException(Reason reason) {
        super("key ring: " + reason, null, false, false);
        this.reason = reason;
    }

    /**
     * Why the octets cannot be read.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
