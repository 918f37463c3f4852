package net.wan6.codec;

import static net.wan6.codec.OptionRow.row;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.wan6.codec.option.AccessTechnology;
import net.wan6.codec.option.ClientNetworkInterface;
import net.wan6.codec.option.IaLl;
import net.wan6.codec.option.IaTa;
import net.wan6.codec.option.LeaseQuery;
import net.wan6.codec.option.LinkLayerAddress;
import net.wan6.codec.option.LinkLayerAddresses;
import net.wan6.codec.option.ProtocolVersion;
import net.wan6.codec.option.RadiusAttribute;
import net.wan6.codec.option.ReconfigureData;
import net.wan6.codec.option.RelayData;
import net.wan6.codec.option.RemoteId;
import net.wan6.codec.option.SlapQuadrant;
import net.wan6.codec.option.VirtualSubnet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every option of the protocol itself, of relay agents, lease queries and failover, octets beside value. */
class ProtocolOptionsTest {
    private static final String ONE = "20010db8000000000000000000000001";
    private static final Ipv6Address ADDRESS = Ipv6Address.parse("2001:db8::1");
    private static final Options PREFERENCE = Options.none(OptionSpace.DHCPV6).with(OptionTypes.PREFERENCE, 1);
    private static final String INSIDE = "0007" + "0001" + "01";
    private static final Duid DUID = Duid.parseHex("0003000102005e005301");
    private static final Octets ABC = Octets.parseHex("616263");
    private static final DomainName NAME = DomainName.parse("a");

    @ParameterizedTest
    @MethodSource("rows")
    void isReadAndWritten(OptionRow<?> row) {
        row.check();
    }

    @Test
    void noOptionIsWithoutARow() {
        Set<OptionType<?>> rows = new HashSet<>();
        Stream.concat(rows(), ConfigurationOptionsTest.rows()).forEach(row -> rows.add(row.type()));
        assertEquals(
                List.of(),
                RegisteredTypes.ALL.stream()
                        .filter(type -> !rows.contains(type))
                        .toList());
    }

    static Stream<OptionRow<?>> rows() {
        return Stream.of(base(), client(), softwires(), relay(), leaseQuery(), failover())
                .flatMap(List::stream);
    }

    private static List<OptionRow<?>> base() {
        Lifetime hour = Lifetime.ofSeconds(3600);
        return List.of(
                row(OptionTypes.CLIENT_ID, DUID.toHex(), DUID, "", "0003", "00".repeat(131)),
                row(OptionTypes.SERVER_ID, DUID.toHex(), DUID, ""),
                row(
                        OptionTypes.IA_NA,
                        "00000001" + "00000e10" + "00000e10" + INSIDE,
                        IaNa.of(1, hour, hour, PREFERENCE),
                        "",
                        "00".repeat(13)),
                row(OptionTypes.IA_TA, "00000001" + INSIDE, new IaTa(1, PREFERENCE), "000000", "0000000100"),
                row(
                        OptionTypes.IAADDR,
                        ONE + "00000e10" + "ffffffff",
                        IaAddress.of(ADDRESS, hour, Lifetime.INFINITE),
                        ONE),
                row(OptionTypes.ORO, "0017" + "0018" + "0017", OptionRequest.ofCodes(23, 24, 23), "00"),
                row(OptionTypes.PREFERENCE, "ff", 255, "", "0000"),
                row(OptionTypes.ELAPSED_TIME, "ffff", 65_535, "ff", "ffffff"),
                row(OptionTypes.RELAY_MSG, "616263", ABC),
                row(
                        OptionTypes.AUTH,
                        "01" + "02" + "03" + "8000000000000001" + "616263",
                        Authentication.of(1, 2, 3, 0x8000000000000001L, ABC),
                        "",
                        "01" + "02" + "03" + "80000000000000",
                        "03" + "01" + "00" + "0000000000000001" + "02" + "00".repeat(15)),
                row(OptionTypes.UNICAST, ONE, ADDRESS, ""),
                row(OptionTypes.STATUS_CODE, "0000", Status.of(StatusCode.SUCCESS, ""), "", "00"),
                row(OptionTypes.STATUS_CODE, "0002" + "616263", Status.of(StatusCode.NO_ADDRS_AVAIL, "abc")),
                row(OptionTypes.RAPID_COMMIT, "", Present.PRESENT, "00"),
                row(OptionTypes.INTERFACE_ID, "616263", ABC),
                row(OptionTypes.RECONF_MSG, "05", 5, "", "0500"),
                row(OptionTypes.RECONF_ACCEPT, "", Present.PRESENT, "01"),
                row(
                        OptionTypes.IA_PD,
                        "00000001" + "00000e10" + "ffffffff" + INSIDE,
                        IaPd.of(1, hour, Lifetime.INFINITE, PREFERENCE),
                        ""),
                row(
                        OptionTypes.IAPREFIX,
                        "00000e10" + "ffffffff" + "20" + "20010db8" + "00".repeat(12),
                        IaPrefix.of(Ipv6Prefix.parse("2001:db8::/32"), hour, Lifetime.INFINITE),
                        "",
                        "00000e10" + "ffffffff" + "81" + ONE),
                row(
                        OptionTypes.IA_LL,
                        "00000001" + "00000e10" + "00000e10" + INSIDE,
                        new IaLl(1, hour, hour, PREFERENCE),
                        ""),
                row(
                        OptionTypes.LLADDR,
                        "0001" + "0006" + "02005e005301" + "0000000f" + "00000e10" + INSIDE,
                        new LinkLayerAddresses(1, Octets.parseHex("02005e005301"), 15, hour, PREFERENCE),
                        "0001" + "0007" + "02005e005301"));
    }

    private static List<OptionRow<?>> client() {
        return List.of(
                row(
                        OptionTypes.USER_CLASS,
                        "0003" + "616263" + "0000",
                        UserClass.of(List.of(ABC, Octets.EMPTY)),
                        "",
                        "00"),
                row(OptionTypes.VENDOR_CLASS, "00007ed9" + "0003" + "616263", VendorClass.of(32473, List.of(ABC)), ""),
                row(
                        OptionTypes.VENDOR_OPTS,
                        "00007ed9" + "0001" + "0000",
                        VendorOptions.of(
                                32473, Options.none(OptionSpace.vendor(32473)).withRaw(1, Octets.EMPTY)),
                        "",
                        "00007ed900"),
                row(OptionTypes.CLIENT_FQDN, "01" + "0161" + "00", ClientFqdn.of(1, NAME), "", "01" + "02"),
                row(OptionTypes.CLIENT_ARCH_TYPE, "0007" + "0009", List.of(7, 9), "", "00"),
                row(OptionTypes.NII, "01" + "02" + "01", new ClientNetworkInterface(1, 2, 1), "0102", "01020100"),
                row(OptionTypes.MUD_URL_V6, "616263", "abc", "ff"),
                row(OptionTypes.DHCPV4_MSG, "616263", ABC),
                row(
                        OptionTypes.SLAP_QUAD,
                        "0001" + "0302",
                        List.of(new SlapQuadrant(0, 1), new SlapQuadrant(3, 2)),
                        "",
                        "00"),
                row(OptionTypes.NTP_SERVER, "0001" + "0010" + ONE, NtpServer.of(ADDRESS), ONE),
                row(
                        OptionTypes.PD_EXCLUDE,
                        "40" + "01",
                        PdExclude.of(Ipv6Prefix.parse("2001:db8::/56"), Ipv6Prefix.parse("2001:db8:0:1::/64")),
                        "40"));
    }

    private static List<OptionRow<?>> softwires() {
        S46PortParameters ports = S46PortParameters.of(6, 8, 0x34);
        Options inside = Options.none(OptionSpace.S46).with(OptionTypes.S46_BR, ADDRESS);
        String insideHex = "005a" + "0010" + ONE;
        S46Rule rule = S46Rule.of(Ipv6Prefix.parse("2001:db8::/32"), Ipv4Prefix.parse("192.0.2.0/24"), 8);
        S46Bind bind = S46Bind.of(Ipv4Address.parse("192.0.2.1"), Ipv6Prefix.parse("2001:db8::/32"));
        return List.of(
                row(OptionTypes.S46_PORTPARAMS, "06" + "08" + "3400", ports, "06083400" + "00", "060834"),
                row(OptionTypes.S46_RULE, "00" + "08" + "18" + "c0000200" + "20" + "20010db8", rule, ""),
                row(OptionTypes.S46_V4V6BIND, "c0000201" + "20" + "20010db8", bind, "", "c0000201" + "20" + "2001"),
                row(OptionTypes.S46_CONT_MAPE, insideHex, S46Container.of(inside), "00"),
                row(OptionTypes.S46_CONT_MAPT, insideHex, S46Container.of(inside), "00"),
                row(OptionTypes.S46_CONT_LW, insideHex, S46Container.of(inside), "00"),
                row(OptionTypes.S46_PRIORITY, "005e" + "0040", S46Priority.of(94, 64), "", "00", "005e" + "005e"));
    }

    private static List<OptionRow<?>> relay() {
        return List.of(
                row(RelayOptionTypes.REMOTE_ID, "00007ed9" + "616263", new RemoteId(32473, ABC), "007ed9"),
                row(RelayOptionTypes.SUBSCRIBER_ID, "616263", ABC),
                row(RelayOptionTypes.ERO, "0012" + "0025", OptionRequest.ofCodes(18, 37), "00"),
                row(RelayOptionTypes.RELAY_ID, DUID.toHex(), DUID, ""),
                row(RelayOptionTypes.RSOO, INSIDE, PREFERENCE, "00"),
                row(RelayOptionTypes.VSS, "00" + "616263", new VirtualSubnet(0, ABC), ""),
                row(RelayOptionTypes.CLIENT_LINKLAYER_ADDR, "0001" + "616263", new LinkLayerAddress(1, ABC), "00"),
                row(RelayOptionTypes.LINK_ADDRESS, ONE, ADDRESS, ""),
                row(
                        RelayOptionTypes.RADIUS,
                        "01" + "05" + "616263",
                        List.of(new RadiusAttribute(1, ABC)),
                        "",
                        "0101",
                        "0106616263"),
                row(RelayOptionTypes.ANI_ATT, "00" + "04", new AccessTechnology(0, 4), "04"),
                row(RelayOptionTypes.ANI_NETWORK_NAME, "616263", "abc", "ff"),
                row(RelayOptionTypes.ANI_AP_NAME, "616263", "abc", "ff"),
                row(RelayOptionTypes.ANI_AP_BSSID, "02005e005301", Octets.parseHex("02005e005301"), "", "00".repeat(7)),
                row(RelayOptionTypes.ANI_OPERATOR_ID, "00007ed9", 32_473L, "7ed9"),
                row(RelayOptionTypes.ANI_OPERATOR_REALM, "616263", "abc", "ff"),
                row(RelayOptionTypes.RELAY_PORT, "0222", 546, ""));
    }

    private static List<OptionRow<?>> leaseQuery() {
        return List.of(
                row(
                        LeaseQueryOptionTypes.LQ_QUERY,
                        "01" + ONE + INSIDE,
                        new LeaseQuery(1, ADDRESS, PREFERENCE),
                        "01",
                        "01" + ONE + "00"),
                row(LeaseQueryOptionTypes.CLIENT_DATA, INSIDE, PREFERENCE, "00"),
                row(LeaseQueryOptionTypes.CLT_TIME, "00000e10", 3600L, ""),
                row(LeaseQueryOptionTypes.LQ_RELAY_DATA, ONE + "616263", new RelayData(ADDRESS, ABC), "20"),
                row(LeaseQueryOptionTypes.LQ_CLIENT_LINK, ONE, List.of(ADDRESS), "20"),
                row(LeaseQueryOptionTypes.LQ_BASE_TIME, "ffffffff", 0xffff_ffffL, ""),
                row(LeaseQueryOptionTypes.LQ_START_TIME, "00000001", 1L, ""),
                row(LeaseQueryOptionTypes.LQ_END_TIME, "00000001", 1L, ""));
    }

    private static List<OptionRow<?>> failover() {
        Stream<OptionRow<?>> u32 = Stream.of(
                        FailoverOptionTypes.F_EXPIRATION_TIME,
                        FailoverOptionTypes.F_MAX_UNACKED_BNDUPD,
                        FailoverOptionTypes.F_MCLT,
                        FailoverOptionTypes.F_PARTNER_LIFETIME,
                        FailoverOptionTypes.F_PARTNER_LIFETIME_SENT,
                        FailoverOptionTypes.F_PARTNER_DOWN_TIME,
                        FailoverOptionTypes.F_PARTNER_RAW_CLT_TIME,
                        FailoverOptionTypes.F_KEEPALIVE_TIME,
                        FailoverOptionTypes.F_START_TIME_OF_STATE,
                        FailoverOptionTypes.F_STATE_EXPIRATION_TIME)
                .map(type -> row(type, "80000000", 0x8000_0000L, "", "8000000000"));
        return Stream.concat(
                        u32,
                        Stream.<OptionRow<?>>of(
                                row(FailoverOptionTypes.F_BINDING_STATUS, "01", 1, ""),
                                row(FailoverOptionTypes.F_SERVER_FLAGS, "01", 1, ""),
                                row(FailoverOptionTypes.F_SERVER_STATE, "01", 1, ""),
                                row(FailoverOptionTypes.F_CONNECT_FLAGS, "0001", 1, ""),
                                row(FailoverOptionTypes.F_DNS_FLAGS, "0001", 1, ""),
                                row(FailoverOptionTypes.F_DNS_REMOVAL_INFO, INSIDE, PREFERENCE, "00"),
                                row(FailoverOptionTypes.F_DNS_HOST_NAME, "0161", DomainName.parsePartial("a"), "02"),
                                row(FailoverOptionTypes.F_DNS_ZONE_NAME, "0161" + "00", NAME, "02"),
                                row(
                                        FailoverOptionTypes.F_PROTOCOL_VERSION,
                                        "0001" + "0000",
                                        new ProtocolVersion(1, 0),
                                        "0001"),
                                row(
                                        FailoverOptionTypes.F_RECONFIGURE_DATA,
                                        "00000001" + "616263",
                                        new ReconfigureData(1, ABC),
                                        "000001"),
                                row(FailoverOptionTypes.F_RELATIONSHIP_NAME, "616263", "abc", "ff")))
                .toList();
    }
}
