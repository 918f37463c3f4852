package net.wan6.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * An immutable sequence of octets.
 *
 * <p>Slices share the array of what they were taken from and so keep it alive; {@link #compact()} lets it go. {@link
 * #toString()} tells the length only, since octets may hold a key; {@link #toHex()} is explicit. Safe for use by any
 * thread.
 */
public final class Octets extends WireImage implements Comparable<Octets> {
    private static final HexFormat HEX = HexFormat.of();

    /** No octets at all. */
    public static final Octets EMPTY = new Octets(new byte[0], 0, 0);

    Octets(byte[] array, int from, int to) {
        super(array, from, to);
    }

    /**
     * Copies the octets given.
     *
     * @param octets what to copy
     * @return an equal sequence that no later write to the argument can change
     */
    public static Octets of(byte... octets) {
        return octets.length == 0 ? EMPTY : new Octets(octets.clone(), 0, octets.length);
    }

    /**
     * Copies a part of an array.
     *
     * @param array the array
     * @param from index of the first octet
     * @param to index after the last octet
     * @return the octets between
     * @throws IndexOutOfBoundsException if the range is not inside the array
     */
    public static Octets of(byte[] array, int from, int to) {
        Objects.checkFromToIndex(from, to, array.length);
        return from == to ? EMPTY : new Octets(Arrays.copyOfRange(array, from, to), 0, to - from);
    }

    /**
     * Copies what remains in a buffer, whose position does not move.
     *
     * @param buffer the buffer
     * @return its octets from position to limit
     */
    public static Octets of(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(buffer.position(), copy);
        return new Octets(copy, 0, copy.length);
    }

    /**
     * Reads hexadecimal digits, two an octet.
     *
     * @param hex the digits, in either case, with nothing between octets or with colons or hyphens between all of them
     * @return the octets
     * @throws IllegalArgumentException if the text is anything else; the digits are not repeated in the message, as they
     *     may be a key
     */
    public static Octets parseHex(String hex) {
        return HexText.parse(hex);
    }

    /**
     * How many octets there are.
     *
     * @return the length, 0 or more
     */
    public int length() {
        return size();
    }

    /**
     * Whether there is none.
     *
     * @return true if the length is 0
     */
    public boolean isEmpty() {
        return from == to;
    }

    /**
     * One octet as an unsigned number.
     *
     * @param index 0 for the first
     * @return 0 to 255
     * @throws IndexOutOfBoundsException if there is no such octet
     */
    public int u8(int index) {
        return BigEndian.u8(array, from + Objects.checkIndex(index, size()));
    }

    /**
     * Two octets as an unsigned number, most significant first.
     *
     * @param index where the first of them stands
     * @return 0 to 65535
     * @throws IndexOutOfBoundsException if there are not two
     */
    public int u16(int index) {
        return BigEndian.u16(array, from + Objects.checkFromIndexSize(index, 2, size()));
    }

    /**
     * Four octets as an unsigned number, most significant first.
     *
     * @param index where the first of them stands
     * @return 0 to 4294967295
     * @throws IndexOutOfBoundsException if there are not four
     */
    public long u32(int index) {
        return BigEndian.u32(array, from + Objects.checkFromIndexSize(index, 4, size()));
    }

    /**
     * Eight octets, most significant first, to be read as unsigned.
     *
     * @param index where the first of them stands
     * @return all 64 bits
     * @throws IndexOutOfBoundsException if there are not eight
     */
    public long u64(int index) {
        return BigEndian.i64(array, from + Objects.checkFromIndexSize(index, 8, size()));
    }

    /**
     * A part of these octets; a view.
     *
     * @param begin index of the first octet
     * @param end index after the last octet
     * @return the octets between
     * @throws IndexOutOfBoundsException if the range is not inside
     */
    public Octets slice(int begin, int end) {
        Objects.checkFromToIndex(begin, end, size());
        return begin == 0 && end == size() ? this : new Octets(array, from + begin, from + end);
    }

    /**
     * The same octets in an array of their own, so that a small part does not keep a large message alive.
     *
     * @return equal octets
     */
    public Octets compact() {
        byte[] own = ownArray();
        return own == array ? this : new Octets(own, 0, own.length);
    }

    /**
     * These octets followed by others.
     *
     * @param tail what follows
     * @return the whole, copied
     */
    public Octets concat(Octets tail) {
        byte[] joined = Arrays.copyOf(toByteArray(), size() + tail.size());
        tail.writeTo(joined, size());
        return new Octets(joined, 0, joined.length);
    }

    /**
     * A copy as an array.
     *
     * @return a new array
     */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, from, to);
    }

    /**
     * Copies all octets into an array.
     *
     * @param target the array
     * @param offset where the first octet goes
     * @throws IndexOutOfBoundsException if the array is too short
     */
    public void writeTo(byte[] target, int offset) {
        System.arraycopy(array, from, target, offset, size());
    }

    /**
     * A view for channels.
     *
     * @return a new read-only buffer over these octets
     */
    public ByteBuffer toByteBuffer() {
        return ByteBuffer.wrap(array, from, size()).slice().asReadOnlyBuffer();
    }

    /**
     * Reads these octets one value after the other; offsets in what it throws count from the first of them.
     *
     * @return a new reader that stands at the first octet
     */
    public OctetReader reader() {
        return new OctetReader(array, from, to);
    }

    /**
     * All octets as digits: for a person who asks, never for a log, since they may be a key.
     *
     * @return two lower-case hexadecimal digits an octet
     */
    public String toHex() {
        return HEX.formatHex(array, from, to);
    }

    /** Orders by the first octet that differs, unsigned; a beginning comes before what it begins. */
    @Override
    public int compareTo(Octets other) {
        return Arrays.compareUnsigned(array, from, to, other.array, other.from, other.to);
    }

    @Override
    public String toString() {
        return "Octets[" + size() + "]";
    }
}
