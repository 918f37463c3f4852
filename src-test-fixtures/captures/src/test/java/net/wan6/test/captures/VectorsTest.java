package net.wan6.test.captures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many rows each file has, of what sort, and that nothing is in them that may not be. */
class VectorsTest {

    private static <T, K extends Comparable<K>> Map<K, Long> tally(List<T> rows, Function<T, K> by) {
        return rows.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    @Test
    void gatheredMessagesAndOptions() {
        List<WireVector> rows = Vectors.dhcpv6();
        assertEquals(281, rows.size());
        assertEquals(Map.of(VectorKind.MESSAGE, 128L, VectorKind.OPTIONS, 153L), tally(rows, WireVector::kind));
        assertEquals(
                Map.of(Validity.WELLFORMED, 236L, Validity.SUSPICIOUS, 32L, Validity.MALFORMED, 13L),
                tally(rows, WireVector::validity));
        assertUniqueIds(rows);
    }

    @Test
    void everyGatheredRowIsPermissivelyLicensed() {
        assertEquals(
                Map.of(
                        "Apache-2.0",
                        18L,
                        "BSD-2-Clause",
                        20L,
                        "BSD-3-Clause",
                        88L,
                        "CC-BY-4.0",
                        86L,
                        "MIT",
                        67L,
                        "Unlicense",
                        2L),
                tally(Vectors.dhcpv6(), WireVector::licence));
    }

    @Test
    void syntheticMessages() {
        List<WireVector> rows = Vectors.synthetic();
        assertEquals(118, rows.size());
        assertEquals(Map.of(VectorKind.MESSAGE, 115L, VectorKind.TCP_FRAME, 3L), tally(rows, WireVector::kind));
        assertEquals(
                Map.of(
                        Validity.WELLFORMED, 52L,
                        Validity.SUSPICIOUS, 19L,
                        Validity.MALFORMED, 44L,
                        Validity.INVALID_AUTH, 3L),
                tally(rows, WireVector::validity));
        assertUniqueIds(rows);
        WireVector first = rows.get(0);
        assertEquals("solicit-pd-exclude-oro", first.toString());
        assertEquals("valid", first.label());
        assertArrayEquals(HexFormat.of().parseHex(first.hex()), first.octets());
    }

    private static void assertUniqueIds(List<WireVector> rows) {
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> assertTrue(ids.add(row.id()), row.id()));
    }

    @Test
    void rkapAnswers() {
        List<RkapKnownAnswer> rows = Vectors.rkapKnownAnswers();
        assertEquals(
                Map.of(RkapKnownAnswer.Verdict.VALID, 35L, RkapKnownAnswer.Verdict.INVALID, 5L),
                tally(rows, RkapKnownAnswer::verdict));
        for (RkapKnownAnswer row : rows) {
            assertEquals(16, row.key().length);
            assertEquals(10, row.octets()[0], "a Reconfigure");
            assertTrue(row.hex().contains("000b001c030100" + String.format("%016x", row.replay())), row.capture());
        }
        assertEquals(0xeae1e8a6dfb7000L, rows.get(0).replay() & 0xfffffffffffffffL);
    }

    /** Every row is of a recording, or one of the two that were constructed after a message seen on a line. */
    @Test
    void rkapAnswersNameTheirRecording() {
        for (RkapKnownAnswer row : Vectors.rkapKnownAnswers()) {
            boolean constructed = row.capture().startsWith("ntt-shape-renew");
            assertTrue(constructed || Capture.names().contains(row.capture()), row.capture());
        }
    }

    @Test
    void mapeNumbers() {
        List<MapeVector> rows = Vectors.mape();
        assertEquals(
                Map.of(
                        "forward", 119L,
                        "reverse", 55L,
                        "portset", 17L,
                        "source-check", 9L,
                        "s46", 9L,
                        "invalid", 3L,
                        "map-t", 2L,
                        "route", 1L),
                tally(rows, MapeVector::kind));
        assertEquals(215, rows.stream().map(MapeVector::id).distinct().count());
        rows.forEach(row -> assertEquals(29, row.cells().size(), row.id()));
    }

    @Test
    void mapeCellsWithCommasStayWhole() {
        MapeVector row = Vectors.mape().stream()
                .filter(r -> r.id().equals("RFC7597-A-ex5"))
                .findFirst()
                .orElseThrow();
        assertEquals("RFC 7597 App. A ex.5 (numbers in the RFC; PSID from DHCP)", row.text("provenance"));
        assertEquals("2001:db8:12:3400:0:c000:212:34", row.text("expect_ce_ipv6"));
        assertEquals(OptionalInt.of(52), row.number("expect_psid"));
        assertEquals(OptionalInt.empty(), row.number("in_port"));
        assertThrows(IllegalArgumentException.class, () -> row.text("psid"));
    }

    @Test
    void routerAdvertisements() {
        List<RaVector> rows = Vectors.routerAdvertisements();
        assertEquals(65, rows.stream().map(RaVector::id).distinct().count());
        assertEquals(
                Map.of(true, 55L, false, 10L), tally(rows, row -> row.invalid().isEmpty()));
        RaVector short12 = rows.stream()
                .filter(row -> row.id().equals("RA-109"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of(12, List.of("short"), "", List.of()),
                List.of(short12.octets().length, short12.invalid(), short12.header(), short12.options()));
    }

    @Test
    void conversationsOfRouters() {
        List<RaConversation> rows = Vectors.raConversations();
        assertEquals(34, rows.stream().map(RaConversation::id).distinct().count());
        assertEquals(
                List.of("RT-041 (lifetime 1)", 3, List.of(), "1 router-gone fe80::1"),
                rows.stream()
                        .filter(row -> row.id().equals("RT-041"))
                        .flatMap(row -> Stream.of(
                                row.toString(),
                                row.end(),
                                row.known(),
                                row.events().get(1)))
                        .toList());
    }

    @Test
    void japaneseRules() throws IOException {
        try (InputStream in = Vectors.japanRulesJson()) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(440, json.split("\"same_in\"", -1).length - 1);
        }
    }
}
