package net.wan6.auth;

import java.util.Optional;
import net.wan6.codec.MessageType;

/** What a Reconfigure asks the client to send; RFC 9915 §21.19 allows these three and no more. */
public enum ReconfigureType {
    /** A Renew. */
    RENEW(5),
    /** A Rebind. */
    REBIND(6),
    /** An Information-request. */
    INFORMATION_REQUEST(11);

    private final int code;

    ReconfigureType(int code) {
        this.code = code;
    }

    /**
     * Reads the payload of option 19.
     *
     * @param code what stands there
     * @return the type, or empty if the code is none of 5, 6 and 11
     */
    public static Optional<ReconfigureType> of(int code) {
        for (ReconfigureType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /**
     * The payload of option 19.
     *
     * @return 5, 6 or 11
     */
    public int code() {
        return code;
    }

    /**
     * The message asked for.
     *
     * @return RENEW, REBIND or INFORMATION_REQUEST
     */
    public MessageType messageType() {
        return new MessageType(code);
    }
}
