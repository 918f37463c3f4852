package net.wan6.test.carrier;

/** What stands in a Reconfigure beside the identifiers, the message type asked for and the authentication. */
public enum ReconfigureForm {
    /** Nothing (RFC 9915 §18.3.11). */
    PLAIN,

    /**
     * An Option Request of IA_PD, as RFC 3315 §19.1.1 had it and as seen on FLET'S Cross: 75 octets where both DUIDs are
     * DUID-LL of Ethernet.
     */
    OPTION_REQUEST
}
