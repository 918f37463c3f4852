package net.wan6.codec;

import java.util.List;

/**
 * A time server (NTP_SERVER, RFC 5908 §4): options of {@link OptionSpace#NTP} and nothing else. A view of its octets.
 *
 * <p>RFC 5908 wants one sub-option in each such option; several are read too.
 */
public final class NtpServer extends WireImage implements OptionContainer<NtpServer> {
    static final ViewShape.Form<NtpServer> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return OptionWalk.HEADER;
        }

        @Override
        public NtpServer read(byte[] array, int from, int to) {
            return new NtpServer(Options.inside(array, from, from, to, OptionSpace.NTP));
        }
    };

    private final Options options;

    private NtpServer(Options options) {
        super(options.array, options.from, options.to);
        this.options = options;
    }

    /**
     * A server of an address.
     *
     * @param address where it listens
     * @return the value
     */
    public static NtpServer of(Ipv6Address address) {
        return of(Options.none(OptionSpace.NTP).with(OptionTypes.NTP_SRV_ADDR, address));
    }

    /**
     * A server of a name.
     *
     * @param name a full name
     * @return the value
     */
    public static NtpServer of(DomainName name) {
        return of(Options.none(OptionSpace.NTP).with(OptionTypes.NTP_SRV_FQDN, name));
    }

    /**
     * Any sub-options.
     *
     * @param options of {@link OptionSpace#NTP}
     * @return the value
     * @throws IllegalArgumentException if there is none or they are of another space
     */
    public static NtpServer of(Options options) {
        if (options.isEmpty()) {
            throw new IllegalArgumentException("no sub-options");
        }
        return new NtpServer(options.requireSpace(OptionSpace.NTP));
    }

    @Override
    public Options options() {
        return options;
    }

    @Override
    public NtpServer withOptions(Options options) {
        return of(options);
    }

    /**
     * The unicast addresses that are well formed.
     *
     * @return in wire order, perhaps none
     */
    public List<Ipv6Address> addresses() {
        return options.all(OptionTypes.NTP_SRV_ADDR);
    }

    /**
     * The multicast addresses that are well formed.
     *
     * @return in wire order, perhaps none
     */
    public List<Ipv6Address> multicastAddresses() {
        return options.all(OptionTypes.NTP_MC_ADDR);
    }

    /**
     * The names that are well formed.
     *
     * @return in wire order, perhaps none
     */
    public List<DomainName> names() {
        return options.all(OptionTypes.NTP_SRV_FQDN);
    }

    @Override
    public String toString() {
        return "NtpServer " + options;
    }
}
