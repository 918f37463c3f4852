package net.wan6.codec;

import java.net.Inet6Address;
import java.net.UnknownHostException;

/**
 * An IPv6 address as two longs: a value without a scope, a name or a resolver behind it.
 *
 * <p>Bit 0 is the most significant bit of {@code high}, bit 127 the least significant of {@code low}. Addresses order as
 * unsigned 128-bit numbers. Immutable and safe for use by any number of threads.
 *
 * @param high the first eight octets, most significant first
 * @param low the last eight octets, most significant first
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4291">RFC 4291</a>
 */
public record Ipv6Address(long high, long low) implements Comparable<Ipv6Address> {

    /** Octets of an address. */
    public static final int OCTETS = 16;

    /** Bits of an address. */
    public static final int BITS = 128;

    /** The unspecified address {@code ::} (RFC 4291 §2.5.2). */
    public static final Ipv6Address UNSPECIFIED = new Ipv6Address(0, 0);

    /**
     * Reads the text form of RFC 4291 §2.2: eight groups of one to four hexadecimal digits, at most one {@code ::}
     * standing for at least one zero group, the last two groups optionally as dotted quad. No scope identifier, no
     * brackets, no blanks.
     *
     * @param text the text
     * @return the address
     * @throws IllegalArgumentException if {@code text} is anything else
     */
    public static Ipv6Address parse(String text) {
        return Ipv6Text.parse(text);
    }

    /**
     * Makes an address of sixteen octets, which are copied.
     *
     * @param octets the address in network order
     * @return the address
     * @throws IllegalArgumentException if there are not exactly sixteen octets
     */
    public static Ipv6Address of(byte[] octets) {
        if (octets.length != OCTETS) {
            throw new IllegalArgumentException("an IPv6 address has 16 octets, not " + octets.length);
        }
        return readFrom(octets, 0);
    }

    /**
     * Makes an address of the JDK's. The scope identifier is dropped: it names an interface of one host.
     *
     * @param address the JDK's address
     * @return the same sixteen octets
     */
    public static Ipv6Address of(Inet6Address address) {
        return readFrom(address.getAddress(), 0);
    }

    /**
     * Reads sixteen octets out of a larger array.
     *
     * @param source where they are
     * @param offset index of the first
     * @return the address
     * @throws IllegalArgumentException if fewer than sixteen octets follow {@code offset}
     */
    public static Ipv6Address readFrom(byte[] source, int offset) {
        Ipv4Address.requireRoom(source, offset, OCTETS);
        return new Ipv6Address(BigEndian.i64(source, offset), BigEndian.i64(source, offset + 8));
    }

    /**
     * Writes the sixteen octets into a larger array.
     *
     * @param target where to
     * @param offset index of the first octet written
     * @throws IllegalArgumentException if there is no room for sixteen octets at {@code offset}
     */
    public void writeTo(byte[] target, int offset) {
        Ipv4Address.requireRoom(target, offset, OCTETS);
        BigEndian.put64(target, offset, high);
        BigEndian.put64(target, offset + 8, low);
    }

    /**
     * The sixteen octets in network order.
     *
     * @return a new array
     */
    public byte[] toByteArray() {
        byte[] octets = new byte[OCTETS];
        writeTo(octets, 0);
        return octets;
    }

    /**
     * The JDK's form, always an {@link Inet6Address} without scope: {@code ::ffff:192.0.2.1} stays the IPv6 address it
     * is, where {@link java.net.InetAddress#getByAddress(byte[])} would answer an {@link java.net.Inet4Address}. The JDK
     * itself may still treat a mapped address as IPv4 when a socket is given one. No name is looked up.
     *
     * @return the same sixteen octets
     */
    public Inet6Address toInetAddress() {
        try {
            return Inet6Address.getByAddress(null, toByteArray(), -1);
        } catch (UnknownHostException e) {
            throw new AssertionError("sixteen octets refused", e);
        }
    }

    /**
     * Whether this is {@code ::}.
     *
     * @return true for the unspecified address
     */
    public boolean isUnspecified() {
        return (high | low) == 0;
    }

    /**
     * Whether this is {@code ::1}.
     *
     * @return true for the loopback address
     */
    public boolean isLoopback() {
        return high == 0 && low == 1;
    }

    /**
     * Whether this lies in {@code ff00::/8}.
     *
     * @return true for a multicast address
     */
    public boolean isMulticast() {
        return high >>> 56 == 0xff;
    }

    /**
     * Whether this lies in {@code fe80::/10}.
     *
     * @return true for a link-local unicast address
     */
    public boolean isLinkLocal() {
        return high >>> 54 == 0xfe80 >>> 6;
    }

    /**
     * Whether this lies in {@code ::ffff:0:0/96} (RFC 4291 §2.5.5.2).
     *
     * @return true for an IPv4-mapped address
     */
    public boolean isIpv4Mapped() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /**
     * Bits {@code from} to {@code from + count}, right-aligned; they may cross bit 64.
     *
     * @param from the first bit, 0 the most significant
     * @param count how many, 0 to 64
     * @return the bits as an unsigned number
     * @throws IllegalArgumentException if the bits are not all within the address
     */
    public long bits(int from, int count) {
        requireBits(from, count);
        if (count == 0) {
            return 0;
        }
        int unwanted = Long.SIZE - count;
        if (from >= 64) {
            return low << (from - 64) >>> unwanted;
        }
        if (from + count <= 64) {
            return high << from >>> unwanted;
        }
        return (high << from | low >>> (64 - from)) >>> unwanted;
    }

    /**
     * This address with some bits replaced; they may cross bit 64.
     *
     * @param from the first bit replaced, 0 the most significant
     * @param count how many, 0 to 64
     * @param value the new bits, right-aligned
     * @return the new address
     * @throws IllegalArgumentException if the bits are not all within the address or {@code value} has more of them
     */
    public Ipv6Address withBits(int from, int count, long value) {
        requireBits(from, count);
        long mask = count == 0 ? 0 : -1L >>> (Long.SIZE - count);
        if ((value & ~mask) != 0) {
            throw new IllegalArgumentException(
                    "value 0x" + Long.toHexString(value) + " does not fit in " + count + " bits");
        }
        int up = BITS - from - count;
        if (up >= 64) {
            // count == 0 at from == 0 gives 128 - 64 = 64, a shift of nothing: mask and value are zero then.
            return new Ipv6Address((high & ~(mask << (up - 64))) | (value << (up - 64)), low);
        }
        long newLow = (low & ~(mask << up)) | (value << up);
        if (up == 0) {
            return new Ipv6Address(high, newLow);
        }
        return new Ipv6Address((high & ~(mask >>> (64 - up))) | (value >>> (64 - up)), newLow);
    }

    /**
     * This address with everything after its first bits zero.
     *
     * @param length how many bits stay, 0 to 128
     * @return the masked address
     * @throws IllegalArgumentException if {@code length} is out of range
     */
    public Ipv6Address masked(int length) {
        if (length < 0 || length > BITS) {
            throw new IllegalArgumentException("IPv6 prefix length " + length + " is not in 0 to 128");
        }
        return new Ipv6Address(high & leadingOnes(length), low & leadingOnes(length - 64));
    }

    /** Ones in the first {@code count} bits of a long, where anything below 0 is 0 and above 64 is 64. */
    static long leadingOnes(int count) {
        if (count <= 0) {
            return 0;
        }
        return count >= Long.SIZE ? -1L : -1L << (Long.SIZE - count);
    }

    private static void requireBits(int from, int count) {
        if (count < 0 || count > Long.SIZE || from < 0 || from > BITS - count) {
            throw new IllegalArgumentException(count + " bits from bit " + from + " are not within an IPv6 address");
        }
    }

    /** Orders by the unsigned 128-bit number. */
    @Override
    public int compareTo(Ipv6Address other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    /** The text form of RFC 5952; an IPv4-mapped address ends in a dotted quad (RFC 5952 §5). */
    @Override
    public String toString() {
        return Ipv6Text.format(this);
    }
}
