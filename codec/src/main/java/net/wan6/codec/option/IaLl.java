package net.wan6.codec.option;

import net.wan6.codec.Lifetime;
import net.wan6.codec.OptionContainer;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.Options;
import net.wan6.codec.Payload;

/**
 * An identity association for link-layer addresses (IA_LL, RFC 8947 §11.1).
 *
 * @param iaid names it among the client's IA_LLs, 0 to 4294967295
 * @param t1 when to ask the same server to extend it, 0 for the client to choose
 * @param t2 when to ask any server, 0 for the client to choose
 * @param options what stands inside, of {@link OptionSpace#DHCPV6}
 */
public record IaLl(long iaid, Lifetime t1, Lifetime t2, Options options) implements OptionContainer<IaLl> {
    /** How it stands on the wire. */
    public static final Payload<IaLl> PAYLOAD = Payload.of(
            IaLl.class,
            12,
            in -> new IaLl(in.u32(), new Lifetime(in.u32()), new Lifetime(in.u32()), in.options(OptionSpace.DHCPV6)),
            (out, value) -> out.u32(value.iaid)
                    .u32(value.t1.seconds())
                    .u32(value.t2.seconds())
                    .options(value.options));

    /**
     * Checks the ranges.
     *
     * @param iaid names it among the client's IA_LLs, 0 to 4294967295
     * @param t1 when to ask the same server to extend it, 0 for the client to choose
     * @param t2 when to ask any server, 0 for the client to choose
     * @param options what stands inside, of {@link OptionSpace#DHCPV6}
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public IaLl {
        Unsigned.u32("iaid", iaid);
        Unsigned.requireDhcpv6(options);
    }

    @Override
    public IaLl withOptions(Options options) {
        return new IaLl(iaid, t1, t2, options);
    }
}
