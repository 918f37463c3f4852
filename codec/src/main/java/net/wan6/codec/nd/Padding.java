package net.wan6.codec.nd;

import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;

/** Zeros that fill an option up to a multiple of 8 octets. */
final class Padding {
    private Padding() {}

    /** Reads to the end, where nothing but zeros may stand. */
    static void require(OctetReader in) {
        while (in.remaining() > 0) {
            if (in.u8() != 0) {
                throw in.malformed("something other than zeros in the padding");
            }
        }
    }

    /** Fills up a payload that is written; type and length stand before it. */
    static void write(OctetWriter out) {
        while ((out.length() + NdOptions.HEADER) % NdOptions.UNIT != 0) {
            out.u8(0);
        }
    }
}
