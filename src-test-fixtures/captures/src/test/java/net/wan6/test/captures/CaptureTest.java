package net.wan6.test.captures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The recordings agree with what another program wrote about them, message by message. */
class CaptureTest {

    /** How many messages each recording holds. */
    private static final Map<String, Integer> COUNTS = Map.ofEntries(
            Map.entry("client-dhclient-auth", 16),
            Map.entry("client-dhclient-restart", 7),
            Map.entry("client-dhclient-silence", 14),
            Map.entry("client-dhcpcd-newprefix", 19),
            Map.entry("client-dhcpcd-restart", 11),
            Map.entry("client-dhcpcd-silence", 16),
            Map.entry("client-dibbler-newprefix", 23),
            Map.entry("client-dibbler-restart", 11),
            Map.entry("client-dibbler-silence", 14),
            Map.entry("dhcpcd-vs-rkapd", 38),
            Map.entry("dibbler-client-vs-rkapd", 44),
            Map.entry("dibbler-probe", 75),
            Map.entry("dibbler-rkap-vs-dhcpcd", 20),
            Map.entry("dibbler-rkap", 13),
            Map.entry("dnsmasq-probe", 69),
            Map.entry("isc-exhaust", 32),
            Map.entry("isc-probe", 75),
            Map.entry("kea-ntt-like", 46),
            Map.entry("kea-probe", 78),
            Map.entry("m-dibbler-dhclient", 4),
            Map.entry("m-dibbler-dhcpcd", 6),
            Map.entry("m-dibbler-dibbler", 6),
            Map.entry("m-dibbler-wide", 6),
            Map.entry("m-kea-dhclient", 4),
            Map.entry("m-kea-dhcpcd", 6),
            Map.entry("m-kea-dibbler", 6),
            Map.entry("m-kea-wide", 6),
            Map.entry("wide-probe", 77),
            Map.entry("x-dibbler-nobinding", 20),
            Map.entry("x-kea-infinite", 14),
            Map.entry("x-kea-nobinding", 20),
            Map.entry("x-kea-t0", 14));

    private static final Map<String, Integer> TYPES = Map.ofEntries(
            Map.entry("SOLICIT", 1),
            Map.entry("ADVERTISE", 2),
            Map.entry("REQUEST", 3),
            Map.entry("CONFIRM", 4),
            Map.entry("RENEW", 5),
            Map.entry("REBIND", 6),
            Map.entry("REPLY", 7),
            Map.entry("RELEASE", 8),
            Map.entry("DECLINE", 9),
            Map.entry("RECONFIGURE", 10),
            Map.entry("INFORMATION-REQUEST", 11));

    @Test
    void theNamesAreThoseOfTheFiles() {
        assertEquals(COUNTS.keySet().stream().sorted().toList(), Capture.names());
        assertEquals(
                810, Capture.all().stream().mapToInt(c -> c.messages().size()).sum());
    }

    @TestFactory
    Stream<DynamicTest> everyMessageAgreesWithItsNote() {
        return Capture.names().stream().map(name -> DynamicTest.dynamicTest(name, () -> agree(name)));
    }

    private static void agree(String name) {
        List<CapturedMessage> messages = Capture.named(name).messages();
        List<CaptureNote> notes = Capture.notes(name);
        assertEquals(COUNTS.get(name), messages.size());
        assertEquals(messages.size(), notes.size());
        for (int i = 0; i < messages.size(); i++) {
            CapturedMessage message = messages.get(i);
            CaptureNote note = notes.get(i);
            assertEquals(i + 1, message.frame());
            assertEquals(note.hex(), message.hex(), "message " + i);
            assertEquals(note.source(), message.source());
            assertEquals(note.destination(), message.destination());
            assertEquals(note.elapsed(), Duration.between(messages.get(0).time(), message.time()), "message " + i);
            assertEquals(TYPES.get(note.type()), (int) message.octets()[0]);
        }
    }

    @TestFactory
    Stream<DynamicTest> noFrameIsPassedOver() {
        return Capture.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    try (InputStream in = Capture.pcap(name)) {
                        PcapReader reader = PcapReader.open(in);
                        reader.readAll();
                        assertEquals(COUNTS.get(name), reader.frames());
                        assertTrue(reader.skipped().isEmpty());
                    }
                }));
    }

    @Test
    void aNoteSaysTheKeyThatWasFound() {
        List<String> remarks = Capture.notes("dibbler-rkap").stream()
                .map(CaptureNote::note)
                .filter(n -> !n.isEmpty())
                .toList();
        assertTrue(remarks.stream().anyMatch(n -> n.startsWith("reconfigure key ")), remarks.toString());
        assertTrue(remarks.stream().anyMatch(n -> n.startsWith("RKAP digest VALID ")), remarks.toString());
    }

    @Test
    void octetsAreTheReadersOwnCopy() {
        CapturedMessage message = Capture.named("m-kea-wide").messages().get(0);
        byte[] octets = message.octets();
        octets[0] ^= 0x55;
        assertArrayEquals(HexFormat.of().parseHex(message.hex()), message.octets());
        CaptureNote note = Capture.notes("m-kea-wide").get(0);
        assertArrayEquals(note.octets(), message.octets());
    }

    @Test
    void aNameThatIsNotThereIsRefused() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> Capture.named("../vectors/none"));
        assertThrows(IllegalArgumentException.class, () -> Capture.notes("none"));
    }

    @Test
    void aLineThatIsNoNoteIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CaptureNote.parse("0.0 ::1:1 > ::2:2 SOLICIT 01"));
        assertThrows(IllegalArgumentException.class, () -> CaptureNote.parse("0.000000 ::1:1 > ::2:2 SOLICIT 0"));
        assertThrows(IllegalArgumentException.class, () -> CaptureNote.parse("0.000000 :::1:1 > ::2:2 SOLICIT 01"));
    }
}
