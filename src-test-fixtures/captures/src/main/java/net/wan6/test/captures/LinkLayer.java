package net.wan6.test.captures;

import java.util.List;
import java.util.Optional;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IllegalRawDataException;

/** Where the network packet begins in a frame, and of which protocol it is, by the link type of the file. */
enum LinkLayer {
    ETHERNET {
        @Override
        Optional<Found> find(byte[] frame) throws IllegalRawDataException {
            if (frame.length < ETHERNET_HEADER) {
                return Optional.empty();
            }
            if (u16(frame, 12) < SMALLEST_TYPE) {
                return Optional.of(new Found(0, ETHERNET_HEADER));
            }
            // Only the header is handed over: dissecting the whole frame at once would recurse as the sender likes.
            EthernetPacket outer = EthernetPacket.newPacket(frame, 0, ETHERNET_HEADER);
            int type = Short.toUnsignedInt(outer.getHeader().getType().value());
            return untagged(frame, type, ETHERNET_HEADER);
        }
    },

    /** IPv4 or IPv6 without a link header. */
    RAW {
        @Override
        Optional<Found> find(byte[] frame) {
            if (frame.length == 0) {
                return Optional.empty();
            }
            return Optional.of(new Found(frame[0] >> 4 == 6 ? IPV6 : 0, 0));
        }
    },

    /** What {@code tcpdump -i any} writes: the protocol in octets 14 and 15. */
    LINUX_COOKED {
        @Override
        Optional<Found> find(byte[] frame) {
            return frame.length < 16 ? Optional.empty() : untagged(frame, u16(frame, 14), 16);
        }
    },

    /** Its second version: the protocol in the first two of 20 octets. */
    LINUX_COOKED_2 {
        @Override
        Optional<Found> find(byte[] frame) {
            return frame.length < 20 ? Optional.empty() : untagged(frame, u16(frame, 0), 20);
        }
    };

    /** The EtherType of IPv6. */
    static final int IPV6 = 0x86dd;

    private static final int ETHERNET_HEADER = 14;
    /** Below it the field is a length (IEEE 802.3). */
    private static final int SMALLEST_TYPE = 0x600;

    private static final List<Integer> VLAN_TAGS = List.of(0x8100, 0x88a8, 0x9100);

    /** A packet of protocol {@code etherType} that begins at {@code offset}. */
    record Found(int etherType, int offset) {}

    /** By the number of the registry of link types; empty for those that are not read. */
    static Optional<LinkLayer> of(int linkType) {
        return switch (linkType) {
            case 1 -> Optional.of(ETHERNET);
            case 12, 14, 101, 228, 229 -> Optional.of(RAW);
            case 113 -> Optional.of(LINUX_COOKED);
            case 276 -> Optional.of(LINUX_COOKED_2);
            default -> Optional.empty();
        };
    }

    /** Answers empty if the frame ends before the packet begins. */
    abstract Optional<Found> find(byte[] frame) throws IllegalRawDataException;

    private static Optional<Found> untagged(byte[] frame, int type, int offset) {
        int innerType = type;
        int at = offset;
        while (VLAN_TAGS.contains(innerType)) {
            if (at + 4 > frame.length) {
                return Optional.empty();
            }
            innerType = u16(frame, at + 2);
            at += 4;
        }
        return Optional.of(new Found(innerType, at));
    }

    static int u16(byte[] octets, int offset) {
        return ((octets[offset] & 0xff) << 8) | (octets[offset + 1] & 0xff);
    }
}
