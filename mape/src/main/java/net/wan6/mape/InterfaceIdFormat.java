package net.wan6.mape;

import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;

/**
 * How the last 64 bits of a CE's IPv6 address hold its IPv4 address and PSID.
 *
 * <p>The form says nothing about the PSID offset: one Japanese service uses the draft's form with offset 6, others with
 * offset 4.
 */
public enum InterfaceIdFormat {
    /** RFC 7597 §6: 16 zero bits, the IPv4 address, the PSID in 16 bits. */
    RFC_7597(0),
    /** draft-ietf-softwire-map-03: 8 zero bits, the IPv4 address, the PSID in 16 bits, 8 zero bits. Used in Japan. */
    DRAFT_03(8);

    /** How far this form is to the left of the RFC's. */
    final int shift;

    InterfaceIdFormat(int shift) {
        this.shift = shift;
    }

    /**
     * The interface identifier. The PSID is right-aligned in its 16 bits in both forms, unlike on the wire of RFC 7598.
     *
     * @param ipv4 the address, or the first of the prefix
     * @param psid the PSID, 0 where there is none
     * @return 64 bits
     * @throws IllegalArgumentException if the PSID has more than 16 bits
     */
    public long interfaceId(Ipv4Address ipv4, int psid) {
        if (psid >>> 16 != 0) {
            throw new IllegalArgumentException("PSID " + psid + " has more than 16 bits");
        }
        return interfaceId(ipv4.value(), psid, shift);
    }

    static long interfaceId(int ipv4, int psid, int shift) {
        return ((ipv4 & 0xffff_ffffL) << 16 | psid) << shift;
    }

    /** The first bits of {@code prefix}, and of the identifier what they leave of the last 64 bits. */
    static Ipv6Address under(Ipv6Address prefix, int length, long interfaceId) {
        Ipv6Address first = prefix.masked(length);
        Ipv6Address hidden = new Ipv6Address(0, interfaceId).masked(length);
        return new Ipv6Address(first.high(), first.low() | (interfaceId ^ hidden.low()));
    }
}
