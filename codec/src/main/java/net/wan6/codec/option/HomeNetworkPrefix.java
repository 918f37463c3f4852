package net.wan6.codec.option;

import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.OctetReader;
import net.wan6.codec.Octets;
import net.wan6.codec.Payload;

/**
 * A home network prefix of Mobile IPv6 (MIP6_HNP, RFC 6610 §3.3.3). RFC 6610 does not say how many octets the
 * prefix takes; all 16, and as many as hold its bits, are read and kept.
 *
 * @param length 0 to 128
 * @param octets 16 octets, or as many as hold the bits
 */
public record HomeNetworkPrefix(int length, Octets octets) {
    /** How it stands on the wire. */
    public static final Payload<HomeNetworkPrefix> PAYLOAD = Payload.of(
            HomeNetworkPrefix.class,
            1,
            HomeNetworkPrefix::read,
            (out, value) -> out.u8(value.length).octets(value.octets));

    /**
     * Checks the ranges.
     *
     * @param length 0 to 128
     * @param octets 16 octets, or as many as hold the bits
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public HomeNetworkPrefix {
        Unsigned.atMost("length", length, 128);
        int least = (length + 7) / 8;
        if (octets.length() != least && octets.length() != 16) {
            throw new IllegalArgumentException(
                    "a prefix of length " + length + " in " + octets.length() + " octets, not " + least + " or 16");
        }
    }

    /** What strangers send is refused before the record would, whose exception has a stack trace for its caller. */
    private static HomeNetworkPrefix read(OctetReader in) {
        int length = in.u8();
        if (length > 128 || (in.remaining() != (length + 7) / 8 && in.remaining() != 16)) {
            throw in.malformed("a prefix of length " + length + " in " + in.remaining() + " octets");
        }
        return new HomeNetworkPrefix(length, in.rest());
    }

    /**
     * The prefix; bits beyond its length are cleared.
     *
     * @return the prefix
     */
    public Ipv6Prefix prefix() {
        byte[] whole = new byte[16];
        octets.writeTo(whole, 0);
        return Ipv6Prefix.masking(Ipv6Address.readFrom(whole, 0), length);
    }

    @Override
    public String toString() {
        return "HomeNetworkPrefix " + prefix();
    }
}
