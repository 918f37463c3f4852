package net.wan6.codec.option;

import net.wan6.codec.Ipv6Address;
import net.wan6.codec.OptionContainer;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.Options;
import net.wan6.codec.Payload;

/**
 * What a lease query asks (LQ_QUERY, RFC 5007 §4.1.2.1).
 *
 * @param queryType 0 to 255: 1 by address, 2 by client id, 3 by relay id, 4 by link address, 5 by remote id (RFC 5460 §5.2)
 * @param linkAddress the link asked about, or the unspecified address
 * @param options what stands inside, of {@link OptionSpace#DHCPV6}
 */
public record LeaseQuery(int queryType, Ipv6Address linkAddress, Options options)
        implements OptionContainer<LeaseQuery> {
    /** How it stands on the wire. */
    public static final Payload<LeaseQuery> PAYLOAD = Payload.of(
            LeaseQuery.class,
            17,
            in -> new LeaseQuery(in.u8(), in.ipv6(), in.options(OptionSpace.DHCPV6)),
            (out, value) -> out.u8(value.queryType).ipv6(value.linkAddress).options(value.options));

    /**
     * Checks the ranges.
     *
     * @param queryType 0 to 255: 1 by address, 2 by client id, 3 by relay id, 4 by link address, 5 by remote id (RFC 5460 §5.2)
     * @param linkAddress the link asked about, or the unspecified address
     * @param options what stands inside, of {@link OptionSpace#DHCPV6}
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public LeaseQuery {
        Unsigned.u8("queryType", queryType);
        Unsigned.requireDhcpv6(options);
    }

    @Override
    public LeaseQuery withOptions(Options options) {
        return new LeaseQuery(queryType, linkAddress, options);
    }
}
