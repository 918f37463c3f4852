package net.wan6.codec.option;

import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.OctetReader;
import net.wan6.codec.Payload;

/**
 * Prefixes that multicast translators between IPv4 and IPv6 use (V6_PREFIX64, RFC 8115 §3).
 *
 * @param asm for any-source multicast, of length 96
 * @param ssm for source-specific multicast, of length 96
 * @param unicast for sources, of length 32, 40, 48, 56, 64 or 96
 */
public record V6Prefix64(Ipv6Prefix asm, Ipv6Prefix ssm, Ipv6Prefix unicast) {
    /** How it stands on the wire. */
    public static final Payload<V6Prefix64> PAYLOAD = Payload.of(
            V6Prefix64.class,
            27,
            V6Prefix64::read,
            (out, value) -> out.prefix(value.asm).prefix(value.ssm).prefix(value.unicast));

    /**
     * Checks the ranges.
     *
     * @param asm for any-source multicast, of length 96
     * @param ssm for source-specific multicast, of length 96
     * @param unicast for sources, of length 32, 40, 48, 56, 64 or 96
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public V6Prefix64 {
        if (!areTranslators(asm, ssm, unicast)) {
            throw new IllegalArgumentException(lengths(asm, ssm, unicast));
        }
    }

    /** What strangers send is refused before the record would, whose exception has a stack trace for its caller. */
    private static V6Prefix64 read(OctetReader in) {
        Ipv6Prefix asm = in.prefix();
        Ipv6Prefix ssm = in.prefix();
        Ipv6Prefix unicast = in.prefix();
        if (!areTranslators(asm, ssm, unicast)) {
            throw in.malformed(lengths(asm, ssm, unicast));
        }
        return new V6Prefix64(asm, ssm, unicast);
    }

    private static boolean areTranslators(Ipv6Prefix asm, Ipv6Prefix ssm, Ipv6Prefix unicast) {
        int length = unicast.length();
        return asm.length() == 96
                && ssm.length() == 96
                && length % 8 == 0
                && (length == 96 || (length >= 32 && length <= 64));
    }

    private static String lengths(Ipv6Prefix asm, Ipv6Prefix ssm, Ipv6Prefix unicast) {
        return "prefix lengths " + asm.length() + " and " + ssm.length() + ", not 96, or " + unicast.length()
                + ", not 32, 40, 48, 56, 64 or 96";
    }
}
