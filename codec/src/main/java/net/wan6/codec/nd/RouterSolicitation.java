package net.wan6.codec.nd;

import java.util.Set;
import net.wan6.codec.DecodeLimits;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.OctetWriter;
import net.wan6.codec.Octets;

/** A Router Solicitation: a host asks for advertisements at once (RFC 4861 §4.1). */
public final class RouterSolicitation extends NdMessage {
    /** The type of ICMPv6. */
    public static final int TYPE = 133;

    private static final int HEADER = 8;

    RouterSolicitation(Octets octets, DecodeLimits limits) {
        super(octets, HEADER, limits);
    }

    /**
     * A solicitation with checksum 0.
     *
     * @param options what it says, such as the link-layer address of the host
     * @return the message
     */
    public static RouterSolicitation of(NdOptions options) {
        Octets header = new OctetWriter().u8(TYPE).u8(0).u16(0).u32(0).toOctets();
        return new RouterSolicitation(header.concat(options.octets()), DecodeLimits.DEFAULT);
    }

    @Override
    public RouterSolicitation withChecksum(Ipv6Address source, Ipv6Address destination) {
        return new RouterSolicitation(octetsWithChecksum(source, destination), DecodeLimits.DEFAULT);
    }

    @Override
    void addInvalidReasons(Ipv6Address source, Set<InvalidReason> reasons) {
        if (source.isUnspecified() && options().contains(NdOptionTypes.SOURCE_LINK_LAYER_ADDRESS)) {
            reasons.add(InvalidReason.LINK_LAYER_ADDRESS);
        }
    }

    @Override
    int headerLength() {
        return HEADER;
    }

    @Override
    String typeName() {
        return "ROUTER_SOLICITATION";
    }

    @Override
    boolean allows(NdOptionType<?> type) {
        return type.traits().contains(NdOptionType.Trait.IN_SOLICITATIONS);
    }

    @Override
    String describeHeader() {
        return "";
    }
}
