package net.wan6.core;

/** Why a datagram was dropped; none of them changes anything but this count (engine rules V-1 to V-7). */
public enum DiscardReason {
    /** Its envelope is broken. */
    MALFORMED("malformed"),
    /** Not an Advertise, Reply or Reconfigure. */
    UNEXPECTED_TYPE("unexpected_type"),
    /** The client did not wait for a message of this type. */
    NOT_WAITED_FOR("not_waited_for"),
    /** It came to a group. */
    MULTICAST("multicast"),
    /** It answers another transaction. */
    TRANSACTION_ID("transaction_id"),
    /** Its Client Identifier is missing, repeated, malformed or another client's. */
    CLIENT_ID("client_id"),
    /** Its Server Identifier is missing, repeated or malformed. */
    SERVER_ID("server_id"),
    /** It comes from another server than the one addressed. */
    OTHER_SERVER("other_server"),
    /** It comes from a server that the application does not want ({@link ClientConfig.Builder#servers}). */
    UNWANTED_SERVER("unwanted_server"),
    /** A Reply to Solicit without Rapid Commit. */
    NO_RAPID_COMMIT("no_rapid_commit"),
    /** An Advertise that offers nothing of what was asked for. */
    NOTHING_OFFERED("nothing_offered");

    private final String metric;

    DiscardReason(String metric) {
        this.metric = metric;
    }

    /**
     * The name under which it is counted.
     *
     * @return lower-case letters and underscores; does not change between releases
     */
    public String metric() {
        return metric;
    }
}
