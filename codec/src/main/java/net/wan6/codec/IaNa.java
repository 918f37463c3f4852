package net.wan6.codec;

import java.util.List;

/**
 * An identity association for addresses (IA_NA, RFC 9915 §21.4): a view of its octets.
 */
public final class IaNa extends IdentityAssociation<IaNa> {
    static final ViewShape.Form<IaNa> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return HEADER;
        }

        @Override
        public IaNa read(byte[] array, int from, int to) {
            return new IaNa(array, from, to);
        }
    };

    private IaNa(byte[] array, int from, int to) {
        super(array, from, to);
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
        byte[] octets = octets(iaid, t1, t2, options);
        return new IaNa(octets, 0, octets.length);
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
        byte[] octets = octetsWith(OptionTypes.IAADDR, address);
        return new IaNa(octets, 0, octets.length);
    }
}
