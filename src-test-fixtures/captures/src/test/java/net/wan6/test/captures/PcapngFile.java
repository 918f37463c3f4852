package net.wan6.test.captures;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes pcapng files, right and wrong ones, for the tests of the reader. */
final class PcapngFile {

    static final int INTERFACE = 1;
    static final int PACKET = 2;
    static final int SIMPLE = 3;
    static final int ENHANCED = 6;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteOrder order;

    private PcapngFile(ByteOrder order) {
        this.order = order;
        section(order);
    }

    /** A file with one section that has no interface yet. */
    static PcapngFile in(ByteOrder order) {
        return new PcapngFile(order);
    }

    static PcapngFile of(int linkType) {
        return in(ByteOrder.LITTLE_ENDIAN).interfaceOf(linkType, 0);
    }

    PcapngFile section(ByteOrder next) {
        order = next;
        ByteBuffer body = buffer(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0);
        return block(0x0a0d0d0a, body.putLong(-1).clear());
    }

    /** An interface, with options as they stand in the file. */
    PcapngFile interfaceOf(int linkType, int snapLength, String... options) {
        byte[] tail = PcapFile.octets(options);
        ByteBuffer body = buffer(8 + tail.length).putShort((short) linkType).putShort((short) 0);
        return block(INTERFACE, body.putInt(snapLength).put(tail).clear());
    }

    PcapngFile frame(byte[] octets) {
        return enhanced(0, 0, 0, octets.length, octets.length, octets);
    }

    PcapngFile enhanced(int number, int high, int low, int captured, int original, byte[] octets) {
        ByteBuffer body = buffer(20 + padded(octets.length)).putInt(number).putInt(high);
        return block(
                ENHANCED,
                body.putInt(low).putInt(captured).putInt(original).put(octets).clear());
    }

    PcapngFile obsolete(int number, byte[] octets) {
        ByteBuffer body = buffer(20 + padded(octets.length))
                .putShort((short) number)
                .putShort((short) 77)
                .putLong(0);
        return block(
                PACKET,
                body.putInt(octets.length).putInt(octets.length).put(octets).clear());
    }

    PcapngFile simple(int original, byte[] octets) {
        return block(
                SIMPLE,
                buffer(4 + padded(octets.length)).putInt(original).put(octets).clear());
    }

    PcapngFile block(int type, byte[] body) {
        return block(type, ByteBuffer.wrap(body));
    }

    private PcapngFile block(int type, ByteBuffer body) {
        int length = body.remaining() + 12;
        write(buffer(length).putInt(type).putInt(length).put(body).putInt(length));
        return this;
    }

    PcapngFile raw(int... words) {
        ByteBuffer octets = buffer(words.length * 4);
        for (int word : words) {
            octets.putInt(word);
        }
        write(octets);
        return this;
    }

    private void write(ByteBuffer whole) {
        byte[] octets = new byte[whole.clear().remaining()];
        whole.get(octets);
        out.writeBytes(octets);
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    PcapReader open() throws IOException {
        return PcapReader.open(new ByteArrayInputStream(bytes()));
    }

    private ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(order);
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }
}
