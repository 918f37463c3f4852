package net.wan6.codec;

import java.util.List;

/**
 * An identity association for prefix delegation (IA_PD, RFC 9915 §21.21): a view of its octets.
 */
public final class IaPd extends IdentityAssociation<IaPd> {
    static final ViewShape.Form<IaPd> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return HEADER;
        }

        @Override
        public IaPd read(byte[] array, int from, int to) {
            return new IaPd(array, from, to);
        }
    };

    private IaPd(byte[] array, int from, int to) {
        super(array, from, to);
    }

    /**
     * An IA_PD with T1 and T2 of 0 and no options, as a client sends it.
     *
     * @param iaid names it among the client's IA_PDs, 0 to 4294967295
     * @return the IA_PD
     * @throws IllegalArgumentException if the IAID does not fit
     */
    public static IaPd of(long iaid) {
        return of(iaid, Lifetime.ZERO, Lifetime.ZERO, Options.none(OptionSpace.DHCPV6));
    }

    /**
     * An IA_PD of given fields.
     *
     * @param iaid names it among the client's IA_PDs, 0 to 4294967295
     * @param t1 when to ask the same server to extend it, 0 for the client to choose
     * @param t2 when to ask any server, 0 for the client to choose
     * @param options its prefixes and status
     * @return the IA_PD
     * @throws IllegalArgumentException if the IAID does not fit or the options are of a sub-option space
     */
    public static IaPd of(long iaid, Lifetime t1, Lifetime t2, Options options) {
        byte[] octets = octets(iaid, t1, t2, options);
        return new IaPd(octets, 0, octets.length);
    }

    /**
     * The prefixes that are well formed, in wire order.
     *
     * @return the prefixes, perhaps none
     */
    public List<IaPrefix> prefixes() {
        return options().all(OptionTypes.IAPREFIX);
    }

    @Override
    public IaPd withOptions(Options options) {
        return of(iaid(), t1(), t2(), options);
    }

    /**
     * The same with one prefix more.
     *
     * @param prefix what to add at the end
     * @return a new IA_PD
     */
    public IaPd withPrefix(IaPrefix prefix) {
        byte[] octets = octetsWith(OptionTypes.IAPREFIX, prefix);
        return new IaPd(octets, 0, octets.length);
    }

    /**
     * The same with a wish for a prefix of some length: an IA Prefix of {@code ::} (RFC 8168 §3.1).
     *
     * @param length 1 to 128; {@code ::/0} is not to be sent
     * @return a new IA_PD
     * @throws IllegalArgumentException if the length is not in 1 to 128
     */
    public IaPd withLengthHint(int length) {
        if (length < 1 || length > 128) {
            throw new IllegalArgumentException("length hint " + length + " is not in 1 to 128");
        }
        Ipv6Prefix hint = new Ipv6Prefix(new Ipv6Address(0, 0), length);
        return withPrefix(IaPrefix.of(hint, Lifetime.ZERO, Lifetime.ZERO));
    }
}
