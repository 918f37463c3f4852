package net.wan6.test.captures;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pcapng format, which Wireshark writes: blocks, each with its length before and after it. A section says in which
 * byte order it is, and describes the interfaces that its frames are of.
 *
 * <p>Blocks of other types are passed over without being read into memory, whatever they claim to hold.
 */
final class Pcapng implements Recording {

    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int INTERFACE_DESCRIPTION = 1;
    /** Obsolete, and the same as its successor but for the width of the interface's number. */
    private static final int PACKET = 2;

    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;

    private static final int BYTE_ORDER = 0x1a2b3c4d;
    /** Type and length before a block, and the length again behind it. */
    private static final int FRAMING = 12;

    /** So many that no recorder of a router has more, and few enough for memory. */
    private static final int MOST_INTERFACES = 4096;

    private final InputStream in;
    private final List<PcapngInterface> interfaces = new ArrayList<>();
    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private long block;
    private long length;
    private long left;
    private long frame;

    private Pcapng(InputStream in) {
        this.in = in;
    }

    /** Whether a file begins so; the type of a section header is the same in both byte orders. */
    static boolean isMagic(byte[] octets) {
        return octets.length == Integer.BYTES && ByteBuffer.wrap(octets).getInt() == SECTION_HEADER;
    }

    /** Begins behind the first four octets. */
    static Pcapng after(InputStream in) throws IOException {
        Pcapng file = new Pcapng(in);
        file.block = 1;
        file.beginSection(file.read(Integer.BYTES));
        return file;
    }

    @Override
    public Optional<RecordedFrame> next() throws IOException {
        while (true) {
            byte[] type = in.readNBytes(Integer.BYTES);
            if (type.length == 0) {
                return Optional.empty();
            }
            block++;
            if (type.length < Integer.BYTES) {
                throw ended();
            }
            Optional<RecordedFrame> found = readBlock(fields(type).getInt(), read(Integer.BYTES));
            if (found.isPresent()) {
                return found;
            }
        }
    }

    private Optional<RecordedFrame> readBlock(int type, byte[] lengthField) throws IOException {
        if (type == SECTION_HEADER) {
            beginSection(lengthField);
            return Optional.empty();
        }
        enter(lengthField);
        Optional<RecordedFrame> found = switch (type) {
            case ENHANCED_PACKET, PACKET -> Optional.of(packet(type));
            case SIMPLE_PACKET -> Optional.of(simplePacket());
            default -> Optional.empty();
        };
        if (type == INTERFACE_DESCRIPTION) {
            describeInterface();
        }
        leave();
        return found;
    }

    // ---------------------------------------------------------------- blocks

    private void enter(byte[] lengthField) throws IOException {
        length = Integer.toUnsignedLong(fields(lengthField).getInt());
        if (length < FRAMING || length % Integer.BYTES != 0) {
            throw new IOException("block " + block + " claims " + length + " octets");
        }
        left = length - FRAMING;
    }

    private void leave() throws IOException {
        skip(left);
        if (Integer.toUnsignedLong(fields(read(Integer.BYTES)).getInt()) != length) {
            throw new IOException("block " + block + " has one length before it and another behind it");
        }
    }

    /** Octets of the block's body. */
    private ByteBuffer take(int count) throws IOException {
        require(count);
        left -= count;
        return fields(read(count));
    }

    private void skip(long count) throws IOException {
        require(count);
        left -= count;
        try {
            in.skipNBytes(count);
        } catch (EOFException tooFew) {
            throw ended();
        }
    }

    private void require(long count) throws IOException {
        if (count > left) {
            throw new IOException("block " + block + " holds less than it says");
        }
    }

    private byte[] read(int count) throws IOException {
        byte[] octets = in.readNBytes(count);
        if (octets.length < count) {
            throw ended();
        }
        return octets;
    }

    private ByteBuffer fields(byte[] octets) {
        return ByteBuffer.wrap(octets).order(order);
    }

    private EOFException ended() {
        return new EOFException("the file ends inside block " + block);
    }

    // ---------------------------------------------------------------- what is in them

    /** The length can be read only once the magic behind it has told the byte order. */
    private void beginSection(byte[] lengthField) throws IOException {
        int magic = ByteBuffer.wrap(read(Integer.BYTES)).getInt();
        if (magic == BYTE_ORDER) {
            order = ByteOrder.BIG_ENDIAN;
        } else if (Integer.reverseBytes(magic) == BYTE_ORDER) {
            order = ByteOrder.LITTLE_ENDIAN;
        } else {
            throw new IOException(String.format("block %d begins a section of no byte order: %08x", block, magic));
        }
        interfaces.clear();
        enter(lengthField);
        require(Integer.BYTES);
        left -= Integer.BYTES;
        int major = Short.toUnsignedInt(take(Integer.BYTES).getShort());
        if (major != 1) {
            throw new IOException("pcapng version " + major + " is not known");
        }
        leave();
    }

    private void describeInterface() throws IOException {
        if (interfaces.size() == MOST_INTERFACES) {
            throw new IOException("more than " + MOST_INTERFACES + " interfaces in one section");
        }
        ByteBuffer fixed = take(8);
        int linkType = Short.toUnsignedInt(fixed.getShort());
        long snapLength = Integer.toUnsignedLong(fixed.getInt(4));
        PcapngInterface described = new PcapngInterface(LinkLayer.of(linkType), snapLength);
        while (left >= Integer.BYTES) {
            ByteBuffer option = take(Integer.BYTES);
            int code = Short.toUnsignedInt(option.getShort());
            int size = Short.toUnsignedInt(option.getShort());
            described = described.with(code, take(size));
            skip(Math.min(left, -size & 3));
        }
        interfaces.add(described);
    }

    private RecordedFrame packet(int type) throws IOException {
        frame++;
        ByteBuffer fixed = take(20);
        long number = type == PACKET ? Short.toUnsignedInt(fixed.getShort(0)) : Integer.toUnsignedLong(fixed.getInt(0));
        PcapngInterface of = interfaceOf(number);
        Instant time = of.time(fixed.getInt(4), fixed.getInt(8));
        long original = Integer.toUnsignedLong(fixed.getInt(16));
        return new RecordedFrame(of.link(), time, frameOctets(Integer.toUnsignedLong(fixed.getInt(12))), original);
    }

    /** It has neither time nor length of its own: the first interface says how much of a frame was kept. */
    private RecordedFrame simplePacket() throws IOException {
        frame++;
        long original = Integer.toUnsignedLong(take(Integer.BYTES).getInt());
        PcapngInterface of = interfaceOf(0);
        return new RecordedFrame(of.link(), Instant.EPOCH, frameOctets(of.kept(original)), original);
    }

    private PcapngInterface interfaceOf(long number) throws IOException {
        if (number >= interfaces.size()) {
            throw new IOException("frame " + frame + " is of interface " + number + ", which is not described");
        }
        return interfaces.get((int) number);
    }

    private byte[] frameOctets(long captured) throws IOException {
        if (captured > LONGEST_FRAME) {
            throw new IOException("frame " + frame + " claims " + captured + " octets");
        }
        require(captured);
        left -= captured;
        return read((int) captured);
    }
}
