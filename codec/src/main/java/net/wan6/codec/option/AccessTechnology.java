package net.wan6.codec.option;

import net.wan6.codec.Payload;

/**
 * What kind of access network a client is on (ANI_ATT, RFC 7839 §4.1).
 *
 * @param reserved 0 to 255; 0 where RFC 7839 is obeyed
 * @param type the access technology type of RFC 5213 §8.5, 0 to 255
 */
public record AccessTechnology(int reserved, int type) {
    /** How it stands on the wire. */
    public static final Payload<AccessTechnology> PAYLOAD = Payload.of(
            AccessTechnology.class,
            2,
            in -> new AccessTechnology(in.u8(), in.u8()),
            (out, value) -> out.u8(value.reserved).u8(value.type));

    /**
     * Checks the ranges.
     *
     * @param reserved 0 to 255; 0 where RFC 7839 is obeyed
     * @param type the access technology type of RFC 5213 §8.5, 0 to 255
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public AccessTechnology {
        Unsigned.u8("reserved", reserved);
        Unsigned.u8("type", type);
    }
}
