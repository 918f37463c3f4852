package net.wan6.codec;

import java.util.Arrays;
import java.util.List;

/**
 * Writes octets one after the other, most significant first, and grows as needed. Not for use by several threads.
 */
public final class OctetWriter {
    private static final int USUAL_PAYLOAD = 60;

    private byte[] array;
    private int length;

    /** A writer that has written nothing yet. */
    public OctetWriter() {
        this(USUAL_PAYLOAD);
    }

    OctetWriter(int capacity) {
        this.array = new byte[capacity];
    }

    /**
     * Writes one octet.
     *
     * @param value 0 to 255
     * @return this writer
     * @throws IllegalArgumentException if the value does not fit
     */
    public OctetWriter u8(int value) {
        require(value, 0xff);
        int at = grow(1);
        array[at] = (byte) value;
        return this;
    }

    /**
     * Writes two octets.
     *
     * @param value 0 to 65535
     * @return this writer
     * @throws IllegalArgumentException if the value does not fit
     */
    public OctetWriter u16(int value) {
        require(value, 0xffff);
        int at = grow(2);
        BigEndian.put16(array, at, value);
        return this;
    }

    /**
     * Writes four octets.
     *
     * @param value 0 to 4294967295
     * @return this writer
     * @throws IllegalArgumentException if the value does not fit
     */
    public OctetWriter u32(long value) {
        require(value, 0xffff_ffffL);
        int at = grow(4);
        BigEndian.put32(array, at, (int) value);
        return this;
    }

    /**
     * Writes eight octets.
     *
     * @param value all 64 bits
     * @return this writer
     */
    public OctetWriter u64(long value) {
        int at = grow(8);
        BigEndian.put64(array, at, value);
        return this;
    }

    /**
     * Writes an IPv6 address, 16 octets.
     *
     * @param address the address
     * @return this writer
     */
    public OctetWriter ipv6(Ipv6Address address) {
        return u64(address.high()).u64(address.low());
    }

    /**
     * Writes an IPv4 address, 4 octets.
     *
     * @param address the address
     * @return this writer
     */
    public OctetWriter ipv4(Ipv4Address address) {
        return u32(address.value() & 0xffff_ffffL);
    }

    /**
     * Writes octets as they are.
     *
     * @param octets what to write
     * @return this writer
     */
    public OctetWriter octets(Octets octets) {
        return image(octets);
    }

    /**
     * Writes a text in UTF-8, without an end mark.
     *
     * @param text what to write
     * @return this writer
     * @throws IllegalArgumentException if a surrogate in it has no partner
     */
    public OctetWriter text(String text) {
        byte[] utf8 = Utf8.encode(text);
        return range(utf8, 0, utf8.length);
    }

    /**
     * Writes options as they are.
     *
     * @param options what to write
     * @return this writer
     */
    public OctetWriter options(Options options) {
        return image(options);
    }

    /**
     * Writes a domain name, without compression.
     *
     * @param name the name
     * @return this writer
     */
    public OctetWriter name(DomainName name) {
        return image(name);
    }

    /**
     * Writes a prefix: its length as one octet, then as many octets of its address as hold that many bits.
     *
     * @param prefix the prefix
     * @return this writer
     */
    public OctetWriter prefix(Ipv6Prefix prefix) {
        u8(prefix.length());
        for (int bit = 0; bit < prefix.length(); bit += 8) {
            long half = bit < 64 ? prefix.address().high() : prefix.address().low();
            u8((int) (half >>> (56 - bit % 64)) & 0xff);
        }
        return this;
    }

    OctetWriter addresses(List<Ipv6Address> addresses) {
        for (int i = 0; i < addresses.size(); i++) {
            ipv6(addresses.get(i));
        }
        return this;
    }

    /** Writes octets one after the other, each after its length in two octets. */
    OctetWriter items(List<Octets> items) {
        items.forEach(item -> u16(item.length()).octets(item));
        return this;
    }

    OctetWriter image(WireImage image) {
        return range(image.array, image.from, image.to);
    }

    OctetWriter range(byte[] source, int from, int to) {
        int at = grow(to - from);
        System.arraycopy(source, from, array, at, to - from);
        return this;
    }

    /** Writes one option whole, or nothing if its value is refused; its length is known only after its payload. */
    <T> OctetWriter option(OptionType<T> type, T value) {
        int at = grow(OptionWalk.HEADER);
        try {
            type.shape().write(this, value);
            int payload = length - at - OptionWalk.HEADER;
            if (payload > 0xffff) {
                throw new IllegalArgumentException(type.name() + " of " + payload + " octets does not fit an option");
            }
            BigEndian.put32(array, at, type.code() << 16 | payload);
        } catch (RuntimeException refused) {
            length = at;
            throw refused;
        }
        return this;
    }

    /**
     * What was written; the writer may go on.
     *
     * @return the octets, copied
     */
    public Octets toOctets() {
        byte[] written = toByteArray();
        return new Octets(written, 0, written.length);
    }

    /** Writes one option whole, or nothing if code or length do not fit. */
    OctetWriter option(int code, Octets payload) {
        require(code, 0xffff);
        require(payload.length(), 0xffff);
        return u16(code).u16(payload.length()).octets(payload);
    }

    /** About how many octets a value takes as an option. */
    static int sizeHint(Object value) {
        return OptionWalk.HEADER + (value instanceof WireImage image ? image.size() : USUAL_PAYLOAD);
    }

    /**
     * How many octets were written.
     *
     * @return 0 or more
     */
    public int length() {
        return length;
    }

    /** That of the message whose header was written first. */
    MessageType type() {
        return new MessageType(array[0] & 0xff);
    }

    /** A writer that has written the first octets of this one, with room for so many more. */
    OctetWriter truncated(int keep, int room) {
        return new OctetWriter(keep + room + USUAL_PAYLOAD).range(array, 0, keep);
    }

    /** What was written; a copy. */
    byte[] toByteArray() {
        return Arrays.copyOf(array, length);
    }

    /** What was written, by a writer that writes no more: copied only if the size was not foreseen. */
    byte[] finish() {
        return length == array.length ? array : toByteArray();
    }

    private int grow(int count) {
        int at = length;
        if (count > array.length - at) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, at + count));
        }
        length = at + count;
        return at;
    }

    private static void require(long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException("value " + value + " is not in 0 to " + most);
        }
    }
}
