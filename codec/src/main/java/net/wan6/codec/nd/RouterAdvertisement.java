package net.wan6.codec.nd;

import java.util.Locale;
import java.util.Set;
import net.wan6.codec.DecodeLimits;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Octets;

/** A Router Advertisement: what a router says of itself and of the link (RFC 4861 §4.2). */
public final class RouterAdvertisement extends NdMessage {
    /** The type of ICMPv6. */
    public static final int TYPE = 134;

    private static final int HEADER = 16;
    private static final int FLAGS = 5;

    /** What a router says in the octet of flags, beside its preference. */
    public enum Flag {
        /** M: addresses and prefixes by DHCPv6. A router that asks for a prefix asks all the same (RFC 7084 WPD-4). */
        MANAGED(0x80),
        /** O: other configuration by DHCPv6. */
        OTHER_CONFIG(0x40),
        /** H: the router is a home agent (RFC 6275 §7.1). */
        HOME_AGENT(0x20),
        /** P: the advertisement is proxied (RFC 4389 §4.1.3.3). */
        PROXY(0x04),
        /** SNAC: the router serves a stub network by itself; a temporary assignment. */
        SNAC_ROUTER(0x02);

        private final int bit;

        Flag(int bit) {
            this.bit = bit;
        }

        int bit() {
            return bit;
        }
    }

    RouterAdvertisement(Octets octets, DecodeLimits limits) {
        super(octets, HEADER, limits);
    }

    /**
     * Begins an advertisement of hop limit 64, without flags, of medium preference, by a router that is no default router.
     *
     * @return a builder
     */
    public static RouterAdvertisementBuilder builder() {
        return new RouterAdvertisementBuilder();
    }

    @Override
    public RouterAdvertisement withChecksum(Ipv6Address source, Ipv6Address destination) {
        return new RouterAdvertisement(octetsWithChecksum(source, destination), DecodeLimits.DEFAULT);
    }

    /**
     * Starts to edit a copy of this message, whose checksum becomes 0; octets that are no option are left out, and so are
     * reserved flags.
     *
     * @return a builder with the header and the options of this message
     */
    public RouterAdvertisementBuilder edit() {
        return builder()
                .curHopLimit(curHopLimit())
                .flags(flags().toArray(Flag[]::new))
                .preference(RouterPreference.ofOctet(octets().u8(FLAGS)))
                .routerLifetime(routerLifetime())
                .reachableTime(reachableTime())
                .retransTimer(retransTimer())
                .addAll(options());
    }

    /**
     * The hop limit that hosts are to send with.
     *
     * @return 0 to 255; 0 says nothing
     */
    public int curHopLimit() {
        return octets().u8(4);
    }

    /**
     * The flags that are set; reserved ones are not told.
     *
     * @return the flags in the order of their bits
     */
    public Set<Flag> flags() {
        return Flags.read(Flag.class, octets().u8(FLAGS), Flag::bit);
    }

    /**
     * Whether a flag is set.
     *
     * @param flag the flag
     * @return true if it is
     */
    public boolean has(Flag flag) {
        return (octets().u8(FLAGS) & flag.bit) != 0;
    }

    /**
     * How much the router is to be preferred as a default router.
     *
     * @return high, medium or low; the reserved value counts as medium (RFC 4191 §2.2)
     */
    public RouterPreference preference() {
        RouterPreference preference = RouterPreference.ofOctet(octets().u8(FLAGS));
        return preference == RouterPreference.RESERVED ? RouterPreference.MEDIUM : preference;
    }

    /**
     * How long the router is a default router.
     *
     * @return 0 to 65535 seconds; 0 if it is none, whatever else it says
     */
    public Lifetime routerLifetime() {
        return Lifetime.ofSeconds(octets().u16(6));
    }

    /**
     * How long a neighbour counts as reachable after it has answered.
     *
     * @return milliseconds, 0 to 4294967295; 0 says nothing
     */
    public long reachableTime() {
        return octets().u32(8);
    }

    /**
     * How long to wait between two Neighbor Solicitations.
     *
     * @return milliseconds, 0 to 4294967295; 0 says nothing
     */
    public long retransTimer() {
        return octets().u32(12);
    }

    @Override
    void addInvalidReasons(Ipv6Address source, Set<InvalidReason> reasons) {
        if (!source.isLinkLocal()) {
            reasons.add(InvalidReason.SOURCE);
        }
    }

    @Override
    int headerLength() {
        return HEADER;
    }

    @Override
    String typeName() {
        return "ROUTER_ADVERTISEMENT";
    }

    @Override
    boolean allows(NdOptionType<?> type) {
        return true;
    }

    @Override
    String describeHeader() {
        StringBuilder text = new StringBuilder(" hop limit ").append(curHopLimit());
        flags().forEach(flag ->
                text.append(' ').append(flag.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return text.append(" preference ")
                .append(preference().name().toLowerCase(Locale.ROOT))
                .append(" router lifetime ")
                .append(routerLifetime())
                .append(" reachable ")
                .append(reachableTime())
                .append("ms retrans ")
                .append(retransTimer())
                .append("ms")
                .toString();
    }
}
