package net.wan6.codec;

/** Prefixes of which the wire has only the octets that hold their bits. */
final class PrefixOctets {
    private PrefixOctets() {}

    static int count(int length) {
        return (length + 7) / 8;
    }

    static Ipv6Prefix read(byte[] array, int from, int length) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < count(length); i++) {
            long octet = BigEndian.u8(array, from + i);
            if (i < 8) {
                high |= octet << (56 - 8 * i);
            } else {
                low |= octet << (120 - 8 * i);
            }
        }
        return Ipv6Prefix.masking(new Ipv6Address(high, low), length);
    }
}
