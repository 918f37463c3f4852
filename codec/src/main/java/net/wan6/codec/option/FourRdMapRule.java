package net.wan6.codec.option;

import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.OctetReader;
import net.wan6.codec.Octets;
import net.wan6.codec.Payload;

/**
 * A mapping rule of 4rd (4RD_MAP_RULE, RFC 7600 §4.9). Its IPv6 prefix takes 12 octets; 16, which are sent too,
 * are read and kept.
 *
 * @param ipv4Length 0 to 32
 * @param ipv6Length 0 to 128
 * @param eaLength how many EA-bits follow the IPv6 prefix, 0 to 255
 * @param flags 0 to 255: 128 is W, well-known ports
 * @param ipv4Address the rule's IPv4 prefix as received
 * @param ipv6Octets the rule's IPv6 prefix as received, 12 or 16 octets
 */
public record FourRdMapRule(
        int ipv4Length, int ipv6Length, int eaLength, int flags, Ipv4Address ipv4Address, Octets ipv6Octets) {
    /** How it stands on the wire. */
    public static final Payload<FourRdMapRule> PAYLOAD = Payload.of(
            FourRdMapRule.class,
            20,
            FourRdMapRule::read,
            (out, value) -> out.u8(value.ipv4Length)
                    .u8(value.ipv6Length)
                    .u8(value.eaLength)
                    .u8(value.flags)
                    .ipv4(value.ipv4Address)
                    .octets(value.ipv6Octets));

    /**
     * Checks the ranges.
     *
     * @param ipv4Length 0 to 32
     * @param ipv6Length 0 to 128
     * @param eaLength how many EA-bits follow the IPv6 prefix, 0 to 255
     * @param flags 0 to 255: 128 is W, well-known ports
     * @param ipv4Address the rule's IPv4 prefix as received
     * @param ipv6Octets the rule's IPv6 prefix as received, 12 or 16 octets
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public FourRdMapRule {
        Unsigned.atMost("ipv4Length", ipv4Length, 32);
        Unsigned.atMost("ipv6Length", ipv6Length, 128);
        Unsigned.u8("eaLength", eaLength);
        Unsigned.u8("flags", flags);
        if (ipv6Octets.length() != 12 && ipv6Octets.length() != 16) {
            throw new IllegalArgumentException("an IPv6 prefix in " + ipv6Octets.length() + " octets, not 12 or 16");
        }
    }

    /** What strangers send is refused before the record would, whose exception has a stack trace for its caller. */
    private static FourRdMapRule read(OctetReader in) {
        int ipv4Length = in.u8();
        int ipv6Length = in.u8();
        if (ipv4Length > 32 || ipv6Length > 128) {
            throw in.malformed("prefix lengths " + ipv4Length + " and " + ipv6Length + ", more than 32 or 128");
        }
        int eaLength = in.u8();
        int flags = in.u8();
        Ipv4Address ipv4Address = in.ipv4();
        if (in.remaining() != 12 && in.remaining() != 16) {
            throw in.malformed("an IPv6 prefix in " + in.remaining() + " octets, not 12 or 16");
        }
        return new FourRdMapRule(ipv4Length, ipv6Length, eaLength, flags, ipv4Address, in.rest());
    }

    /**
     * The rule's IPv4 prefix; bits beyond its length are cleared.
     *
     * @return the prefix
     */
    public Ipv4Prefix ipv4Prefix() {
        return Ipv4Prefix.masking(ipv4Address, ipv4Length);
    }

    /**
     * The rule's IPv6 prefix; bits beyond its length are cleared.
     *
     * @return the prefix
     */
    public Ipv6Prefix ipv6Prefix() {
        byte[] whole = new byte[16];
        ipv6Octets.writeTo(whole, 0);
        return Ipv6Prefix.masking(Ipv6Address.readFrom(whole, 0), ipv6Length);
    }

    @Override
    public String toString() {
        return "FourRdMapRule " + ipv6Prefix() + " " + ipv4Prefix() + " EA " + eaLength + " flags " + flags;
    }
}
