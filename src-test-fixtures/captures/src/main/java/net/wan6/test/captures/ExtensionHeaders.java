package net.wan6.test.captures;

/** The chain of IPv6 extension headers (RFC 8200 §4), walked in a loop. */
final class ExtensionHeaders {

    static final int UDP = 17;
    static final int FRAGMENT = 44;
    static final int ICMPV6 = 58;
    /** Not a protocol: the chain ends inside a header. */
    static final int CUT = -1;

    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION_OPTIONS = 60;
    private static final int MOBILITY = 135;

    private ExtensionHeaders() {}

    /** The protocol after the extension headers, and where it begins. */
    record Upper(int protocol, int offset) {}

    /** Skips extension headers; stops at a fragment header unless it is the whole packet (RFC 6946). */
    static Upper skip(byte[] packet, int begin, int end, int first) {
        int protocol = first;
        int at = begin;
        while (isExtension(protocol)) {
            if (end - at < 8) {
                return new Upper(CUT, at);
            }
            if (protocol == FRAGMENT && (LinkLayer.u16(packet, at + 2) & ~0x6) != 0) {
                return new Upper(FRAGMENT, at);
            }
            int length = length(protocol, packet[at + 1] & 0xff);
            protocol = packet[at] & 0xff;
            at += length;
            if (at > end) {
                return new Upper(CUT, end);
            }
        }
        return new Upper(protocol, at);
    }

    private static boolean isExtension(int protocol) {
        return switch (protocol) {
            case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION_OPTIONS, MOBILITY -> true;
            default -> false;
        };
    }

    private static int length(int protocol, int units) {
        return switch (protocol) {
            case FRAGMENT -> 8;
            case AUTHENTICATION -> (units + 2) * 4;
            default -> (units + 1) * 8;
        };
    }
}
