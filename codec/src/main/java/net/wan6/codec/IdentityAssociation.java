package net.wan6.codec;

/**
 * An identity association: what a client's bindings of one kind and IAID are kept in (RFC 9915 §12). A view of its octets.
 *
 * @param <C> the type itself
 */
public abstract sealed class IdentityAssociation<C> extends WireImage implements OptionContainer<C> permits IaNa, IaPd {
    static final int HEADER = 12;

    private final int presence;

    IdentityAssociation(byte[] array, int from, int to) {
        super(array, from, to);
        this.presence = Options.presenceAfter(HEADER, array, from, to);
    }

    static byte[] octets(long iaid, Lifetime t1, Lifetime t2, Options options) {
        return new OctetWriter(HEADER + options.size())
                .u32(iaid)
                .u32(t1.seconds())
                .u32(t2.seconds())
                .options(options.requireSpace(OptionSpace.DHCPV6))
                .finish();
    }

    /** The octets of this one, with an option more at the end. */
    final <T extends WireImage> byte[] octetsWith(OptionType<T> type, T value) {
        return new OctetWriter(size() + OptionWalk.HEADER + value.size())
                .image(this)
                .option(type, value)
                .finish();
    }

    /**
     * What names it among the client's identity associations of its kind.
     *
     * @return 0 to 4294967295
     */
    public final long iaid() {
        return BigEndian.u32(array, from);
    }

    /**
     * When the client asks the server that gave what is inside to extend it.
     *
     * @return from the reception of the message; 0 leaves it to the client
     */
    public final Lifetime t1() {
        return new Lifetime(BigEndian.u32(array, from + 4));
    }

    /**
     * When the client asks any server.
     *
     * @return from the reception of the message; 0 leaves it to the client
     */
    public final Lifetime t2() {
        return new Lifetime(BigEndian.u32(array, from + 8));
    }

    @Override
    public final Options options() {
        return new Options(array, from + HEADER, to, presence, OptionSpace.DHCPV6);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + " " + iaid() + " T1 " + t1() + " T2 " + t2() + " " + options();
    }
}
