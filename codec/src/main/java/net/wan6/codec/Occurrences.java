package net.wan6.codec;

import static net.wan6.codec.MessageType.ACTIVELEASEQUERY;
import static net.wan6.codec.MessageType.ADDR_REG_INFORM;
import static net.wan6.codec.MessageType.ADDR_REG_REPLY;
import static net.wan6.codec.MessageType.ADVERTISE;
import static net.wan6.codec.MessageType.BNDREPLY;
import static net.wan6.codec.MessageType.BNDUPD;
import static net.wan6.codec.MessageType.CONFIRM;
import static net.wan6.codec.MessageType.DECLINE;
import static net.wan6.codec.MessageType.DHCPV4_QUERY;
import static net.wan6.codec.MessageType.DHCPV4_RESPONSE;
import static net.wan6.codec.MessageType.INFORMATION_REQUEST;
import static net.wan6.codec.MessageType.LEASEQUERY_DATA;
import static net.wan6.codec.MessageType.LEASEQUERY_DONE;
import static net.wan6.codec.MessageType.LEASEQUERY_REPLY;
import static net.wan6.codec.MessageType.REBIND;
import static net.wan6.codec.MessageType.RECONFIGURE;
import static net.wan6.codec.MessageType.RECONFIGURE_REPLY;
import static net.wan6.codec.MessageType.RECONFIGURE_REQUEST;
import static net.wan6.codec.MessageType.RELAY_FORW;
import static net.wan6.codec.MessageType.RELAY_REPL;
import static net.wan6.codec.MessageType.RELEASE;
import static net.wan6.codec.MessageType.RENEW;
import static net.wan6.codec.MessageType.REPLY;
import static net.wan6.codec.MessageType.REQUEST;
import static net.wan6.codec.MessageType.SOLICIT;
import static net.wan6.codec.MessageType.STARTTLS;

/** Places that many options share (RFC 8415 Appendix B, RFC 9915 and their own RFCs). */
final class Occurrences {
    private static final Occurrence CLIENT_DATA = Occurrence.inside(45);

    /** What a server configures, and what a client may send as a wish for it (RFC 9915 §18.2.1). */
    static final Occurrence CONFIGURATION = Occurrence.in(
                    SOLICIT, ADVERTISE, REQUEST, RENEW, REBIND, REPLY, INFORMATION_REQUEST)
            .or(CLIENT_DATA);

    /** What a client says of itself. */
    static final Occurrence CLIENT = Occurrence.in(
                    SOLICIT, REQUEST, CONFIRM, RENEW, REBIND, RELEASE, DECLINE, INFORMATION_REQUEST, ADDR_REG_INFORM)
            .or(CLIENT_DATA);

    static final Occurrence CLASSES = CLIENT.or(Occurrence.in(ADVERTISE, REPLY));

    static final Occurrence RELAY_MSG = Occurrence.in(RELAY_FORW, RELAY_REPL);

    /** What a relay adds to what it relays, and to a Reconfigure-request (RFC 6977 §6.3). */
    static final Occurrence RELAY = RELAY_MSG.or(Occurrence.in(RECONFIGURE_REQUEST));

    static final Occurrence LEASEQUERY = Occurrence.in(
            MessageType.LEASEQUERY, LEASEQUERY_REPLY, LEASEQUERY_DONE, LEASEQUERY_DATA, ACTIVELEASEQUERY, STARTTLS);

    static final Occurrence FAILOVER = Occurrence.in(
            BNDUPD,
            BNDREPLY,
            MessageType.POOLREQ,
            MessageType.POOLRESP,
            MessageType.UPDREQ,
            MessageType.UPDREQALL,
            MessageType.UPDDONE,
            MessageType.CONNECT,
            MessageType.CONNECTREPLY,
            MessageType.DISCONNECT,
            MessageType.STATE,
            MessageType.CONTACT);

    /** In failover messages, and in the client's data that they hold, beside a client, an address or a prefix. */
    static final Occurrence BINDING = FAILOVER.or(Occurrence.inside(5, 26, 45));

    private static final Occurrence RECONFIGURING = Occurrence.in(RECONFIGURE, RECONFIGURE_REQUEST);

    private static final Occurrence REGISTRATION = Occurrence.in(ADDR_REG_INFORM, ADDR_REG_REPLY);

    static final Occurrence CLIENT_ID = CLASSES.or(RECONFIGURING)
            .or(REGISTRATION)
            .or(LEASEQUERY)
            .or(FAILOVER)
            .or(Occurrence.in(RECONFIGURE_REPLY))
            .or(Occurrence.inside(44));

    static final Occurrence SERVER_ID = Occurrence.in(
                    ADVERTISE, REQUEST, RENEW, DECLINE, RELEASE, REPLY, INFORMATION_REQUEST, RECONFIGURE_REPLY)
            .or(RECONFIGURING)
            .or(Occurrence.in(ADDR_REG_REPLY))
            .or(LEASEQUERY)
            .or(FAILOVER);

    static final Occurrence IA = Occurrence.in(
                    SOLICIT, ADVERTISE, REQUEST, CONFIRM, RENEW, REBIND, DECLINE, RELEASE, REPLY)
            .or(CLIENT_DATA);

    static final Occurrence IA_PD = Occurrence.in(SOLICIT, ADVERTISE, REQUEST, RENEW, REBIND, DECLINE, RELEASE, REPLY)
            .or(CLIENT_DATA);

    static final Occurrence IAADDR = REGISTRATION.or(Occurrence.inside(3, 4, 44, 45));

    /** At the top too of what tells a failover partner of a prefix that nobody has (RFC 8156 §7.4). */
    static final Occurrence IAPREFIX = Occurrence.inside(25, 45).or(Occurrence.in(BNDUPD, BNDREPLY));

    /** In a lease query's data of a client, and with an address or prefix in a binding update (RFC 8156 §7.4). */
    static final Occurrence CLT_TIME = Occurrence.inside(5, 26, 45);

    static final Occurrence CLIENT_FQDN =
            CONFIGURATION.or(Occurrence.in(ADDR_REG_INFORM)).or(Occurrence.inside(5, 26));

    static final Occurrence ORO =
            Occurrence.in(SOLICIT, REQUEST, RENEW, REBIND, INFORMATION_REQUEST).or(Occurrence.inside(44));

    static final Occurrence ELAPSED_TIME = Occurrence.in(
            SOLICIT, REQUEST, CONFIRM, RENEW, REBIND, DECLINE, RELEASE, INFORMATION_REQUEST, ADDR_REG_INFORM);

    static final Occurrence AUTH = Occurrence.in(REPLY, RECONFIGURE);

    static final Occurrence STATUS_CODE = Occurrence.in(ADVERTISE, REPLY, RECONFIGURE_REPLY)
            .or(LEASEQUERY)
            .or(FAILOVER)
            .or(Occurrence.inside(3, 4, 5, 25, 26, 45, 138, 139));

    static final Occurrence RECONF_MSG = RECONFIGURING;

    static final Occurrence ADVERTISE_REPLY = Occurrence.in(ADVERTISE, REPLY);

    static final Occurrence DHCPV4 = Occurrence.in(DHCPV4_QUERY, DHCPV4_RESPONSE);

    static final Occurrence MIP6 = Occurrence.inside(50, 69, 70);

    /** What a relay may supply too (RFC 6610 §4.2). */
    static final Occurrence HOME_NETWORK = CONFIGURATION.or(Occurrence.inside(66));

    static final Occurrence RELAY_ID = RELAY.or(Occurrence.inside(44));

    static final Occurrence VSS = RELAY.or(CONFIGURATION).or(LEASEQUERY).or(Occurrence.inside(26));

    /** Nowhere else (RFC 8948 §4.1). */
    static final Occurrence SLAP_QUAD = Occurrence.in(RELAY_FORW).or(Occurrence.inside(138));

    private Occurrences() {}
}
