package net.wan6.codec;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * An IPv6 prefix: an address whose bits after the first {@code length} are zero.
 *
 * <p>Prefixes order by address, then by length, so a prefix comes directly before what it contains. Immutable and safe
 * for use by any number of threads.
 *
 * @param address the first address; no bit after {@code length} is set
 * @param length 0 to 128
 */
public record Ipv6Prefix(Ipv6Address address, int length) implements Comparable<Ipv6Prefix> {

    /**
     * Checks the value; {@link #masking} drops host bits instead.
     *
     * @param address the first address
     * @param length 0 to 128
     * @throws IllegalArgumentException if the length is out of range or a bit after it is set
     */
    public Ipv6Prefix {
        if (length < 0 || length > Ipv6Address.BITS) {
            throw new IllegalArgumentException("IPv6 prefix length " + length + " is not in 0 to 128");
        }
        long hostBits = (address.high() & ~Ipv6Address.leadingOnes(length))
                | (address.low() & ~Ipv6Address.leadingOnes(length - Long.SIZE));
        if (hostBits != 0) {
            throw new IllegalArgumentException("host bits set in " + address + '/' + length);
        }
    }

    /**
     * The prefix of an address that has no bits beyond it.
     *
     * @param address the lowest address
     * @param length 0 to 128
     * @return the prefix
     * @throws IllegalArgumentException if the length is not in that range, or a bit beyond it is set
     */
    public static Ipv6Prefix of(Ipv6Address address, int length) {
        return new Ipv6Prefix(address, length);
    }

    /**
     * The prefix an address lies in.
     *
     * @param address any address
     * @param length 0 to 128
     * @return the prefix of that length containing {@code address}
     * @throws IllegalArgumentException if {@code length} is out of range
     */
    public static Ipv6Prefix masking(Ipv6Address address, int length) {
        return new Ipv6Prefix(address.masked(length), length);
    }

    /**
     * Reads {@code address/length} as {@link Ipv6Address#parse} and a decimal number without sign or leading zero.
     *
     * @param text the text
     * @return the prefix
     * @throws IllegalArgumentException if {@code text} is anything else or has host bits set
     */
    public static Ipv6Prefix parse(String text) {
        int slash = text.indexOf('/');
        int length = slash < 0 ? -1 : DecimalText.parse(text, slash + 1, text.length(), Ipv6Address.BITS);
        if (length < 0) {
            throw new IllegalArgumentException("not an IPv6 prefix: \"" + text + '"');
        }
        return new Ipv6Prefix(Ipv6Address.parse(text.substring(0, slash)), length);
    }

    /** How many octets hold so many bits: where a prefix is cut short on the wire, it has no others. */
    static int octets(int length) {
        return (length + 7) / 8;
    }

    /** Reads a prefix of which the wire has only the octets that hold its bits. */
    static Ipv6Prefix readFrom(byte[] array, int from, int length) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < octets(length); i++) {
            long octet = BigEndian.u8(array, from + i);
            if (i < 8) {
                high |= octet << (56 - 8 * i);
            } else {
                low |= octet << (120 - 8 * i);
            }
        }
        return masking(new Ipv6Address(high, low), length);
    }

    /**
     * Whether an address lies in this prefix.
     *
     * @param candidate any address
     * @return true if its first {@code length} bits are this prefix's
     */
    public boolean contains(Ipv6Address candidate) {
        return ((candidate.high() ^ address.high()) & Ipv6Address.leadingOnes(length)) == 0
                && ((candidate.low() ^ address.low()) & Ipv6Address.leadingOnes(length - 64)) == 0;
    }

    /**
     * Whether another prefix lies in this one; a prefix contains itself.
     *
     * @param other any prefix
     * @return true if every address of {@code other} is one of this
     */
    public boolean contains(Ipv6Prefix other) {
        return other.length >= length && contains(other.address);
    }

    /**
     * The lowest address.
     *
     * @return the address of this prefix
     */
    public Ipv6Address first() {
        return address;
    }

    /**
     * The highest address.
     *
     * @return this prefix followed by ones
     */
    public Ipv6Address last() {
        return new Ipv6Address(
                address.high() | ~Ipv6Address.leadingOnes(length),
                address.low() | ~Ipv6Address.leadingOnes(length - 64));
    }

    /**
     * How many subnets of a length this prefix has.
     *
     * @param newLength their length, from this prefix's to 128
     * @return the number, or {@link Long#MAX_VALUE} where it is larger
     * @throws IllegalArgumentException if {@code newLength} is out of range
     */
    public long subnetCount(int newLength) {
        int width = subnetBits(newLength);
        return width >= 63 ? Long.MAX_VALUE : 1L << width;
    }

    /**
     * One subnet of this prefix.
     *
     * @param newLength its length, from this prefix's to 128
     * @param index which one, from 0, as an unsigned number
     * @return the subnet
     * @throws IllegalArgumentException if {@code newLength} is out of range or there is no such subnet
     */
    public Ipv6Prefix subnet(int newLength, long index) {
        int width = Math.min(subnetBits(newLength), Long.SIZE);
        if (width < Long.SIZE && index >>> width != 0) {
            throw new IllegalArgumentException(
                    this + " has no subnet number " + Long.toUnsignedString(index) + " of length " + newLength);
        }
        return new Ipv6Prefix(address.withBits(newLength - width, width, index), newLength);
    }

    /**
     * The subnets of this prefix in ascending order, made one at a time as the stream is read. There may be very many:
     * bound what you take. A stream ends after {@link Long#MAX_VALUE} subnets.
     *
     * @param newLength their length, from this prefix's to 128
     * @return the subnets
     * @throws IllegalArgumentException if {@code newLength} is out of range
     */
    public Stream<Ipv6Prefix> subnets(int newLength) {
        return LongStream.range(0, subnetCount(newLength)).mapToObj(index -> subnet(newLength, index));
    }

    private int subnetBits(int newLength) {
        if (newLength < length || newLength > Ipv6Address.BITS) {
            throw new IllegalArgumentException("subnet length " + newLength + " is not in " + length + " to 128");
        }
        return newLength - length;
    }

    /** Orders by address, then by length. */
    @Override
    public int compareTo(Ipv6Prefix other) {
        int order = address.compareTo(other.address);
        return order != 0 ? order : Integer.compare(length, other.length);
    }

    /** The address in RFC 5952 form, a slash and the length. */
    @Override
    public String toString() {
        return address.toString() + '/' + length;
    }
}
