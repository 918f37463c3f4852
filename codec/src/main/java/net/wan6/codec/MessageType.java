package net.wan6.codec;

import java.util.Map;

/**
 * A DHCPv6 message type; the registry is open, so any number is one.
 *
 * @param code 0 to 255
 */
public record MessageType(int code) {
    /** Solicit (RFC 9915 §16.2). */
    public static final MessageType SOLICIT = new MessageType(1);

    /** Advertise (RFC 9915 §16.3). */
    public static final MessageType ADVERTISE = new MessageType(2);

    /** Request (RFC 9915 §16.4). */
    public static final MessageType REQUEST = new MessageType(3);

    /** Confirm (RFC 9915 §16.5). */
    public static final MessageType CONFIRM = new MessageType(4);

    /** Renew (RFC 9915 §16.6). */
    public static final MessageType RENEW = new MessageType(5);

    /** Rebind (RFC 9915 §16.7). */
    public static final MessageType REBIND = new MessageType(6);

    /** Reply (RFC 9915 §16.10). */
    public static final MessageType REPLY = new MessageType(7);

    /** Release (RFC 9915 §16.9). */
    public static final MessageType RELEASE = new MessageType(8);

    /** Decline (RFC 9915 §16.8). */
    public static final MessageType DECLINE = new MessageType(9);

    /** Reconfigure (RFC 9915 §16.11). */
    public static final MessageType RECONFIGURE = new MessageType(10);

    /** Information-request (RFC 9915 §16.12). */
    public static final MessageType INFORMATION_REQUEST = new MessageType(11);

    /** Relay-forward (RFC 9915 §9.1). */
    public static final MessageType RELAY_FORW = new MessageType(12);

    /** Relay-reply (RFC 9915 §9.2). */
    public static final MessageType RELAY_REPL = new MessageType(13);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "SOLICIT"),
            Map.entry(2, "ADVERTISE"),
            Map.entry(3, "REQUEST"),
            Map.entry(4, "CONFIRM"),
            Map.entry(5, "RENEW"),
            Map.entry(6, "REBIND"),
            Map.entry(7, "REPLY"),
            Map.entry(8, "RELEASE"),
            Map.entry(9, "DECLINE"),
            Map.entry(10, "RECONFIGURE"),
            Map.entry(11, "INFORMATION-REQUEST"),
            Map.entry(12, "RELAY-FORW"),
            Map.entry(13, "RELAY-REPL"));

    /**
     * Checks the range.
     *
     * @param code 0 to 255
     */
    public MessageType {
        if (code < 0 || code > 255) {
            throw new IllegalArgumentException("message type " + code + " is not in 0 to 255");
        }
    }

    /** The registry's name, or {@code TYPE-n} where it has none. */
    @Override
    public String toString() {
        return NAMES.getOrDefault(code, "TYPE-" + code);
    }
}
