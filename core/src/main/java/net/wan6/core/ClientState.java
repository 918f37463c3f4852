package net.wan6.core;

/** What a client does. */
public enum ClientState {
    /** Not started, or stopped. */
    STOPPED,
    /** Waits for the link; leases are kept. */
    NO_LINK,
    /** Looks for a server. */
    SOLICITING,
    /** Asks one server for leases. */
    REQUESTING,
    /** Holds leases. */
    BOUND,
    /** Holds leases and asks their server to extend them. */
    RENEWING,
    /** Holds leases and asks any server to extend them. */
    REBINDING,
    /** Holds leases and asks whether they are still good. */
    VERIFYING,
    /** Gives leases back. */
    RELEASING,
    /** Tells the server of addresses that are in use elsewhere. */
    DECLINING,
    /** Asks for configuration other than leases. */
    INFORMING,
    /** Asks no server for anything, and waits for a router to announce a prefix. */
    LISTENING
}
