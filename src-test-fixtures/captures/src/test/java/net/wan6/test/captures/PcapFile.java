package net.wan6.test.captures;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Writes pcap files, right and wrong ones, for the tests of the reader. */
final class PcapFile {

    static final int MICROSECONDS = 0xa1b2c3d4;
    static final int NANOSECONDS = 0xa1b23c4d;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;

    private PcapFile(int magic, ByteOrder order, int linkType) {
        this.order = order;
        out.writeBytes(buffer(24)
                .putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(262_144)
                .putInt(linkType)
                .array());
    }

    static PcapFile of(int magic, ByteOrder order, int linkType) {
        return new PcapFile(magic, order, linkType);
    }

    static PcapFile ofLinkType(int linkType) {
        return new PcapFile(MICROSECONDS, ByteOrder.LITTLE_ENDIAN, linkType);
    }

    PcapFile frame(byte[] octets) {
        return record(1_700_000_000, 123_456, octets.length, octets.length, octets);
    }

    PcapFile record(int seconds, int fraction, int captured, int original, byte[] octets) {
        out.writeBytes(buffer(16)
                .putInt(seconds)
                .putInt(fraction)
                .putInt(captured)
                .putInt(original)
                .array());
        out.writeBytes(octets);
        return this;
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

    /** Joins hexadecimal parts into octets. */
    static byte[] octets(String... hex) {
        return HexFormat.of().parseHex(String.join("", hex));
    }

    /** An IPv6 packet from fe80::2 to ff02::1:2. */
    static String ipv6(int nextHeader, String payload) {
        return "60000000"
                + String.format("%04x%02x01", payload.length() / 2, nextHeader)
                + "fe800000000000000000000000000002"
                + "ff020000000000000000000000010002"
                + payload;
    }

    /** A UDP segment with a checksum that is wrong. */
    static String udp(int source, int destination, String payload) {
        return String.format("%04x%04x%04xbad1", source, destination, 8 + payload.length() / 2) + payload;
    }

    /** An Ethernet header for {@code etherType}. */
    static String ethernet(String etherType) {
        return "333300010002" + "02005e005302" + etherType;
    }
}
