package net.wan6.codec;

/**
 * A DHCP Unique Identifier: opaque, to be compared for equality and nothing else (RFC 9915 §11).
 */
public final class Duid extends WireImage implements Comparable<Duid> {
    private static final int TYPE = 2;
    private static final int LONGEST = TYPE + 128;
    private static final int LINK_LAYER = 3;
    private static final int ETHERNET = 1;
    private static final int MAC_LENGTH = 6;

    static final ViewShape.Form<Duid> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return TYPE + 1;
        }

        @Override
        public int most() {
            return LONGEST;
        }

        @Override
        public Duid read(byte[] array, int from, int to) {
            return new Duid(array, from, to);
        }
    };

    private Duid(byte[] array, int from, int to) {
        super(array, from, to);
    }

    /**
     * A DUID as it stands on the wire.
     *
     * @param octets type and identifier, 3 to 130 octets (RFC 9915 §11.1)
     * @return the DUID
     * @throws IllegalArgumentException if there are fewer or more
     */
    public static Duid of(Octets octets) {
        if (octets.length() <= TYPE || octets.length() > LONGEST) {
            throw new IllegalArgumentException("a DUID of " + octets.length() + " octets, not 3 to " + LONGEST);
        }
        return new Duid(octets.array, octets.from, octets.to);
    }

    /**
     * Reads hexadecimal digits.
     *
     * @param hex type and identifier, two digits an octet, with nothing between them or with colons or hyphens between all
     * @return the DUID
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Duid parseHex(String hex) {
        return of(HexText.parse(hex));
    }

    /**
     * A DUID-LL, made from a link-layer address (RFC 9915 §11.4).
     *
     * @param hardwareType IANA hardware type, 1 for Ethernet
     * @param linkLayerAddress the address, 1 to 126 octets
     * @return the DUID
     * @throws IllegalArgumentException if the type is not in 0 to 65535, or the address has none or too many octets
     */
    public static Duid linkLayer(int hardwareType, Octets linkLayerAddress) {
        if (linkLayerAddress.isEmpty()) {
            throw new IllegalArgumentException("a link-layer address of 0 octets");
        }
        OctetWriter out = new OctetWriter(TYPE + 2 + linkLayerAddress.length());
        out.u16(LINK_LAYER).u16(hardwareType).octets(linkLayerAddress);
        byte[] octets = out.finish();
        return of(new Octets(octets, 0, octets.length));
    }

    /**
     * A DUID-LL, made from the MAC address of an interface (RFC 9915 §11.4).
     *
     * @param macAddress six octets, two digits each, as {@code 02:00:5e:00:53:02}, {@code 02-00-5e-00-53-02} or {@code
     *     02005e005302}
     * @return the DUID
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Duid parseMac(String macAddress) {
        Octets octets = HexText.parse(macAddress);
        if (octets.length() != MAC_LENGTH) {
            throw new IllegalArgumentException("a MAC address of " + octets.length() + " octets, not " + MAC_LENGTH);
        }
        return linkLayer(ETHERNET, octets);
    }

    /**
     * The DUID type.
     *
     * @return 1 LLT, 2 EN, 3 LL, 4 UUID, or another
     */
    public int type() {
        return BigEndian.u16(array, from);
    }

    /**
     * The same DUID apart from the message it was read from.
     *
     * @return an equal DUID that keeps no message alive
     */
    public Duid compact() {
        byte[] own = ownArray();
        return own == array ? this : new Duid(own, 0, own.length);
    }

    /**
     * The DUID as digits.
     *
     * @return two lower-case hexadecimal digits an octet
     */
    public String toHex() {
        return octets().toHex();
    }

    /** An order for listings; it has no meaning of its own. */
    @Override
    public int compareTo(Duid other) {
        return octets().compareTo(other.octets());
    }

    @Override
    public String toString() {
        return toHex();
    }
}
