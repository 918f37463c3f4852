package net.wan6.test.captures;

import java.net.Inet6Address;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.IpV6Packet;
import org.pcap4j.packet.UdpPacket;

/**
 * From a frame to the DHCPv6 payload, or the message of Router Discovery, in it.
 *
 * <p>The fixed headers are read by pcap4j, one at a time and without what follows them. Given a whole frame it dissects
 * all layers recursively, and a frame of thousands of VLAN tags or extension headers would exhaust the stack.
 */
final class Frames {

    private static final int IPV6_HEADER = 40;
    private static final int UDP_HEADER = 8;
    private static final int ROUTER_SOLICITATION = 133;
    private static final int ROUTER_ADVERTISEMENT = 134;

    private Frames() {}

    /** What a frame holds. */
    sealed interface Content permits Datagram, RouterDiscovery, Skipped {}

    /** A datagram to or from a DHCPv6 port. */
    record Datagram(Endpoint source, Endpoint destination, String hex) implements Content {}

    /** A Router Solicitation or Router Advertisement. */
    record RouterDiscovery(Inet6Address source, Inet6Address destination, int hopLimit, String hex)
            implements Content {}

    /** Nothing for us. */
    record Skipped(SkipReason reason) implements Content {}

    /**
     * Dissects one frame.
     *
     * @param incomplete why a frame that ends too early does so
     */
    static Content dissect(LinkLayer link, byte[] frame, SkipReason incomplete) {
        try {
            Optional<LinkLayer.Found> packet = link.find(frame);
            if (packet.isEmpty()) {
                return new Skipped(incomplete);
            }
            if (packet.get().etherType() != LinkLayer.IPV6) {
                return new Skipped(SkipReason.NOT_IPV6);
            }
            return ipv6(frame, packet.get().offset(), incomplete);
        } catch (IllegalRawDataException contradictory) {
            return new Skipped(SkipReason.MALFORMED);
        }
    }

    private static Content ipv6(byte[] frame, int offset, SkipReason incomplete) throws IllegalRawDataException {
        if (frame.length - offset < IPV6_HEADER) {
            return new Skipped(incomplete);
        }
        if ((frame[offset] & 0xf0) != 0x60) {
            return new Skipped(SkipReason.MALFORMED);
        }
        IpV6Packet.IpV6Header ip =
                IpV6Packet.newPacket(frame, offset, IPV6_HEADER).getHeader();
        int begin = offset + IPV6_HEADER;
        int end = Math.min(frame.length, begin + ip.getPayloadLengthAsInt());
        ExtensionHeaders.Upper upper = ExtensionHeaders.skip(
                frame, begin, end, Byte.toUnsignedInt(ip.getNextHeader().value()));
        if (upper.protocol() == ExtensionHeaders.FRAGMENT) {
            return new Skipped(SkipReason.FRAGMENT);
        }
        if (upper.protocol() == ExtensionHeaders.CUT) {
            return new Skipped(incomplete);
        }
        boolean allThere = begin + ip.getPayloadLengthAsInt() <= frame.length;
        byte[] segment = Arrays.copyOfRange(frame, upper.offset(), end);
        return switch (upper.protocol()) {
            case ExtensionHeaders.UDP -> udp(ip, segment, allThere ? SkipReason.MALFORMED : incomplete);
            case ExtensionHeaders.ICMPV6 -> icmp(ip, segment, allThere, incomplete);
            default -> new Skipped(SkipReason.NOT_UDP);
        };
    }

    private static Content udp(IpV6Packet.IpV6Header ip, byte[] segment, SkipReason incomplete)
            throws IllegalRawDataException {
        if (segment.length < UDP_HEADER) {
            return new Skipped(incomplete);
        }
        UdpPacket.UdpHeader udp = UdpPacket.newPacket(segment, 0, UDP_HEADER).getHeader();
        int sourcePort = udp.getSrcPort().valueAsInt();
        int destinationPort = udp.getDstPort().valueAsInt();
        if (!isDhcpv6(sourcePort) && !isDhcpv6(destinationPort)) {
            return new Skipped(SkipReason.OTHER_PORT);
        }
        int length = udp.getLengthAsInt();
        if (length < UDP_HEADER) {
            return new Skipped(SkipReason.MALFORMED);
        }
        if (length > segment.length) {
            return new Skipped(incomplete);
        }
        return new Datagram(
                new Endpoint(ip.getSrcAddr(), sourcePort),
                new Endpoint(ip.getDstAddr(), destinationPort),
                HexFormat.of().formatHex(segment, UDP_HEADER, length));
    }

    private static Content icmp(IpV6Packet.IpV6Header ip, byte[] message, boolean allThere, SkipReason incomplete) {
        int type = message.length == 0 ? 0 : Byte.toUnsignedInt(message[0]);
        if (type != ROUTER_SOLICITATION && type != ROUTER_ADVERTISEMENT) {
            return new Skipped(SkipReason.NOT_UDP);
        }
        if (!allThere) {
            return new Skipped(incomplete);
        }
        int hopLimit = Byte.toUnsignedInt(ip.getHopLimit());
        return new RouterDiscovery(
                ip.getSrcAddr(), ip.getDstAddr(), hopLimit, HexFormat.of().formatHex(message));
    }

    private static boolean isDhcpv6(int port) {
        return port == 546 || port == 547;
    }
}
