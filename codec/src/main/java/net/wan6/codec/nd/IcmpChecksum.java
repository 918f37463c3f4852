package net.wan6.codec.nd;

import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;

/** The checksum of ICMPv6: over a pseudo-header and the message without its checksum (RFC 4443 §2.3, RFC 8200 §8.1). */
final class IcmpChecksum {
    private static final int NEXT_HEADER = 58;
    private static final int CHECKSUM = 2;

    private IcmpChecksum() {}

    static int of(Octets message, Ipv6Address source, Ipv6Address destination) {
        long sum = words(source) + words(destination) + words(message.length()) + NEXT_HEADER;
        for (int at = 0; at + 1 < message.length(); at += 2) {
            sum += at == CHECKSUM ? 0 : message.u16(at);
        }
        if (message.length() % 2 != 0) {
            sum += message.u8(message.length() - 1) << 8;
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (int) ~sum & 0xffff;
    }

    private static long words(Ipv6Address address) {
        return words(address.high()) + words(address.low());
    }

    private static long words(long bits) {
        return (bits >>> 48) + (bits >>> 32 & 0xffff) + (bits >>> 16 & 0xffff) + (bits & 0xffff);
    }
}
