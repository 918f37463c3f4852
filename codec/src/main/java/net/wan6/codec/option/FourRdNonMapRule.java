package net.wan6.codec.option;

import net.wan6.codec.Payload;

/**
 * What 4rd needs beside its mapping rules (4RD_NON_MAP_RULE, RFC 7600 §4.9).
 *
 * @param flags 0 to 255: 128 is H, hub and spoke; 1 is T, a traffic class is given
 * @param trafficClass 0 to 255
 * @param pmtu path MTU of the domain, 0 to 65535 octets
 */
public record FourRdNonMapRule(int flags, int trafficClass, int pmtu) {
    /** How it stands on the wire. */
    public static final Payload<FourRdNonMapRule> PAYLOAD = Payload.of(
            FourRdNonMapRule.class,
            4,
            in -> new FourRdNonMapRule(in.u8(), in.u8(), in.u16()),
            (out, value) -> out.u8(value.flags).u8(value.trafficClass).u16(value.pmtu));

    /**
     * Checks the ranges.
     *
     * @param flags 0 to 255: 128 is H, hub and spoke; 1 is T, a traffic class is given
     * @param trafficClass 0 to 255
     * @param pmtu path MTU of the domain, 0 to 65535 octets
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public FourRdNonMapRule {
        Unsigned.u8("flags", flags);
        Unsigned.u8("trafficClass", trafficClass);
        Unsigned.u16("pmtu", pmtu);
    }
}
