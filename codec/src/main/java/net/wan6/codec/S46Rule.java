package net.wan6.codec;

/**
 * A mapping rule of MAP-E or MAP-T (S46_RULE, RFC 7598 §4.1): a view of its octets.
 *
 * <p>The numbers are those received and fit their fields; whether they make a rule that works is for MAP to say.
 *
 * <p>Some servers put two zero octets between the rule's prefix and its options. They are passed over where an
 * S46_PORTPARAMS follows them; {@link #octets()} has them, a rule made anew by {@link #withOptions} has not.
 */
public final class S46Rule extends WireImage implements OptionContainer<S46Rule> {
    private static final int HEADER = 8;
    private static final int PREFIX6_LENGTH = 7;
    private static final int FMR = 0x01;
    private static final int STRAY = 2;

    static final ViewShape.Form<S46Rule> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return HEADER;
        }

        @Override
        public S46Rule read(byte[] array, int from, int to) {
            return new S46Rule(array, from, to);
        }
    };

    private final Options options;

    private S46Rule(byte[] array, int from, int to) {
        super(array, from, to);
        requireAtMost(1, "EA-bits length", 48);
        requireAtMost(2, "IPv4 prefix length", 32);
        requireAtMost(PREFIX6_LENGTH, "IPv6 prefix length", 128);
        int end = HEADER + Ipv6Prefix.octets(ipv6PrefixLength());
        if (size() < end) {
            throw new MalformedOptionException("length is " + size() + ", less than " + end, 0);
        }
        int stray = hasStrayOctets(array, from + end, to) ? STRAY : 0;
        this.options = Options.inside(array, from, from + end + stray, to, OptionSpace.S46);
    }

    private void requireAtMost(int offset, String field, int most) {
        int value = BigEndian.u8(array, from + offset);
        if (value > most) {
            throw new MalformedOptionException(field + " is " + value + ", more than " + most, offset);
        }
    }

    /** Two zero octets before a whole S46_PORTPARAMS that ends the payload; a valid option cannot begin so. */
    private static boolean hasStrayOctets(byte[] array, int at, int to) {
        return to - at == STRAY + 8
                && BigEndian.u16(array, at) == 0
                && BigEndian.u16(array, at + 2) == 93
                && BigEndian.u16(array, at + 4) == 4;
    }

    /**
     * A rule that is no forwarding rule and has no options.
     *
     * @param ipv6Prefix the rule's IPv6 prefix
     * @param ipv4Prefix the rule's IPv4 prefix
     * @param eaLength how many EA-bits follow the IPv6 prefix, 0 to 48
     * @return the rule
     * @throws IllegalArgumentException if the length is out of range
     */
    public static S46Rule of(Ipv6Prefix ipv6Prefix, Ipv4Prefix ipv4Prefix, int eaLength) {
        return of(0, eaLength, ipv4Prefix.length(), ipv4Prefix.address(), ipv6Prefix, Options.none(OptionSpace.S46));
    }

    private static S46Rule of(
            int flags, int eaLength, int ipv4Length, Ipv4Address ipv4, Ipv6Prefix ipv6, Options options) {
        byte[] octets = new OctetWriter(HEADER + 16 + options.size())
                .u8(flags)
                .u8(eaLength)
                .u8(ipv4Length)
                .ipv4(ipv4)
                .prefix(ipv6)
                .options(options.requireSpace(OptionSpace.S46))
                .toByteArray();
        try {
            return new S46Rule(octets, 0, octets.length);
        } catch (MalformedOptionException refused) {
            throw new IllegalArgumentException(refused.reason());
        }
    }

    /**
     * The eight flags.
     *
     * @return 0 to 255; 1 is F, the others are reserved
     */
    public int flags() {
        return BigEndian.u8(array, from);
    }

    /**
     * Whether the rule may be used to send to other customers directly.
     *
     * @return true for a forwarding mapping rule (FMR)
     */
    public boolean isFmr() {
        return (flags() & FMR) != 0;
    }

    /**
     * How many EA-bits follow the IPv6 prefix.
     *
     * @return 0 to 48
     */
    public int eaLength() {
        return BigEndian.u8(array, from + 1);
    }

    /**
     * The IPv4 address as received; bits beyond the prefix length may be set.
     *
     * @return the 4 octets
     */
    public Ipv4Address ipv4Address() {
        return new Ipv4Address(BigEndian.i32(array, from + 3));
    }

    /**
     * The rule's IPv4 prefix; bits beyond its length are cleared.
     *
     * @return the prefix
     */
    public Ipv4Prefix ipv4Prefix() {
        return Ipv4Prefix.masking(ipv4Address(), BigEndian.u8(array, from + 2));
    }

    /**
     * The rule's IPv6 prefix; bits beyond its length are cleared.
     *
     * @return the prefix
     */
    public Ipv6Prefix ipv6Prefix() {
        return Ipv6Prefix.readFrom(array, from + HEADER, ipv6PrefixLength());
    }

    private int ipv6PrefixLength() {
        return BigEndian.u8(array, from + PREFIX6_LENGTH);
    }

    /**
     * Whether two zero octets stood where options should begin.
     *
     * @return true if they were passed over
     */
    public boolean hasStrayOctets() {
        return options.from > from + HEADER + Ipv6Prefix.octets(ipv6PrefixLength());
    }

    @Override
    public Options options() {
        return options;
    }

    @Override
    public S46Rule withOptions(Options options) {
        return of(flags(), eaLength(), BigEndian.u8(array, from + 2), ipv4Address(), ipv6Prefix(), options);
    }

    /**
     * The same as a forwarding mapping rule.
     *
     * @return a new rule with the flag F
     */
    public S46Rule asFmr() {
        return of(flags() | FMR, eaLength(), BigEndian.u8(array, from + 2), ipv4Address(), ipv6Prefix(), options);
    }

    /**
     * The same with port parameters instead of those it had.
     *
     * @param parameters the offset and the PSID
     * @return a new rule
     */
    public S46Rule withPortParameters(S46PortParameters parameters) {
        return withOptions(options.replacing(OptionTypes.S46_PORTPARAMS, parameters));
    }

    @Override
    public String toString() {
        return "S46Rule " + ipv6Prefix() + " " + ipv4Prefix() + " EA " + eaLength() + (isFmr() ? " FMR " : " ")
                + options;
    }
}
