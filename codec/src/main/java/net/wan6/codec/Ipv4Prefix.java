package net.wan6.codec;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * An IPv4 prefix: an address whose bits after the first {@code length} are zero.
 *
 * <p>Prefixes order by address, then by length, so a prefix comes directly before what it contains. Immutable and safe
 * for use by any number of threads.
 *
 * @param address the first address; no bit after {@code length} is set
 * @param length 0 to 32
 */
public record Ipv4Prefix(Ipv4Address address, int length) implements Comparable<Ipv4Prefix> {

    /**
     * Checks the value; {@link #masking} drops host bits instead.
     *
     * @param address the first address
     * @param length 0 to 32
     * @throws IllegalArgumentException if the length is out of range or a bit after it is set
     */
    public Ipv4Prefix {
        if (!address.masked(length).equals(address)) {
            throw new IllegalArgumentException("host bits set in " + address + '/' + length);
        }
    }

    /**
     * The prefix an address lies in.
     *
     * @param address any address
     * @param length 0 to 32
     * @return the prefix of that length containing {@code address}
     * @throws IllegalArgumentException if {@code length} is out of range
     */
    public static Ipv4Prefix masking(Ipv4Address address, int length) {
        return new Ipv4Prefix(address.masked(length), length);
    }

    /**
     * Reads {@code address/length} as {@link Ipv4Address#parse} and a decimal number without sign or leading zero.
     *
     * @param text the text
     * @return the prefix
     * @throws IllegalArgumentException if {@code text} is anything else or has host bits set
     */
    public static Ipv4Prefix parse(String text) {
        int slash = text.indexOf('/');
        int length = slash < 0 ? -1 : DecimalText.parse(text, slash + 1, text.length(), Ipv4Address.BITS);
        if (length < 0) {
            throw new IllegalArgumentException("not an IPv4 prefix: \"" + text + '"');
        }
        return new Ipv4Prefix(Ipv4Address.parse(text.substring(0, slash)), length);
    }

    /**
     * Whether an address lies in this prefix.
     *
     * @param candidate any address
     * @return true if its first {@code length} bits are this prefix's
     */
    public boolean contains(Ipv4Address candidate) {
        return ((candidate.value() ^ address.value()) & Ipv4Address.leadingOnes(length)) == 0;
    }

    /**
     * Whether another prefix lies in this one; a prefix contains itself.
     *
     * @param other any prefix
     * @return true if every address of {@code other} is one of this
     */
    public boolean contains(Ipv4Prefix other) {
        return other.length >= length && contains(other.address);
    }

    /**
     * The lowest address, the network's.
     *
     * @return the address of this prefix
     */
    public Ipv4Address first() {
        return address;
    }

    /**
     * The highest address, the broadcast address where there is one.
     *
     * @return this prefix followed by ones
     */
    public Ipv4Address last() {
        return new Ipv4Address(address.value() | ~Ipv4Address.leadingOnes(length));
    }

    /**
     * The netmask, such as {@code 255.255.240.0}.
     *
     * @return ones in the first {@code length} bits
     */
    public Ipv4Address netmask() {
        return new Ipv4Address(Ipv4Address.leadingOnes(length));
    }

    /**
     * How many subnets of a length this prefix has.
     *
     * @param newLength their length, from this prefix's to 32
     * @return the number, 1 to 2<sup>32</sup>
     * @throws IllegalArgumentException if {@code newLength} is out of range
     */
    public long subnetCount(int newLength) {
        if (newLength < length || newLength > Ipv4Address.BITS) {
            throw new IllegalArgumentException("subnet length " + newLength + " is not in " + length + " to 32");
        }
        return 1L << (newLength - length);
    }

    /**
     * One subnet of this prefix.
     *
     * @param newLength its length, from this prefix's to 32
     * @param index which one, from 0
     * @return the subnet
     * @throws IllegalArgumentException if {@code newLength} is out of range or there is no such subnet
     */
    public Ipv4Prefix subnet(int newLength, long index) {
        if (index < 0 || index >= subnetCount(newLength)) {
            throw new IllegalArgumentException(this + " has no subnet number " + index + " of length " + newLength);
        }
        int offset = (int) (index << (Ipv4Address.BITS - newLength));
        return new Ipv4Prefix(new Ipv4Address(address.value() | offset), newLength);
    }

    /**
     * The subnets of this prefix in ascending order, made one at a time as the stream is read.
     *
     * @param newLength their length, from this prefix's to 32
     * @return the subnets
     * @throws IllegalArgumentException if {@code newLength} is out of range
     */
    public Stream<Ipv4Prefix> subnets(int newLength) {
        return LongStream.range(0, subnetCount(newLength)).mapToObj(index -> subnet(newLength, index));
    }

    /** Orders by address, then by length. */
    @Override
    public int compareTo(Ipv4Prefix other) {
        int order = address.compareTo(other.address);
        return order != 0 ? order : Integer.compare(length, other.length);
    }

    /** The dotted quad, a slash and the length. */
    @Override
    public String toString() {
        return address.toString() + '/' + length;
    }
}
