package net.wan6.codec;

/**
 * An IPv4 address bound to an IPv6 prefix for lightweight 4over6 (S46_V4V6BIND, RFC 7598 §4.4): a view of its octets.
 */
public final class S46Bind extends WireImage implements OptionContainer<S46Bind> {
    private static final int HEADER = 5;

    static final ViewShape.Form<S46Bind> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return HEADER;
        }

        @Override
        public S46Bind read(byte[] array, int from, int to) {
            return new S46Bind(array, from, to);
        }
    };

    private final Options options;

    private S46Bind(byte[] array, int from, int to) {
        super(array, from, to);
        OctetReader in = new OctetReader(array, from, to);
        in.ipv4();
        in.prefix();
        this.options = in.options(OptionSpace.S46);
    }

    /**
     * A binding without port parameters: all ports of the address.
     *
     * @param ipv4Address the customer's IPv4 address
     * @param bindPrefix what the customer makes the tunnel's address from
     * @return the binding
     */
    public static S46Bind of(Ipv4Address ipv4Address, Ipv6Prefix bindPrefix) {
        return of(ipv4Address, bindPrefix, Options.none(OptionSpace.S46));
    }

    private static S46Bind of(Ipv4Address ipv4Address, Ipv6Prefix bindPrefix, Options options) {
        byte[] octets = new OctetWriter(HEADER + 16 + options.size())
                .ipv4(ipv4Address)
                .prefix(bindPrefix)
                .options(options.requireSpace(OptionSpace.S46))
                .toByteArray();
        return new S46Bind(octets, 0, octets.length);
    }

    /**
     * The customer's IPv4 address, whole or shared.
     *
     * @return the address
     */
    public Ipv4Address ipv4Address() {
        return new Ipv4Address(BigEndian.i32(array, from));
    }

    /**
     * What the customer makes the tunnel's address from; bits beyond its length are cleared.
     *
     * @return the prefix
     */
    public Ipv6Prefix bindPrefix() {
        return Ipv6Prefix.readFrom(array, from + HEADER, BigEndian.u8(array, from + 4));
    }

    @Override
    public Options options() {
        return options;
    }

    @Override
    public S46Bind withOptions(Options options) {
        return of(ipv4Address(), bindPrefix(), options);
    }

    /**
     * The same with port parameters instead of those it had.
     *
     * @param parameters the offset and the PSID
     * @return a new binding
     */
    public S46Bind withPortParameters(S46PortParameters parameters) {
        return withOptions(options.replacing(OptionTypes.S46_PORTPARAMS, parameters));
    }

    @Override
    public String toString() {
        return "S46Bind " + ipv4Address() + " " + bindPrefix() + " " + options;
    }
}
