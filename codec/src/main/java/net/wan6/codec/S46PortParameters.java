package net.wan6.codec;

/**
 * Which ports of an address a customer has (S46_PORTPARAMS, RFC 7598 §4.5): a view of its octets.
 */
public final class S46PortParameters extends WireImage {
    private static final int SIZE = 4;

    static final ViewShape.Form<S46PortParameters> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return SIZE;
        }

        @Override
        public int most() {
            return SIZE;
        }

        @Override
        public S46PortParameters read(byte[] array, int from, int to) {
            return new S46PortParameters(array, from, to);
        }

        @Override
        public S46PortParameters remade(S46PortParameters value) {
            return value.remade();
        }
    };

    private S46PortParameters(byte[] array, int from, int to) {
        super(array, from, to);
        if (psidOffset() > 15) {
            throw new MalformedOptionException("offset is " + psidOffset() + ", more than 15", 0);
        }
        if (psidLength() > 16) {
            throw new MalformedOptionException("PSID length is " + psidLength() + ", more than 16", 1);
        }
    }

    /**
     * Port parameters.
     *
     * @param offset how many bits of a port stand before the PSID, 0 to 15
     * @param psidLength how many bits the PSID has, 0 to 16
     * @param psid the port set identifier as a number, 0 to 2^psidLength - 1
     * @return the value
     * @throws IllegalArgumentException if a number is out of range
     */
    public static S46PortParameters of(int offset, int psidLength, int psid) {
        if (offset < 0 || offset > 15 || psidLength < 0 || psidLength > 16) {
            throw new IllegalArgumentException(
                    "offset " + offset + " is not in 0 to 15 or PSID length " + psidLength + " not in 0 to 16");
        }
        if (psid < 0 || psid >>> psidLength != 0) {
            throw new IllegalArgumentException("PSID " + psid + " does not fit " + psidLength + " bits");
        }
        byte[] octets = new OctetWriter(SIZE)
                .u8(offset)
                .u8(psidLength)
                .u16(psid << (16 - psidLength))
                .toByteArray();
        return new S46PortParameters(octets, 0, SIZE);
    }

    private S46PortParameters remade() {
        return of(psidOffset(), psidLength(), psid());
    }

    /**
     * How many bits of a port stand before the PSID; ports in which they are all zero are nobody's.
     *
     * @return 0 to 15
     */
    public int psidOffset() {
        return BigEndian.u8(array, from);
    }

    /**
     * How many bits the PSID has.
     *
     * @return 0 to 16; 0 when no PSID is given here
     */
    public int psidLength() {
        return BigEndian.u8(array, from + 1);
    }

    /**
     * The port set identifier as a number: on the wire it stands at the left of its 16 bits, here at the right.
     *
     * @return 0 to 2^psidLength - 1; bits the wire has to the right of it are left out
     */
    public int psid() {
        return BigEndian.u16(array, from + 2) >>> (16 - psidLength());
    }

    @Override
    public String toString() {
        return "S46PortParameters offset " + psidOffset() + " PSID " + psid() + "/" + psidLength();
    }
}
