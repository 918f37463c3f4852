package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.wan6.codec.Ipv6Address;
import net.wan6.test.captures.Capture;
import net.wan6.test.captures.CapturedMessage;
import net.wan6.test.captures.RaVector;
import net.wan6.test.captures.VectorKind;
import net.wan6.test.captures.Vectors;
import net.wan6.test.captures.WireVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wan6 decode}. */
class DecodeCommandTest {
    /** The Reconfigure of a dibbler server, with its AUTH option last. */
    private static final String RECONFIGURE = "0a0000000002000e00010001329657e902005e0053010001000a00030001a630eb59d295"
            + "0013000105000b001c030100000000000000000002a64a8f82962e7ccbbef324f1eaff9e95";

    /** A Solicit with IA_PD 1 and in it a wish for a /56. */
    private static final String SOLICIT = "01a1b2c30001000a0003000102005e0053020008000200000019002900000001"
            + "0000000000000000001a0019000000000000000038"
            + "00000000000000000000000000000000";

    @TempDir
    private Path directory;

    private Run decode(String... lines) throws IOException {
        Path file = Files.write(directory.resolve("messages.txt"), List.of(lines));
        return Run.wan6("decode", "--json", file.toString());
    }

    private static JsonNode option(JsonNode message, int index) {
        return message.get("options").get(index);
    }

    @Test
    void nested() throws IOException {
        Run run = decode(SOLICIT);
        assertEquals(0, run.status(), run.err());
        JsonNode message = run.jsonLines().get(0);
        assertEquals("SOLICIT", message.get("type").textValue());
        assertEquals(1, message.get("typeCode").intValue());
        assertEquals(0xa1b2c3, message.get("transactionId").intValue());
        assertEquals("CLIENTID", option(message, 0).get("name").textValue());
        assertEquals("0003000102005e005302", option(message, 0).get("octets").textValue());
        assertEquals("0003000102005e005302", option(message, 0).get("value").textValue());
        assertEquals(0, option(message, 1).get("value").intValue());
        JsonNode ia = option(message, 2);
        assertEquals(25, ia.get("code").intValue());
        assertEquals(1, ia.get("value").get("iaid").intValue());
        assertEquals("::/56", option(ia, 0).get("value").get("prefix").textValue());
        assertEquals(0, message.get("problems").size());
        assertEquals(SOLICIT, message.get("rebuilt").textValue());
    }

    @Test
    void digestIsInTheOctetsAndNotInTheValue() throws IOException {
        JsonNode message = decode(RECONFIGURE).jsonLines().get(0);
        JsonNode auth = option(message, 3);
        assertTrue(auth.get("octets").textValue().endsWith("a64a8f82962e7ccbbef324f1eaff9e95"));
        assertFalse(auth.get("value").toString().contains("a64a8f82"));
        assertEquals(RECONFIGURE, message.get("rebuilt").textValue());
    }

    @Test
    void brokenLinesDoNotEndIt() throws IOException {
        Run run = decode("# a comment", "01a1b2c3 0001 00ff 00", "01", "", "0g", SOLICIT);
        assertEquals(0, run.status(), run.err());
        List<JsonNode> lines = run.jsonLines();
        assertEquals(4, lines.size());
        assertEquals("option_overrun", lines.get(0).get("error").get("reason").textValue());
        assertEquals(4, lines.get(0).get("error").get("offset").intValue());
        assertEquals("truncated_header", lines.get(1).get("error").get("reason").textValue());
        assertEquals("not_hexadecimal", lines.get(2).get("error").get("reason").textValue());
        assertEquals("SOLICIT", lines.get(3).get("type").textValue());
    }

    @Test
    void problemsHavePathOffsetAndReason() throws IOException {
        JsonNode message = decode("01a1b2c3" + "0008000100").jsonLines().get(0);
        JsonNode problem = message.get("problems").get(0);
        assertEquals("ELAPSED_TIME[0]", problem.get("path").textValue());
        assertEquals(8, problem.get("offset").intValue());
        assertFalse(problem.get("reason").textValue().isEmpty());
        assertFalse(option(message, 0).has("value"));
        assertEquals("01a1b2c30008000100", message.get("rebuilt").textValue());
    }

    @Test
    void relayedMessageIsShown() throws IOException {
        String relayed = "0c00" + "20010db8000000000000000000000001" + "fe800000000000000000000000000001" + "0009"
                + String.format("%04x", SOLICIT.length() / 2) + SOLICIT;
        JsonNode relay = decode(relayed).jsonLines().get(0);
        assertEquals("RELAY-FORW", relay.get("type").textValue());
        assertEquals("2001:db8::1", relay.get("linkAddress").textValue());
        assertEquals("SOLICIT", option(relay, 0).get("message").get("type").textValue());
        assertEquals(relayed, relay.get("rebuilt").textValue());
    }

    /** Every recorded message is written again from its values, octet for octet. */
    @Test
    void everyCaptureIsRebuilt() throws IOException {
        int messages = 0;
        for (String name : Capture.names()) {
            Path pcap = directory.resolve(name + ".pcap");
            try (InputStream in = Capture.pcap(name)) {
                Files.copy(in, pcap);
            }
            List<CapturedMessage> expected = Capture.named(name).messages();
            List<JsonNode> all = Run.wan6("decode", "--json", pcap.toString()).jsonLines();
            assertTrue(all.get(all.size() - 1).has("skipped"), name);
            List<JsonNode> lines = all.subList(0, all.size() - 1);
            assertEquals(expected.size(), lines.size(), name);
            for (int i = 0; i < lines.size(); i++) {
                assertEquals(expected.get(i).hex(), lines.get(i).path("rebuilt").asText(), name + " " + i);
                assertEquals(expected.get(i).frame(), lines.get(i).get("frame").intValue());
            }
            messages += lines.size();
        }
        assertTrue(messages > 300, messages + " messages");
    }

    /**
     * Every message of other people's tests is refused whole or written again from its values, octet for octet: all but
     * one, whose mapping rule has stray octets behind its prefix that mean nothing and are not written again, and those
     * with octets after their last option.
     */
    @Test
    void everyVectorIsRebuilt() throws IOException {
        List<WireVector> vectors = Stream.concat(Vectors.dhcpv6().stream(), Vectors.synthetic().stream())
                .filter(vector ->
                        vector.kind() == VectorKind.MESSAGE && !vector.hex().isEmpty())
                .toList();
        List<JsonNode> lines = decode(vectors.stream().map(WireVector::hex).toArray(String[]::new))
                .jsonLines();
        assertEquals(vectors.size(), lines.size());
        List<String> different = new ArrayList<>();
        int rebuilt = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).has("rebuilt")) {
                rebuilt++;
                if (!vectors.get(i).hex().equals(lines.get(i).get("rebuilt").textValue())) {
                    different.add(vectors.get(i).id());
                }
            }
        }
        assertEquals(
                List.of("reply-mapt-extra-zero", "bad-trailing2", "bad-trailing3", "bad-cut5", "bad-cut7", "bad-cut84"),
                different);
        assertEquals(231, rebuilt);
    }

    @Test
    void forAPerson() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream((RECONFIGURE + "\n01\n").getBytes(StandardCharsets.US_ASCII)));
            Run run = Run.wan6("decode", "-");
            assertEquals(0, run.status(), run.err());
            assertTrue(run.out().contains("RECONFIGURE"), run.out());
            assertFalse(run.out().contains("a64a8f82"), run.out());
            assertTrue(run.out().contains("not a message: truncated_header at octet 1"), run.out());
        } finally {
            System.setIn(before);
        }
    }

    /** Of every Router Advertisement of the list: what it says, by name, and whether it has to be discarded. */
    @Test
    void routerAdvertisementsOfACapture() throws IOException {
        List<RaVector> rows = Vectors.routerAdvertisements();
        ByteArrayOutputStream pcap = new ByteArrayOutputStream();
        pcap.writeBytes(
                HexFormat.of().parseHex("a1b2c3d4" + "00020004" + "0000000000000000" + "00040000" + "00000065"));
        for (RaVector row : rows) {
            byte[] frame = icmp(row.source(), row.hopLimit(), row.octets());
            pcap.writeBytes(HexFormat.of()
                    .parseHex(
                            "0000000100000000" + "%08x".formatted(frame.length).repeat(2)));
            pcap.writeBytes(frame);
        }
        Path file = Files.write(directory.resolve("ra.pcap"), pcap.toByteArray());
        List<JsonNode> lines = Run.wan6("decode", "--json", file.toString()).jsonLines();

        assertEquals(rows.size() + 1, lines.size());
        for (int i = 0; i < rows.size(); i++) {
            JsonNode line = lines.get(i);
            assertEquals(
                    rows.get(i).invalid().size(),
                    line.has("error") ? 1 : line.get("invalid").size());
            assertEquals(rows.get(i).options().size(), line.path("options").size());
            assertEquals(rows.get(i).hopLimit(), line.get("hopLimit").intValue());
        }
        assertEquals(
                "{\"prefix\":\"2001:db8:3::/64\",\"onLink\":true,\"autonomous\":true,\"routerAddress\":false,"
                        + "\"pdPreferred\":false,\"validSeconds\":100,\"preferredSeconds\":50}",
                option(lines.get(0), 0).get("value").toString());
        assertEquals("[\"managed\",\"other_config\"]", lines.get(0).get("flags").toString());
        String all = lines.toString();
        for (String part : List.of(
                "{\"lifetimeSeconds\":1800,\"addresses\":[\"2001:db8::53\"]}",
                "{\"lifetimeSeconds\":1800,\"names\":[\"example.com.\",\"lan.example.net.\",\"a.b.\"]}",
                "{\"lifetimeSeconds\":65528,\"prefix\":\"2001:db8:64:ff::/64\"}",
                "{\"prefix\":\"::/0\",\"preference\":\"medium\",\"lifetimeSeconds\":1800}",
                "\"value\":1279,\"ignored\":\"below_1280\"",
                "\"name\":\"dns.example.\",\"addresses\":[],\"lifetimeSeconds\":1800}",
                "\"value\":\"https://portal.example/api\"",
                "\"invalid\":[\"option_length_zero\"]",
                "\"error\":{\"reason\":\"truncated_header\",\"offset\":12}")) {
            assertTrue(all.contains(part), part);
        }
        String text = Run.wan6("decode", file.toString()).out();
        assertTrue(text.contains("PREFIX_INFORMATION (3)  32  2001:db8:3::/64 on-link autonomous valid 100s"), text);
        assertTrue(text.contains("! every receiver discards it: hop limit\n"), text);
        assertTrue(text.contains("fe80:0:0:0:0:0:0:1 > ff02:0:0:0:0:0:0:1 hop limit 255 88 octets"), text);
    }

    /** A packet of raw IPv6 to all nodes. */
    private static byte[] icmp(String source, int hopLimit, byte[] message) {
        ByteBuffer packet = ByteBuffer.allocate(40 + message.length)
                .putInt(0x6000_0000)
                .putShort((short) message.length)
                .put((byte) 58)
                .put((byte) hopLimit)
                .put(Ipv6Address.parse(source).toByteArray())
                .put(Ipv6Address.parse("ff02::1").toByteArray())
                .put(message);
        return packet.array();
    }

    /** An Ethernet frame of IPv4, and an Information-request in a frame of its own, as Wireshark keeps them. */
    @Test
    void aPcapngFileIsReadAndWhatIsSkippedIsCounted() throws IOException {
        String message = "6000000000" + "0c11ff" + "fe800000000000000000000000000002"
                + "ff020000000000000000000000010002" + "02220223000c0000" + "0b000001";
        String header = "333300010002" + "02005e005302";
        byte[] pcapng = HexFormat.of()
                .parseHex("0a0d0d0a0000001c1a2b3c4d00010000ffffffffffffffff0000001c"
                        + "000000010000001400010000000400000000" + "0014"
                        + packet(header + "0800" + "45000000")
                        + packet(header + "86dd" + message));
        Path file = Files.write(directory.resolve("x.pcapng"), pcapng);
        List<JsonNode> lines = Run.wan6("decode", "--json", file.toString()).jsonLines();
        assertEquals("INFORMATION-REQUEST", lines.get(0).path("type").asText());
        assertEquals(2, lines.get(0).path("frame").intValue());
        assertEquals("{\"frames\":2,\"skipped\":{\"not_ipv6\":1}}", lines.get(1).toString());
        String text = Run.wan6("decode", file.toString()).out();
        assertTrue(text.endsWith("2 frames, skipped: 1 not ipv6\n"), text);
    }

    /** The same of the list in the other format of captures. */
    @Test
    void routerAdvertisementsOfAPcapngFile() throws IOException {
        List<RaVector> rows = Vectors.routerAdvertisements();
        StringBuilder pcapng = new StringBuilder("0a0d0d0a0000001c1a2b3c4d00010000ffffffffffffffff0000001c")
                .append("000000010000001400650000000400000000")
                .append("0014");
        rows.forEach(row ->
                pcapng.append(packet(HexFormat.of().formatHex(icmp(row.source(), row.hopLimit(), row.octets())))));
        Path file = Files.write(directory.resolve("ra.pcapng"), HexFormat.of().parseHex(pcapng));
        List<JsonNode> lines = Run.wan6("decode", "--json", file.toString()).jsonLines();
        assertEquals(rows.size() + 1, lines.size());
        for (int i = 0; i < rows.size(); i++) {
            JsonNode line = lines.get(i);
            assertEquals(rows.get(i).options().size(), line.path("options").size());
            assertEquals(
                    rows.get(i).invalid().size(),
                    line.has("error") ? 1 : line.get("invalid").size());
        }
        assertEquals("[\"managed\",\"other_config\"]", lines.get(0).get("flags").toString());
    }

    /** An Enhanced Packet Block. */
    private static String packet(String frame) {
        int length = frame.length() / 2;
        int padded = (length + 3) / 4 * 4;
        String total = String.format("%08x", 32 + padded);
        return "00000006" + total + "00000000".repeat(3)
                + String.format("%08x", length).repeat(2) + frame + "00".repeat(padded - length) + total;
    }

    @Test
    void aLineLongerThanAnyMessageDoesNotFillTheMemory() throws IOException {
        Run run = decode("00".repeat(Lines.LONGEST), SOLICIT);
        assertEquals(0, run.status(), run.err());
        List<JsonNode> lines = run.jsonLines();
        assertEquals("too_long", lines.get(0).get("error").get("reason").textValue());
        assertEquals("SOLICIT", lines.get(1).get("type").textValue());
    }

    @Test
    void missingFileIsOneLine() {
        Run run = Run.wan6("decode", directory.resolve("none").toString());
        assertEquals(1, run.status());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("no such file"), run.err());
    }

    @Test
    void damagedCaptureIsOneLine() throws IOException {
        Path file = Files.write(directory.resolve("x.pcap"), new byte[] {(byte) 0xa1, (byte) 0xb2, 3});
        Run run = Run.wan6("decode", "--json", file.toString());
        assertEquals(1, run.status());
        assertEquals(1, run.err().lines().count(), run.err());
    }
}
