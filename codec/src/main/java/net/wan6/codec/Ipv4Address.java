package net.wan6.codec;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An IPv4 address as one int.
 *
 * <p>Bit 0 is the most significant. Addresses order as unsigned 32-bit numbers: {@code 128.0.0.0} comes after
 * {@code 127.255.255.255}. Immutable and safe for use by any number of threads.
 *
 * @param value the four octets, most significant first
 */
public record Ipv4Address(int value) implements Comparable<Ipv4Address> {

    /** Octets of an address. */
    public static final int OCTETS = 4;

    /** Bits of an address. */
    public static final int BITS = 32;

    /** The address {@code 0.0.0.0}. */
    public static final Ipv4Address UNSPECIFIED = new Ipv4Address(0);

    /**
     * Reads a dotted quad: four decimal numbers from 0 to 255 without leading zeros, which some parsers would take as
     * octal.
     *
     * @param text the text
     * @return the address
     * @throws IllegalArgumentException if {@code text} is anything else
     */
    public static Ipv4Address parse(String text) {
        int value = 0;
        int at = 0;
        for (int octet = 0; octet < OCTETS; octet++) {
            int dot = octet == OCTETS - 1 ? text.length() : text.indexOf('.', at);
            int number = dot < 0 ? -1 : DecimalText.parse(text, at, dot, 255);
            if (number < 0) {
                throw new IllegalArgumentException("not an IPv4 address: \"" + text + '"');
            }
            value = value << 8 | number;
            at = dot + 1;
        }
        return new Ipv4Address(value);
    }

    /**
     * Makes an address of four octets, which are copied.
     *
     * @param octets the address in network order
     * @return the address
     * @throws IllegalArgumentException if there are not exactly four octets
     */
    public static Ipv4Address of(byte[] octets) {
        if (octets.length != OCTETS) {
            throw new IllegalArgumentException("an IPv4 address has 4 octets, not " + octets.length);
        }
        return readFrom(octets, 0);
    }

    /**
     * Makes an address of the JDK's.
     *
     * @param address the JDK's address
     * @return the same four octets
     */
    public static Ipv4Address of(Inet4Address address) {
        return readFrom(address.getAddress(), 0);
    }

    /**
     * Reads four octets out of a larger array.
     *
     * @param source where they are
     * @param offset index of the first
     * @return the address
     * @throws IllegalArgumentException if fewer than four octets follow {@code offset}
     */
    public static Ipv4Address readFrom(byte[] source, int offset) {
        requireRoom(source, offset, OCTETS);
        return new Ipv4Address(BigEndian.i32(source, offset));
    }

    /**
     * Writes the four octets into a larger array.
     *
     * @param target where to
     * @param offset index of the first octet written
     * @throws IllegalArgumentException if there is no room for four octets at {@code offset}
     */
    public void writeTo(byte[] target, int offset) {
        requireRoom(target, offset, OCTETS);
        BigEndian.put32(target, offset, value);
    }

    /**
     * The four octets in network order.
     *
     * @return a new array
     */
    public byte[] toByteArray() {
        byte[] octets = new byte[OCTETS];
        writeTo(octets, 0);
        return octets;
    }

    /**
     * The JDK's form. No name is looked up.
     *
     * @return the same four octets
     */
    public Inet4Address toInetAddress() {
        try {
            return (Inet4Address) InetAddress.getByAddress(toByteArray());
        } catch (UnknownHostException e) {
            throw new AssertionError("four octets refused", e);
        }
    }

    /**
     * Whether this is {@code 0.0.0.0}.
     *
     * @return true for the unspecified address
     */
    public boolean isUnspecified() {
        return value == 0;
    }

    /**
     * This address with everything after its first bits zero.
     *
     * @param length how many bits stay, 0 to 32
     * @return the masked address
     * @throws IllegalArgumentException if {@code length} is out of range
     */
    public Ipv4Address masked(int length) {
        if (length < 0 || length > BITS) {
            throw new IllegalArgumentException("IPv4 prefix length " + length + " is not in 0 to 32");
        }
        return new Ipv4Address(value & leadingOnes(length));
    }

    /** Ones in the first {@code count} bits, 0 to 32; through long, because an int shift by 32 shifts by nothing. */
    static int leadingOnes(int count) {
        return (int) (-1L << (BITS - count));
    }

    static void requireRoom(byte[] array, int offset, int length) {
        if (offset < 0 || offset > array.length - length) {
            throw new IllegalArgumentException(
                    length + " octets at offset " + offset + " are not within an array of " + array.length);
        }
    }

    /** Orders by the unsigned 32-bit number. */
    @Override
    public int compareTo(Ipv4Address other) {
        return Integer.compareUnsigned(value, other.value);
    }

    /** The dotted quad. */
    @Override
    public String toString() {
        return (value >>> 24) + "." + (value >>> 16 & 0xff) + "." + (value >>> 8 & 0xff) + "." + (value & 0xff);
    }
}
