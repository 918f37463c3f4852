package net.wan6.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the payload of one option from its first octet to its last, and nothing outside it.
 *
 * <p>Bounds are checked here and nowhere else: reading past the end throws {@link MalformedOptionException}. Not for use
 * by several threads.
 */
public final class OctetReader {
    private final byte[] array;
    private final int from;
    private final int to;
    private int at;

    OctetReader(byte[] array, int from, int to) {
        this(array, from, from, to);
    }

    private OctetReader(byte[] array, int from, int at, int to) {
        this.array = array;
        this.from = from;
        this.at = at;
        this.to = to;
    }

    /**
     * How many octets are left.
     *
     * @return 0 at the end
     */
    public int remaining() {
        return to - at;
    }

    /**
     * Reads one octet.
     *
     * @return 0 to 255
     */
    public int u8() {
        return array[take(1)] & 0xff;
    }

    /**
     * Reads two octets, most significant first.
     *
     * @return 0 to 65535
     */
    public int u16() {
        return BigEndian.u16(array, take(2));
    }

    /**
     * Reads four octets, most significant first.
     *
     * @return 0 to 4294967295
     */
    public long u32() {
        return BigEndian.u32(array, take(4));
    }

    /**
     * Reads eight octets, most significant first.
     *
     * @return all 64 bits
     */
    public long u64() {
        return BigEndian.i64(array, take(8));
    }

    /**
     * Reads an IPv6 address of 16 octets.
     *
     * @return the address
     */
    public Ipv6Address ipv6() {
        return Ipv6Address.readFrom(array, take(16));
    }

    /**
     * Reads an IPv4 address of 4 octets.
     *
     * @return the address
     */
    public Ipv4Address ipv4() {
        return new Ipv4Address(BigEndian.i32(array, take(4)));
    }

    /**
     * Reads so many octets; a view.
     *
     * @param count how many
     * @return the octets
     */
    public Octets octets(int count) {
        int begin = take(count);
        return new Octets(array, begin, begin + count);
    }

    /**
     * Reads all that is left; a view.
     *
     * @return the octets, perhaps none
     */
    public Octets rest() {
        return octets(remaining());
    }

    /**
     * Reads all that is left as UTF-8; what is not UTF-8 becomes U+FFFD.
     *
     * @return the text
     */
    public String restAsText() {
        int count = remaining();
        return new String(array, take(count), count, StandardCharsets.UTF_8);
    }

    /**
     * Reads all that is left as UTF-8 and nothing else.
     *
     * @return the text
     */
    public String restAsStrictText() {
        int begin = take(remaining());
        return Utf8.strictly(array, from, begin, to);
    }

    /** Reads all that is left as octets one after the other, each after its length in two octets. */
    List<Octets> items() {
        List<Octets> items = new ArrayList<>(2);
        while (remaining() > 0) {
            items.add(octets(u16()));
        }
        return List.copyOf(items);
    }

    /**
     * Reads a domain name to its root label; a view.
     *
     * @return a full name
     */
    public DomainName name() {
        DomainName name = DomainName.readFull(array, from, at, to);
        at = name.to;
        return name;
    }

    /**
     * Reads a prefix: its length as one octet, then as many octets of its address as hold that many bits. Bits after
     * the length are cleared.
     *
     * @return the prefix
     */
    public Ipv6Prefix prefix() {
        int length = u8();
        if (length > Ipv6Address.BITS) {
            throw new MalformedOptionException("prefix length is " + length + ", more than 128", at - from - 1);
        }
        return Ipv6Prefix.readFrom(array, take(Ipv6Prefix.octets(length)), length);
    }

    /**
     * A reader of so many of the octets left, which this one passes over; its offsets count as this one's.
     *
     * @param count how many
     * @return a reader that ends after them
     */
    public OctetReader window(int count) {
        int begin = take(count);
        return new OctetReader(array, from, begin, at);
    }

    /**
     * Reads all that is left as options.
     *
     * @param space the code space they are of
     * @return the options
     * @throws MalformedOptionException if they do not end exactly at the end
     */
    public Options options(OptionSpace space) {
        int begin = at;
        at = to;
        return Options.inside(array, from, begin, to, space);
    }

    /**
     * Ends the reading.
     *
     * @param reason what is wrong
     * @return for {@code throw}: says that the payload is malformed where the reader stands
     */
    public MalformedOptionException malformed(String reason) {
        return new MalformedOptionException(reason, at - from);
    }

    private int take(int count) {
        if (count < 0 || count > to - at) {
            throw malformed("needs " + count + " octets, has " + (to - at));
        }
        int begin = at;
        at += count;
        return begin;
    }
}
