package net.wan6.auth;

/**
 * Why a Reconfigure was dropped, or why a key in a Reply was not taken. In the order of the checks: of several faults
 * the first here is the one reported.
 */
public enum RejectionReason {
    /** The envelope of the message is broken. */
    MALFORMED("malformed"),
    /** The message is no Reconfigure. */
    NOT_RECONFIGURE("not_reconfigure"),
    /** The message that brings a key is no Reply: keys in an Advertise are not taken. */
    NOT_REPLY("not_reply"),
    /** Not sent to us alone, or nobody can tell (RFC 9915 §16.11). */
    NOT_UNICAST("not_unicast"),
    /** The Server Identifier is missing, malformed or there twice (RFC 9915 §16.11). */
    SERVER_ID("server_id"),
    /** The Client Identifier is missing, malformed, there twice or of another client (RFC 9915 §16.11). */
    CLIENT_ID("client_id"),
    /** Option 19 is missing, of another length than 1, there twice, or asks for none of 5, 6 and 11. */
    BAD_RECONF_MSG("bad_reconf_msg"),
    /** IA options in a Reconfigure that asks for an Information-request (RFC 3315 §15.11). */
    IA_OPTIONS("ia_options"),
    /** No AUTH option at all. */
    UNAUTHENTICATED("unauthenticated"),
    /** More than one AUTH option (RFC 9915 §21.11). */
    AUTH_REPEATED("auth_repeated"),
    /** The AUTH option is not of 28 octets, as RKAP has it (RFC 9915 §20.4). */
    AUTH_LENGTH("auth_length"),
    /** The AUTH option's protocol is not 3. */
    AUTH_PROTOCOL("auth_protocol"),
    /** The AUTH option's algorithm is not 1, HMAC-MD5. */
    AUTH_ALGORITHM("auth_algorithm"),
    /** The AUTH option's replay detection method is not 0. */
    AUTH_RDM("auth_rdm"),
    /** The authentication information is not of the type that belongs there: 2 in a Reconfigure, 1 in a Reply. */
    AUTH_TYPE("auth_type"),
    /** No key of this server is held. */
    NO_KEY("no_key"),
    /** The digest is not that of these octets under the server's key. */
    BAD_DIGEST("bad_digest"),
    /** The replay detection value is not greater than the last (RFC 9915 §20.3). */
    REPLAY("replay"),
    /** Genuine, but another exchange runs (RFC 9915 §18.2.11); told by the engine, never by {@link Rkap}. */
    BUSY("busy");

    private final String metric;

    RejectionReason(String metric) {
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

    @Override
    public String toString() {
        return metric;
    }
}
