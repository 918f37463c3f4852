package net.wan6.test.carrier;

import net.wan6.codec.MessageType;

/** In which Replies a client that sent Reconfigure Accept gets its reconfigure key (RFC 9915 §20.4.2). */
public enum KeyDelivery {
    /** In none. */
    NEVER,

    /** A new key in each Reply to a Request and in no other, so not with rapid commit (seen of dibbler and odhcpd). */
    NEW_ON_REQUEST,

    /** A new key where the Reply grants something for the first time: to a Request or a Solicit with rapid commit. */
    NEW_ON_GRANT,

    /** One key for the life of the binding, sent again in every Reply to Request, Renew and Rebind. */
    SAME_IN_EVERY_REPLY,

    /** A new key in every Reply to Request, Renew, Rebind and Information-request. */
    NEW_IN_EVERY_REPLY;

    /** Whether the Reply to a message of this type brings a key. */
    boolean isIn(MessageType answered) {
        boolean extension = answered.equals(MessageType.RENEW) || answered.equals(MessageType.REBIND);
        return switch (this) {
            case NEVER -> false;
            case NEW_ON_REQUEST -> answered.equals(MessageType.REQUEST);
            case NEW_ON_GRANT -> !extension && !answered.equals(MessageType.INFORMATION_REQUEST);
            case SAME_IN_EVERY_REPLY -> !answered.equals(MessageType.INFORMATION_REQUEST);
            case NEW_IN_EVERY_REPLY -> true;
        };
    }
}
