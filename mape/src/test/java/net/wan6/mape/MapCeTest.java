package net.wan6.mape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapCeTest {

    private static final MapDomain DOMAIN =
            MapDomain.of(MapRule.parse("2001:db8::/40 192.0.2.0/24 ea=16"), Ipv6Address.parse("2001:db8:ffff::1"));

    private static MapCe ce(MapDomain domain, String prefix) {
        return domain.ce(Ipv6Prefix.parse(prefix)).orElseThrow();
    }

    @Test
    void isAValue() {
        MapCe ce = ce(DOMAIN, "2001:db8:12:3400::/56");
        assertEquals(ce, ce(DOMAIN, "2001:db8:12:3400::/56"));
        assertEquals(ce.hashCode(), ce(DOMAIN, "2001:db8:12:3400::/56").hashCode());
        assertNotEquals(ce, ce(DOMAIN, "2001:db8:12:3500::/56"));
        assertNotEquals(ce, ce(DOMAIN.withInterfaceIdFormat(InterfaceIdFormat.DRAFT_03), "2001:db8:12:3400::/56"));
        MapRule rule = DOMAIN.rules().get(0);
        assertNotEquals(ce, ce(MapDomain.of(rule, Ipv6Address.parse("2001:db8:ffff::2")), "2001:db8:12:3400::/56"));
        MapDomain basic = MapDomain.of(
                rule.withUse(RuleUse.BASIC_ONLY), DOMAIN.brAddresses().get(0));
        assertNotEquals(ce, ce(basic, "2001:db8:12:3400::/56"));
        assertNotEquals(ce.hashCode(), ce(DOMAIN, "2001:db8:12:3500::/56").hashCode());
        assertNotEquals(ce, "something else");
        assertEquals(Ipv6Prefix.parse("2001:db8:12:3400::/56"), ce.endUserPrefix());
        assertEquals(InterfaceIdFormat.RFC_7597, ce.interfaceIdFormat());
    }

    /** The border relay sees no difference, and neither does who compares softwires when a line's prefix grows or shrinks. */
    @ParameterizedTest
    @CsvSource({"2001:db8:12:3400::/64", "2001:db8:12:3400::/60", "2001:db8:12:34f0::/60", "2001:db8:12:34ff:ff00::/72"
    })
    void whateverFollowsTheEaBitsMakesNoOtherCe(String prefix) {
        MapCe ce = ce(DOMAIN, prefix);
        assertEquals(ce(DOMAIN, "2001:db8:12:3400::/56"), ce);
        assertEquals(Ipv6Prefix.parse("2001:db8:12:3400::/56"), ce.endUserPrefix());
        assertEquals(new Softwire.MapE(DOMAIN, ce(DOMAIN, "2001:db8:12:3400::/56")), new Softwire.MapE(DOMAIN, ce));
    }

    @Test
    void textForPeople() {
        assertEquals(
                "MapCe[2001:db8:12:3400::/56: 192.0.2.18, PSID 52/8 offset 6: 252 ports from 1232,"
                        + " 2001:db8:12:3400:0:c000:212:34]",
                ce(DOMAIN, "2001:db8:12:3400::/56").toString());
        MapDomain prefixes = MapDomain.of(
                MapRule.parse("2001:db8::/40 192.0.2.0/24 ea=4"),
                DOMAIN.brAddresses().get(0));
        assertEquals(
                "MapCe[2001:db8:10::/44: 192.0.2.16/28, PSID 0/0 offset 0: 65536 ports from 0,"
                        + " 2001:db8:10::c000:210:0]",
                ce(prefixes, "2001:db8:10::/44").toString());
    }

    @Test
    void brAddressesComeWithTheCe() {
        assertEquals(
                List.of(Ipv6Address.parse("2001:db8:ffff::1")),
                ce(DOMAIN, "2001:db8:12:3400::/56").brAddresses());
    }

    /** Where prefix bits reach beyond bit 64 they go over the interface identifier, and no neighbouring bit changes. */
    @ParameterizedTest
    @CsvSource({"56, RFC_7597, 2001:db8:ab:cd12:3400:c000:212:34", "56, DRAFT_03, 2001:db8:ab:cd12:34c0:2:1200:3400"})
    void prefixBitsGoOverTheIdentifier(int length, InterfaceIdFormat format, String address) {
        MapDomain domain = MapDomain.of(
                        MapRule.parse("2001:db8:ab:cd00::/" + length + " 192.0.2.0/24 ea=16"),
                        DOMAIN.brAddresses().get(0))
                .withInterfaceIdFormat(format);
        assertEquals(
                Ipv6Address.parse(address),
                ce(domain, "2001:db8:ab:cd12:3400::/72").ceAddress());
    }

    @Test
    void identifierTakesNoMoreThanSixteenBitsOfPsid() {
        Ipv4Address ipv4 = Ipv4Address.parse("255.255.255.255");
        assertEquals(0x0000_ffff_ffff_ffffL, InterfaceIdFormat.RFC_7597.interfaceId(ipv4, 0xffff));
        for (int psid : new int[] {0x10000, -1}) {
            assertThrows(IllegalArgumentException.class, () -> InterfaceIdFormat.RFC_7597.interfaceId(ipv4, psid));
        }
    }

    /** Fixed-address services: same identifier, PSID 0, or one the contract names. */
    @Test
    void fixedIpv4() {
        Ipv6Address br = Ipv6Address.parse("2001:db8:ffff::65");
        Ipv4Prefix ipv4 = Ipv4Prefix.parse("203.0.113.10/32");
        Ipv6Prefix line = Ipv6Prefix.parse("2001:db8:12:3400::/56");
        Softwire.Ipv4InIpv6 derived = Softwire.Ipv4InIpv6.ofFormat(line, InterfaceIdFormat.DRAFT_03, ipv4, br);
        assertEquals("2001:db8:12:3400:cb:71:a00:0", derived.localAddress().toString());
        Softwire.Ipv4InIpv6 named = Softwire.Ipv4InIpv6.ofInterfaceId(line, 0xfeed, ipv4, br);
        assertEquals("2001:db8:12:3400::feed", named.localAddress().toString());
        assertEquals(br, named.remoteAddress());
        assertEquals(ipv4, named.ipv4Prefix());
        Ipv6Prefix tooLong = Ipv6Prefix.parse("2001:db8::/65");
        assertThrows(IllegalArgumentException.class, () -> Softwire.Ipv4InIpv6.ofInterfaceId(tooLong, 1, ipv4, br));
        assertEquals(
                "2001:db8::1",
                Softwire.Ipv4InIpv6.ofInterfaceId(Ipv6Prefix.parse("2001:db8::/64"), 1, ipv4, br)
                        .localAddress()
                        .toString());
    }
}
