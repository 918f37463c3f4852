package net.wan6.codec;

import static net.wan6.codec.OptionSpace.DHCPV6;

import java.util.List;

/**
 * The options of the IANA registry, named as it names them without {@code OPTION_}.
 */
public final class OptionTypes {
    /** Who the client is. */
    public static final OptionType<Duid> CLIENT_ID =
            base(1, "CLIENTID", Duid.PAYLOAD).singleton();

    /** Who the server is. */
    public static final OptionType<Duid> SERVER_ID =
            base(2, "SERVERID", Duid.PAYLOAD).singleton();

    /** Addresses. */
    public static final OptionType<IaNa> IA_NA = base(3, "IA_NA", IaNa.PAYLOAD);

    /** An address inside IA_NA. */
    public static final OptionType<IaAddress> IAADDR = base(5, "IAADDR", IaAddress.PAYLOAD);

    /** The options a client asks for. */
    public static final OptionType<OptionRequest> ORO =
            base(6, "ORO", OptionRequest.PAYLOAD).singleton();

    /** How much a server wants to be chosen, 0 to 255. */
    public static final OptionType<Integer> PREFERENCE =
            base(7, "PREFERENCE", Payloads.U8).singleton();

    /** Hundredths of a second since the exchange began; 65535 for more. */
    public static final OptionType<Integer> ELAPSED_TIME =
            base(8, "ELAPSED_TIME", Payloads.U16).singleton();

    /** A relayed message, whole. */
    public static final OptionType<Octets> RELAY_MSG =
            base(9, "RELAY_MSG", Payloads.OPAQUE).singleton();

    /** Authentication. */
    public static final OptionType<Authentication> AUTH =
            base(11, "AUTH", Authentication.PAYLOAD).singleton();

    /** How it went. */
    public static final OptionType<Status> STATUS_CODE =
            base(13, "STATUS_CODE", Status.PAYLOAD).singleton();

    /** The client takes a Reply at once. */
    public static final OptionType<Present> RAPID_COMMIT =
            base(14, "RAPID_COMMIT", Payloads.EMPTY).singleton();

    /** Which interface of the relay a message came through. */
    public static final OptionType<Octets> INTERFACE_ID =
            base(18, "INTERFACE_ID", Payloads.OPAQUE).singleton();

    /** What message a Reconfigure asks for: 5, 6 or 11. */
    public static final OptionType<Integer> RECONF_MSG =
            base(19, "RECONF_MSG", Payloads.U8).singleton();

    /** The client takes a Reconfigure. */
    public static final OptionType<Present> RECONF_ACCEPT =
            base(20, "RECONF_ACCEPT", Payloads.EMPTY).singleton();

    /** Recursive DNS servers. */
    public static final OptionType<List<Ipv6Address>> DNS_SERVERS = OptionType.of(
                    DHCPV6, 23, "DNS_SERVERS", "RFC 3646", Payloads.ADDRESSES)
            .singleton()
            .requestable();

    /** Prefixes. */
    public static final OptionType<IaPd> IA_PD = base(25, "IA_PD", IaPd.PAYLOAD);

    /** A prefix inside IA_PD. */
    public static final OptionType<IaPrefix> IAPREFIX = base(26, "IAPREFIX", IaPrefix.PAYLOAD);

    /** When to ask again for other configuration, in seconds. */
    public static final OptionType<Long> INFORMATION_REFRESH_TIME =
            base(32, "INFORMATION_REFRESH_TIME", Payloads.U32).singleton().requestable();

    /** The longest time between two Solicits, in seconds; of use from 60 to 86400. */
    public static final OptionType<Long> SOL_MAX_RT =
            base(82, "SOL_MAX_RT", Payloads.U32).singleton().requestable();

    /** The longest time between two Information-requests, in seconds; of use from 60 to 86400. */
    public static final OptionType<Long> INF_MAX_RT =
            base(83, "INF_MAX_RT", Payloads.U32).singleton().requestable();

    private OptionTypes() {}

    private static <T> OptionType<T> base(int code, String name, Payload<T> payload) {
        return OptionType.of(DHCPV6, code, name, "RFC 9915", payload);
    }
}
