package net.wan6.codec;

import static net.wan6.codec.OptionRow.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import net.wan6.codec.option.AddressSelection;
import net.wan6.codec.option.AddressSelectionPolicy;
import net.wan6.codec.option.CivicElement;
import net.wan6.codec.option.CivicLocation;
import net.wan6.codec.option.DistributionManager;
import net.wan6.codec.option.FourRdMapRule;
import net.wan6.codec.option.FourRdNonMapRule;
import net.wan6.codec.option.Geolocation;
import net.wan6.codec.option.HomeNetworkPrefix;
import net.wan6.codec.option.KerberosKdc;
import net.wan6.codec.option.MplParameters;
import net.wan6.codec.option.RdnssSelection;
import net.wan6.codec.option.V6Prefix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every option that a server configures, octets beside value. */
class ConfigurationOptionsTest {
    private static final String ONE = "20010db8000000000000000000000001";
    private static final Ipv6Address ADDRESS = Ipv6Address.parse("2001:db8::1");
    private static final List<Ipv6Address> TWO = List.of(ADDRESS, ADDRESS);
    private static final DomainName NAME = DomainName.parse("a.b");
    private static final String NAME_HEX = "0161" + "0162" + "00";

    @ParameterizedTest
    @MethodSource("rows")
    void isReadAndWritten(OptionRow<?> row) {
        row.check();
    }

    /** RFC 9463 §3.1.8. */
    @Test
    void aResolverWithParametersHasAddressesAndNoHints() {
        Octets alpn = Octets.parseHex("0001" + "0003" + "02" + "6832");
        Octets hint = Octets.parseHex("0006" + "0010" + ONE);

        assertThrows(IllegalArgumentException.class, () -> Dnr.of(1, NAME, List.of(), alpn));
        assertThrows(IllegalArgumentException.class, () -> Dnr.of(1, NAME, List.of(ADDRESS), hint));
        assertEquals(
                Octets.EMPTY, Dnr.of(1, NAME, List.of(ADDRESS), Octets.EMPTY).serviceParameters());
    }

    @Test
    void degreesAreSigned() {
        Geolocation sydney = new Geolocation(18, 0x3bc49374cL, 17, 0x12e6e147bL, 1, 6, 11 << 8, 1, 0, 1);

        assertEquals(-33.857, sydney.latitudeDegrees(), 1e-7);
        assertEquals(151.215, sydney.longitudeDegrees(), 1e-7);
    }

    static Stream<OptionRow<?>> rows() {
        return Stream.of(addresses(), names(), texts(), structures(), containers())
                .flatMap(List::stream);
    }

    private static List<OptionRow<?>> addresses() {
        return Stream.of(
                        OptionTypes.SIP_SERVER_A,
                        OptionTypes.DNS_SERVERS,
                        OptionTypes.NIS_SERVERS,
                        OptionTypes.NISP_SERVERS,
                        OptionTypes.SNTP_SERVERS,
                        OptionTypes.BCMCS_SERVER_A,
                        OptionTypes.PANA_AGENT,
                        OptionTypes.CAPWAP_AC_V6,
                        OptionTypes.V6_PCP_SERVER,
                        OptionTypes.DHCP4_O_DHCP6_SERVER,
                        OptionTypes.V6_DOTS_ADDRESS,
                        OptionTypes.ANDSF_ADDRESS,
                        OptionTypes.MOS_ADDRESS_IS,
                        OptionTypes.MOS_ADDRESS_CS,
                        OptionTypes.MOS_ADDRESS_ES)
                .<OptionRow<?>>map(type -> row(type, ONE + ONE, TWO, ONE + "20", "20"))
                .toList();
    }

    private static List<OptionRow<?>> names() {
        Stream<OptionRow<?>> lists = Stream.of(
                        OptionTypes.SIP_SERVER_D,
                        OptionTypes.DOMAIN_LIST,
                        OptionTypes.BCMCS_SERVER_D,
                        OptionTypes.SIP_UA_CS_LIST,
                        OptionTypes.MOS_FQDN_IS,
                        OptionTypes.MOS_FQDN_CS,
                        OptionTypes.MOS_FQDN_ES)
                .map(type -> row(type, NAME_HEX + NAME_HEX, List.of(NAME, NAME), "0161", "c000", NAME_HEX + "01"));
        Stream<OptionRow<?>> single = Stream.of(
                        OptionTypes.NIS_DOMAIN_NAME,
                        OptionTypes.NISP_DOMAIN_NAME,
                        OptionTypes.MIP6_HNIDF,
                        OptionTypes.V6_LOST,
                        OptionTypes.V6_ACCESS_DOMAIN,
                        OptionTypes.AFTR_NAME,
                        OptionTypes.ERP_LOCAL_DOMAIN_NAME,
                        OptionTypes.MIP6_HAF,
                        OptionTypes.V6_DOTS_RI,
                        OptionTypes.REGISTERED_DOMAIN,
                        OptionTypes.NTP_SRV_FQDN)
                .map(type -> row(type, NAME_HEX, NAME, "", "0161", NAME_HEX + NAME_HEX, "c000"));
        return Stream.concat(lists, single).toList();
    }

    private static List<OptionRow<?>> texts() {
        Stream<OptionRow<?>> single = Stream.of(
                        OptionTypes.NEW_POSIX_TIMEZONE,
                        OptionTypes.NEW_TZDB_TIMEZONE,
                        OptionTypes.BOOTFILE_URL,
                        OptionTypes.CAPTIVE_PORTAL)
                .map(type -> row(type, "4a5354c3a9", "JST\u00e9", "ff", "c3"));
        Stream<OptionRow<?>> lists = Stream.of(OptionTypes.BOOTFILE_PARAM, OptionTypes.V6_SZTP_REDIRECT)
                .map(type ->
                        row(type, "0001" + "61" + "0000", List.of("a", ""), "", "00", "0002" + "61", "0001" + "ff"));
        return Stream.concat(single, lists).toList();
    }

    private static List<OptionRow<?>> structures() {
        return List.of(
                row(
                        OptionTypes.GEOCONF_CIVIC,
                        "02" + "4a50" + "01" + "02" + "3133",
                        new CivicLocation(
                                2, Octets.parseHex("4a50"), List.of(new CivicElement(1, Octets.parseHex("3133")))),
                        "",
                        "024a",
                        "024a50" + "0102" + "31"),
                row(
                        OptionTypes.GEOLOCATION,
                        "4bbc49374c452e6e147b1180000b0041",
                        new Geolocation(18, 0x3bc49374cL, 17, 0x12e6e147bL, 1, 6, 11 << 8, 1, 0, 1),
                        "00"),
                row(
                        OptionTypes.MIP6_HNP,
                        "20" + "20010db8",
                        new HomeNetworkPrefix(32, Octets.parseHex("20010db8")),
                        "2020",
                        "81" + ONE),
                row(OptionTypes.MIP6_HNP, "20" + ONE, new HomeNetworkPrefix(32, Octets.parseHex(ONE)), ""),
                row(OptionTypes.MIP6_HAA, ONE, ADDRESS, "20"),
                row(
                        OptionTypes.RDNSS_SELECTION,
                        ONE + "01" + NAME_HEX,
                        new RdnssSelection(ADDRESS, 1, List.of(NAME)),
                        ONE,
                        ONE + "01" + "0161"),
                row(OptionTypes.KRB_PRINCIPAL_NAME, "3000", Octets.parseHex("3000")),
                row(OptionTypes.KRB_REALM_NAME, "1b0141", Octets.parseHex("1b0141")),
                row(OptionTypes.KRB_DEFAULT_REALM_NAME, "1b0141", Octets.parseHex("1b0141")),
                row(
                        OptionTypes.KRB_KDC,
                        "0001" + "0002" + "03" + "0058" + ONE + "1b0141",
                        new KerberosKdc(1, 2, 3, 88, ADDRESS, Octets.parseHex("1b0141")),
                        "0001" + "0002" + "03" + "0058"),
                row(
                        OptionTypes.ADDRSEL_TABLE,
                        "05" + "28" + "20" + "20010db8",
                        new AddressSelectionPolicy(5, 40, Ipv6Prefix.parse("2001:db8::/32")),
                        "0528",
                        "0528" + "2020",
                        "0528" + "20" + "20010db8" + "00"),
                row(
                        OptionTypes.FOUR_RD_MAP_RULE,
                        "18" + "20" + "08" + "80" + "c0000200" + "20010db80000000000000000",
                        new FourRdMapRule(
                                24,
                                32,
                                8,
                                128,
                                Ipv4Address.parse("192.0.2.0"),
                                Octets.parseHex("20010db80000000000000000")),
                        "18200880c0000200",
                        "21" + "20" + "08" + "80" + "c0000200" + "20010db80000000000000000"),
                row(OptionTypes.FOUR_RD_NON_MAP_RULE, "80" + "00" + "05d4", new FourRdNonMapRule(128, 0, 1492), "811f"),
                row(
                        OptionTypes.MPL_PARAMETERS,
                        "80" + "0a" + "0708" + "01" + "0014" + "05" + "0003" + "01" + "0064" + "09" + "000a",
                        new MplParameters(128, 10, 1800, 1, 20, 5, 3, 1, 100, 9, 10, Octets.EMPTY),
                        "80",
                        "00".repeat(17)),
                row(
                        OptionTypes.V6_PREFIX64,
                        "60" + "ff3e00000000000000000000" + "60" + "ff3e00000000000000000001" + "40"
                                + "20010db800000000",
                        new V6Prefix64(
                                Ipv6Prefix.parse("ff3e::/96"),
                                Ipv6Prefix.parse("ff3e::1:0:0/96"),
                                Ipv6Prefix.parse("2001:db8::/64")),
                        "60",
                        "00" + "00" + "40" + "20010db800000000"),
                row(OptionTypes.S46_BIND_IPV6_PREFIX, "20" + "20010db8", Ipv6Prefix.parse("2001:db8::/32"), "", "2020"),
                row(OptionTypes.DHCP4O6_S46_BR, ONE, ADDRESS, "20"),
                row(
                        OptionTypes.V6_DNR,
                        "0001" + "0005" + NAME_HEX + "0010" + ONE + "0001" + "0003" + "02" + "6832",
                        Dnr.of(1, NAME, List.of(ADDRESS), Octets.parseHex("0001" + "0003" + "02" + "6832")),
                        "0001" + "0006" + NAME_HEX,
                        "0001" + "0004" + "0161" + "0162",
                        "0001" + "0005" + NAME_HEX + "000f" + ONE,
                        "0001" + "0005" + NAME_HEX + "0010" + ONE + "0003" + "0000" + "0001" + "0000",
                        // RFC 9463 §3.1.8: with more than the name come addresses, and no hints of them.
                        "0001" + "0005" + NAME_HEX + "0000",
                        "0001" + "0005" + NAME_HEX + "0000" + "0001" + "0003" + "02" + "6832",
                        "0001" + "0005" + NAME_HEX + "0010" + ONE + "0004" + "0004" + "c0000201",
                        "0001" + "0005" + NAME_HEX + "0010" + ONE + "0006" + "0010" + ONE),
                row(OptionTypes.V6_DNR, "0001" + "0005" + NAME_HEX, Dnr.of(1, NAME), ""),
                row(
                        OptionTypes.FORWARD_DIST_MANAGER,
                        "0001" + NAME_HEX,
                        new DistributionManager(1, NAME),
                        "0001" + "0161"),
                row(OptionTypes.REVERSE_DIST_MANAGER, "0001" + NAME_HEX, new DistributionManager(1, NAME), "00"),
                row(OptionTypes.ADDR_REG_ENABLE, "", Present.PRESENT, "00"),
                row(OptionTypes.IA_SRV6_LOCATOR, "00", Octets.parseHex("00")),
                row(OptionTypes.IALOCATOR, "", Octets.EMPTY),
                row(OptionTypes.INFORMATION_REFRESH_TIME, "ffffffff", 0xffff_ffffL, "000000"),
                row(OptionTypes.SOL_MAX_RT, "00000e10", 3600L, "0000000e10"),
                row(OptionTypes.INF_MAX_RT, "00000e10", 3600L, ""),
                row(OptionTypes.NTP_SRV_ADDR, ONE, ADDRESS, ONE + "00"),
                row(OptionTypes.NTP_MC_ADDR, ONE, ADDRESS, ""),
                row(OptionTypes.S46_BR, ONE, ADDRESS, ""),
                row(OptionTypes.S46_DMR, "40" + "20010db800000000", Ipv6Prefix.parse("2001:db8::/64"), "", "4020"));
    }

    private static List<OptionRow<?>> containers() {
        Options preference = Options.none(OptionSpace.DHCPV6).with(OptionTypes.PREFERENCE, 1);
        String inside = "0007" + "0001" + "01";
        Options mos = Options.none(OptionSpace.MOS_ADDRESS).with(OptionTypes.MOS_ADDRESS_IS, List.of());
        Options names = Options.none(OptionSpace.MOS_FQDN).with(OptionTypes.MOS_FQDN_ES, List.of(NAME));
        return List.of(
                row(OptionTypes.MIP6_VDINF, inside, preference, "00"),
                row(OptionTypes.MIP6_IDINF, inside, preference, "00"),
                row(OptionTypes.MIP6_UDINF, inside, preference, "00"),
                row(OptionTypes.FOUR_RD, inside, preference, "0007" + "0002" + "01"),
                row(OptionTypes.ADDRSEL, "03" + inside, new AddressSelection(3, preference), "", "0300"),
                row(OptionTypes.MOS_ADDRESS, "0001" + "0000", mos, "00"),
                row(OptionTypes.MOS_FQDN, "0003" + "0005" + NAME_HEX, names, "00"));
    }
}
