package net.wan6.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A domain name as DHCPv6 carries it: labels in the encoding of RFC 1035 §3.1, never compressed (RFC 9915 §10). A view of
 * its octets: case and whatever octets a label holds are kept, and so is the absence of the root label in a partial name
 * (RFC 4704 §4.2).
 *
 * <p>Equality is that of octets and so of case too. Immutable.
 */
public final class DomainName extends WireImage {
    private static final int LONGEST = 255;
    private static final int LONGEST_LABEL = 63;
    private static final int POINTER = 0xc0;

    /** The root: one label of no octets. */
    public static final DomainName ROOT = new DomainName(new byte[1], 0, 1, true);

    private final boolean full;

    private DomainName(byte[] array, int from, int to, boolean full) {
        super(array, from, to);
        this.full = full;
    }

    /**
     * A full name, which ends in the root.
     *
     * @param text labels with dots between them, with or without a dot at the end; {@code \.}, {@code \\} and {@code
     *     \DDD} (three decimal digits) stand for single octets (RFC 1035 §5.1)
     * @return the name
     * @throws IllegalArgumentException if a label is empty or too long, the name is too long, or a character is not of
     *     ASCII (make it an A-label first)
     */
    public static DomainName parse(String text) {
        if (text.isEmpty() || text.equals(".")) {
            return ROOT;
        }
        return DomainNameText.parse(text, true);
    }

    /**
     * A partial name, which lacks the root: for CLIENT_FQDN alone.
     *
     * @param text as for {@link #parse(String)}, without a dot at the end; empty for no labels at all
     * @return the name
     * @throws IllegalArgumentException as {@link #parse(String)}
     */
    public static DomainName parsePartial(String text) {
        return DomainNameText.parse(text, false);
    }

    /**
     * Reads a name, full or partial, that the octets hold and nothing else.
     *
     * @param octets labels, each after its length
     * @return the name; a view
     * @throws MalformedOptionException if the octets are anything else
     */
    public static DomainName of(Octets octets) {
        DomainName name = read(octets.array, octets.from, octets.from, octets.to);
        if (name.to != octets.to) {
            throw new MalformedOptionException("octets after the root label", name.to - octets.from);
        }
        return name;
    }

    /** Reads to the root label, or to the end of a partial name; offsets of an exception count from {@code base}. */
    static DomainName read(byte[] array, int base, int from, int to) {
        int at = from;
        while (at < to) {
            int length = BigEndian.u8(array, at);
            if (length > LONGEST_LABEL) {
                String what = length >= POINTER ? "a compressed name" : "a label of " + length + " octets";
                throw new MalformedOptionException(what, at - base);
            }
            int next = at + 1 + length;
            if (next > to) {
                throw new MalformedOptionException("a label longer than what follows", at - base);
            }
            if (next - from > LONGEST) {
                throw new MalformedOptionException("a name of more than 255 octets", at - base);
            }
            if (length == 0) {
                return new DomainName(array, from, next, true);
            }
            at = next;
        }
        return new DomainName(array, from, to, false);
    }

    /** The same, where a partial name has no place. */
    static DomainName readFull(byte[] array, int base, int from, int to) {
        DomainName name = read(array, base, from, to);
        if (!name.full) {
            throw unfinished(to - base);
        }
        return name;
    }

    static MalformedOptionException unfinished(int offset) {
        return new MalformedOptionException("a name that does not end in the root label", offset);
    }

    /**
     * Whether the root label is missing.
     *
     * @return true if what the name is relative to is left to the reader
     */
    public boolean isPartial() {
        return !full;
    }

    /**
     * Whether the name is the root and nothing else.
     *
     * @return true if so
     */
    public boolean isRoot() {
        return full && size() == 1;
    }

    /**
     * The labels from the first on, the root label left out.
     *
     * @return views, each of 1 to 63 octets
     */
    public List<Octets> labels() {
        List<Octets> labels = new ArrayList<>(4);
        for (int at = from; at < to && array[at] != 0; at += 1 + array[at]) {
            labels.add(new Octets(array, at + 1, at + 1 + array[at]));
        }
        return List.copyOf(labels);
    }

    /**
     * The name in ASCII, safe to show: dots between the labels and, for a full name, at the end; octets that are no
     * printable ASCII as {@code \DDD}, dots and backslashes inside a label after a backslash.
     */
    @Override
    public String toString() {
        if (isRoot()) {
            return ".";
        }
        StringBuilder text = new StringBuilder(size());
        for (int at = from; at < to && array[at] != 0; at += 1 + array[at]) {
            text.append(at == from ? "" : ".");
            DomainNameText.append(text, array, at + 1, at + 1 + array[at]);
        }
        return text.append(full ? "." : "").toString();
    }

    /**
     * The text without the dot at the end, as resolvers' configuration has it.
     *
     * @return as {@link #toString()}, the last dot left out; empty for the root
     */
    public String withoutFinalDot() {
        String text = toString();
        return full ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * Whether two names are the same to the DNS: letters of ASCII in either case are (RFC 4343).
     *
     * @param other another name
     * @return true if so
     */
    public boolean equalsIgnoreCase(DomainName other) {
        return asLowerCase().equals(other.asLowerCase());
    }

    private String asLowerCase() {
        byte[] lower = ownArray().clone();
        // A length is at most 63 and so is never taken for a letter.
        for (int i = 0; i < lower.length; i++) {
            if (lower[i] >= 'A' && lower[i] <= 'Z') {
                lower[i] = (byte) (lower[i] + ('a' - 'A'));
            }
        }
        return new String(lower, StandardCharsets.ISO_8859_1);
    }
}
