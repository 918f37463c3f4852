package net.wan6.codec;

/**
 * A part of a delegated prefix that the customer must not use (PD_EXCLUDE, RFC 6603 §4.2): a view of its octets.
 *
 * <p>The option holds only the bits after the delegated prefix, so that it means nothing without the IA Prefix around it:
 * {@link #in} puts them together.
 */
public final class PdExclude extends WireImage {
    private static final int LONGEST = 17;

    static final ViewShape.Form<PdExclude> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return 2;
        }

        @Override
        public int most() {
            return LONGEST;
        }

        @Override
        public PdExclude read(byte[] array, int from, int to) {
            return new PdExclude(array, from, to);
        }
    };

    private PdExclude(byte[] array, int from, int to) {
        super(array, from, to);
        if (prefixLength() < 1 || prefixLength() > 128) {
            throw new MalformedOptionException("prefix length is " + prefixLength() + ", not 1 to 128", 0);
        }
    }

    /**
     * Excludes a prefix from a delegated one.
     *
     * @param delegated the prefix of the IA Prefix the option is to stand in
     * @param excluded a longer prefix inside it
     * @return the value
     * @throws IllegalArgumentException if it is not longer or not inside
     */
    public static PdExclude of(Ipv6Prefix delegated, Ipv6Prefix excluded) {
        if (excluded.length() <= delegated.length() || !delegated.contains(excluded)) {
            throw new IllegalArgumentException(excluded + " is no part of " + delegated);
        }
        OctetWriter out = new OctetWriter(LONGEST).u8(excluded.length());
        int end = excluded.length();
        for (int at = delegated.length(); at < end; at += 8) {
            int count = Math.min(8, end - at);
            out.u8((int) excluded.address().bits(at, count) << (8 - count));
        }
        byte[] octets = out.toByteArray();
        return new PdExclude(octets, 0, octets.length);
    }

    /**
     * How long the excluded prefix is.
     *
     * @return 1 to 128
     */
    public int prefixLength() {
        return BigEndian.u8(array, from);
    }

    /**
     * The bits of the excluded prefix after the delegated one, at the left of their octets.
     *
     * @return 1 to 16 octets
     */
    public Octets subnetId() {
        return new Octets(array, from + 1, to);
    }

    /**
     * The excluded prefix.
     *
     * @param delegated the prefix of the IA Prefix this option stands in
     * @return a longer prefix inside {@code delegated}; bits beyond its length are cleared
     * @throws MalformedOptionException if it would not be longer, or the octets are not as many as its bits take
     */
    public Ipv6Prefix in(Ipv6Prefix delegated) {
        int width = prefixLength() - delegated.length();
        if (width < 1) {
            throw new MalformedOptionException(
                    "excluded length " + prefixLength() + " is not beyond the delegated " + delegated.length(), 0);
        }
        if (size() - 1 != Ipv6Prefix.octets(width)) {
            throw new MalformedOptionException("a subnet id of " + (size() - 1) + " octets for " + width + " bits", 1);
        }
        Ipv6Address address = delegated.address();
        for (int i = 0; i < width; i += 8) {
            int count = Math.min(8, width - i);
            int octet = BigEndian.u8(array, from + 1 + i / 8);
            address = address.withBits(delegated.length() + i, count, octet >>> (8 - count));
        }
        return new Ipv6Prefix(address, prefixLength());
    }

    @Override
    public String toString() {
        return "PdExclude /" + prefixLength() + " subnet id " + subnetId().toHex();
    }
}
