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

    /** What the client's user or its uses are. */
    public static final OptionType<UserClass> USER_CLASS =
            base(15, "USER_CLASS", UserClass.PAYLOAD).singleton();

    /** What the sender is, in the words of a vendor; one for each enterprise number. */
    public static final OptionType<VendorClass> VENDOR_CLASS = base(16, "VENDOR_CLASS", VendorClass.PAYLOAD);

    /** Options of a vendor; one for each enterprise number. */
    public static final OptionType<VendorOptions> VENDOR_OPTS =
            base(17, "VENDOR_OPTS", VendorOptions.PAYLOAD).requestable();

    /** Which interface of the relay a message came through. */
    public static final OptionType<Octets> INTERFACE_ID =
            base(18, "INTERFACE_ID", Payloads.OPAQUE).singleton();

    /** What message a Reconfigure asks for: 5, 6 or 11. */
    public static final OptionType<Integer> RECONF_MSG =
            base(19, "RECONF_MSG", Payloads.U8).singleton();

    /** The client takes a Reconfigure. */
    public static final OptionType<Present> RECONF_ACCEPT =
            base(20, "RECONF_ACCEPT", Payloads.EMPTY).singleton();

    /** SIP outbound proxies by name, the most preferred first. */
    public static final OptionType<List<DomainName>> SIP_SERVER_D =
            asked(21, "SIP_SERVER_D", "RFC 3319", Payloads.NAMES);

    /** SIP outbound proxies by address, the most preferred first. */
    public static final OptionType<List<Ipv6Address>> SIP_SERVER_A =
            asked(22, "SIP_SERVER_A", "RFC 3319", Payloads.ADDRESSES);

    /** Recursive DNS servers. */
    public static final OptionType<List<Ipv6Address>> DNS_SERVERS =
            asked(23, "DNS_SERVERS", "RFC 3646", Payloads.ADDRESSES);

    /** Domains to search. */
    public static final OptionType<List<DomainName>> DOMAIN_LIST = asked(24, "DOMAIN_LIST", "RFC 3646", Payloads.NAMES);

    /** Prefixes. */
    public static final OptionType<IaPd> IA_PD = base(25, "IA_PD", IaPd.PAYLOAD);

    /** A prefix inside IA_PD. */
    public static final OptionType<IaPrefix> IAPREFIX = base(26, "IAPREFIX", IaPrefix.PAYLOAD);

    /** Simple time servers; RFC 5908 deprecates it. */
    public static final OptionType<List<Ipv6Address>> SNTP_SERVERS =
            asked(31, "SNTP_SERVERS", "RFC 4075", Payloads.ADDRESSES);

    /** When to ask again for other configuration, in seconds. */
    public static final OptionType<Long> INFORMATION_REFRESH_TIME =
            base(32, "INFORMATION_REFRESH_TIME", Payloads.U32).singleton().requestable();

    /** The client's name. */
    public static final OptionType<ClientFqdn> CLIENT_FQDN = asked(39, "CLIENT_FQDN", "RFC 4704", ClientFqdn.PAYLOAD);

    /** A time server; RFC 5908 lets it stand more than once, so that it is no singleton here. */
    public static final OptionType<NtpServer> NTP_SERVER = OptionType.of(
                    DHCPV6, 56, "NTP_SERVER", "RFC 5908", NtpServer.PAYLOAD)
            .requestable();

    /** Where a DS-Lite tunnel ends. */
    public static final OptionType<DomainName> AFTR_NAME = asked(64, "AFTR_NAME", "RFC 6334", Payloads.HOST_NAME);

    /** A part of the prefix around it that must not be used. */
    public static final OptionType<PdExclude> PD_EXCLUDE = asked(67, "PD_EXCLUDE", "RFC 6603", PdExclude.PAYLOAD);

    /** The longest time between two Solicits, in seconds; of use from 60 to 86400. */
    public static final OptionType<Long> SOL_MAX_RT =
            base(82, "SOL_MAX_RT", Payloads.U32).singleton().requestable();

    /** The longest time between two Information-requests, in seconds; of use from 60 to 86400. */
    public static final OptionType<Long> INF_MAX_RT =
            base(83, "INF_MAX_RT", Payloads.U32).singleton().requestable();

    /** A border relay outside a container, for DHCPv4 over DHCPv6. */
    public static final OptionType<Ipv6Address> DHCP4O6_S46_BR =
            OptionType.of(DHCPV6, 90, "S46_BR", "RFC 8539", Payloads.ADDRESS).requestable();

    /** MAP-E. */
    public static final OptionType<S46Container> S46_CONT_MAPE = OptionType.of(
                    DHCPV6, 94, "S46_CONT_MAPE", "RFC 7598", S46Container.PAYLOAD)
            .requestable();

    /** MAP-T. */
    public static final OptionType<S46Container> S46_CONT_MAPT =
            asked(95, "S46_CONT_MAPT", "RFC 7598", S46Container.PAYLOAD);

    /** Lightweight 4over6. */
    public static final OptionType<S46Container> S46_CONT_LW =
            asked(96, "S46_CONT_LW", "RFC 7598", S46Container.PAYLOAD);

    /** Which ways of carrying IPv4 over IPv6 are to be tried first. */
    public static final OptionType<S46Priority> S46_PRIORITY =
            asked(111, "S46_PRIORITY", "RFC 8026", S46Priority.PAYLOAD);

    /** A mapping rule in a MAP-E or MAP-T container. */
    public static final OptionType<S46Rule> S46_RULE = s46(89, "S46_RULE", S46Rule.PAYLOAD);

    /** A border relay in a MAP-E or lightweight 4over6 container. */
    public static final OptionType<Ipv6Address> S46_BR = s46(90, "S46_BR", Payloads.ADDRESS);

    /** The default mapping rule of a MAP-T container. */
    public static final OptionType<Ipv6Prefix> S46_DMR =
            s46(91, "S46_DMR", Payloads.PREFIX).singleton();

    /** The binding of a lightweight 4over6 container. */
    public static final OptionType<S46Bind> S46_V4V6BIND =
            s46(92, "S46_V4V6BIND", S46Bind.PAYLOAD).singleton();

    /** Port parameters in a rule or a binding. */
    public static final OptionType<S46PortParameters> S46_PORTPARAMS =
            s46(93, "S46_PORTPARAMS", S46PortParameters.PAYLOAD).singleton();

    /** A time server by unicast address. */
    public static final OptionType<Ipv6Address> NTP_SRV_ADDR =
            OptionType.of(OptionSpace.NTP, 1, "NTP_SUBOPTION_SRV_ADDR", "RFC 5908", Payloads.ADDRESS);

    /** Time servers by multicast address. */
    public static final OptionType<Ipv6Address> NTP_MC_ADDR =
            OptionType.of(OptionSpace.NTP, 2, "NTP_SUBOPTION_MC_ADDR", "RFC 5908", Payloads.ADDRESS);

    /** A time server by name. */
    public static final OptionType<DomainName> NTP_SRV_FQDN =
            OptionType.of(OptionSpace.NTP, 3, "NTP_SUBOPTION_SRV_FQDN", "RFC 5908", Payloads.NAME);

    private OptionTypes() {}

    /** Every type above. */
    static List<OptionType<?>> all() {
        return List.of(
                CLIENT_ID,
                SERVER_ID,
                IA_NA,
                IAADDR,
                ORO,
                PREFERENCE,
                ELAPSED_TIME,
                RELAY_MSG,
                AUTH,
                STATUS_CODE,
                RAPID_COMMIT,
                USER_CLASS,
                VENDOR_CLASS,
                VENDOR_OPTS,
                INTERFACE_ID,
                RECONF_MSG,
                RECONF_ACCEPT,
                SIP_SERVER_D,
                SIP_SERVER_A,
                DNS_SERVERS,
                DOMAIN_LIST,
                IA_PD,
                IAPREFIX,
                SNTP_SERVERS,
                INFORMATION_REFRESH_TIME,
                CLIENT_FQDN,
                NTP_SERVER,
                AFTR_NAME,
                PD_EXCLUDE,
                SOL_MAX_RT,
                INF_MAX_RT,
                DHCP4O6_S46_BR,
                S46_CONT_MAPE,
                S46_CONT_MAPT,
                S46_CONT_LW,
                S46_PRIORITY,
                S46_RULE,
                S46_BR,
                S46_DMR,
                S46_V4V6BIND,
                S46_PORTPARAMS,
                NTP_SRV_ADDR,
                NTP_MC_ADDR,
                NTP_SRV_FQDN);
    }

    private static <T> OptionType<T> base(int code, String name, Payload<T> payload) {
        return OptionType.of(DHCPV6, code, name, "RFC 9915", payload);
    }

    private static <T> OptionType<T> asked(int code, String name, String reference, Payload<T> payload) {
        return OptionType.of(DHCPV6, code, name, reference, payload).singleton().requestable();
    }

    private static <T> OptionType<T> s46(int code, String name, Payload<T> payload) {
        return OptionType.of(OptionSpace.S46, code, name, "RFC 7598", payload);
    }
}
