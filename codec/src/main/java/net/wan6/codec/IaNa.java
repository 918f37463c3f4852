package net.wan6.codec;

import java.util.List;

/**
 * An identity association for addresses (IA_NA, RFC 9915 §21.4): a view of its octets.
 */
public final class IaNa extends WireImage implements OptionContainer<IaNa> {
    private static final int HEADER = 12;

    static final Payload<IaNa> PAYLOAD = Shape.image("IaNa", HEADER, IaNa::new);

    private final int presence;

    private IaNa(byte[] array, int from, int to) {
        super(array, from, to);
        this.presence = Options.presenceAfter(HEADER, array, from, to);
    }

    /**
     * An IA_NA with T1 and T2 of 0 and no options, as a client sends it.
     *
     * @param iaid names it among the client's IA_NAs, 0 to 4294967295
     * @return the IA_NA
     * @throws IllegalArgumentException if the IAID does not fit
     */
    public static IaNa of(long iaid) {
        return of(iaid, Lifetime.ZERO, Lifetime.ZERO, Options.none(OptionSpace.DHCPV6));
    }

    /**
     * An IA_NA of given fields.
     *
     * @param iaid names it among the client's IA_NAs, 0 to 4294967295
     * @param t1 when to ask the same server to extend it, 0 for the client to choose
     * @param t2 when to ask any server, 0 for the client to choose
     * @param options its addresses and status
     * @return the IA_NA
     * @throws IllegalArgumentException if the IAID does not fit or the options are of a sub-option space
     */
    public static IaNa of(long iaid, Lifetime t1, Lifetime t2, Options options) {
        byte[] octets = new OctetWriter(HEADER + options.size())
                .u32(iaid)
                .u32(t1.seconds())
                .u32(t2.seconds())
                .options(options.requireSpace(OptionSpace.DHCPV6))
                .finish();
        return new IaNa(octets, 0, octets.length);
    }

    /**
     * What names it among the client's IA_NAs.
     *
     * @return 0 to 4294967295
     */
    public long iaid() {
        return BigEndian.u32(array, from);
    }

    /**
     * When the client asks the server it has the addresses from to extend them.
     *
     * @return from the reception of the message; 0 leaves it to the client
     */
    public Lifetime t1() {
        return new Lifetime(BigEndian.u32(array, from + 4));
    }

    /**
     * When the client asks any server.
     *
     * @return from the reception of the message; 0 leaves it to the client
     */
    public Lifetime t2() {
        return new Lifetime(BigEndian.u32(array, from + 8));
    }

    @Override
    public Options options() {
        return new Options(array, from + HEADER, to, presence, OptionSpace.DHCPV6);
    }

    /**
     * The addresses that are well formed, in wire order.
     *
     * @return the addresses, perhaps none
     */
    public List<IaAddress> addresses() {
        return options().all(OptionTypes.IAADDR);
    }

    @Override
    public IaNa withOptions(Options options) {
        return of(iaid(), t1(), t2(), options);
    }

    /**
     * The same with one address more.
     *
     * @param address what to add at the end
     * @return a new IA_NA
     */
    public IaNa withAddress(IaAddress address) {
        byte[] octets = new OctetWriter(size() + 4 + address.size())
                .image(this)
                .option(OptionTypes.IAADDR, address)
                .toByteArray();
        return new IaNa(octets, 0, octets.length);
    }

    @Override
    public String toString() {
        return "IaNa " + iaid() + " T1 " + t1() + " T2 " + t2() + " " + options();
    }
}
