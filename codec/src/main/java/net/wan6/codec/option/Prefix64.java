package net.wan6.codec.option;

import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Payload;

/**
 * Prefixes that multicast translators between IPv4 and IPv6 use (V6_PREFIX64, RFC 8115 §3).
 *
 * @param asm for any-source multicast, of length 96
 * @param ssm for source-specific multicast, of length 96
 * @param unicast for sources, of length 32, 40, 48, 56, 64 or 96
 */
public record Prefix64(Ipv6Prefix asm, Ipv6Prefix ssm, Ipv6Prefix unicast) {
    /** How it stands on the wire. */
    public static final Payload<Prefix64> PAYLOAD = Payload.of(
            Prefix64.class,
            27,
            in -> new Prefix64(in.prefix(), in.prefix(), in.prefix()),
            (out, value) -> out.prefix(value.asm).prefix(value.ssm).prefix(value.unicast));

    /**
     * Checks the ranges.
     *
     * @param asm for any-source multicast, of length 96
     * @param ssm for source-specific multicast, of length 96
     * @param unicast for sources, of length 32, 40, 48, 56, 64 or 96
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public Prefix64 {
        if (asm.length() != 96 || ssm.length() != 96) {
            throw new IllegalArgumentException(
                    "multicast prefix lengths " + asm.length() + " and " + ssm.length() + ", not 96");
        }
        if (unicast.length() % 8 != 0 || unicast.length() < 32 || (unicast.length() > 64 && unicast.length() != 96)) {
            throw new IllegalArgumentException("unicast prefix length " + unicast.length());
        }
    }
}
