package net.wan6.codec;

import java.util.Optional;

/**
 * A delegated prefix with its lifetimes (IAPREFIX, RFC 9915 §21.22): a view of its octets.
 */
public final class IaPrefix extends WireImage implements OptionContainer<IaPrefix> {
    private static final int HEADER = 25;

    static final ViewShape.Form<IaPrefix> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return HEADER;
        }

        @Override
        public IaPrefix read(byte[] array, int from, int to) {
            return new IaPrefix(array, from, to);
        }
    };

    private final int presence;

    private IaPrefix(byte[] array, int from, int to) {
        super(array, from, to);
        this.presence = Options.presenceAfter(HEADER, array, from, to);
        if (prefixLength() > 128) {
            throw new MalformedOptionException("prefix length is " + prefixLength() + ", more than 128", 8);
        }
    }

    /**
     * A prefix with its lifetimes and no options.
     *
     * @param prefix the prefix
     * @param preferred how long it is to be used for new connections
     * @param valid how long it is to be used at all
     * @return the value
     */
    public static IaPrefix of(Ipv6Prefix prefix, Lifetime preferred, Lifetime valid) {
        return of(prefix.address(), prefix.length(), preferred, valid, Options.none(OptionSpace.DHCPV6));
    }

    private static IaPrefix of(Ipv6Address address, int length, Lifetime preferred, Lifetime valid, Options options) {
        byte[] octets = new OctetWriter(HEADER + options.size())
                .u32(preferred.seconds())
                .u32(valid.seconds())
                .u8(length)
                .ipv6(address)
                .options(options.requireSpace(OptionSpace.DHCPV6))
                .finish();
        return new IaPrefix(octets, 0, octets.length);
    }

    /**
     * How long the prefix is to be used for new connections.
     *
     * @return from the reception of the message
     */
    public Lifetime preferredLifetime() {
        return new Lifetime(BigEndian.u32(array, from));
    }

    /**
     * How long the prefix is to be used at all.
     *
     * @return from the reception of the message; 0 takes it away
     */
    public Lifetime validLifetime() {
        return new Lifetime(BigEndian.u32(array, from + 4));
    }

    /**
     * How many bits the prefix has.
     *
     * @return 0 to 128
     */
    public int prefixLength() {
        return BigEndian.u8(array, from + 8);
    }

    /**
     * The address part as received; some servers leave bits beyond the length set.
     *
     * @return the 16 octets
     */
    public Ipv6Address address() {
        return Ipv6Address.readFrom(array, from + 9);
    }

    /**
     * The prefix; bits beyond its length are cleared.
     *
     * @return the prefix
     */
    public Ipv6Prefix prefix() {
        return Ipv6Prefix.masking(address(), prefixLength());
    }

    /**
     * Whether bits beyond the length were set, so that {@link #prefix()} is not what was received.
     *
     * @return true if so
     */
    public boolean hasHostBits() {
        return !prefix().address().equals(address());
    }

    /**
     * The part of the prefix that must not be used (PD_EXCLUDE, RFC 6603).
     *
     * @return a longer prefix inside {@link #prefix()}; empty if none is given, or what is given does not fit
     */
    public Optional<Ipv6Prefix> excluded() {
        try {
            return options().first(OptionTypes.PD_EXCLUDE).map(exclude -> exclude.in(prefix()));
        } catch (MalformedOptionException doesNotFit) {
            return Optional.empty();
        }
    }

    @Override
    public Options options() {
        return new Options(array, from + HEADER, to, presence, OptionSpace.DHCPV6);
    }

    @Override
    public IaPrefix withOptions(Options options) {
        return of(address(), prefixLength(), preferredLifetime(), validLifetime(), options);
    }

    @Override
    public String toString() {
        return "IaPrefix " + address() + "/" + prefixLength() + " preferred " + preferredLifetime() + " valid "
                + validLifetime();
    }
}
