package net.wan6.mape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7597 §5.3 and §8.1 over domains of several rules. */
class ForwardingTest {

    private static final MapRule WIDE = MapRule.parse("2001:db8::/40 198.51.0.0/16 ea=24");
    private static final MapRule NARROW = MapRule.parse("2001:db8:4000::/40 198.51.100.0/24 ea=16");
    private static final MapRule PREFIX = MapRule.parse("2001:db8:8000::/40 203.0.113.0/24 ea=4");
    private static final MapRule WHOLE = MapRule.parse("2001:db8:c000::/40 192.0.2.0/24 ea=8");

    private static MapDomain mesh(MapRule... rules) {
        Ipv6Address br = Ipv6Address.parse("2001:db8:ffff::1");
        return new MapDomain(List.of(rules), List.of(br), InterfaceIdFormat.RFC_7597, Topology.MESH);
    }

    private static String to(MapForwarder forwarder, String ipv4, int port) {
        byte[] octets = new byte[16];
        long[] halves = new long[2];
        int value = Ipv4Address.parse(ipv4).value();
        ForwardingVerdict verdict = forwarder.forward(value, port, octets, 0);
        assertEquals(verdict, forwarder.forward(value, port, halves, 0));
        assertEquals(Ipv6Address.of(octets), new Ipv6Address(halves[0], halves[1]));
        return said(verdict, octets);
    }

    private static String toWithoutPort(MapForwarder forwarder, String ipv4) {
        byte[] octets = new byte[16];
        long[] halves = new long[2];
        int value = Ipv4Address.parse(ipv4).value();
        ForwardingVerdict verdict = forwarder.forwardWithoutPort(value, octets, 0);
        assertEquals(verdict, forwarder.forwardWithoutPort(value, halves, 0));
        assertEquals(Ipv6Address.of(octets), new Ipv6Address(halves[0], halves[1]));
        return said(verdict, octets);
    }

    private static String said(ForwardingVerdict verdict, byte[] octets) {
        return verdict == ForwardingVerdict.TO_CE ? Ipv6Address.of(octets).toString() : verdict.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.18, 1232, 2001:db8:4012:3400:0:c633:6412:34",
        "198.51.101.18, 1232, 2001:db8:65:1234:0:c633:6512:34",
        "198.50.255.255, 1232, NO_RULE",
        "198.52.0.0, 1232, NO_RULE",
        "198.51.100.18, 1023, PORT_EXCLUDED",
        "198.51.100.18, 1024, 2001:db8:4012::c633:6412:0",
        "203.0.113.77, 53, 2001:db8:8040::cb00:7140:0",
        "192.0.2.255, 0, 2001:db8:c0ff::c000:2ff:0"
    })
    void longestIpv4MatchOfAMesh(String ipv4, int port, String expected) {
        for (MapDomain domain : List.of(mesh(WIDE, NARROW, PREFIX, WHOLE), mesh(WHOLE, PREFIX, NARROW, WIDE))) {
            assertEquals(expected, to(domain.forwarder(), ipv4, port));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.18, PORT_NEEDED",
        "203.0.113.77, 2001:db8:8040::cb00:7140:0",
        "192.0.2.18, 2001:db8:c012::c000:212:0",
        "8.8.8.8, NO_RULE"
    })
    void withoutPort(String ipv4, String expected) {
        assertEquals(expected, toWithoutPort(mesh(WIDE, NARROW, PREFIX, WHOLE).forwarder(), ipv4));
    }

    @Test
    void verdictsSayWhoIsToHaveThePacket() {
        assertTrue(ForwardingVerdict.NO_RULE.isToBorderRelay());
        assertTrue(ForwardingVerdict.PORT_NEEDED.isToBorderRelay());
        assertFalse(ForwardingVerdict.PORT_EXCLUDED.isToBorderRelay());
        assertFalse(ForwardingVerdict.TO_CE.isToBorderRelay());
    }

    @Test
    void onlyForwardingRulesOfAMeshAreForCes() {
        MapDomain mixed = mesh(WHOLE.withUse(RuleUse.BASIC_ONLY), PREFIX);
        assertEquals("NO_RULE", to(mixed.forwarder(), "192.0.2.18", 80));
        assertEquals("2001:db8:8040::cb00:7140:0", to(mixed.forwarder(), "203.0.113.77", 80));
        assertEquals("2001:db8:c012::c000:212:0", to(mixed.borderRelayForwarder(), "192.0.2.18", 80));
        MapDomain hub = mixed.withTopology(Topology.HUB_AND_SPOKE);
        assertEquals("NO_RULE", to(hub.forwarder(), "203.0.113.77", 80));
        assertEquals("2001:db8:8040::cb00:7140:0", to(hub.borderRelayForwarder(), "203.0.113.77", 80));
        assertEquals("NO_RULE", toWithoutPort(mesh().forwarder(), "0.0.0.0"));
    }

    /** One address, sixteen customers, each with a rule and a PSID of its own. */
    @Test
    void oneToOneRulesAreKeyedByAddressAndPsid() {
        MapRule[] rules = IntStream.range(0, 16)
                .filter(psid -> psid != 5)
                .mapToObj(psid -> MapRule.parse("2001:db8:0:" + Integer.toHexString(psid + 1)
                        + "00::/56 192.0.2.1/32 ea=0" + " offset=4 psid=" + psid + "/4"))
                .toArray(MapRule[]::new);
        MapForwarder forwarder = mesh(rules).forwarder();
        assertEquals("2001:db8:0:100:0:c000:201:0", to(forwarder, "192.0.2.1", 0x1000));
        assertEquals("2001:db8:0:700:0:c000:201:6", to(forwarder, "192.0.2.1", 0x16ff));
        assertEquals("2001:db8:0:1000:0:c000:201:f", to(forwarder, "192.0.2.1", 0xffff));
        assertEquals("NO_RULE", to(forwarder, "192.0.2.1", 0x1500), "a PSID that nobody has");
        assertEquals("PORT_EXCLUDED", to(forwarder, "192.0.2.1", 0x0fff));
        assertEquals("PORT_NEEDED", toWithoutPort(forwarder, "192.0.2.1"));
        assertEquals("NO_RULE", to(forwarder, "192.0.2.2", 0x1000));
    }

    /** The key is IPv4 prefix and PSID: what no longer key has falls to a shorter one. */
    @Test
    void oneToOneRulesInsideAWiderRule() {
        MapRule one = MapRule.parse("2001:db8:ff00::/56 198.51.100.18/32 ea=0 offset=6 psid=52/8");
        MapForwarder forwarder = mesh(WIDE, one).forwarder();
        assertEquals("2001:db8:ff00::c633:6412:34", to(forwarder, "198.51.100.18", 1232));
        assertEquals("2001:db8:64:1233:0:c633:6412:33", to(forwarder, "198.51.100.18", 1228));
        assertEquals("PORT_EXCLUDED", to(forwarder, "198.51.100.18", 80));
        assertEquals("PORT_NEEDED", toWithoutPort(forwarder, "198.51.100.18"));
    }

    @Test
    void oneToOneRulesOfDifferentLayouts() {
        MapRule four = MapRule.parse("2001:db8:0:100::/56 192.0.2.1/32 ea=0 offset=4 psid=1/4");
        MapRule none = MapRule.parse("2001:db8:0:200::/56 192.0.2.1/32 ea=0 offset=0 psid=1/1");
        MapForwarder forwarder = mesh(four, none).forwarder();
        assertEquals("2001:db8:0:100:0:c000:201:1", to(forwarder, "192.0.2.1", 0x2100));
        assertEquals("2001:db8:0:200:0:c000:201:1", to(forwarder, "192.0.2.1", 0x8000));
        assertEquals("2001:db8:0:100:0:c000:201:1", to(forwarder, "192.0.2.1", 0x8100), "both have it: the first");
        assertEquals("NO_RULE", to(forwarder, "192.0.2.1", 0x0fff), "excluded by one, not the other's");
        assertEquals("NO_RULE", to(forwarder, "192.0.2.1", 0x2000));
    }

    @Test
    void ofRulesWithTheSameKeyTheFirstIsTaken() {
        MapRule first = MapRule.parse("2001:db8:1000::/40 192.0.2.0/24 ea=16");
        MapRule second = MapRule.parse("2001:db8:2000::/40 192.0.2.0/24 ea=16");
        assertTrue(to(mesh(first, second).forwarder(), "192.0.2.18", 1232).startsWith("2001:db8:1012:3400:"));
        assertTrue(to(mesh(second, first).forwarder(), "192.0.2.18", 1232).startsWith("2001:db8:2012:3400:"));
        MapRule one = MapRule.parse("2001:db8:0:100::/56 192.0.2.1/32 ea=0 psid=1/4");
        MapRule other = MapRule.parse("2001:db8:0:200::/56 192.0.2.1/32 ea=0 psid=1/4");
        assertTrue(to(mesh(other, one).forwarder(), "192.0.2.1", 1124).startsWith("2001:db8:0:200:"));
    }

    /** What no PSID of its own has is that of the rule with the same prefix whose PSIDs are of the EA bits. */
    @Test
    void oneToOneRulesBesideARuleOfTheSamePrefix() {
        MapRule shared = MapRule.parse("2001:db8:1000::/40 192.0.2.0/24 ea=16 offset=4");
        MapRule three = MapRule.parse("2001:db8:2000::/40 192.0.2.0/24 ea=8 offset=6 psid=3/4");
        MapRule one = MapRule.parse("2001:db8:3000::/40 192.0.2.0/24 ea=8 offset=6 psid=1/4");
        for (MapForwarder forwarder : List.of(
                mesh(shared, three, one).forwarder(), mesh(one, three, shared).forwarder())) {
            assertEquals("2001:db8:2012::c000:212:3", to(forwarder, "192.0.2.18", 0x04c0));
            assertEquals("2001:db8:3012::c000:212:1", to(forwarder, "192.0.2.18", 0xfc40));
            assertEquals("2001:db8:1012:8000:0:c000:212:80", to(forwarder, "192.0.2.18", 0xf800));
            assertEquals("2001:db8:1012::c000:212:0", to(forwarder, "192.0.2.18", 0x1000));
            assertEquals("PORT_EXCLUDED", to(forwarder, "192.0.2.18", 0x0fff));
            assertEquals("PORT_NEEDED", toWithoutPort(forwarder, "192.0.2.18"));
        }
        MapRule whole = MapRule.parse("2001:db8:4000::/40 192.0.2.0/24 ea=8");
        MapForwarder withWhole = mesh(whole, three).forwarder();
        assertEquals("2001:db8:2012::c000:212:3", to(withWhole, "192.0.2.18", 0x04c0));
        assertEquals("2001:db8:4012::c000:212:0", to(withWhole, "192.0.2.18", 0));
    }

    /** Given in any order, each is found. */
    @Test
    void oneToOneRulesInAnyOrder() {
        MapRule[] rules = IntStream.of(9, 2, 15, 0, 7)
                .mapToObj(psid ->
                        MapRule.parse("2001:db8:0:" + psid + "00::/56 192.0.2.1/32 ea=0 offset=4 psid=" + psid + "/4"))
                .toArray(MapRule[]::new);
        MapForwarder forwarder = mesh(rules).forwarder();
        for (int psid : new int[] {0, 2, 7, 9, 15}) {
            assertEquals(
                    Ipv6Address.parse("2001:db8:0:" + psid + "00:0:c000:201:" + Integer.toHexString(psid))
                            .toString(),
                    to(forwarder, "192.0.2.1", 0x1000 | psid << 8));
        }
        // The prefix is one either way; each further rule is a row of 32 octets, a PSID and where its row is.
        assertEquals(mesh(rules[0]).forwarder().indexOctets() + 4 * (32 + 8), forwarder.indexOctets());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void noPort(int port) {
        MapForwarder forwarder = mesh(WHOLE).forwarder();
        SourceValidator validator = mesh(WHOLE).sourceValidator();
        assertThrows(IllegalArgumentException.class, () -> forwarder.forward(0, port, new byte[16], 0));
        assertThrows(IllegalArgumentException.class, () -> forwarder.forward(0, port, new long[2], 0));
        assertThrows(IllegalArgumentException.class, () -> validator.validate(0, 0, 0, port));
    }

    @ParameterizedTest
    @CsvSource({"15, 0", "16, 1", "16, -1", "0, 0"})
    void noRoom(int size, int offset) {
        MapForwarder forwarder = mesh(WHOLE).forwarder();
        byte[] octets = new byte[size];
        long[] halves = new long[size / 8];
        assertThrows(IllegalArgumentException.class, () -> forwarder.forward(0, 80, octets, offset));
        assertThrows(IllegalArgumentException.class, () -> forwarder.forwardWithoutPort(0, octets, offset));
        assertThrows(IllegalArgumentException.class, () -> forwarder.forward(0, 80, halves, offset));
        assertThrows(IllegalArgumentException.class, () -> forwarder.forwardWithoutPort(0, halves, offset));
    }

    @Test
    void writesNothingBesideTheAddress() {
        byte[] octets = new byte[18];
        octets[0] = 1;
        octets[17] = 2;
        int ipv4 = Ipv4Address.parse("192.0.2.18").value();
        assertEquals(ForwardingVerdict.TO_CE, mesh(WHOLE).forwarder().forward(ipv4, 80, octets, 1));
        assertEquals(
                "2001:db8:c012::c000:212:0", Ipv6Address.readFrom(octets, 1).toString());
        assertEquals(1, octets[0]);
        assertEquals(2, octets[17]);
    }

    @Test
    void indexTellsItsMemory() {
        long one = mesh(WHOLE).forwarder().indexOctets();
        MapRule[] many = Stream.iterate(0, i -> i + 1)
                .limit(256)
                .map(i -> MapRule.parse("2001:db8:" + Integer.toHexString(i) + "::/48 10." + i + ".0.0/16 ea=16"))
                .toArray(MapRule[]::new);
        long forward = mesh(many).forwarder().indexOctets();
        long source = mesh(many).sourceValidator().indexOctets();
        assertEquals(100, one, "three intervals, one parent, six bucket bounds, one row, one place");
        assertEquals(15392, forward);
        assertEquals(source + 4 * 256, forward, "the same but for the places of one-to-one rules");
        MapRule beyond64 = MapRule.parse("2001:db8::/72 192.0.2.0/24 ea=16");
        MapRule within64 = MapRule.parse("2001:db8::/40 192.0.2.0/24 ea=16");
        assertEquals(96, mesh(within64).sourceValidator().indexOctets());
        assertEquals(
                96 + 3 * 8 - 4 * 4,
                mesh(beyond64).sourceValidator().indexOctets(),
                "second halves of three first addresses, but two bucket bounds");
        MapRule explicit = MapRule.parse("2001:db8:0:100::/56 192.0.2.1/32 ea=0 psid=1/4");
        assertEquals(one + 32 + 8, mesh(explicit).forwarder().indexOctets(), "a row and a PSID more");
    }

    @Test
    void decapsulationAtACe() {
        MapDomain domain = mesh(WIDE, NARROW, PREFIX, WHOLE);
        MapCe ce = domain.ce(Ipv6Prefix.parse("2001:db8:4012:3400::/56")).orElseThrow();
        CeDecapsulation check = domain.decapsulation(ce);
        Ipv6Address br = Ipv6Address.parse("2001:db8:ffff::1");
        Ipv6Address peer = Ipv6Address.parse("2001:db8:c012::c000:212:0");
        Ipv4Address anyone = Ipv4Address.parse("8.8.8.8");
        Ipv4Address peerIpv4 = Ipv4Address.parse("192.0.2.18");
        Ipv4Address ours = ce.ipv4Address();
        Ipv4Address neighbour = new Ipv4Address(ours.value() + 1);
        assertEquals(SourceVerdict.VALID, check.validate(br, anyone, 53, ours, 1232));
        assertEquals(SourceVerdict.NOT_FOR_THIS_CE, check.validate(br, anyone, 53, ours, 1236));
        assertEquals(SourceVerdict.NOT_FOR_THIS_CE, check.validate(br, anyone, 53, neighbour, 1232));
        assertEquals(SourceVerdict.VALID, check.validate(peer, peerIpv4, 53, ours, 1235));
        assertEquals(SourceVerdict.NOT_FOR_THIS_CE, check.validate(peer, peerIpv4, 53, ours, 80));
        assertEquals(SourceVerdict.ADDRESS_MISMATCH, check.validate(peer, anyone, 53, ours, 1232));
        assertEquals(SourceVerdict.NO_RULE, check.validate(Ipv6Address.UNSPECIFIED, anyone, 53, ours, 1232));
        assertEquals(SourceVerdict.PORT_NEEDED, withoutPorts(check, br, anyone, ours));
        assertEquals(SourceVerdict.NOT_FOR_THIS_CE, withoutPorts(check, br, anyone, neighbour));
        assertEquals(SourceVerdict.ADDRESS_MISMATCH, withoutPorts(check, peer, anyone, ours));
        assertEquals(SourceVerdict.PORT_NEEDED, withoutPorts(check, peer, peerIpv4, ours));

        CeDecapsulation inHub = domain.withTopology(Topology.HUB_AND_SPOKE).decapsulation(ce);
        assertEquals(SourceVerdict.NO_RULE, inHub.validate(peer, peerIpv4, 53, ours, 1232));
        assertEquals(SourceVerdict.VALID, inHub.validate(br, peerIpv4, 53, ours, 1232));
    }

    @Test
    void decapsulationOfAnIpv4Prefix() {
        MapDomain domain = mesh(PREFIX, WIDE);
        MapCe ce = domain.ce(Ipv6Prefix.parse("2001:db8:8040::/44")).orElseThrow();
        CeDecapsulation check = domain.decapsulation(ce);
        Ipv6Address br = Ipv6Address.parse("2001:db8:ffff::1");
        Ipv4Address anyone = Ipv4Address.parse("8.8.8.8");
        assertEquals("203.0.113.64/28", ce.ipv4Prefix().toString());
        assertEquals(
                SourceVerdict.VALID,
                check.validate(br, anyone, 53, ce.ipv4Prefix().last(), 0));
        assertEquals(
                SourceVerdict.VALID,
                withoutPorts(check, br, anyone, ce.ipv4Prefix().first()));
        assertEquals(
                SourceVerdict.NOT_FOR_THIS_CE, check.validate(br, anyone, 53, Ipv4Address.parse("203.0.113.80"), 0));
        Ipv6Address shared = Ipv6Address.parse("2001:db8:65:1234:0:c633:6512:34");
        assertEquals(
                SourceVerdict.PORT_NEEDED,
                withoutPorts(check, shared, Ipv4Address.parse("198.51.101.18"), ce.ipv4Address()));
    }

    private static SourceVerdict withoutPorts(
            CeDecapsulation check, Ipv6Address outer, Ipv4Address source, Ipv4Address destination) {
        return check.validateWithoutPorts(outer.high(), outer.low(), source.value(), destination.value());
    }

    /** Explicit PSIDs are not in the source's EA bits; the port and the whole address tell. */
    @Test
    void sourceCheckOfOneToOneRules() {
        MapDomain domain = mesh(MapRule.parse("2001:db8:12:3400::/56 192.0.2.18/32 ea=0 offset=6 psid=52/8"));
        SourceValidator validator = domain.sourceValidator();
        Ipv6Address ce = Ipv6Address.parse("2001:db8:12:3400:0:c000:212:34");
        Ipv4Address ipv4 = Ipv4Address.parse("192.0.2.18");
        assertEquals(SourceVerdict.VALID, validator.validate(ce, ipv4, 1232));
        assertEquals(SourceVerdict.PORT_MISMATCH, validator.validate(ce, ipv4, 1236));
        assertEquals(SourceVerdict.PORT_MISMATCH, validator.validate(ce, ipv4, 208));
        assertEquals(SourceVerdict.ADDRESS_MISMATCH, validator.validate(ce, Ipv4Address.parse("192.0.2.19"), 1232));
        Ipv6Address other = Ipv6Address.parse("2001:db8:12:3400:0:c000:212:35");
        assertEquals(SourceVerdict.NOT_A_CE_ADDRESS, validator.validate(other, ipv4, 1232));
        assertEquals(SourceVerdict.NO_RULE, validator.validateWithoutPort(0, 0, ipv4.value()));
        assertEquals(
                SourceVerdict.ADDRESS_MISMATCH, validator.validateWithoutPort(ce.high(), ce.low(), ipv4.value() + 1));
    }

    /** What differs first names the reason, wherever in the address the EA bits lie. */
    @ParameterizedTest
    @CsvSource({
        "2001:db8:13:3400:0:c000:212:34, ADDRESS_MISMATCH",
        "2001:db8:92:3400:0:c000:212:34, ADDRESS_MISMATCH",
        "2001:db8:12:b400:0:c000:212:34, PORT_MISMATCH",
        "2001:db8:12:3500:0:c000:212:34, PORT_MISMATCH",
        "2001:db8:12:3480:0:c000:212:34, NOT_A_CE_ADDRESS",
        "2001:db8:12:3400:8000:c000:212:34, NOT_A_CE_ADDRESS",
        "2001:db8:12:3400:0:c000:212:35, NOT_A_CE_ADDRESS"
    })
    void reasonOfAForgedSource(String outer, SourceVerdict expected) {
        // The second of two rules that differ in everything.
        MapRule other = MapRule.parse("2001:dc0::/28 198.51.100.0/30 ea=4");
        MapRule rule = MapRule.parse("2001:db8::/40 192.0.2.0/24 ea=16");
        SourceValidator validator = mesh(other, rule).sourceValidator();
        Ipv4Address ipv4 = Ipv4Address.parse("192.0.2.18");
        assertEquals(expected, validator.validate(Ipv6Address.parse(outer), ipv4, 1232));
    }
}
