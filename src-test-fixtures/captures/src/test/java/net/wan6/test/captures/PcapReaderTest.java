package net.wan6.test.captures;

import static net.wan6.test.captures.PcapFile.ethernet;
import static net.wan6.test.captures.PcapFile.ipv6;
import static net.wan6.test.captures.PcapFile.octets;
import static net.wan6.test.captures.PcapFile.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that no recorder of ours wrote. */
class PcapReaderTest {

    private static final String MESSAGE = "0b0000010006000200170008000200ff";
    private static final String PACKET = ipv6(17, udp(546, 547, MESSAGE));

    private static Map<SkipReason, Integer> skipped(int linkType, byte[] frame) throws IOException {
        PcapReader reader = PcapFile.ofLinkType(linkType).frame(frame).open();
        assertEquals(Optional.empty(), reader.next());
        assertEquals(1, reader.frames());
        return reader.skipped();
    }

    private static void assertMessage(PcapFile file) throws IOException {
        List<CapturedMessage> messages = file.open().readAll();
        assertEquals(
                List.of(MESSAGE), messages.stream().map(CapturedMessage::hex).toList());
        assertEquals("[fe80:0:0:0:0:0:0:2]:546", messages.get(0).source().toString());
        assertEquals("[ff02:0:0:0:0:0:1:2]:547", messages.get(0).destination().toString());
    }

    @Test
    void bothByteOrdersAndBothResolutions() throws IOException {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            for (int magic : new int[] {PcapFile.MICROSECONDS, PcapFile.NANOSECONDS}) {
                byte[] frame = octets(ethernet("86dd"), PACKET);
                PcapFile file = PcapFile.of(magic, order, 1).record(-2, 999_999, frame.length, frame.length, frame);
                assertMessage(file);
                int nanos = magic == PcapFile.NANOSECONDS ? 999_999 : 999_999_000;
                assertEquals(
                        Instant.ofEpochSecond(0xffff_fffeL, nanos),
                        file.open().readAll().get(0).time());
            }
        }
    }

    @Test
    void aFileWithoutFramesIsEmpty() throws IOException {
        PcapReader reader = PcapFile.ofLinkType(1).open();
        assertEquals(Optional.empty(), reader.next());
        assertEquals(Optional.empty(), reader.next());
        assertEquals(0, reader.frames());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 33330001000202005e00530286dd",
        "1, 33330001000202005e005302810000c886dd",
        "1, 33330001000202005e00530288a80064810000c886dd",
        "101, ''",
        "12, ''",
        "229, ''",
        "113, 0004000100060200005e530200008 6dd",
        "276, 86dd00000000000200010006 02005e0053020000"
    })
    void everyLinkTypeIsUnwrapped(int linkType, String header) throws IOException {
        assertMessage(PcapFile.ofLinkType(linkType).frame(octets(header.replace(" ", ""), PACKET)));
    }

    @Test
    void whatEthernetPadsIsNotTheMessage() throws IOException {
        assertMessage(PcapFile.ofLinkType(1).frame(octets(ethernet("86dd"), PACKET, "00000000")));
    }

    @Test
    void extensionHeadersAreSkipped() throws IOException {
        String hopByHop = "3c" + "00" + "010400000000";
        String destination = "11" + "01" + "0104000000000000000000000000";
        assertMessage(PcapFile.ofLinkType(101).frame(octets(ipv6(0, hopByHop + destination + udp(546, 547, MESSAGE)))));
        String atomic = "11" + "00" + "0000" + "00000001";
        assertMessage(PcapFile.ofLinkType(101).frame(octets(ipv6(44, atomic + udp(546, 547, MESSAGE)))));
        String authentication = "11" + "01" + "0000" + "0000000100000001";
        assertMessage(PcapFile.ofLinkType(101).frame(octets(ipv6(51, authentication + udp(546, 547, MESSAGE)))));
    }

    @Test
    void fragmentsAreCountedNotGuessed() throws IOException {
        String first = "11" + "00" + "0001" + "00000001";
        assertEquals(Map.of(SkipReason.FRAGMENT, 1), skipped(101, octets(ipv6(44, first + udp(546, 547, MESSAGE)))));
        String second = "11" + "00" + "0588" + "00000001";
        assertEquals(Map.of(SkipReason.FRAGMENT, 1), skipped(101, octets(ipv6(44, second + MESSAGE))));
    }

    @Test
    void otherFramesAreCounted() throws IOException {
        assertEquals(Map.of(SkipReason.NOT_IPV6, 1), skipped(1, octets(ethernet("0800"), "4500")));
        assertEquals(Map.of(SkipReason.NOT_IPV6, 1), skipped(1, octets(ethernet("0026"), "424203")));
        assertEquals(Map.of(SkipReason.NOT_IPV6, 1), skipped(101, octets("4500")));
        assertEquals(Map.of(SkipReason.NOT_UDP, 1), skipped(101, octets(ipv6(58, "8700000000000000"))));
        assertEquals(Map.of(SkipReason.NOT_UDP, 1), skipped(101, octets(ipv6(59, ""))));
        assertEquals(Map.of(SkipReason.OTHER_PORT, 1), skipped(101, octets(ipv6(17, udp(5353, 5353, MESSAGE)))));
    }

    @Test
    void oneDhcpv6PortIsEnough() throws IOException {
        for (String segment : List.of(udp(50_000, 547, MESSAGE), udp(547, 50_000, MESSAGE), udp(1, 546, ""))) {
            PcapReader reader =
                    PcapFile.ofLinkType(101).frame(octets(ipv6(17, segment))).open();
            assertEquals(1, reader.readAll().size());
        }
    }

    @Test
    void contradictoryHeadersAreMalformed() throws IOException {
        String tooLong = "0222" + "0223" + "00ff" + "0000" + MESSAGE;
        String tooShort = "0222" + "0223" + "0007" + "0000" + MESSAGE;
        for (String packet : List.of(
                ipv6(17, tooLong),
                ipv6(17, tooShort),
                ipv6(17, "0222"),
                ipv6(0, "11ff000000000000"),
                ipv6(0, "1100"),
                "5" + PACKET.substring(1),
                PACKET.substring(0, 60),
                PACKET.substring(0, PACKET.length() - 2))) {
            Map<SkipReason, Integer> reasons = skipped(1, octets(ethernet("86dd"), packet));
            assertEquals(Map.of(SkipReason.MALFORMED, 1), reasons, packet);
        }
        assertEquals(Map.of(SkipReason.MALFORMED, 1), skipped(1, octets("3333")));
        assertEquals(Map.of(SkipReason.MALFORMED, 1), skipped(1, octets(ethernet("8100"), "00c8")));
        assertEquals(Map.of(SkipReason.MALFORMED, 1), skipped(101, octets()));
        assertEquals(Map.of(SkipReason.MALFORMED, 1), skipped(113, octets("0004")));
        assertEquals(Map.of(SkipReason.MALFORMED, 1), skipped(276, octets("86dd")));
    }

    @Test
    void aFrameTheRecorderCutIsNotAMessage() throws IOException {
        byte[] whole = octets(ethernet("86dd"), PACKET);
        for (int kept = 0; kept < whole.length; kept++) {
            PcapReader reader = PcapFile.ofLinkType(1)
                    .record(0, 0, kept, whole.length, Arrays.copyOf(whole, kept))
                    .open();
            assertEquals(Optional.empty(), reader.next());
            assertEquals(Map.of(SkipReason.CUT_SHORT, 1), reader.skipped(), "kept " + kept);
        }
    }

    @Test
    void aFileThatEndsEarlySaysWhere() throws IOException {
        byte[] frame = octets(ethernet("86dd"), PACKET);
        byte[] whole = PcapFile.ofLinkType(1).frame(frame).frame(frame).bytes();
        int firstEnd = 24 + 16 + frame.length;
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length == 24 || length == firstEnd) {
                PcapReader reader = PcapReader.open(new ByteArrayInputStream(cut));
                assertEquals(length == 24 ? 0 : 1, reader.readAll().size());
            } else {
                EOFException e = assertThrows(
                        EOFException.class,
                        () -> PcapReader.open(new ByteArrayInputStream(cut)).readAll());
                String expected = length < 24 ? "not a pcap file" : length < firstEnd ? "frame 1" : "frame 2";
                assertTrue(String.valueOf(e.getMessage()).contains(expected), e.getMessage());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {262_145, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
    void aHugeRecordIsRefusedBeforeItIsAllocated(int captured) throws IOException {
        PcapReader reader = PcapFile.ofLinkType(1)
                .record(0, 0, captured, captured, octets())
                .open();
        IOException e = assertThrows(IOException.class, reader::next);
        assertEquals("frame 1 claims " + Integer.toUnsignedString(captured) + " octets", e.getMessage());
    }

    @Test
    void thousandsOfNestedHeadersDoNotExhaustTheStack() throws IOException {
        String tags = "8100" + "00018100".repeat(60_000);
        assertEquals(Map.of(SkipReason.MALFORMED, 1), skipped(1, octets("33330001000202005e005302", tags)));
        String options = "3c00010400000000".repeat(8_000);
        assertEquals(Map.of(SkipReason.MALFORMED, 1), skipped(101, octets(ipv6(60, options))));
    }

    @Test
    void otherFilesAreRefusedByName() {
        assertRefused("begins with 7b226122", "7b226122" + "00".repeat(20));
        assertRefused("version 3", "a1b2c3d4" + "00030000" + "00".repeat(16));
        assertRefused("link type 105", "a1b2c3d4" + "00020004" + "00".repeat(12) + "00000069");
    }

    private static void assertRefused(String expected, String hex) {
        IOException e = assertThrows(IOException.class, () -> PcapReader.open(new ByteArrayInputStream(octets(hex))));
        assertTrue(String.valueOf(e.getMessage()).contains(expected), e.getMessage());
    }

    private static final String ADVERTISEMENT = "86000000400007080000000000000000" + "0501000000000578";

    /** Router Discovery is found by who asks for it; for others it is a frame like any that is not UDP. */
    @Test
    void routerDiscoveryIsFoundByWhoAsksForIt() throws IOException {
        byte[] advertisement = octets(ethernet("86dd"), ipv6(58, ADVERTISEMENT), "0000");
        byte[] message = octets(ethernet("86dd"), PACKET);
        PcapFile file =
                PcapFile.ofLinkType(1).frame(advertisement).frame(message).frame(advertisement);

        PcapReader reader = file.open();
        CapturedNdMessage first = (CapturedNdMessage) reader.nextPacket().orElseThrow();
        assertEquals(ADVERTISEMENT, first.hex());
        assertEquals(List.of(1, 1), List.of(first.frame(), first.hopLimit()));
        assertTrue(first.toString().endsWith(" fe80:0:0:0:0:0:0:2 > ff02:0:0:0:0:0:1:2 hop limit 1 24 octets"));
        assertEquals(MESSAGE, reader.nextPacket().orElseThrow().hex());
        assertEquals(3, reader.nextPacket().orElseThrow().frame());
        assertEquals(Optional.empty(), reader.nextPacket());
        assertEquals(Map.of(), reader.skipped());

        PcapReader other = file.open();
        assertEquals(2, other.next().orElseThrow().frame());
        assertEquals(Optional.empty(), other.next());
        assertEquals(Map.of(SkipReason.NOT_UDP, 2), other.skipped());
    }

    @Test
    void otherIcmpAndWhatIsCutShortIsNoRouterDiscovery() throws IOException {
        byte[] solicitation = octets(ethernet("86dd"), ipv6(58, "87" + "00".repeat(23)));
        byte[] empty = octets(ethernet("86dd"), ipv6(58, ""));
        byte[] whole = octets(ethernet("86dd"), ipv6(58, ADVERTISEMENT));
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        PcapReader reader = PcapFile.ofLinkType(1)
                .frame(solicitation)
                .frame(empty)
                .record(0, 0, cut.length, whole.length, cut)
                .record(0, 0, cut.length, cut.length, cut)
                .open();
        assertEquals(Optional.empty(), reader.nextPacket());
        assertEquals(Map.of(SkipReason.NOT_UDP, 2, SkipReason.CUT_SHORT, 1, SkipReason.MALFORMED, 1), reader.skipped());
    }
}
