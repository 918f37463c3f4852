package net.wan6.codec;

/**
 * An assigned address with its lifetimes (IAADDR, RFC 9915 §21.6): a view of its octets.
 */
public final class IaAddress extends WireImage implements OptionContainer<IaAddress> {
    private static final int HEADER = 24;

    static final ViewShape.Form<IaAddress> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return HEADER;
        }

        @Override
        public IaAddress read(byte[] array, int from, int to) {
            return new IaAddress(array, from, to);
        }
    };

    private final int presence;

    private IaAddress(byte[] array, int from, int to) {
        super(array, from, to);
        this.presence = Options.presenceAfter(HEADER, array, from, to);
    }

    /**
     * An address with its lifetimes and no options.
     *
     * @param address the address
     * @param preferred how long it is to be used for new connections
     * @param valid how long it is to be used at all
     * @return the value
     */
    public static IaAddress of(Ipv6Address address, Lifetime preferred, Lifetime valid) {
        return of(address, preferred, valid, Options.none(OptionSpace.DHCPV6));
    }

    private static IaAddress of(Ipv6Address address, Lifetime preferred, Lifetime valid, Options options) {
        byte[] octets = new OctetWriter(HEADER + options.size())
                .ipv6(address)
                .u32(preferred.seconds())
                .u32(valid.seconds())
                .options(options.requireSpace(OptionSpace.DHCPV6))
                .finish();
        return new IaAddress(octets, 0, octets.length);
    }

    /**
     * The address.
     *
     * @return 16 octets
     */
    public Ipv6Address address() {
        return Ipv6Address.readFrom(array, from);
    }

    /**
     * How long the address is to be used for new connections.
     *
     * @return from the reception of the message
     */
    public Lifetime preferredLifetime() {
        return new Lifetime(BigEndian.u32(array, from + 16));
    }

    /**
     * How long the address is to be used at all.
     *
     * @return from the reception of the message; 0 takes it away
     */
    public Lifetime validLifetime() {
        return new Lifetime(BigEndian.u32(array, from + 20));
    }

    @Override
    public Options options() {
        return new Options(array, from + HEADER, to, presence, OptionSpace.DHCPV6);
    }

    @Override
    public IaAddress withOptions(Options options) {
        return of(address(), preferredLifetime(), validLifetime(), options);
    }

    @Override
    public String toString() {
        return "IaAddress " + address() + " preferred " + preferredLifetime() + " valid " + validLifetime();
    }
}
