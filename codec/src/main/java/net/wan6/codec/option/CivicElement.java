package net.wan6.codec.option;

import net.wan6.codec.Octets;

/**
 * One part of a civic location (RFC 4776 §3.3).
 *
 * @param type the CAtype, 0 to 255
 * @param value a text in UTF-8, at most 255 octets
 */
public record CivicElement(int type, Octets value) {

    /**
     * Checks the ranges.
     *
     * @param type the CAtype, 0 to 255
     * @param value a text in UTF-8, at most 255 octets
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public CivicElement {
        Unsigned.u8("type", type);
        Unsigned.u8("length", value.length());
    }

    @Override
    public String toString() {
        return "CivicElement " + type + " " + value.toHex();
    }
}
