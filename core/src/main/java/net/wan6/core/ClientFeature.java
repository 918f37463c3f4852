package net.wan6.core;

/** What a client does or leaves; see {@link ClientProfile} for what belongs together. */
public enum ClientFeature {
    /** Sends Reconfigure Accept and acts on authentic Reconfigures (RFC 9915 §20.4). */
    ACCEPT_RECONFIGURE,
    /** Takes a Reply to a Solicit (RFC 9915 §18.2.1); some servers deliver no reconfigure key that way. */
    RAPID_COMMIT,
    /** A new prefix in an IA takes the place of one that the Reply does not mention. */
    SINGLE_PREFIX,
    /** Repeats the Option Request of a Reconfigure in the message that answers it (RFC 3315 §19.4.2). */
    COPY_RECONFIGURE_OPTIONS,
    /** Sends Information-request, for a Reconfigure that asks for it and where nothing else is asked for. */
    INFORMATION_REQUEST,
    /** Refuses an identity whose DUID is not a DUID-LL: some carriers do not answer others. */
    DUID_LL_ONLY,
    /** Says as little of the client as can be (RFC 7844 §4). */
    ANONYMITY
}
