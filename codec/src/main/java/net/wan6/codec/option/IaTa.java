package net.wan6.codec.option;

import net.wan6.codec.OptionContainer;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.Options;
import net.wan6.codec.Payload;

/**
 * An identity association for temporary addresses (IA_TA, RFC 8415 §21.5), obsolete since RFC 9915: to be kept and
 * not acted on.
 *
 * @param iaid names it among the client's IA_TAs, 0 to 4294967295
 * @param options what stands inside, of {@link OptionSpace#DHCPV6}
 */
public record IaTa(long iaid, Options options) implements OptionContainer<IaTa> {
    /** How it stands on the wire. */
    public static final Payload<IaTa> PAYLOAD = Payload.of(
            IaTa.class,
            4,
            in -> new IaTa(in.u32(), in.options(OptionSpace.DHCPV6)),
            (out, value) -> out.u32(value.iaid).options(value.options));

    /**
     * Checks the ranges.
     *
     * @param iaid names it among the client's IA_TAs, 0 to 4294967295
     * @param options what stands inside, of {@link OptionSpace#DHCPV6}
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public IaTa {
        Unsigned.u32("iaid", iaid);
        Unsigned.requireDhcpv6(options);
    }

    @Override
    public IaTa withOptions(Options options) {
        return new IaTa(iaid, options);
    }
}
