package net.wan6.codec;

import java.util.List;

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

    /** Leasequery (RFC 5007). */
    public static final MessageType LEASEQUERY = new MessageType(14);

    /** Leasequery-reply (RFC 5007). */
    public static final MessageType LEASEQUERY_REPLY = new MessageType(15);

    /** Leasequery-done, on TCP (RFC 5460). */
    public static final MessageType LEASEQUERY_DONE = new MessageType(16);

    /** Leasequery-data, on TCP (RFC 5460). */
    public static final MessageType LEASEQUERY_DATA = new MessageType(17);

    /** Reconfigure-request (RFC 6977). */
    public static final MessageType RECONFIGURE_REQUEST = new MessageType(18);

    /** Reconfigure-reply (RFC 6977). */
    public static final MessageType RECONFIGURE_REPLY = new MessageType(19);

    /** DHCPv4-query (RFC 7341). */
    public static final MessageType DHCPV4_QUERY = new MessageType(20);

    /** DHCPv4-response (RFC 7341). */
    public static final MessageType DHCPV4_RESPONSE = new MessageType(21);

    /** Activeleasequery, on TCP (RFC 7653). */
    public static final MessageType ACTIVELEASEQUERY = new MessageType(22);

    /** StartTLS, on TCP (RFC 7653). */
    public static final MessageType STARTTLS = new MessageType(23);

    /** Binding update between failover partners (RFC 8156). */
    public static final MessageType BNDUPD = new MessageType(24);

    /** Answer to a binding update (RFC 8156). */
    public static final MessageType BNDREPLY = new MessageType(25);

    /** Request for prefixes between failover partners (RFC 8156). */
    public static final MessageType POOLREQ = new MessageType(26);

    /** Answer to a request for prefixes (RFC 8156). */
    public static final MessageType POOLRESP = new MessageType(27);

    /** Request for updates between failover partners (RFC 8156). */
    public static final MessageType UPDREQ = new MessageType(28);

    /** Request for all bindings (RFC 8156). */
    public static final MessageType UPDREQALL = new MessageType(29);

    /** End of the updates asked for (RFC 8156). */
    public static final MessageType UPDDONE = new MessageType(30);

    /** Begin of a failover connection (RFC 8156). */
    public static final MessageType CONNECT = new MessageType(31);

    /** Answer to a begin (RFC 8156). */
    public static final MessageType CONNECTREPLY = new MessageType(32);

    /** End of a failover connection (RFC 8156). */
    public static final MessageType DISCONNECT = new MessageType(33);

    /** State of a failover partner (RFC 8156). */
    public static final MessageType STATE = new MessageType(34);

    /** Sign of life of a failover partner (RFC 8156). */
    public static final MessageType CONTACT = new MessageType(35);

    /** Registration of a self-made address (RFC 9686). */
    public static final MessageType ADDR_REG_INFORM = new MessageType(36);

    /** Answer to a registration (RFC 9686). */
    public static final MessageType ADDR_REG_REPLY = new MessageType(37);

    private static final List<String> NAMES = List.of(
            "SOLICIT",
            "ADVERTISE",
            "REQUEST",
            "CONFIRM",
            "RENEW",
            "REBIND",
            "REPLY",
            "RELEASE",
            "DECLINE",
            "RECONFIGURE",
            "INFORMATION-REQUEST",
            "RELAY-FORW",
            "RELAY-REPL",
            "LEASEQUERY",
            "LEASEQUERY-REPLY",
            "LEASEQUERY-DONE",
            "LEASEQUERY-DATA",
            "RECONFIGURE-REQUEST",
            "RECONFIGURE-REPLY",
            "DHCPV4-QUERY",
            "DHCPV4-RESPONSE",
            "ACTIVELEASEQUERY",
            "STARTTLS",
            "BNDUPD",
            "BNDREPLY",
            "POOLREQ",
            "POOLRESP",
            "UPDREQ",
            "UPDREQALL",
            "UPDDONE",
            "CONNECT",
            "CONNECTREPLY",
            "DISCONNECT",
            "STATE",
            "CONTACT",
            "ADDR-REG-INFORM",
            "ADDR-REG-REPLY");

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

    /**
     * Reads what {@link #toString} writes, in letters of either case.
     *
     * @param name such as {@code RENEW} or {@code TYPE-200}
     * @return the type
     * @throws IllegalArgumentException if there is no such type
     */
    public static MessageType parse(String name) {
        for (int code = 0; code <= 255; code++) {
            MessageType type = new MessageType(code);
            if (type.toString().equalsIgnoreCase(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no message type is called \"" + name + '"');
    }

    /** As a record's own, which costs classes when it is first asked. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MessageType that && code == that.code;
    }

    @Override
    public int hashCode() {
        return code;
    }

    /** The registry's name, or {@code TYPE-n} where it has none. */
    @Override
    public String toString() {
        return code >= 1 && code <= NAMES.size() ? NAMES.get(code - 1) : "TYPE-" + code;
    }
}
