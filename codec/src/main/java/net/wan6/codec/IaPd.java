package net.wan6.codec;

import java.util.List;

/**
 * An identity association for prefix delegation (IA_PD, RFC 9915 §21.21): a view of its octets.
 */
public final class IaPd extends WireImage implements OptionContainer<IaPd> {
    private static final int HEADER = 12;

    static final Payload<IaPd> PAYLOAD = Shape.image("IaPd", HEADER, IaPd::new);

    private final int presence;

    private IaPd(byte[] array, int from, int to) {
        super(array, from, to);
        this.presence = Options.presenceAfter(HEADER, array, from, to);
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
        byte[] octets = new OctetWriter(HEADER + options.size())
                .u32(iaid)
                .u32(t1.seconds())
                .u32(t2.seconds())
                .options(options.requireSpace(OptionSpace.DHCPV6))
                .finish();
        return new IaPd(octets, 0, octets.length);
    }

    /**
     * What names it among the client's IA_PDs.
     *
     * @return 0 to 4294967295
     */
    public long iaid() {
        return BigEndian.u32(array, from);
    }

    /**
     * When the client asks the server it has the prefixes from to extend them.
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
        byte[] octets = new OctetWriter(size() + 4 + prefix.size())
                .image(this)
                .option(OptionTypes.IAPREFIX, prefix)
                .toByteArray();
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

    @Override
    public String toString() {
        return "IaPd " + iaid() + " T1 " + t1() + " T2 " + t2() + " " + options();
    }
}
