package net.wan6.mape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values themselves, from whatever source they come: what exists can be set up. */
class SoftwireTest {

    private static final Ipv6Prefix LINE = Ipv6Prefix.parse("2001:db8:12:3400::/56");
    private static final Ipv6Address LOCAL = Ipv6Address.parse("2001:db8:12:3400::1");
    private static final Ipv6Address REMOTE = Ipv6Address.parse("2001:db8:ffff::1");
    private static final Ipv6Address GROUP = Ipv6Address.parse("ff02::1");
    private static final Ipv4Address IPV4 = Ipv4Address.parse("192.0.2.18");
    private static final MapRule RULE = MapRule.parse("2001:db8::/40 192.0.2.0/24 ea=16");

    private static void refused(String message, org.junit.jupiter.api.function.Executable made) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, made).getMessage());
    }

    @Test
    void dsLiteIsByNameOrByAddress() {
        DomainName name = DomainName.parse("aftr.example.net.");
        assertEquals(new Aftr.ByName(name), Softwire.DsLite.to(name).aftr());
        assertEquals(new Aftr.ByAddress(REMOTE), Softwire.DsLite.to(REMOTE).aftr());
        assertEquals("aftr.example.net.", Softwire.DsLite.to(name).aftr().toString());
        assertEquals("2001:db8:ffff::1", Softwire.DsLite.to(REMOTE).aftr().toString());
        assertNotEquals(Softwire.DsLite.to(name), Softwire.DsLite.to(REMOTE));
    }

    @Test
    void anAftrIsAHostWithAFullName() {
        refused("AFTR ff02::1 is multicast", () -> Softwire.DsLite.to(GROUP));
        refused("not the full name of an AFTR: \".\"", () -> Softwire.DsLite.to(DomainName.ROOT));
        refused("not the full name of an AFTR: \"aftr\"", () -> Softwire.DsLite.to(DomainName.parsePartial("aftr")));
    }

    /** A contract with eight addresses gives the CE one of them; which one must not get lost. */
    @Test
    void fixedIpv4KeepsItsHostBits() {
        Softwire.Ipv4InIpv6 fixed = new Softwire.Ipv4InIpv6(IPV4, 29, LOCAL, REMOTE);
        assertEquals(IPV4, fixed.ipv4Address());
        assertEquals(Ipv4Prefix.parse("192.0.2.16/29"), fixed.ipv4Prefix());
        assertEquals(29, fixed.ipv4PrefixLength());
    }

    @Test
    void fixedIpv4IsBetweenHosts() {
        refused("far end ff02::1 is multicast", () -> new Softwire.Ipv4InIpv6(IPV4, 32, LOCAL, GROUP));
        refused("near end ff02::1 is multicast", () -> new Softwire.Ipv4InIpv6(IPV4, 32, GROUP, REMOTE));
        refused(
                "IPv4 address 127.0.0.1 is loopback",
                () -> new Softwire.Ipv4InIpv6(Ipv4Address.parse("127.0.0.1"), 32, LOCAL, REMOTE));
        for (int length : new int[] {-1, 33}) {
            assertThrows(IllegalArgumentException.class, () -> new Softwire.Ipv4InIpv6(IPV4, length, LOCAL, REMOTE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "64:ff9b::/96",
                "2001:db8::/32",
                "2001:db8:100::/40",
                "2001:db8:122::/48",
                "2001:db8:122:300::/56",
                "2001:db8:122:344::/64"
            })
    void xlat464TakesThePrefixesOfRfc6052(String prefix) {
        assertEquals(
                prefix,
                new Softwire.Xlat464(Ipv6Prefix.parse(prefix)).nat64Prefix().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::/33, RFC 6052 has no format for 2001:db8::/33",
        "2001:db8:0:0:100::/96, bits 64 to 71 are set in 2001:db8:0:0:100::/96",
        "ff00::/32, 'NAT64 prefix ff00::/32 is, or holds, multicast'",
        "::/96, 'NAT64 prefix ::/96 is, or holds, unspecified'"
    })
    void xlat464TakesNoOther(String prefix, String message) {
        refused(message, () -> new Softwire.Xlat464(Ipv6Prefix.parse(prefix)));
    }

    /** C5 in rules that came from elsewhere than DHCPv6. */
    @Test
    void c5_mapIsBetweenHosts() {
        MapDomain good = MapDomain.of(RULE, REMOTE);
        refused("border relay ff02::1 is multicast", () -> MapDomain.of(RULE, GROUP));
        MapDomain loopback = MapDomain.of(MapRule.parse("2001:db8::/40 127.0.0.0/24 ea=16"), REMOTE);
        MapCe none = loopback.ce(LINE).orElseThrow();
        refused("IPv4 address 127.0.0.18 is loopback", () -> new Softwire.MapE(loopback, none));
        DefaultMappingRule dmr = new DefaultMappingRule(Ipv6Prefix.parse("2001:db8:ffff::/64"));
        refused("IPv4 address 127.0.0.18 is loopback", () -> new Softwire.MapT(loopback, none, dmr));
        assertEquals(
                LINE, new Softwire.MapE(good, good.ce(LINE).orElseThrow()).ce().endUserPrefix());
    }

    @Test
    void lightweightCopiesItsFarEndsAndChecksItsNearEnd() {
        List<Aftr> ends = List.of(new Aftr.ByAddress(REMOTE), new Aftr.ByName(DomainName.parse("lwaftr.example")));
        Softwire.Lw4o6 lw = new Softwire.Lw4o6(IPV4, PortSet.ALL, LOCAL, ends);
        assertThrows(UnsupportedOperationException.class, () -> lw.lwAftrs().clear());
        refused("near end ff02::1 is multicast", () -> new Softwire.Lw4o6(IPV4, PortSet.ALL, GROUP, ends));
    }
}
