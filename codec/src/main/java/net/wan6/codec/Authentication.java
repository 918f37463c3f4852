package net.wan6.codec;

/**
 * What proves where a message comes from (AUTH, RFC 9915 §21.11): a view of its octets.
 *
 * <p>The authentication information may be a key, so that no rendering shows it.
 */
public final class Authentication extends WireImage {
    private static final int HEADER = 11;
    private static final int RKAP = 3;
    private static final int HMAC_MD5 = 1;
    private static final int RKAP_LENGTH = 17;

    static final ViewShape.Form<Authentication> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return HEADER;
        }

        @Override
        public Authentication read(byte[] array, int from, int to) {
            return checked(array, from, to);
        }

        @Override
        public Authentication remade(Authentication value) {
            return value.remade();
        }
    };

    private Authentication(byte[] array, int from, int to) {
        super(array, from, to);
    }

    private static Authentication checked(byte[] array, int from, int to) {
        Authentication authentication = new Authentication(array, from, to);
        authentication.requireRkapLength();
        return authentication;
    }

    private Authentication remade() {
        return of(protocol(), algorithm(), rdm(), replayDetection(), information());
    }

    /**
     * The option's fields.
     *
     * @param protocol 0 to 255; 3 is RKAP
     * @param algorithm 0 to 255; under RKAP 1 is HMAC-MD5
     * @param rdm replay detection method, 0 to 255; 0 is a counter that rises
     * @param replayDetection 64 bits, unsigned under method 0
     * @param information what the protocol asks for
     * @return the value
     * @throws IllegalArgumentException if a number does not fit; information of a length that the protocol does not have
     *     is for whoever reads it to refuse
     */
    public static Authentication of(int protocol, int algorithm, int rdm, long replayDetection, Octets information) {
        byte[] octets = new OctetWriter(HEADER + information.length())
                .u8(protocol)
                .u8(algorithm)
                .u8(rdm)
                .u64(replayDetection)
                .octets(information)
                .finish();
        return new Authentication(octets, 0, octets.length);
    }

    /** A type and 16 octets of key or digest: there is no RKAP with HMAC-MD5 of another length (RFC 9915 §20.4.1). */
    private void requireRkapLength() {
        if (protocol() == RKAP && algorithm() == HMAC_MD5 && size() != HEADER + RKAP_LENGTH) {
            throw new MalformedOptionException(
                    "RKAP information of " + (size() - HEADER) + " octets, not " + RKAP_LENGTH, HEADER);
        }
    }

    /**
     * The authentication protocol.
     *
     * @return 0 to 255; 3 is RKAP
     */
    public int protocol() {
        return BigEndian.u8(array, from);
    }

    /**
     * The algorithm, in the protocol's own numbers.
     *
     * @return 0 to 255
     */
    public int algorithm() {
        return BigEndian.u8(array, from + 1);
    }

    /**
     * The replay detection method.
     *
     * @return 0 to 255
     */
    public int rdm() {
        return BigEndian.u8(array, from + 2);
    }

    /**
     * The replay detection value.
     *
     * @return 64 bits, unsigned under method 0
     */
    public long replayDetection() {
        return BigEndian.i64(array, from + 3);
    }

    /**
     * What the protocol asks for: under RKAP a type and 16 octets of key or digest.
     *
     * @return the octets, perhaps none; not to be shown
     */
    public Octets information() {
        return new Octets(array, from + HEADER, to);
    }

    @Override
    public String toString() {
        return "Authentication protocol " + protocol() + " algorithm " + algorithm() + " rdm " + rdm() + " replay "
                + Long.toUnsignedString(replayDetection()) + " information of " + (size() - HEADER) + " octets";
    }
}
