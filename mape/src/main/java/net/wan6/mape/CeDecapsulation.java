package net.wan6.mape;

import java.util.List;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;

/**
 * The checks a CE makes before it takes a packet out of the tunnel (RFC 7597 §8.1): who sent it, and that it is meant for
 * an address and port of this CE.
 *
 * <p>What comes from a border relay may have any inner source. What comes from elsewhere must come from a CE of a mesh;
 * in a hub-and-spoke domain nothing else is accepted. The per-packet form allocates nothing. Immutable and safe for use
 * by any number of threads.
 */
public final class CeDecapsulation {

    private final List<Ipv6Address> brAddresses;
    private final SourceValidator peers;
    private final int ipv4;
    private final int ipv4Mask;
    private final boolean shared;
    private final PortSet ports;

    CeDecapsulation(List<MapRule> peerRules, MapCe ce) {
        brAddresses = ce.brAddresses();
        peers = new SourceValidator(peerRules, ce.interfaceIdFormat());
        ipv4 = ce.ipv4Address().value();
        ipv4Mask = ce.ipv4Prefix().netmask().value();
        shared = ce.isShared();
        ports = ce.ports();
    }

    /**
     * Checks a packet. Ports are as said at {@link SourceValidator} for the source and at {@link MapForwarder} for the
     * destination.
     *
     * @param outerHigh the first half of the outer source
     * @param outerLow the second half of the outer source
     * @param sourceIpv4 the inner source address
     * @param sourcePort the inner source port, 0 to 65535
     * @param destinationIpv4 the inner destination address
     * @param destinationPort the inner destination port, 0 to 65535
     * @return the verdict
     * @throws IllegalArgumentException if the source port is none
     */
    public SourceVerdict validate(
            long outerHigh, long outerLow, int sourceIpv4, int sourcePort, int destinationIpv4, int destinationPort) {
        if (!isBorderRelay(outerHigh, outerLow)) {
            SourceVerdict verdict = peers.validate(outerHigh, outerLow, sourceIpv4, sourcePort);
            if (verdict != SourceVerdict.VALID) {
                return verdict;
            }
        }
        boolean ours = isOurs(destinationIpv4) && (!shared || ports.contains(destinationPort));
        return ours ? SourceVerdict.VALID : SourceVerdict.NOT_FOR_THIS_CE;
    }

    /**
     * Checks a packet without ports, such as a fragment other than the first.
     *
     * @param outerHigh the first half of the outer source
     * @param outerLow the second half of the outer source
     * @param sourceIpv4 the inner source address
     * @param destinationIpv4 the inner destination address
     * @return the verdict; {@link SourceVerdict#PORT_NEEDED} where an end that has to be checked is shared
     */
    public SourceVerdict validateWithoutPorts(long outerHigh, long outerLow, int sourceIpv4, int destinationIpv4) {
        if (!isBorderRelay(outerHigh, outerLow)) {
            SourceVerdict verdict = peers.validateWithoutPort(outerHigh, outerLow, sourceIpv4);
            if (verdict != SourceVerdict.VALID) {
                return verdict;
            }
        }
        if (!isOurs(destinationIpv4)) {
            return SourceVerdict.NOT_FOR_THIS_CE;
        }
        return shared ? SourceVerdict.PORT_NEEDED : SourceVerdict.VALID;
    }

    /**
     * Checks a packet, for people and tests.
     *
     * @param outerSource the outer source
     * @param source the inner source address
     * @param sourcePort the inner source port, 0 to 65535
     * @param destination the inner destination address
     * @param destinationPort the inner destination port, 0 to 65535
     * @return the verdict
     * @throws IllegalArgumentException if the source port is none
     */
    public SourceVerdict validate(
            Ipv6Address outerSource, Ipv4Address source, int sourcePort, Ipv4Address destination, int destinationPort) {
        return validate(
                outerSource.high(),
                outerSource.low(),
                source.value(),
                sourcePort,
                destination.value(),
                destinationPort);
    }

    private boolean isOurs(int destinationIpv4) {
        return ((destinationIpv4 ^ ipv4) & ipv4Mask) == 0;
    }

    private boolean isBorderRelay(long high, long low) {
        for (int i = 0; i < brAddresses.size(); i++) {
            Ipv6Address br = brAddresses.get(i);
            if (br.high() == high && br.low() == low) {
                return true;
            }
        }
        return false;
    }
}
