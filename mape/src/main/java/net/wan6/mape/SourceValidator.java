package net.wan6.mape;

import java.util.List;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/**
 * The check every decapsulating node makes (RFC 7597 §8.1): the rule with the longest IPv6 prefix that contains the outer
 * source must make, of the inner source, exactly that outer source.
 *
 * <p>The border relay makes it for all rules of the domain; it chooses the domain by the outer destination, which is its
 * own address there and the source of what it sends back. A CE uses {@link CeDecapsulation}. The port is that of the
 * inner packet's source: the source port, the identifier of an ICMP echo request, for an ICMP error the destination port
 * or identifier of the packet it tells of.
 *
 * <p>The per-packet forms allocate nothing. Immutable and safe for use by any number of threads.
 */
public final class SourceValidator {

    private final PrefixIndex index;
    private final RuleRows rows;

    SourceValidator(List<MapRule> rules, InterfaceIdFormat format) {
        index = new PrefixIndex(rules.stream().map(MapRule::ipv6Prefix).toArray(Ipv6Prefix[]::new));
        rows = new RuleRows(rules, format);
    }

    /**
     * Checks a packet.
     *
     * @param sourceHigh the first half of the outer source
     * @param sourceLow the second half of the outer source
     * @param ipv4 the inner source address
     * @param port the inner source port as said above, 0 to 65535
     * @return the verdict
     * @throws IllegalArgumentException if {@code port} is none
     */
    public SourceVerdict validate(long sourceHigh, long sourceLow, int ipv4, int port) {
        if (port >>> 16 != 0) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        int row = index.find(sourceHigh, sourceLow);
        if (row == PrefixIndex.NONE) {
            return SourceVerdict.NO_RULE;
        }
        if (!rows.containsIpv4(row, ipv4)) {
            return SourceVerdict.ADDRESS_MISMATCH;
        }
        if (rows.isExcluded(row, port) || !rows.ownsPort(row, port)) {
            return SourceVerdict.PORT_MISMATCH;
        }
        return compare(row, sourceHigh, sourceLow, ipv4, port);
    }

    /**
     * Checks a packet without port: only addresses that are not shared can be told.
     *
     * @param sourceHigh the first half of the outer source
     * @param sourceLow the second half of the outer source
     * @param ipv4 the inner source address
     * @return the verdict
     */
    public SourceVerdict validateWithoutPort(long sourceHigh, long sourceLow, int ipv4) {
        int row = index.find(sourceHigh, sourceLow);
        if (row == PrefixIndex.NONE) {
            return SourceVerdict.NO_RULE;
        }
        if (!rows.containsIpv4(row, ipv4)) {
            return SourceVerdict.ADDRESS_MISMATCH;
        }
        return rows.isShared(row) ? SourceVerdict.PORT_NEEDED : compare(row, sourceHigh, sourceLow, ipv4, 0);
    }

    /**
     * Checks a packet, for people and tests.
     *
     * @param source the outer source
     * @param ipv4 the inner source address
     * @param port the inner source port as said above, 0 to 65535
     * @return the verdict
     * @throws IllegalArgumentException if {@code port} is none
     */
    public SourceVerdict validate(Ipv6Address source, Ipv4Address ipv4, int port) {
        return validate(source.high(), source.low(), ipv4.value(), port);
    }

    /**
     * The memory of the index.
     *
     * @return octets in its arrays, headers left out
     */
    public long indexOctets() {
        return index.octets() + rows.octets();
    }

    /** The first bit that differs says what is wrong. */
    private SourceVerdict compare(int row, long sourceHigh, long sourceLow, int ipv4, int port) {
        long high = rows.high(row, ipv4, port) ^ sourceHigh;
        long low = rows.low(row, ipv4, port) ^ sourceLow;
        if ((high | low) == 0) {
            return SourceVerdict.VALID;
        }
        int differs = high != 0 ? Long.numberOfLeadingZeros(high) : 64 + Long.numberOfLeadingZeros(low);
        if (differs < rows.psidAt(row)) {
            return SourceVerdict.ADDRESS_MISMATCH;
        }
        return differs < rows.psidEnd(row) ? SourceVerdict.PORT_MISMATCH : SourceVerdict.NOT_A_CE_ADDRESS;
    }
}
