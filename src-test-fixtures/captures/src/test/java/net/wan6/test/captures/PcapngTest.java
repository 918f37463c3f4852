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
import java.io.InputStream;
import java.io.SequenceInputStream;
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

/** What Wireshark writes unless it is told otherwise. */
class PcapngTest {

    private static final String MESSAGE = "0b0000010006000200170008000200ff";
    private static final byte[] FRAME = octets(ethernet("86dd"), ipv6(17, udp(546, 547, MESSAGE)));
    private static final byte[] PACKET = octets(ipv6(17, udp(546, 547, MESSAGE)));

    private static List<String> messages(PcapngFile file) throws IOException {
        return file.open().readAll().stream().map(CapturedMessage::hex).toList();
    }

    private static Instant time(PcapngFile file) throws IOException {
        return file.open().readAll().get(0).time();
    }

    private static IOException refusal(PcapngFile file) {
        return assertThrows(IOException.class, () -> file.open().readAll());
    }

    @Test
    void bothByteOrdersAndAllThreePackets() throws IOException {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            PcapngFile file = PcapngFile.in(order)
                    .interfaceOf(1, 0)
                    .frame(FRAME)
                    .simple(FRAME.length, FRAME)
                    .obsolete(0, FRAME);
            PcapReader reader = file.open();
            List<CapturedMessage> read = reader.readAll();
            assertEquals(
                    List.of(1, 2, 3), read.stream().map(CapturedMessage::frame).toList());
            assertEquals(List.of(MESSAGE, MESSAGE, MESSAGE), messages(file));
            assertEquals(Map.of(), reader.skipped());
            assertEquals("[fe80:0:0:0:0:0:0:2]:546", read.get(0).source().toString());
            assertEquals(Instant.EPOCH, read.get(1).time(), "a simple packet has no time");
        }
    }

    @Test
    void everyInterfaceHasItsOwnLinkType() throws IOException {
        byte[] cooked = octets("0004000100060200005e5302000086dd", ipv6(17, udp(546, 547, MESSAGE)));
        byte[] cooked2 = octets("86dd0000000000020001000602005e0053020000", ipv6(17, udp(546, 547, MESSAGE)));
        PcapReader reader = PcapngFile.of(1)
                .interfaceOf(101, 0)
                .interfaceOf(113, 0)
                .interfaceOf(276, 0)
                .interfaceOf(189, 0)
                .frame(FRAME)
                .enhanced(1, 0, 0, PACKET.length, PACKET.length, PACKET)
                .enhanced(2, 0, 0, cooked.length, cooked.length, cooked)
                .enhanced(3, 0, 0, cooked2.length, cooked2.length, cooked2)
                .enhanced(4, 0, 0, PACKET.length, PACKET.length, PACKET)
                .open();
        assertEquals(4, reader.readAll().size());
        assertEquals(5, reader.frames());
        assertEquals(Map.of(SkipReason.OTHER_LINK, 1), reader.skipped());
    }

    @Test
    void aSectionBeginsAnew() throws IOException {
        PcapngFile file = PcapngFile.of(1)
                .frame(FRAME)
                .section(ByteOrder.BIG_ENDIAN)
                .interfaceOf(101, 0)
                .frame(PACKET);
        assertEquals(List.of(MESSAGE, MESSAGE), messages(file));
        PcapngFile forgotten = PcapngFile.of(1).section(ByteOrder.LITTLE_ENDIAN).frame(FRAME);
        assertEquals(
                "frame 1 is of interface 0, which is not described",
                refusal(forgotten).getMessage());
    }

    @Test
    void blocksOfOtherTypesAndOptionsArePassedOver() throws IOException {
        byte[] withOptions = Arrays.copyOf(FRAME, (FRAME.length + 3) / 4 * 4 + 8);
        PcapngFile file = PcapngFile.of(1)
                .block(4, new byte[400])
                .block(5, new byte[12])
                .block(0x0000_0bad, new byte[0])
                .enhanced(0, 0, 0, FRAME.length, FRAME.length, withOptions);
        assertEquals(List.of(MESSAGE), messages(file));
    }

    /** The time of the vectors is 2023-11-14T22:13:20.123456789Z, in the ticks of each clock. */
    @ParameterizedTest
    @CsvSource({
        "'', 1700000000123456, 2023-11-14T22:13:20.123456Z",
        "0900010006000000, 1700000000123456, 2023-11-14T22:13:20.123456Z",
        "0900010009000000, 1700000000123456789, 2023-11-14T22:13:20.123456789Z",
        "0900010000000000, 1700000000, 2023-11-14T22:13:20Z",
        "090001008a000000, 1740800000512, 2023-11-14T22:13:20.500Z",
        "090001000c000000, 1700000000123456, 1970-01-01T00:28:20.000000123Z",
        "090001007f000000, -1, 1970-01-01T00:00:00Z",
        "0900010000000000, -1, 1970-01-01T00:00:00Z",
        "0e00080000f1536500000000, 123456, 2023-11-14T22:13:20.123456Z",
        "0e000800ffffffffffffff7f, 1000000, 1970-01-01T00:00:00Z"
    })
    void ticksAreAsTheInterfaceSays(String option, long ticks, Instant expected) throws IOException {
        PcapngFile file =
                PcapngFile.in(ByteOrder.LITTLE_ENDIAN).interfaceOf(1, 0, "02000300", "77616e00", option, "00000000");
        assertEquals(
                expected, time(file.enhanced(0, (int) (ticks >>> 32), (int) ticks, FRAME.length, FRAME.length, FRAME)));
    }

    @Test
    void aFrameTheRecorderCutIsCounted() throws IOException {
        PcapReader enhanced = PcapngFile.of(1)
                .enhanced(0, 0, 0, 60, FRAME.length, Arrays.copyOf(FRAME, 60))
                .open();
        assertEquals(List.of(), enhanced.readAll());
        assertEquals(Map.of(SkipReason.CUT_SHORT, 1), enhanced.skipped());
        PcapReader simple = PcapngFile.in(ByteOrder.LITTLE_ENDIAN)
                .interfaceOf(1, 60)
                .simple(FRAME.length, Arrays.copyOf(FRAME, 60))
                .open();
        assertEquals(List.of(), simple.readAll());
        assertEquals(Map.of(SkipReason.CUT_SHORT, 1), simple.skipped());
    }

    @Test
    void aFileThatEndsEarlySaysWhere() throws IOException {
        byte[] whole = PcapngFile.of(1).frame(FRAME).frame(FRAME).bytes();
        List<Integer> betweenBlocks = List.of(
                PcapngFile.in(ByteOrder.LITTLE_ENDIAN).bytes().length,
                PcapngFile.of(1).bytes().length,
                PcapngFile.of(1).frame(FRAME).bytes().length);
        for (int length = 4; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (betweenBlocks.contains(length)) {
                PcapReader.open(new ByteArrayInputStream(cut)).readAll();
            } else {
                EOFException e = assertThrows(
                        EOFException.class,
                        () -> PcapReader.open(new ByteArrayInputStream(cut)).readAll());
                int block = 1
                        + (int) betweenBlocks.stream()
                                .filter(end -> end < cut.length)
                                .count();
                assertEquals("the file ends inside block " + block, e.getMessage());
            }
        }
    }

    @Test
    void lengthsThatLieAreNamed() {
        assertEquals(
                "block 2 claims 8 octets",
                refusal(PcapngFile.in(ByteOrder.LITTLE_ENDIAN).raw(5, 8)).getMessage());
        assertEquals(
                "block 2 claims 13 octets",
                refusal(PcapngFile.in(ByteOrder.LITTLE_ENDIAN).raw(5, 13)).getMessage());
        assertEquals(
                "block 2 has one length before it and another behind it",
                refusal(PcapngFile.in(ByteOrder.LITTLE_ENDIAN).raw(5, 12, 16)).getMessage());
        assertEquals(
                "block 2 holds less than it says",
                refusal(PcapngFile.in(ByteOrder.LITTLE_ENDIAN).raw(1, 16, 1, 16))
                        .getMessage());
        assertEquals(
                "block 2 holds less than it says",
                refusal(PcapngFile.in(ByteOrder.LITTLE_ENDIAN).interfaceOf(1, 0, "0900ffff00000000"))
                        .getMessage());
        assertEquals(
                "block 3 holds less than it says",
                refusal(PcapngFile.of(1).enhanced(0, 0, 0, 61, 61, new byte[60]))
                        .getMessage());
        assertEquals(
                "block 3 holds less than it says",
                refusal(PcapngFile.of(1).simple(61, new byte[60])).getMessage());
        PcapngFile narrow = PcapngFile.in(ByteOrder.LITTLE_ENDIAN).raw(0x0a0d0d0a, 12, 0x1a2b3c4d, 12);
        assertEquals("block 2 holds less than it says", refusal(narrow).getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {262_145, Integer.MAX_VALUE, Integer.MIN_VALUE, -4})
    void aHugeFrameIsRefusedBeforeItIsAllocated(int captured) {
        String expected = "frame 1 claims " + Integer.toUnsignedString(captured) + " octets";
        assertEquals(
                expected,
                refusal(PcapngFile.of(1).enhanced(0, 0, 0, captured, captured, FRAME))
                        .getMessage());
        assertEquals(expected, refusal(PcapngFile.of(1).simple(captured, FRAME)).getMessage());
    }

    /** Half a gigabyte of a block that nobody asked for, in a machine with less memory than that. */
    @Test
    void aHugeBlockIsPassedOverWithoutBeingRead() throws IOException {
        int length = 0x2000_0000;
        byte[] before = PcapngFile.of(1).raw(0x0bad, length).bytes();
        byte[] after = Arrays.copyOfRange(
                PcapngFile.in(ByteOrder.LITTLE_ENDIAN).raw(length).bytes(), 28, 32);
        InputStream whole = new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(before), new Zeros(length - 12L)),
                new ByteArrayInputStream(after));
        assertEquals(Optional.empty(), PcapReader.open(whole).next());
    }

    @Test
    void interfacesAreNotCollectedForEver() {
        PcapngFile file = PcapngFile.in(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 4097; i++) {
            file.interfaceOf(1, 0);
        }
        assertEquals("more than 4096 interfaces in one section", refusal(file).getMessage());
    }

    @Test
    void otherFilesAreRefusedByName() {
        PcapngFile noOrder = PcapngFile.in(ByteOrder.LITTLE_ENDIAN).raw(0x0a0d0d0a, 28, 0x01020304, 0, 0, 0, 28);
        assertTrue(String.valueOf(refusal(noOrder).getMessage()).contains("no byte order"));
        PcapngFile version2 = PcapngFile.in(ByteOrder.LITTLE_ENDIAN).raw(0x0a0d0d0a, 28, 0x1a2b3c4d, 2, -1, -1, 28);
        assertEquals("pcapng version 2 is not known", refusal(version2).getMessage());
    }

    /** As many zeros as wanted, without keeping them. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = (int) skip(length);
            Arrays.fill(target, offset, offset + count, (byte) 0);
            return count == 0 && length > 0 ? -1 : count;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.max(0, Math.min(count, left));
            left -= skipped;
            return skipped;
        }
    }
}
