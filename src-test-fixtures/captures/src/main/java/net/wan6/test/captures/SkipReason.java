package net.wan6.test.captures;

/** Why a frame of a capture file gave no message. */
public enum SkipReason {
    /** The interface it was recorded on has a link type that is not read. */
    OTHER_LINK,
    /** The frame carries something other than IPv6. */
    NOT_IPV6,
    /** An IPv6 packet that carries something other than UDP and, where it is asked for, Router Discovery. */
    NOT_UDP,
    /** A UDP datagram of which neither port is 546 or 547. */
    OTHER_PORT,
    /** A fragment of an IPv6 packet; fragments are not put together. */
    FRAGMENT,
    /** The recorder kept only the first part of the frame. */
    CUT_SHORT,
    /** The headers contradict each other or end early. */
    MALFORMED
}
