package net.wan6.codec.option;

import java.util.List;
import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;
import net.wan6.codec.Octets;
import net.wan6.codec.Payload;

/**
 * An attribute of RADIUS that a relay passes on (RADIUS, RFC 7037 §3).
 *
 * @param type 0 to 255
 * @param value at most 253 octets
 */
public record RadiusAttribute(int type, Octets value) {

    /**
     * Checks the ranges.
     *
     * @param type 0 to 255
     * @param value at most 253 octets
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public RadiusAttribute {
        Unsigned.u8("type", type);
        Unsigned.atMost("length", value.length(), 253);
    }

    /** Attributes one after the other, one or more. */
    public static final Payload<List<RadiusAttribute>> LIST =
            Payload.oneOrMore(RadiusAttribute.class, RadiusAttribute::read, RadiusAttribute::write);

    private static RadiusAttribute read(OctetReader in) {
        int type = in.u8();
        int length = in.u8();
        if (length < 2) {
            throw in.malformed("an attribute of length " + length + ", less than 2");
        }
        return new RadiusAttribute(type, in.octets(length - 2));
    }

    private static void write(OctetWriter out, RadiusAttribute attribute) {
        out.u8(attribute.type).u8(2 + attribute.value.length()).octets(attribute.value);
    }
}
