package net.wan6.core;

import net.wan6.codec.MessageType;

/**
 * How each message of a client is sent and sent again: one row a message, times in seconds (RFC 9915 §7.6, §18.2;
 * engine rules C-3, C-RT). A value of 0 means without limit.
 */
@SuppressWarnings("ImmutableEnumChecker") // MessageType is a record of an int
enum ExchangeSpec {
    /** S-1, S-8, S-12: the first one waits, and the search has no end of its own. */
    SOLICIT(MessageType.SOLICIT, 1, 3600, 0, 0, FirstDelay.UP_TO_A_SECOND),
    REQUEST(MessageType.REQUEST, 1, 30, 10, 0, FirstDelay.NONE),
    /** Request to a server that just took everything away: once again if need be, and then others are asked too. */
    LAST_REQUEST(MessageType.REQUEST, 1, 30, 2, 0, FirstDelay.NONE),
    CONFIRM(MessageType.CONFIRM, 1, 4, 0, 10, FirstDelay.UP_TO_A_SECOND),
    RENEW(MessageType.RENEW, 10, 600, 0, 0, FirstDelay.NONE),
    REBIND(MessageType.REBIND, 10, 600, 0, 0, FirstDelay.NONE),
    /** Rebind with the parameters of Confirm, to verify leases (§18.2.12). */
    VERIFY(MessageType.REBIND, 1, 4, 0, 10, FirstDelay.UP_TO_A_SECOND),
    INFORMATION_REQUEST(MessageType.INFORMATION_REQUEST, 1, 3600, 0, 0, FirstDelay.UP_TO_A_SECOND),
    RELEASE(MessageType.RELEASE, 1, 0, 4, 0, FirstDelay.NONE),
    DECLINE(MessageType.DECLINE, 1, 0, 4, 0, FirstDelay.NONE);

    /** Whether the first transmission waits, so that not all clients of a link send at once. */
    enum FirstDelay {
        NONE,
        UP_TO_A_SECOND
    }

    final MessageType message;
    final long irt;
    final long mrt;
    final int mrc;
    final long mrd;
    final FirstDelay firstDelay;

    ExchangeSpec(MessageType message, long irt, long mrt, int mrc, long mrd, FirstDelay firstDelay) {
        this.message = message;
        this.irt = irt * Instants.SECOND;
        this.mrt = mrt * Instants.SECOND;
        this.mrc = mrc;
        this.mrd = mrd * Instants.SECOND;
        this.firstDelay = firstDelay;
    }
}
