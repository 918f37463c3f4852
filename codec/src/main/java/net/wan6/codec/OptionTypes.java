package net.wan6.codec;

import static net.wan6.codec.OptionRows.asked;
import static net.wan6.codec.OptionRows.option;
import static net.wan6.codec.OptionRows.single;
import static net.wan6.codec.OptionRows.within;

import java.util.List;
import net.wan6.codec.option.AddressSelection;
import net.wan6.codec.option.AddressSelectionPolicy;
import net.wan6.codec.option.CivicLocation;
import net.wan6.codec.option.ClientNetworkInterface;
import net.wan6.codec.option.DistributionManager;
import net.wan6.codec.option.FourRdMapRule;
import net.wan6.codec.option.FourRdNonMapRule;
import net.wan6.codec.option.Geolocation;
import net.wan6.codec.option.HomeNetworkPrefix;
import net.wan6.codec.option.IaLl;
import net.wan6.codec.option.IaTa;
import net.wan6.codec.option.KerberosKdc;
import net.wan6.codec.option.LinkLayerAddresses;
import net.wan6.codec.option.MplParameters;
import net.wan6.codec.option.RdnssSelection;
import net.wan6.codec.option.SlapQuadrant;
import net.wan6.codec.option.V6Prefix64;

/**
 * The options that clients and servers exchange and the sub-options inside them, named as the IANA registry names them
 * without {@code OPTION_}. Those of relay agents stand in {@link RelayOptionTypes}, of lease queries in {@link
 * LeaseQueryOptionTypes}, of failover in {@link FailoverOptionTypes}; {@link OptionTable#STANDARD} has all.
 * The file is long because it is one table.
 */
public final class OptionTypes {
    /** Who the client is. */
    public static final OptionType<Duid> CLIENT_ID = single(1, "CLIENTID", 9915, ViewShape.DUID, Occurrences.CLIENT_ID);

    /** Who the server is. */
    public static final OptionType<Duid> SERVER_ID = single(2, "SERVERID", 9915, ViewShape.DUID, Occurrences.SERVER_ID);

    /** Addresses. */
    public static final OptionType<IaNa> IA_NA = option(3, "IA_NA", 9915, ViewShape.IA_NA, Occurrences.IA);

    /** Temporary addresses; obsolete since RFC 9915. */
    public static final OptionType<IaTa> IA_TA =
            option(4, "IA_TA", 8415, RecordShape.IA_TA, Occurrences.IA).obsolete();

    /** An address inside IA_NA. */
    public static final OptionType<IaAddress> IAADDR = option(5, "IAADDR", 9915, ViewShape.IAADDR, Occurrences.IAADDR);

    /** The options a client asks for. */
    public static final OptionType<OptionRequest> ORO =
            single(6, "ORO", 9915, ViewShape.OPTION_REQUEST, Occurrences.ORO);

    /** How much a server wants to be chosen, 0 to 255. */
    public static final OptionType<Integer> PREFERENCE =
            single(7, "PREFERENCE", 9915, Payloads.U8, Occurrence.in(MessageType.ADVERTISE));

    /** Hundredths of a second since the exchange began; 65535 for more. */
    public static final OptionType<Integer> ELAPSED_TIME =
            single(8, "ELAPSED_TIME", 9915, Payloads.U16, Occurrences.ELAPSED_TIME);

    /** A relayed message, whole. */
    public static final OptionType<Octets> RELAY_MSG =
            single(9, "RELAY_MSG", 9915, Payloads.OPAQUE, Occurrences.RELAY_MSG);

    /** Authentication. */
    public static final OptionType<Authentication> AUTH = single(11, "AUTH", 9915, ViewShape.AUTH, Occurrences.AUTH);

    /** Where a client may send by unicast; obsolete since RFC 9915. */
    public static final OptionType<Ipv6Address> UNICAST = single(
                    12, "UNICAST", 8415, Payloads.ADDRESS, Occurrence.in(MessageType.REPLY))
            .obsolete();

    /** How it went. */
    public static final OptionType<Status> STATUS_CODE =
            single(13, "STATUS_CODE", 9915, ViewShape.STATUS, Occurrences.STATUS_CODE);

    /** The client takes a Reply at once. */
    public static final OptionType<Present> RAPID_COMMIT =
            single(14, "RAPID_COMMIT", 9915, Payloads.EMPTY, Occurrence.in(MessageType.SOLICIT, MessageType.REPLY));

    /** What the client's user or its uses are. */
    public static final OptionType<UserClass> USER_CLASS =
            single(15, "USER_CLASS", 9915, ViewShape.USER_CLASS, Occurrences.CLASSES);

    /** What the sender is, in the words of a vendor; one for each enterprise number. */
    public static final OptionType<VendorClass> VENDOR_CLASS =
            option(16, "VENDOR_CLASS", 9915, ViewShape.VENDOR_CLASS, Occurrences.CLASSES);

    /** Options of a vendor; one for each enterprise number. */
    public static final OptionType<VendorOptions> VENDOR_OPTS = option(
                    17, "VENDOR_OPTS", 9915, ViewShape.VENDOR_OPTIONS, Occurrences.CLASSES.or(Occurrences.RELAY))
            .requestable();

    /** Which interface of the relay a message came through. */
    public static final OptionType<Octets> INTERFACE_ID =
            single(18, "INTERFACE_ID", 9915, Payloads.OPAQUE, Occurrences.RELAY);

    /** What message a Reconfigure asks for: 5, 6 or 11. */
    public static final OptionType<Integer> RECONF_MSG =
            single(19, "RECONF_MSG", 9915, Payloads.U8, Occurrences.RECONF_MSG);

    /** The client takes a Reconfigure. */
    public static final OptionType<Present> RECONF_ACCEPT =
            single(20, "RECONF_ACCEPT", 9915, Payloads.EMPTY, Occurrences.CONFIGURATION);

    /** SIP outbound proxies by name, the most preferred first. */
    public static final OptionType<List<DomainName>> SIP_SERVER_D =
            asked(21, "SIP_SERVER_D", 3319, Payloads.ONE_OR_MORE_NAMES);

    /** SIP outbound proxies by address, the most preferred first. */
    public static final OptionType<List<Ipv6Address>> SIP_SERVER_A =
            asked(22, "SIP_SERVER_A", 3319, Payloads.ONE_OR_MORE_ADDRESSES);

    /** Recursive DNS servers, the most preferred first. */
    public static final OptionType<List<Ipv6Address>> DNS_SERVERS =
            asked(23, "DNS_SERVERS", 3646, Payloads.ONE_OR_MORE_ADDRESSES);

    /** Domains to search. */
    public static final OptionType<List<DomainName>> DOMAIN_LIST =
            asked(24, "DOMAIN_LIST", 3646, Payloads.ONE_OR_MORE_NAMES);

    /** Prefixes. */
    public static final OptionType<IaPd> IA_PD = option(25, "IA_PD", 9915, ViewShape.IA_PD, Occurrences.IA_PD);

    /** A prefix inside IA_PD. */
    public static final OptionType<IaPrefix> IAPREFIX =
            option(26, "IAPREFIX", 9915, ViewShape.IAPREFIX, Occurrences.IAPREFIX);

    /** NIS servers. */
    public static final OptionType<List<Ipv6Address>> NIS_SERVERS =
            asked(27, "NIS_SERVERS", 3898, Payloads.ONE_OR_MORE_ADDRESSES);

    /** NIS+ servers. */
    public static final OptionType<List<Ipv6Address>> NISP_SERVERS =
            asked(28, "NISP_SERVERS", 3898, Payloads.ONE_OR_MORE_ADDRESSES);

    /** The NIS domain. */
    public static final OptionType<DomainName> NIS_DOMAIN_NAME = asked(29, "NIS_DOMAIN_NAME", 3898, Payloads.NAME);

    /** The NIS+ domain. */
    public static final OptionType<DomainName> NISP_DOMAIN_NAME = asked(30, "NISP_DOMAIN_NAME", 3898, Payloads.NAME);

    /** Simple time servers; RFC 5908 deprecates it. */
    public static final OptionType<List<Ipv6Address>> SNTP_SERVERS =
            asked(31, "SNTP_SERVERS", 4075, Payloads.ONE_OR_MORE_ADDRESSES);

    /** When to ask again for other configuration, in seconds. */
    public static final OptionType<Long> INFORMATION_REFRESH_TIME = single(
                    32, "INFORMATION_REFRESH_TIME", 9915, Payloads.U32, Occurrence.in(MessageType.REPLY))
            .requestable();

    /** Broadcast and multicast controllers by name. */
    public static final OptionType<List<DomainName>> BCMCS_SERVER_D =
            asked(33, "BCMCS_SERVER_D", 4280, Payloads.ONE_OR_MORE_NAMES);

    /** Broadcast and multicast controllers by address. */
    public static final OptionType<List<Ipv6Address>> BCMCS_SERVER_A =
            asked(34, "BCMCS_SERVER_A", 4280, Payloads.ONE_OR_MORE_ADDRESSES);

    /** Where something is, as people say it. */
    public static final OptionType<CivicLocation> GEOCONF_CIVIC =
            asked(36, "GEOCONF_CIVIC", 4776, RecordShape.CIVIC_LOCATION);

    /** The client's name. */
    public static final OptionType<ClientFqdn> CLIENT_FQDN =
            asked(39, "CLIENT_FQDN", 4704, ViewShape.CLIENT_FQDN).occurring(Occurrences.CLIENT_FQDN);

    /** PANA authentication agents. */
    public static final OptionType<List<Ipv6Address>> PANA_AGENT =
            asked(40, "PANA_AGENT", 5192, Payloads.ONE_OR_MORE_ADDRESSES);

    /** The time zone as a POSIX TZ string. */
    public static final OptionType<String> NEW_POSIX_TIMEZONE = asked(41, "NEW_POSIX_TIMEZONE", 4833, Payloads.TEXT);

    /** The time zone as a name of the TZ database. */
    public static final OptionType<String> NEW_TZDB_TIMEZONE = asked(42, "NEW_TZDB_TIMEZONE", 4833, Payloads.TEXT);

    /** The home network a mobile node asks about. */
    public static final OptionType<DomainName> MIP6_HNIDF =
            asked(49, "MIP6_HNIDF", 6610, Payloads.NAME).occurring(Occurrences.CONFIGURATION.or(Occurrence.inside(69)));

    /** Home agents of the visited domain. */
    public static final OptionType<Options> MIP6_VDINF =
            asked(50, "MIP6_VDINF", 6610, OptionRows.ONE_OR_MORE_OPTIONS).occurring(Occurrences.HOME_NETWORK);

    /** The LoST server, which maps locations to services. */
    public static final OptionType<DomainName> V6_LOST = asked(51, "V6_LOST", 5223, Payloads.NAME);

    /** Controllers of wireless access points. */
    public static final OptionType<List<Ipv6Address>> CAPWAP_AC_V6 =
            asked(52, "CAPWAP_AC_V6", 5417, Payloads.ONE_OR_MORE_ADDRESSES);

    /** Mobility servers by address. */
    public static final OptionType<Options> MOS_ADDRESS =
            asked(54, "IPv6_Address-MoS", 5678, Payloads.options(OptionSpace.MOS_ADDRESS));

    /** Mobility servers by name. */
    public static final OptionType<Options> MOS_FQDN =
            asked(55, "IPv6_FQDN-MoS", 5678, Payloads.options(OptionSpace.MOS_FQDN));

    /** A time server. A singleton in the registry; RFC 5908 lets it recur, so that it is none here. */
    public static final OptionType<NtpServer> NTP_SERVER = option(
                    56, "NTP_SERVER", 5908, ViewShape.NTP_SERVER, Occurrences.CONFIGURATION)
            .requestable();

    /** The domain to find a location server in. */
    public static final OptionType<DomainName> V6_ACCESS_DOMAIN = asked(57, "V6_ACCESS_DOMAIN", 5986, Payloads.NAME);

    /** Domains to find the configuration of a SIP user agent in. */
    public static final OptionType<List<DomainName>> SIP_UA_CS_LIST =
            asked(58, "SIP_UA_CS_LIST", 6011, Payloads.ONE_OR_MORE_NAMES);

    /** What to boot, as a URL. */
    public static final OptionType<String> BOOTFILE_URL = asked(59, "OPT_BOOTFILE_URL", 5970, Payloads.TEXT);

    /** Parameters for what is booted. */
    public static final OptionType<List<String>> BOOTFILE_PARAM = asked(60, "OPT_BOOTFILE_PARAM", 5970, Payloads.TEXTS);

    /** Architectures of a client that boots, the most preferred first. */
    public static final OptionType<List<Integer>> CLIENT_ARCH_TYPE =
            single(61, "CLIENT_ARCH_TYPE", 5970, Payloads.U16S, Occurrences.CLIENT);

    /** The network interface of a client that boots. */
    public static final OptionType<ClientNetworkInterface> NII = single(
                    62, "NII", 5970, RecordShape.CLIENT_NETWORK_INTERFACE, Occurrences.CLIENT)
            .requestable();

    /** A position with its uncertainty. */
    public static final OptionType<Geolocation> GEOLOCATION = asked(63, "GEOLOCATION", 6225, RecordShape.GEOLOCATION);

    /** Where a DS-Lite tunnel ends. */
    public static final OptionType<DomainName> AFTR_NAME = asked(64, "AFTR_NAME", 6334, Payloads.HOST_NAME);

    /** The local domain of EAP re-authentication. */
    public static final OptionType<DomainName> ERP_LOCAL_DOMAIN_NAME = asked(
                    65, "ERP_LOCAL_DOMAIN_NAME", 6440, Payloads.NAME)
            .occurring(Occurrences.CONFIGURATION.or(Occurrence.inside(66)));

    /** A part of the prefix around it that must not be used. */
    public static final OptionType<PdExclude> PD_EXCLUDE =
            asked(67, "PD_EXCLUDE", 6603, ViewShape.PD_EXCLUDE).occurring(Occurrence.inside(26));

    /** Home agents of the domain a mobile node names. */
    public static final OptionType<Options> MIP6_IDINF =
            asked(69, "MIP6_IDINF", 6610, OptionRows.ONE_OR_MORE_OPTIONS).occurring(Occurrences.HOME_NETWORK);

    /** Home agents of the user's own domain. */
    public static final OptionType<Options> MIP6_UDINF =
            asked(70, "MIP6_UDINF", 6610, OptionRows.ONE_OR_MORE_OPTIONS).occurring(Occurrences.HOME_NETWORK);

    /** A home network prefix. */
    public static final OptionType<HomeNetworkPrefix> MIP6_HNP =
            asked(71, "MIP6_HNP", 6610, RecordShape.HOME_NETWORK_PREFIX).occurring(Occurrences.MIP6);

    /** A home agent by address. */
    public static final OptionType<Ipv6Address> MIP6_HAA =
            asked(72, "MIP6_HAA", 6610, Payloads.ADDRESS).occurring(Occurrences.MIP6);

    /** A home agent by name. */
    public static final OptionType<DomainName> MIP6_HAF =
            asked(73, "MIP6_HAF", 6610, Payloads.NAME).occurring(Occurrences.MIP6);

    /** A DNS server to ask about certain domains. */
    public static final OptionType<RdnssSelection> RDNSS_SELECTION = option(
                    74, "RDNSS_SELECTION", 6731, RecordShape.RDNSS_SELECTION, Occurrences.CONFIGURATION)
            .requestable();

    /** The client's Kerberos principal in DER (RFC 4120 §5.2.2), not taken apart. */
    public static final OptionType<Octets> KRB_PRINCIPAL_NAME = asked(75, "KRB_PRINCIPAL_NAME", 6784, Payloads.OPAQUE);

    /** The client's Kerberos realm in DER, not taken apart. */
    public static final OptionType<Octets> KRB_REALM_NAME = asked(76, "KRB_REALM_NAME", 6784, Payloads.OPAQUE);

    /** The Kerberos realm to use, in DER, not taken apart. */
    public static final OptionType<Octets> KRB_DEFAULT_REALM_NAME =
            asked(77, "KRB_DEFAULT_REALM_NAME", 6784, Payloads.OPAQUE);

    /** A key distribution centre. A singleton in the registry; RFC 6784 §3 lets it recur. */
    public static final OptionType<KerberosKdc> KRB_KDC = option(
                    78, "KRB_KDC", 6784, RecordShape.KERBEROS_KDC, Occurrences.CONFIGURATION)
            .requestable();

    /** The longest time between two Solicits, in seconds; of use from 60 to 86400. */
    public static final OptionType<Long> SOL_MAX_RT = single(
                    82, "SOL_MAX_RT", 9915, Payloads.U32, Occurrences.ADVERTISE_REPLY)
            .requestable();

    /** The longest time between two Information-requests, in seconds; of use from 60 to 86400. */
    public static final OptionType<Long> INF_MAX_RT = single(
                    83, "INF_MAX_RT", 9915, Payloads.U32, Occurrences.ADVERTISE_REPLY)
            .requestable();

    /** How to select addresses. */
    public static final OptionType<AddressSelection> ADDRSEL =
            asked(84, "ADDRSEL", 7078, RecordShape.ADDRESS_SELECTION);

    /** A row of the policy table. A singleton in the registry; RFC 7078 lets it recur. */
    public static final OptionType<AddressSelectionPolicy> ADDRSEL_TABLE = option(
                    85, "ADDRSEL_TABLE", 7078, RecordShape.ADDRESS_SELECTION_POLICY, Occurrence.inside(84))
            .requestable();

    /** A port control server by its addresses. */
    public static final OptionType<List<Ipv6Address>> V6_PCP_SERVER = option(
                    86, "V6_PCP_SERVER", 7291, Payloads.ONE_OR_MORE_ADDRESSES, Occurrences.CONFIGURATION)
            .requestable();

    /** A DHCPv4 message, whole. */
    public static final OptionType<Octets> DHCPV4_MSG =
            single(87, "DHCPV4_MSG", 7341, Payloads.OPAQUE, Occurrences.DHCPV4);

    /** Servers for DHCPv4 over DHCPv6; none for multicast. */
    public static final OptionType<List<Ipv6Address>> DHCP4_O_DHCP6_SERVER =
            asked(88, "DHCP4_O_DHCP6_SERVER", 7341, Payloads.ADDRESSES);

    /** A border relay outside a container, for DHCPv4 over DHCPv6. */
    public static final OptionType<Ipv6Address> DHCP4O6_S46_BR = option(
                    90, "S46_BR", 8539, Payloads.ADDRESS, Occurrences.CONFIGURATION)
            .requestable();

    /** MAP-E. */
    public static final OptionType<S46Container> S46_CONT_MAPE = option(
                    94, "S46_CONT_MAPE", 7598, ViewShape.S46_CONTAINER, Occurrences.CONFIGURATION)
            .requestable();

    /** MAP-T. */
    public static final OptionType<S46Container> S46_CONT_MAPT =
            asked(95, "S46_CONT_MAPT", 7598, ViewShape.S46_CONTAINER);

    /** Lightweight 4over6. */
    public static final OptionType<S46Container> S46_CONT_LW = asked(96, "S46_CONT_LW", 7598, ViewShape.S46_CONTAINER);

    /** 4rd. */
    public static final OptionType<Options> FOUR_RD = asked(97, "4RD", 7600, OptionRows.OPTIONS);

    /** A mapping rule of 4rd. A singleton in the registry; RFC 7600 wants one or more. */
    public static final OptionType<FourRdMapRule> FOUR_RD_MAP_RULE = option(
                    98, "4RD_MAP_RULE", 7600, RecordShape.FOUR_RD_MAP_RULE, Occurrence.inside(97))
            .requestable();

    /** What 4rd needs beside its mapping rules. */
    public static final OptionType<FourRdNonMapRule> FOUR_RD_NON_MAP_RULE = asked(
                    99, "4RD_NON_MAP_RULE", 7600, RecordShape.FOUR_RD_NON_MAP_RULE)
            .occurring(Occurrence.inside(97));

    /** The API of a captive portal, as a URI. */
    public static final OptionType<String> CAPTIVE_PORTAL = asked(103, "DHCP Captive-Portal", 8910, Payloads.TEXT);

    /** Parameters of multicast in low-power networks. */
    public static final OptionType<MplParameters> MPL_PARAMETERS = option(
                    104, "MPL_PARAMETERS", 7774, RecordShape.MPL_PARAMETERS, Occurrences.CONFIGURATION)
            .requestable();

    /** Which ways of carrying IPv4 over IPv6 are to be tried first. */
    public static final OptionType<S46Priority> S46_PRIORITY = asked(111, "S46_PRIORITY", 8026, ViewShape.S46_PRIORITY);

    /** Where the client's maker says what it needs of the network, as a URL. */
    public static final OptionType<String> MUD_URL_V6 =
            single(112, "MUD_URL_V6", 8520, Payloads.TEXT, Occurrences.CLIENT);

    /** Prefixes of translators for multicast. */
    public static final OptionType<V6Prefix64> V6_PREFIX64 = option(
                    113, "V6_PREFIX64", 8115, RecordShape.PREFIX64, Occurrences.CONFIGURATION)
            .requestable();

    /** Bootstrap servers of zero-touch provisioning, as URIs. */
    public static final OptionType<List<String>> V6_SZTP_REDIRECT =
            asked(136, "V6_SZTP_REDIRECT", 8572, Payloads.TEXTS);

    /** The prefix that DHCPv4 over DHCPv6 binds an IPv4 address to. */
    public static final OptionType<Ipv6Prefix> S46_BIND_IPV6_PREFIX =
            asked(137, "S46_BIND_IPV6_PREFIX", 8539, Payloads.PREFIX);

    /** Link-layer addresses. */
    public static final OptionType<IaLl> IA_LL = option(138, "IA_LL", 8947, RecordShape.IA_LL, Occurrences.IA);

    /** Link-layer addresses inside IA_LL. */
    public static final OptionType<LinkLayerAddresses> LLADDR =
            option(139, "LLADDR", 8947, RecordShape.LINK_LAYER_ADDRESSES, Occurrence.inside(138, 45));

    /** Which parts of the local link-layer addresses are preferred. */
    public static final OptionType<List<SlapQuadrant>> SLAP_QUAD =
            single(140, "SLAP_QUAD", 8948, RecordShape.SLAP_QUADRANTS, Occurrences.SLAP_QUAD);

    /** The server for signalling attacks, by name. */
    public static final OptionType<DomainName> V6_DOTS_RI = asked(141, "V6_DOTS_RI", 8973, Payloads.NAME);

    /** The server for signalling attacks, by addresses. */
    public static final OptionType<List<Ipv6Address>> V6_DOTS_ADDRESS =
            asked(142, "V6_DOTS_ADDRESS", 8973, Payloads.ONE_OR_MORE_ADDRESSES);

    /** Servers for selecting access networks. */
    public static final OptionType<List<Ipv6Address>> ANDSF_ADDRESS =
            asked(143, "IPv6_Address-ANDSF", 6153, Payloads.ONE_OR_MORE_ADDRESSES);

    /** A DNS server that encrypts. */
    public static final OptionType<Dnr> V6_DNR = option(144, "V6_DNR", 9463, ViewShape.DNR, Occurrences.CONFIGURATION)
            .requestable();

    /** The domain registered for the home. */
    public static final OptionType<DomainName> REGISTERED_DOMAIN = option(
                    145, "REGISTERED_DOMAIN", 9527, Payloads.NAME, Occurrences.CONFIGURATION)
            .requestable();

    /** The server for the home's forward zone. */
    public static final OptionType<DistributionManager> FORWARD_DIST_MANAGER =
            asked(146, "FORWARD_DIST_MANAGER", 9527, RecordShape.DISTRIBUTION_MANAGER);

    /** The server for the home's reverse zone. */
    public static final OptionType<DistributionManager> REVERSE_DIST_MANAGER =
            asked(147, "REVERSE_DIST_MANAGER", 9527, RecordShape.DISTRIBUTION_MANAGER);

    /** The server takes registrations of self-made addresses. */
    public static final OptionType<Present> ADDR_REG_ENABLE = asked(148, "ADDR_REG_ENABLE", 9686, Payloads.EMPTY);

    /** SRv6 locators; a temporary assignment, not taken apart. */
    public static final OptionType<Octets> IA_SRV6_LOCATOR = OptionType.of(
                    OptionSpace.DHCPV6, 149, "IA_SRV6_LOCATOR", OptionRows.SRV6, Payloads.OPAQUE)
            .occurring(Occurrences.IA);

    /** A locator inside IA_SRV6_LOCATOR; a temporary assignment, not taken apart. */
    public static final OptionType<Octets> IALOCATOR = OptionType.of(
                    OptionSpace.DHCPV6, 150, "IALOCATOR", OptionRows.SRV6, Payloads.OPAQUE)
            .occurring(Occurrence.inside(149));

    /** A mapping rule in a MAP-E or MAP-T container. */
    public static final OptionType<S46Rule> S46_RULE =
            within(OptionSpace.S46, 89, "S46_RULE", 7598, ViewShape.S46_RULE, 94, 95);

    /** A border relay in a MAP-E or lightweight 4over6 container. */
    public static final OptionType<Ipv6Address> S46_BR =
            within(OptionSpace.S46, 90, "S46_BR", 7598, Payloads.ADDRESS, 94, 96);

    /** The default mapping rule of a MAP-T container. */
    public static final OptionType<Ipv6Prefix> S46_DMR =
            within(OptionSpace.S46, 91, "S46_DMR", 7598, Payloads.PREFIX, 95).singleton();

    /** The binding of a lightweight 4over6 container. */
    public static final OptionType<S46Bind> S46_V4V6BIND = within(
                    OptionSpace.S46, 92, "S46_V4V6BIND", 7598, ViewShape.S46_BIND, 96)
            .singleton();

    /** Port parameters in a rule or a binding. */
    public static final OptionType<S46PortParameters> S46_PORTPARAMS = within(
                    OptionSpace.S46, 93, "S46_PORTPARAMS", 7598, ViewShape.S46_PORT_PARAMETERS, 89, 92)
            .singleton();

    /** A time server by unicast address. */
    public static final OptionType<Ipv6Address> NTP_SRV_ADDR =
            within(OptionSpace.NTP, 1, "NTP_SUBOPTION_SRV_ADDR", 5908, Payloads.ADDRESS, 56);

    /** Time servers by multicast address. */
    public static final OptionType<Ipv6Address> NTP_MC_ADDR =
            within(OptionSpace.NTP, 2, "NTP_SUBOPTION_MC_ADDR", 5908, Payloads.ADDRESS, 56);

    /** A time server by name. */
    public static final OptionType<DomainName> NTP_SRV_FQDN =
            within(OptionSpace.NTP, 3, "NTP_SUBOPTION_SRV_FQDN", 5908, Payloads.NAME, 56);

    /** Mobility servers of the information service, by address. */
    public static final OptionType<List<Ipv6Address>> MOS_ADDRESS_IS =
            within(OptionSpace.MOS_ADDRESS, 1, "MoS-IS", 5678, Payloads.ADDRESSES, 54);

    /** Mobility servers of the command service, by address. */
    public static final OptionType<List<Ipv6Address>> MOS_ADDRESS_CS =
            within(OptionSpace.MOS_ADDRESS, 2, "MoS-CS", 5678, Payloads.ADDRESSES, 54);

    /** Mobility servers of the event service, by address. */
    public static final OptionType<List<Ipv6Address>> MOS_ADDRESS_ES =
            within(OptionSpace.MOS_ADDRESS, 3, "MoS-ES", 5678, Payloads.ADDRESSES, 54);

    /** Mobility servers of the information service, by name. */
    public static final OptionType<List<DomainName>> MOS_FQDN_IS =
            within(OptionSpace.MOS_FQDN, 1, "MoS-IS", 5678, Payloads.NAMES, 55);

    /** Mobility servers of the command service, by name. */
    public static final OptionType<List<DomainName>> MOS_FQDN_CS =
            within(OptionSpace.MOS_FQDN, 2, "MoS-CS", 5678, Payloads.NAMES, 55);

    /** Mobility servers of the event service, by name. */
    public static final OptionType<List<DomainName>> MOS_FQDN_ES =
            within(OptionSpace.MOS_FQDN, 3, "MoS-ES", 5678, Payloads.NAMES, 55);

    /** All of these, in this order; {@link OptionTable#STANDARD} is made of them. */
    static final List<OptionType<?>> ALL = List.of(new OptionType<?>[] {
        CLIENT_ID,
        SERVER_ID,
        IA_NA,
        IA_TA,
        IAADDR,
        ORO,
        PREFERENCE,
        ELAPSED_TIME,
        RELAY_MSG,
        AUTH,
        UNICAST,
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
        NIS_SERVERS,
        NISP_SERVERS,
        NIS_DOMAIN_NAME,
        NISP_DOMAIN_NAME,
        SNTP_SERVERS,
        INFORMATION_REFRESH_TIME,
        BCMCS_SERVER_D,
        BCMCS_SERVER_A,
        GEOCONF_CIVIC,
        CLIENT_FQDN,
        PANA_AGENT,
        NEW_POSIX_TIMEZONE,
        NEW_TZDB_TIMEZONE,
        MIP6_HNIDF,
        MIP6_VDINF,
        V6_LOST,
        CAPWAP_AC_V6,
        MOS_ADDRESS,
        MOS_FQDN,
        NTP_SERVER,
        V6_ACCESS_DOMAIN,
        SIP_UA_CS_LIST,
        BOOTFILE_URL,
        BOOTFILE_PARAM,
        CLIENT_ARCH_TYPE,
        NII,
        GEOLOCATION,
        AFTR_NAME,
        ERP_LOCAL_DOMAIN_NAME,
        PD_EXCLUDE,
        MIP6_IDINF,
        MIP6_UDINF,
        MIP6_HNP,
        MIP6_HAA,
        MIP6_HAF,
        RDNSS_SELECTION,
        KRB_PRINCIPAL_NAME,
        KRB_REALM_NAME,
        KRB_DEFAULT_REALM_NAME,
        KRB_KDC,
        SOL_MAX_RT,
        INF_MAX_RT,
        ADDRSEL,
        ADDRSEL_TABLE,
        V6_PCP_SERVER,
        DHCPV4_MSG,
        DHCP4_O_DHCP6_SERVER,
        DHCP4O6_S46_BR,
        S46_CONT_MAPE,
        S46_CONT_MAPT,
        S46_CONT_LW,
        FOUR_RD,
        FOUR_RD_MAP_RULE,
        FOUR_RD_NON_MAP_RULE,
        CAPTIVE_PORTAL,
        MPL_PARAMETERS,
        S46_PRIORITY,
        MUD_URL_V6,
        V6_PREFIX64,
        V6_SZTP_REDIRECT,
        S46_BIND_IPV6_PREFIX,
        IA_LL,
        LLADDR,
        SLAP_QUAD,
        V6_DOTS_RI,
        V6_DOTS_ADDRESS,
        ANDSF_ADDRESS,
        V6_DNR,
        REGISTERED_DOMAIN,
        FORWARD_DIST_MANAGER,
        REVERSE_DIST_MANAGER,
        ADDR_REG_ENABLE,
        IA_SRV6_LOCATOR,
        IALOCATOR,
        S46_RULE,
        S46_BR,
        S46_DMR,
        S46_V4V6BIND,
        S46_PORTPARAMS,
        NTP_SRV_ADDR,
        NTP_MC_ADDR,
        NTP_SRV_FQDN,
        MOS_ADDRESS_IS,
        MOS_ADDRESS_CS,
        MOS_ADDRESS_ES,
        MOS_FQDN_IS,
        MOS_FQDN_CS,
        MOS_FQDN_ES
    });

    private OptionTypes() {}
}
