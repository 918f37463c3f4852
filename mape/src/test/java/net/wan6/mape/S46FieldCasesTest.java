package net.wan6.mape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Softwires of real lines, and of lines like them: Replies as octets, a line's prefixes, what follows. Whatever a server sends
 * that cannot be is refused whole and told once; nothing refused becomes a default (RFC 7598 §4.5, §8).
 */
class S46FieldCasesTest {

    private static final String BR = "005a001020010db8ffff00000000000000000001";
    private static final String LINE = "2001:db8:12:3400::/56";

    private static S46Provisioning read(String options, String... line) {
        Message message = Message.decode(Octets.parseHex("07000001" + options));
        return S46Provisioning.read(
                message.options(), Stream.of(line).map(Ipv6Prefix::parse).toList());
    }

    private static String option(int code, String payload) {
        return String.format("%04x%04x%s", code, payload.length() / 2, payload);
    }

    private static String rule(
            int flags, int ea, String ipv4, int ipv4Length, String ipv6, int ipv6Length, String inside) {
        return option(
                89, String.format("%02x%02x%02x%s%02x%s%s", flags, ea, ipv4Length, ipv4, ipv6Length, ipv6, inside));
    }

    private static String ports(int offset, int length, int field) {
        return option(93, String.format("%02x%02x%04x", offset, length, field));
    }

    /** 2001:db8::/40, 192.0.2.0/24, EA 16: eight bits of PSID in the prefix. */
    private static String shared(String inside) {
        return rule(0, 16, "c0000200", 24, "20010db800", 40, inside);
    }

    private static String bind(String ipv4, String prefix, int prefixLength, String inside) {
        return option(92, String.format("%s%02x%s%s", ipv4, prefixLength, prefix, inside));
    }

    private static void assertRefused(int code, String reason, S46Provisioning read) {
        assertEquals(List.of(), read.softwires());
        assertEquals(List.of(new S46Problem(code, reason)), read.problems());
    }

    private static <T extends Softwire> T only(Class<T> kind, S46Provisioning read) {
        assertEquals(List.of(), read.problems());
        assertEquals(1, read.softwires().size());
        return assertInstanceOf(kind, read.softwires().get(0));
    }

    /** C1: PORTPARAMS repeat the PSID that the EA bits have, and only they say the offset. */
    @Test
    void c1_theOffsetBesideAPsidThatTheEaBitsHaveTooCounts() {
        Softwire.MapT mapT = only(
                Softwire.MapT.class,
                read(
                        "005f002700590016000c17c00002003020010db80001005d000400034000005b00094020010db8ffff0000",
                        "2001:db8:1:1a20::/60"));
        assertEquals("192.0.2.52", mapT.ce().ipv4Address().toString());
        assertEquals(PortSet.of(0, 3, 2), mapT.ce().ports());
        assertEquals("[16384-24575]", mapT.ce().ports().ranges().toString());
        assertEquals("2001:db8:1:1a20:0:c000:234:2", mapT.ce().ceAddress().toString());
    }

    @Test
    void c1_anOffsetWithoutPsidCounts() {
        Softwire.MapE mapE = only(Softwire.MapE.class, read(option(94, shared(ports(4, 0, 0)) + BR), LINE));
        assertEquals(PortSet.of(4, 8, 0x34), mapE.ce().ports());
    }

    @Test
    void c1_withoutPortParametersTheOffsetIsThatOfTheRfc() {
        Softwire.MapE mapE = only(Softwire.MapE.class, read(option(94, shared("") + BR), LINE));
        assertEquals(PortSet.of(6, 8, 0x34), mapE.ce().ports());
    }

    /** C1: a contradiction refuses the container; the line never uses ports by a default that nobody said. */
    @ParameterizedTest
    @CsvSource({
        "4, 8, 3500, 'PSID 53 in S46_PORTPARAMS, but 52 in the EA bits of 2001:db8:12:3400::/56'",
        "4, 8, 0000, 'PSID 0 in S46_PORTPARAMS, but 52 in the EA bits of 2001:db8:12:3400::/56'",
        "4, 6, 3400, 'PSID length 6 in S46_PORTPARAMS, but the EA bits of 2001:db8::/40 192.0.2.0/24 ea=16 offset=4"
                + " basic-only have 8'",
        "4, 12, 0340, 'PSID length 12 in S46_PORTPARAMS, but the EA bits of 2001:db8::/40 192.0.2.0/24 ea=16 offset=4"
                + " basic-only have 8'",
        "4, 8, 0034, 'S46_PORTPARAMS: PSID 0x0034 has bits after its first 8'",
        "4, 8, 3401, 'S46_PORTPARAMS: PSID 0x3401 has bits after its first 8'",
        "9, 8, 3400, 'PSID_OVERFLOW: PSID offset 9 and PSID length 8 exceed 16 bits'",
        "9, 0, 0000, 'PSID_OVERFLOW: PSID offset 9 and PSID length 8 exceed 16 bits'",
        "16, 8, 3400, 'S46_PORTPARAMS: offset is 16, more than 15'",
        "255, 8, 3400, 'S46_PORTPARAMS: offset is 255, more than 15'",
        "0, 17, 3400, 'S46_PORTPARAMS: PSID length is 17, more than 16'"
    })
    void c1_portParametersThatContradictRefuseTheContainer(int offset, int length, String psid, String reason) {
        String parameters = ports(offset, length, Integer.parseInt(psid, 16));
        assertRefused(94, reason, read(option(94, shared(parameters) + BR), LINE));
    }

    @Test
    void c1_twoPortParametersRefuseTheContainer() {
        assertRefused(
                94,
                "S46_PORTPARAMS stands 2 times",
                read(option(94, shared(ports(4, 8, 0x3400) + ports(5, 8, 0x3400)) + BR), LINE));
    }

    /** A PSID for a CE that has a whole IPv4 prefix: RFC 7598 §4.5 wants one full address. */
    @Test
    void c1_aPsidBesideAnIpv4PrefixRefusesTheContainer() {
        String rule = rule(0, 4, "c0000200", 24, "20010db80012", 48, ports(4, 8, 0x3400));
        assertRefused(
                94,
                "EXPLICIT_PSID_NEEDS_FULL_ADDRESS: explicit PSID of 8 bits, but 192.0.2.0/24 and EA length 4 make 28"
                        + " address bits, not 32",
                read(option(94, rule + BR), LINE));
    }

    /** The same rule said twice in other words is two rules for one prefix; with two PSIDs it is a contradiction. */
    @Test
    void c1_theRuleTwiceWithAnotherPsidIsAContradiction() {
        String twice = shared(ports(4, 8, 0x3400)) + shared(ports(4, 8, 0x3500));
        assertRefused(
                94,
                "PSID 53 in S46_PORTPARAMS, but 52 in the EA bits of 2001:db8:12:3400::/56",
                read(option(94, twice + BR), LINE));
    }

    /** A stated PSID is one line's: of two lines in the rule the other one gets nothing, and that is told. */
    @Test
    void c1_theStatedPsidIsThatOfOneLine() {
        S46Provisioning read = read(option(94, shared(ports(4, 8, 0x3400)) + BR), LINE, "2001:db8:12:3500::/56");
        assertEquals(1, read.softwires().size());
        assertEquals(
                List.of(new S46Problem(
                        94, "PSID 52 in S46_PORTPARAMS, but 53 in the EA bits of 2001:db8:12:3500::/56")),
                read.problems());
    }

    /** Rules for other lines of a mesh may state their offsets the same way. */
    @Test
    void c1_aForwardingRuleStatesItsOffsetToo() {
        String peers = rule(1, 16, "c6336400", 24, "20010db801", 40, ports(5, 8, 0x1200));
        Softwire.MapE mapE = only(Softwire.MapE.class, read(option(94, shared("") + peers + BR), LINE));
        assertEquals(Topology.MESH, mapE.domain().topology());
        assertEquals(
                List.of(6, 5),
                mapE.domain().rules().stream().map(MapRule::psidOffset).toList());
    }

    /** C2: the bind prefix chooses among the line's prefixes; the tunnel begins in the line's own. */
    @Test
    void c2_theTunnelBeginsInTheLinesOwnPrefix() {
        Softwire.Lw4o6 lw = only(
                Softwire.Lw4o6.class,
                read(
                        "0060002b005c0013c00002123020010db80012005d000400083400005a001020010db8ffff00000000000000000001",
                        LINE));
        assertEquals("2001:db8:12:3400:0:c000:212:34", lw.localAddress().toString());
        assertEquals("192.0.2.18", lw.ipv4Address().toString());
        assertEquals(PortSet.of(0, 8, 0x34), lw.ports());
        assertEquals(List.of(new Aftr.ByAddress(Ipv6Address.parse("2001:db8:ffff::1"))), lw.lwAftrs());
    }

    /** C2: longest match, own prefix where it is as exact or more, the bind prefix where that is more exact (RFC 7596 §5.1). */
    @ParameterizedTest
    @CsvSource({
        // own longer, equal, shorter
        "2001:db8:12::/48, 2001:db8:12:3400::/64, 2001:db8:12:3400:0:c000:212:34",
        "2001:db8:12:3400::/56, 2001:db8:12:3400::/56, 2001:db8:12:3400:0:c000:212:34",
        "2001:db8:12:3456::/64, 2001:db8:12:3400::/56, 2001:db8:12:3456:0:c000:212:34",
        "2001:db8:12:3456:1::/80, 2001:db8:12:3400::/56, 2001:db8:12:3456:1:c000:212:34",
        "2001:db8:12:3456::9/128, 2001:db8:12:3400::/56, 2001:db8:12:3456::9",
        "2001:db8:12:3400::/56, 2001:db8:12:3400::7/128, 2001:db8:12:3400::7",
        "::/0, 2001:db8:12:3400::/56, 2001:db8:12:3400:0:c000:212:34",
        // several
        "2001:db8:12::/48, 2001:db8:99::/56 2001:db8:12:3400::/56, 2001:db8:12:3400:0:c000:212:34",
        "2001:db8:12::/48, 2001:db8::/40 2001:db8:12:3400::/56, 2001:db8:12:3400:0:c000:212:34",
        "2001:db8:12:3400::/64, 2001:db8:12::/48 2001:db8:12:3400::/56, 2001:db8:12:3400:0:c000:212:34",
        "2001:db8:12::/48, 2001:db8:12:3400::/56 2001:db8:12:3400::/64, 2001:db8:12:3400:0:c000:212:34",
        "2001:db8:12::/48, 2001:db8:12:3400::/56 2001:db8:12:5600::/56, 2001:db8:12:3400:0:c000:212:34"
    })
    void c2_theLongestMatchDecides(String bind, String line, String local) {
        Softwire.Lw4o6 lw = only(Softwire.Lw4o6.class, lightweight(bind, line.split(" ")));
        assertEquals(local, lw.localAddress().toString());
    }

    private static S46Provisioning lightweight(String bindPrefix, String... line) {
        Ipv6Prefix bind = Ipv6Prefix.parse(bindPrefix);
        String octets = Octets.of(bind.address().toByteArray()).toHex().substring(0, (bind.length() + 7) / 8 * 2);
        return read(option(96, bind("c0000212", octets, bind.length(), ports(0, 8, 0x3400)) + BR), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8:12::/48", "2001:db8:99:3400::1/128", "ff02::/16", "::/128", "fe80::/10"})
    void c2_withoutAMatchThereIsNoSoftwire(String bind) {
        assertRefused(
                96,
                "no prefix of the line, [2001:db8:13::/56, 2001:db8:14::/56], matches the bind prefix " + bind,
                lightweight(bind, "2001:db8:13::/56", "2001:db8:14::/56"));
    }

    @Test
    void c2_withoutAPrefixThereIsNoSoftwire() {
        assertRefused(96, "the line has no prefix", lightweight("2001:db8:12::/48"));
        assertRefused(94, "the line has no prefix", read(option(94, shared("") + BR)));
    }

    /** The bind prefix and its ports are the server's: what cannot be is told, and no other port is taken instead. */
    @ParameterizedTest
    @CsvSource({
        "c0000212, 0, 8, 0034, 'S46_PORTPARAMS: PSID 0x0034 has bits after its first 8'",
        "c0000212, 9, 8, 3400, 'PSID offset 9 and length 8 exceed 16 bits'",
        "c0000212, 16, 8, 3400, 'S46_PORTPARAMS: offset is 16, more than 15'",
        "c0000212, 0, 17, 3400, 'S46_PORTPARAMS: PSID length is 17, more than 16'",
        "c0000212, 0, 16, 0000, 'no port to give out in PSID 0/16 offset 0: 1 ports from 0'",
        "00000000, 0, 8, 3400, 'IPv4 address 0.0.0.0 is \"this network\"'",
        "7f000001, 0, 8, 3400, 'IPv4 address 127.0.0.1 is loopback'",
        "e0000001, 0, 8, 3400, 'IPv4 address 224.0.0.1 is multicast'",
        "ffffffff, 0, 8, 3400, 'IPv4 address 255.255.255.255 is reserved'",
        "a9fe0101, 0, 8, 3400, 'IPv4 address 169.254.1.1 is link-local'"
    })
    void c2_aBindingThatCannotBeRefusesTheContainer(String ipv4, int offset, int length, String psid, String reason) {
        String bind = bind(ipv4, "20010db80012", 48, ports(offset, length, Integer.parseInt(psid, 16)));
        assertRefused(96, reason, read(option(96, bind + BR), LINE));
    }

    /** C5: a tunnel to a group, to nobody, to this host or across a router to a link. */
    @ParameterizedTest
    @CsvSource({
        "ff02::1, multicast",
        "ff0e::1, multicast",
        "::, unspecified",
        "::1, loopback",
        "fe80::1, link-local",
        "febf::1, link-local",
        "::ffff:192.0.2.1, IPv4-mapped",
        "::192.0.2.1, IPv4-compatible"
    })
    void c5_aBorderRelayThatIsNoHostRefusesTheContainer(String address, String why) {
        Ipv6Address bad = Ipv6Address.parse(address);
        String br = option(90, Octets.of(bad.toByteArray()).toHex());
        String reason = "border relay " + bad + " is " + why;
        assertRefused(94, reason, read(option(94, shared("") + br), LINE));
        assertRefused(94, reason, read(option(94, shared("") + BR + br), LINE, "2001:db8:12:3500::/56"));
        String bind = bind("c0000212", "20010db80012", 48, "");
        assertRefused(96, reason, read(option(96, bind + br), LINE));
    }

    /** C5: the other containers of the Reply are used all the same. */
    @Test
    void c5_aGoodContainerBesideItIsUsed() {
        String bad = option(94, shared("") + option(90, "ff020000000000000000000000000001"));
        S46Provisioning read = read(bad + option(94, shared("") + BR), LINE);
        assertEquals(1, read.softwires().size());
        assertEquals(List.of(new S46Problem(94, "border relay ff02::1 is multicast")), read.problems());
    }

    @ParameterizedTest
    @CsvSource({
        "ff000000, 32, 'default mapping rule ff00::/32 is, or holds, multicast'",
        "fe80000000000000, 64, 'default mapping rule fe80::/64 is, or holds, link-local'",
        "00000000, 32, 'default mapping rule ::/32 is, or holds, unspecified'",
        "00000000000000000000ffff, 96, 'default mapping rule ::ffff:0.0.0.0/96 is, or holds, IPv4-mapped'",
        "20010db8, 33, 'S46_DMR: needs 5 octets, has 4'",
        "20010db800, 33, 'RFC 6052 has no format for 2001:db8::/33'"
    })
    void c5_aDefaultMappingRuleOfNoHostsRefusesTheContainer(String prefix, int length, String reason) {
        String dmr = option(91, String.format("%02x%s", length, prefix));
        assertRefused(95, reason, read(option(95, shared("") + dmr), LINE));
    }

    /** C5: IPv4 addresses that no line can have, from the rule or from the EA bits. */
    @ParameterizedTest
    @CsvSource({
        "00000000, 0, 40, 'IPv4 address 18.52.0.0 is fine'",
        "7f000000, 24, 16, 'IPv4 address 127.0.0.18 is loopback'",
        "e0000200, 24, 16, 'IPv4 address 224.0.2.18 is multicast'",
        "f0000200, 24, 16, 'IPv4 address 240.0.2.18 is reserved'",
        "00000000, 24, 16, 'IPv4 address 0.0.0.18 is \"this network\"'",
        "00000000, 0, 0, 'IPv4 address 0.0.0.0/0 is, or holds, \"this network\"'",
        "e0000000, 3, 0, 'IPv4 address 224.0.0.0/3 is, or holds, multicast'"
    })
    void c5_anIpv4AddressThatCannotBeIsNone(String ipv4, int ipv4Length, int ea, String reason) {
        int ruleLength = Math.min(40, 64 - ea);
        String ipv6 = "20010db800".substring(0, (ruleLength + 7) / 8 * 2);
        S46Provisioning read =
                read(option(94, rule(0, ea, ipv4, ipv4Length, ipv6, ruleLength, "") + BR), "2001:db8:12:3400::/64");
        if (reason.endsWith("fine")) {
            assertEquals(1, read.softwires().size(), read::toString);
        } else {
            assertRefused(94, reason, read);
        }
    }

    /** C5: a line without a prefix that packets could come from. */
    @Test
    void c5_aLinkLocalLineIsNone() {
        String rule = rule(0, 16, "c0000200", 24, "fe80000000", 40, "");
        S46Provisioning read = read(option(94, rule + BR), "fe80:0:12:3400::/64");
        assertEquals(List.of(), read.softwires());
        assertEquals(1, read.problems().size());
        assertTrue(read.problems().get(0).reason().endsWith(" is link-local"), read::toString);
    }

    /** C6: legal (RFC 7598 §5.3); the binding then comes in another way. */
    @Test
    void c6_aContainerWithoutBindingIsNotMalformed() {
        assertRefused(96, "no binding (S46_V4V6BIND) came, so there is no IPv4 address", read(option(96, BR), LINE));
    }

    @Test
    void c6_aMalformedBindingIsCalledMalformed() {
        assertRefused(96, "S46_V4V6BIND: length is 3, less than 5", read(option(96, option(92, "c00002") + BR), LINE));
    }

    /** C11: a vector from a real device, which uses the form of draft-03. */
    @Test
    void c11_aDeviceOfTheDraft() {
        MapRule rule = MapRule.parse("2001:db8:1000::/40 198.51.100.0/24 ea=16 offset=4");
        MapCe ce = MapDomain.of(rule, Ipv6Address.parse("2001:db8:ffff::1"))
                .withInterfaceIdFormat(InterfaceIdFormat.DRAFT_03)
                .ce(Ipv6Prefix.parse("2001:db8:1014:300::/64"))
                .orElseThrow();
        assertEquals("2001:db8:1014:300:c6:3364:1400:300", ce.ceAddress().toString());
        assertEquals("198.51.100.20", ce.ipv4Address().toString());
        assertEquals(3, ce.psid());
    }

    /** One line whose /56 is delegated and whose /64 is advertised is one line. */
    @Test
    void aPrefixInsideAnotherGivesNoSecondSoftwire() {
        only(Softwire.MapE.class, read(option(94, shared("") + BR), LINE, "2001:db8:12:3400::/64"));
        assertRefused(
                94,
                "none of the rules holds a prefix of the line, [2001:db8:9900::/56, 2001:db8:9a00::/56]",
                read(option(94, shared("") + BR), "2001:db8:9900::/56", "2001:db8:9a00::/56"));
    }
}
