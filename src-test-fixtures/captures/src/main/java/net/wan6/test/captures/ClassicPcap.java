package net.wan6.test.captures;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The classic format: one header, one link type, then a header and octets for each frame. */
final class ClassicPcap implements Recording {

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;

    private final InputStream in;
    private final ByteOrder order;
    private final int nanosPerTick;
    private final LinkLayer link;
    private int frame;

    private ClassicPcap(InputStream in, ByteOrder order, int nanosPerTick, LinkLayer link) {
        this.in = in;
        this.order = order;
        this.nanosPerTick = nanosPerTick;
        this.link = link;
    }

    /** Begins behind the first four octets. */
    static ClassicPcap after(byte[] magic, InputStream in) throws IOException {
        byte[] rest = in.readNBytes(FILE_HEADER - magic.length);
        int length = magic.length + rest.length;
        if (length < FILE_HEADER) {
            throw new EOFException("not a pcap file: " + length + " octets, its header has " + FILE_HEADER);
        }
        ByteBuffer fields = ByteBuffer.wrap(Arrays.copyOf(magic, FILE_HEADER));
        fields.put(magic.length, rest);
        ByteOrder order = byteOrder(fields);
        fields.order(order);
        int nanosPerTick = fields.getInt(0) == NANOSECONDS ? 1 : 1000;
        int major = Short.toUnsignedInt(fields.getShort(4));
        if (major != 2) {
            throw new IOException("pcap version " + major + " is not known");
        }
        // The upper bits of the link type's word say how a frame check sequence is recorded.
        int linkType = fields.getInt(20) & 0xffff;
        LinkLayer link = LinkLayer.of(linkType)
                .orElseThrow(() -> new IOException(
                        "link type " + linkType + " is not read; Ethernet, raw IP and Linux cooked are"));
        return new ClassicPcap(in, order, nanosPerTick, link);
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
        throw new IOException(String.format("not a pcap file: it begins with %08x", magic));
    }

    @Override
    public Optional<RecordedFrame> next() throws IOException {
        byte[] header = in.readNBytes(RECORD_HEADER);
        if (header.length == 0) {
            return Optional.empty();
        }
        frame = Math.addExact(frame, 1);
        if (header.length < RECORD_HEADER) {
            throw new EOFException("the file ends inside the header of frame " + frame);
        }
        ByteBuffer fields = ByteBuffer.wrap(header).order(order);
        long captured = Integer.toUnsignedLong(fields.getInt(8));
        if (captured > LONGEST_FRAME) {
            throw new IOException("frame " + frame + " claims " + captured + " octets");
        }
        byte[] octets = in.readNBytes((int) captured);
        if (octets.length < captured) {
            throw new EOFException("the file ends inside frame " + frame);
        }
        long original = Integer.toUnsignedLong(fields.getInt(12));
        return Optional.of(new RecordedFrame(Optional.of(link), time(fields), octets, original));
    }

    private Instant time(ByteBuffer header) {
        long seconds = Integer.toUnsignedLong(header.getInt(0));
        return Instant.ofEpochSecond(seconds, Integer.toUnsignedLong(header.getInt(4)) * nanosPerTick);
    }
}
