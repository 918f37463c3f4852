package net.wan6.test.carrier;

/** Why a carrier did not answer. */
public enum IgnoreReason {
    /** Not a DHCPv6 message at all. */
    MALFORMED,

    /** A message that no client sends to a server. */
    NOT_FOR_SERVERS,

    /** No Client-ID, two, or one that cannot be read. */
    CLIENT_ID,

    /** A Server-ID where there must be none (RFC 9915 §16.2, §16.5, §16.7). */
    SERVER_ID_PRESENT,

    /** No Server-ID where there must be one (RFC 9915 §16.4, §16.6, §16.8, §16.9). */
    SERVER_ID_MISSING,

    /** The Server-ID of another server. */
    SERVER_ID_OF_ANOTHER,

    /** An identity association in an Information-request (RFC 9915 §16.12). */
    IA_PRESENT,

    /** A Solicit, Confirm or Rebind that was not sent to the multicast address. */
    UNICAST,

    /** A client whose DUID is not of the kind served. */
    DUID_NOT_SERVED,

    /** A Rebind or Confirm this server has nothing to say to. */
    NOTHING_TO_SAY,

    /** {@link Fault#SILENCE}. */
    SILENCE
}
