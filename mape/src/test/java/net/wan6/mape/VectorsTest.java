package net.wan6.mape;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.test.captures.MapeVector;
import net.wan6.test.captures.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the MAP-E vectors. */
class VectorsTest {

    static List<VectorRow> forward() {
        return VectorRow.ofKind("forward");
    }

    static List<VectorRow> reverse() {
        return VectorRow.ofKind("reverse");
    }

    static List<VectorRow> portset() {
        return VectorRow.ofKind("portset");
    }

    static List<VectorRow> sourceCheck() {
        return VectorRow.ofKind("source-check");
    }

    static List<VectorRow> invalid() {
        return VectorRow.ofKind("invalid");
    }

    @Test
    void noKindIsLeftOut() {
        Map<String, Long> counts = Vectors.mape().stream()
                .collect(Collectors.groupingBy(MapeVector::kind, TreeMap::new, Collectors.counting()));
        assertEquals(
                "{forward=119, invalid=3, map-t=2, portset=17, reverse=55, route=1, s46=9, source-check=9}",
                counts.toString());
    }

    @ParameterizedTest
    @MethodSource
    void forward(VectorRow row) {
        MapCe ce = row.domain().ce(row.endUserPrefix()).orElseThrow();
        assertAll(
                row.toString(),
                () -> assertEquals(Ipv4Address.parse(row.text("expect_ipv4")), ce.ipv4Address()),
                () -> assertEquals(
                        row.number("expect_ipv4_len"), ce.ipv4Prefix().length()),
                () -> assertEquals(row.number("expect_psid_len"), ce.psidLength()),
                () -> assertEquals(row.cells().number("expect_psid").orElse(0), ce.psid()),
                () -> assertEquals(Ipv6Address.parse(row.text("expect_ce_ipv6")), ce.ceAddress()),
                () -> assertPorts(row, ce.ports()));
    }

    @ParameterizedTest
    @MethodSource
    void reverse(VectorRow row) {
        MapForwarder forwarder = row.domain().borderRelayForwarder();
        String expected = row.text("expect_ce_ipv6");
        byte[] octets = new byte[20];
        ForwardingVerdict verdict = forwarder.forward(row.ipv4().value(), row.number("in_port"), octets, 4);
        if (expected.isEmpty()) {
            assertEquals("no CE owns this port (A=0 block): do not forward to a CE", row.text("expect_result"));
            assertEquals(ForwardingVerdict.PORT_EXCLUDED, verdict, row.toString());
            return;
        }
        assertEquals(ForwardingVerdict.TO_CE, verdict, row.toString());
        assertEquals(Ipv6Address.parse(expected), Ipv6Address.readFrom(octets, 4), row.toString());
        assertEquals(
                Optional.of(Ipv6Address.parse(expected)),
                forwarder.ceAddress(row.ipv4(), row.number("in_port")),
                row.toString());
    }

    @ParameterizedTest
    @MethodSource
    void portset(VectorRow row) {
        assertPorts(
                row, PortSet.of(row.number("psid_offset"), row.number("expect_psid_len"), row.number("expect_psid")));
    }

    private static void assertPorts(VectorRow row, PortSet ports) {
        List<PortRange> ranges = ports.ranges();
        String text = ranges.stream().map(PortRange::toString).collect(Collectors.joining(" "));
        assertAll(
                row.toString(),
                () -> assertEquals(row.number("range_count"), ranges.size()),
                () -> assertEquals(row.number("port_count"), ports.size()),
                () -> assertEquals(row.text("first_range"), ranges.get(0).toString()),
                () -> assertEquals(
                        row.text("second_range"),
                        ranges.size() > 1 ? ranges.get(1).toString() : ""),
                () -> assertEquals(
                        row.text("last_range"), ranges.get(ranges.size() - 1).toString()),
                () -> assertEquals(row.text("ranges_sha256_16"), digest(text)));
    }

    private static String digest(String text) throws NoSuchAlgorithmException {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(sum, 0, 8);
    }

    @ParameterizedTest
    @MethodSource
    void sourceCheck(VectorRow row) {
        Ipv6Address source = Ipv6Address.parse(row.text("in_ipv6_src"));
        SourceVerdict expected = switch (row.toString()) {
            case "VAL-1" -> SourceVerdict.VALID;
            case "VAL-2", "VAL-4" -> SourceVerdict.PORT_MISMATCH;
            case "VAL-3", "VAL-5" -> SourceVerdict.ADDRESS_MISMATCH;
            case "VAL-6", "VAL-8" -> SourceVerdict.NOT_A_CE_ADDRESS;
            case "VAL-7", "VAL-9" -> SourceVerdict.NO_RULE;
            default -> throw new AssertionError("new row " + row);
        };
        int port = row.number("in_port");
        assertEquals(expected, row.domain().sourceValidator().validate(source, row.ipv4(), port), row.toString());

        MapCe receiver =
                row.domain().ce(Ipv6Prefix.parse("2001:db8:99:9900::/56")).orElseThrow();
        SourceVerdict atCe = row.domain()
                .decapsulation(receiver)
                .validate(
                        source,
                        row.ipv4(),
                        port,
                        receiver.ipv4Address(),
                        receiver.ports().nth(5));
        boolean accepted = row.text("expect_result").startsWith("accept");
        assertEquals(accepted, atCe == SourceVerdict.VALID, row + ": " + atCe);
        if (!accepted) {
            assertEquals(expected, atCe, row.toString());
        }
    }

    @ParameterizedTest
    @MethodSource
    void invalid(VectorRow row) {
        RuleViolation expected = switch (row.toString()) {
            case "edge-PD48-too-short" -> RuleViolation.EA_TOO_LONG;
            case "edge-PD-outside-rule" -> RuleViolation.PREFIX_OUTSIDE_RULE;
            case "edge-a+k=17" -> RuleViolation.PSID_OVERFLOW;
            default -> throw new AssertionError("new row " + row);
        };
        MapRuleException refusal = assertThrows(
                MapRuleException.class,
                () -> row.domain().ce(row.endUserPrefix()).orElseThrow(),
                row.toString());
        assertEquals(expected, refusal.violation(), row.toString());
    }

    /** RFC 7597 Appendix A, example 3: a destination that no rule has. */
    @Test
    void route() {
        VectorRow row = VectorRow.ofKind("route").get(0);
        byte[] untouched = new byte[16];
        assertEquals(
                ForwardingVerdict.NO_RULE,
                row.domain().forwarder().forward(row.ipv4().value(), row.number("in_port"), untouched, 0),
                row.toString());
        assertEquals(Ipv6Address.UNSPECIFIED, Ipv6Address.of(untouched));
        assertTrue(ForwardingVerdict.NO_RULE.isToBorderRelay());
        MapCe ce = row.domain().ce(Ipv6Prefix.parse("2001:db8:12:3400::/56")).orElseThrow();
        String expected = row.text("expect_result");
        assertTrue(expected.contains("BR " + ce.brAddresses().get(0) + ","), row.toString());
        assertTrue(expected.endsWith("outer source = " + ce.ceAddress()), row.toString());
    }

    /** RFC 7599 Appendix A, examples 2 and 3. */
    @Test
    void mapT() {
        DefaultMappingRule dmr = new DefaultMappingRule(Ipv6Prefix.parse("2001:db8:ffff::/64"));
        VectorRow inwards = VectorRow.ofKind("map-t").get(0);
        Ipv6Address ce = Ipv6Address.parse(inwards.text("expect_ce_ipv6"));
        assertEquals(
                Optional.of(ce), inwards.domain().forwarder().ceAddress(inwards.ipv4(), inwards.number("in_port")));
        String source = inwards.text("expect_result").replaceAll(".* = ", "");
        assertEquals(Ipv6Address.parse(source), dmr.embed(Ipv4Address.parse("10.2.3.4")), inwards.toString());

        VectorRow outwards = VectorRow.ofKind("map-t").get(1);
        Ipv6Address destination = dmr.embed(outwards.ipv4());
        assertEquals(Ipv6Address.parse("2001:db8:ffff:0:a:203:400::"), destination, outwards.toString());
        assertTrue(outwards.text("expect_result").contains("= 2001:db8:ffff:0:a:203:400:: "));
        assertEquals(outwards.ipv4(), dmr.extract(destination));
    }
}
