package net.wan6.mape;

import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/**
 * The Default Mapping Rule of MAP-T (RFC 7599 §5.1): the IPv6 prefix that stands for the IPv4 world, with the address in
 * the format of RFC 6052 §2.2.
 *
 * @param prefix of length 32, 40, 48, 56, 64 or 96
 */
public record DefaultMappingRule(Ipv6Prefix prefix) {

    /** Bits 64 to 71 are zero in every format, so the four octets go around them. */
    private static final int RESERVED_FROM = 64;

    private static final int RESERVED_BITS = 8;

    /**
     * Checks the prefix.
     *
     * @param prefix the prefix
     * @throws IllegalArgumentException if RFC 6052 has no format for its length, bits 64 to 71 are set, or its addresses
     *     are no hosts' (multicast, link-local, and the like)
     */
    public DefaultMappingRule {
        requireEmbedding("default mapping rule", prefix);
    }

    /** Any prefix that IPv4 addresses are embedded in. */
    static void requireEmbedding(String role, Ipv6Prefix prefix) {
        switch (prefix.length()) {
            case 32, 40, 48, 56, 64, 96 -> {}
            default -> throw new IllegalArgumentException("RFC 6052 has no format for " + prefix);
        }
        if (prefix.address().bits(RESERVED_FROM, RESERVED_BITS) != 0) {
            throw new IllegalArgumentException("bits 64 to 71 are set in " + prefix);
        }
        TunnelEndpoint.require(role, prefix);
    }

    /**
     * The IPv6 address of an IPv4 host outside the domain.
     *
     * @param ipv4 any address
     * @return its IPv4-embedded address
     */
    public Ipv6Address embed(Ipv4Address ipv4) {
        long value = ipv4.value() & 0xffff_ffffL;
        int before = Math.max(0, RESERVED_FROM - prefix.length());
        if (prefix.length() > RESERVED_FROM || before >= Ipv4Address.BITS) {
            return prefix.address().withBits(prefix.length(), Ipv4Address.BITS, value);
        }
        int after = Ipv4Address.BITS - before;
        return prefix.address()
                .withBits(prefix.length(), before, value >>> after)
                .withBits(RESERVED_FROM + RESERVED_BITS, after, value & ((1L << after) - 1));
    }

    /**
     * The IPv4 host an address stands for.
     *
     * @param ipv6 an address within the prefix
     * @return the embedded IPv4 address; the bits after it are not looked at
     * @throws IllegalArgumentException if the prefix does not contain {@code ipv6}
     */
    public Ipv4Address extract(Ipv6Address ipv6) {
        if (!prefix.contains(ipv6)) {
            throw new IllegalArgumentException(ipv6 + " is not within " + prefix);
        }
        int before = Math.max(0, RESERVED_FROM - prefix.length());
        if (prefix.length() > RESERVED_FROM || before >= Ipv4Address.BITS) {
            return new Ipv4Address((int) ipv6.bits(prefix.length(), Ipv4Address.BITS));
        }
        int after = Ipv4Address.BITS - before;
        long head = ipv6.bits(prefix.length(), before);
        return new Ipv4Address((int) (head << after | ipv6.bits(RESERVED_FROM + RESERVED_BITS, after)));
    }
}
