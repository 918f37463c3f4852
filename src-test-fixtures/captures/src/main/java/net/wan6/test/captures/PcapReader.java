package net.wan6.test.captures;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the DHCPv6 messages of a classic pcap file, in either byte order, with microseconds or nanoseconds.
 *
 * <p>It understands Ethernet (also VLAN-tagged), raw IP and Linux cooked captures. UDP checksums are not verified:
 * recordings on the sending host hold what the network card had yet to fill in. Frames that hold no DHCPv6 message are
 * counted by reason and passed over; {@link #skipped()} tells.
 *
 * <p>A file is not trusted. A damaged one gives an {@link IOException} that says what is wrong and at which frame, and
 * no record makes the reader allocate more than {@value #LONGEST_FRAME} octets.
 *
 * <p>Not safe for use by several threads. The stream belongs to the caller, who closes it.
 */
public final class PcapReader {

    /** The longest frame that is believed: the upper bound that recorders themselves set. */
    static final int LONGEST_FRAME = 262_144;

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int PCAPNG = 0x0a0d0d0a;

    private final InputStream in;
    private final ByteOrder order;
    private final int nanosPerTick;
    private final LinkLayer link;
    private final Map<SkipReason, Integer> skipped = new EnumMap<>(SkipReason.class);
    private int frame;

    private PcapReader(InputStream in, ByteOrder order, int nanosPerTick, LinkLayer link) {
        this.in = in;
        this.order = order;
        this.nanosPerTick = nanosPerTick;
        this.link = link;
    }

    /**
     * Reads the header of a pcap file.
     *
     * @param in the file, at its beginning
     * @return a reader that stands before the first frame
     * @throws IOException if the stream fails, or holds no classic pcap file, or one of a link type not understood
     */
    public static PcapReader open(InputStream in) throws IOException {
        byte[] header = in.readNBytes(FILE_HEADER);
        if (header.length < FILE_HEADER) {
            throw new EOFException("not a pcap file: " + header.length + " octets, its header has " + FILE_HEADER);
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        ByteOrder order = byteOrder(fields);
        fields.order(order);
        int nanosPerTick = fields.getInt(0) == NANOSECONDS ? 1 : 1000;
        int major = Short.toUnsignedInt(fields.getShort(4));
        if (major != 2) {
            throw new IOException("pcap version " + major + " is not known");
        }
        // The upper bits of the link type's word say how a frame check sequence is recorded.
        return new PcapReader(in, order, nanosPerTick, LinkLayer.of(fields.getInt(20) & 0xffff));
    }

    private static ByteOrder byteOrder(ByteBuffer header) throws IOException {
        int magic = header.getInt(0);
        if (magic == MICROSECONDS || magic == NANOSECONDS) {
            return ByteOrder.BIG_ENDIAN;
        }
        int swapped = Integer.reverseBytes(magic);
        if (swapped == MICROSECONDS || swapped == NANOSECONDS) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        if (magic == PCAPNG) {
            throw new IOException("a pcapng file; only the classic pcap format is read");
        }
        throw new IOException(String.format("not a pcap file: it begins with %08x", magic));
    }

    /**
     * Reads on to the next DHCPv6 message.
     *
     * @return the message, or empty at the end of the file
     * @throws IOException if the stream fails or the file is damaged
     */
    public Optional<CapturedMessage> next() throws IOException {
        while (true) {
            byte[] header = in.readNBytes(RECORD_HEADER);
            if (header.length == 0) {
                return Optional.empty();
            }
            frame = Math.addExact(frame, 1);
            if (header.length < RECORD_HEADER) {
                throw new EOFException("the file ends inside the header of frame " + frame);
            }
            Optional<CapturedMessage> message = message(ByteBuffer.wrap(header).order(order));
            if (message.isPresent()) {
                return message;
            }
        }
    }

    private Optional<CapturedMessage> message(ByteBuffer header) throws IOException {
        long captured = Integer.toUnsignedLong(header.getInt(8));
        long original = Integer.toUnsignedLong(header.getInt(12));
        if (captured > LONGEST_FRAME) {
            throw new IOException("frame " + frame + " claims " + captured + " octets");
        }
        byte[] octets = in.readNBytes((int) captured);
        if (octets.length < captured) {
            throw new EOFException("the file ends inside frame " + frame);
        }
        SkipReason cutShort = captured < original ? SkipReason.CUT_SHORT : SkipReason.MALFORMED;
        Frames.Content content = Frames.dissect(link, octets, cutShort);
        if (content instanceof Frames.Datagram datagram) {
            return Optional.of(new CapturedMessage(
                    frame, time(header), datagram.source(), datagram.destination(), datagram.hex()));
        }
        skipped.merge(((Frames.Skipped) content).reason(), 1, Math::addExact);
        return Optional.empty();
    }

    private Instant time(ByteBuffer header) {
        long seconds = Integer.toUnsignedLong(header.getInt(0));
        return Instant.ofEpochSecond(seconds, Integer.toUnsignedLong(header.getInt(4)) * nanosPerTick);
    }

    /**
     * Reads all messages that remain. They are kept in memory: for files of unknown size use {@link #next()}.
     *
     * @return the messages in the order of the file
     * @throws IOException if the stream fails or the file is damaged
     */
    public List<CapturedMessage> readAll() throws IOException {
        List<CapturedMessage> messages = new ArrayList<>();
        for (Optional<CapturedMessage> m = next(); m.isPresent(); m = next()) {
            messages.add(m.get());
        }
        return List.copyOf(messages);
    }

    /** {@return how many frames were read so far, those passed over included} */
    public int frames() {
        return frame;
    }

    /** {@return how many frames were passed over so far, by reason; a reason that did not occur is absent} */
    public Map<SkipReason, Integer> skipped() {
        return Collections.unmodifiableMap(new EnumMap<>(skipped));
    }
}
