package net.wan6.core;

/** Why a datagram was dropped; none of them changes anything but this count (engine rules V-1 to V-7). */
public enum DiscardReason {
    /** Its envelope is broken. */
    MALFORMED,
    /** Not an Advertise, Reply or Reconfigure. */
    UNEXPECTED_TYPE,
    /** The client did not wait for a message of this type. */
    NOT_WAITED_FOR,
    /** It came to a group. */
    MULTICAST,
    /** It answers another transaction. */
    TRANSACTION_ID,
    /** Its Client Identifier is missing, repeated, malformed or another client's. */
    CLIENT_ID,
    /** Its Server Identifier is missing, repeated or malformed. */
    SERVER_ID,
    /** It comes from another server than the one addressed. */
    OTHER_SERVER,
    /** A Reply to Solicit without Rapid Commit. */
    NO_RAPID_COMMIT,
    /** An Advertise that offers nothing of what was asked for. */
    NOTHING_OFFERED
}
