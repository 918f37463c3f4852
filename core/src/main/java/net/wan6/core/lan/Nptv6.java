package net.wan6.core.lan;

import java.util.Objects;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/**
 * Translation of one prefix to another (NPTv6, RFC 6296): the LANs keep an inside prefix for ever, and the world sees the line's.
 * It keeps no state, and the one's complement sum of an address, so that no checksum of a higher layer changes.
 *
 * <p>The shorter of both prefixes is extended with zeros to the length of the longer, which says how many subnets can be mapped
 * (RFC 6296 §3.1). Up to /48 the subnet's word makes up for the difference of the prefixes; from /49 on it is the first word of the
 * interface identifier that is not 0xffff (§3.4, §3.5).
 *
 * <p>What {@link #outbound} maps, {@link #inbound} maps back, but for one: from /49 on, an identifier may become all zeros outside,
 * and packets to such an address have to be dropped (§3.7).
 *
 * @param inside the LANs' prefix, at most 64 bits
 * @param outside the line's prefix, at most 64 bits
 */
public record Nptv6(Ipv6Prefix inside, Ipv6Prefix outside) {
    private static final int LONGEST = 64;
    private static final int SUBNET_LONGEST = 48;
    private static final int WORD_BITS = 16;
    private static final int WORDS = 8;
    private static final int ONES = 0xffff;

    /**
     * Extends the shorter prefix.
     *
     * @param inside the LANs' prefix, at most 64 bits
     * @param outside the line's prefix, at most 64 bits
     * @throws IllegalArgumentException if one is longer than 64 bits
     */
    public Nptv6 {
        int length = Math.max(requireLength(inside, "inside"), requireLength(outside, "outside"));
        inside = inside.subnet(length, 0);
        outside = outside.subnet(length, 0);
    }

    private static int requireLength(Ipv6Prefix prefix, String name) {
        if (Objects.requireNonNull(prefix, name).length() > LONGEST) {
            throw new IllegalArgumentException(name + " prefix " + prefix + " is longer than 64 bits");
        }
        return prefix.length();
    }

    /**
     * The source address of a packet that leaves.
     *
     * @param source an address of a LAN
     * @return what the world sees, or why the packet has to be dropped
     */
    public Nptv6Result outbound(Ipv6Address source) {
        return map(source, inside, outside);
    }

    /**
     * The destination address of a packet that arrives.
     *
     * @param destination an address of the line
     * @return that of the LAN, or why the packet has to be dropped
     */
    public Nptv6Result inbound(Ipv6Address destination) {
        return map(destination, outside, inside);
    }

    private static Nptv6Result map(Ipv6Address address, Ipv6Prefix from, Ipv6Prefix to) {
        if (!from.contains(address)) {
            return new Nptv6Result.Dropped(Nptv6Result.Reason.NOT_IN_PREFIX);
        }
        boolean inSubnet = from.length() <= SUBNET_LONGEST;
        if (!inSubnet && address.low() == 0) {
            return new Nptv6Result.Dropped(Nptv6Result.Reason.ZERO_IDENTIFIER);
        }
        int at = inSubnet ? SUBNET_LONGEST / WORD_BITS : LONGEST / WORD_BITS;
        int last = inSubnet ? at : WORDS - 1;
        while (word(address, at) == ONES) {
            if (at == last) {
                return new Nptv6Result.Dropped(
                        inSubnet ? Nptv6Result.Reason.SUBNET_OF_ONES : Nptv6Result.Reason.IDENTIFIER_OF_ONES);
            }
            at++;
        }
        // Modulo 0xffff, as one's complement counts; so 0xffff itself becomes 0.
        int adjusted = Math.floorMod(word(address, at) + sum(from.address()) - sum(to.address()), ONES);
        Ipv6Address moved = address.withBits(0, to.length(), to.address().bits(0, to.length()));
        return new Nptv6Result.Mapped(moved.withBits(at * WORD_BITS, WORD_BITS, adjusted));
    }

    private static int word(Ipv6Address address, int index) {
        return (int) address.bits(index * WORD_BITS, WORD_BITS);
    }

    private static int sum(Ipv6Address address) {
        int sum = 0;
        for (int i = 0; i < WORDS; i++) {
            sum += word(address, i);
        }
        return sum;
    }
}
