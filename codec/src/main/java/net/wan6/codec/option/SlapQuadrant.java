package net.wan6.codec.option;

import java.util.List;
import net.wan6.codec.Payload;

/**
 * Which part of the local address space a client or relay prefers (SLAP_QUAD, RFC 8948 §4.1).
 *
 * @param quadrant 0 to 255: 0 AAI, 1 ELI, 2 reserved, 3 SAI
 * @param preference 0 to 255, the highest first
 */
public record SlapQuadrant(int quadrant, int preference) {

    /**
     * Checks the ranges.
     *
     * @param quadrant 0 to 255: 0 AAI, 1 ELI, 2 reserved, 3 SAI
     * @param preference 0 to 255, the highest first
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public SlapQuadrant {
        Unsigned.u8("quadrant", quadrant);
        Unsigned.u8("preference", preference);
    }

    /** Quadrants one after the other, one or more. */
    public static final Payload<List<SlapQuadrant>> LIST = Payload.oneOrMore(
            SlapQuadrant.class,
            in -> new SlapQuadrant(in.u8(), in.u8()),
            (out, value) -> out.u8(value.quadrant).u8(value.preference));
}
