package net.wan6.codec.option;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;
import net.wan6.codec.Octets;
import net.wan6.codec.Payload;

/**
 * Where something is, as people say it (GEOCONF_CIVIC, RFC 4776 §3.1).
 *
 * @param what whose location: 0 the server's, 1 the network element's nearest to the client, 2 the client's; 0 to 255
 * @param country two letters of ISO 3166
 * @param elements the parts, in wire order
 */
public record CivicLocation(int what, Octets country, List<CivicElement> elements) {
    /** How it stands on the wire. */
    public static final Payload<CivicLocation> PAYLOAD =
            Payload.of(CivicLocation.class, 3, CivicLocation::read, CivicLocation::write);

    /**
     * Checks the ranges.
     *
     * @param what whose location: 0 the server's, 1 the network element's nearest to the client, 2 the client's; 0 to 255
     * @param country two letters of ISO 3166
     * @param elements the parts, in wire order
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public CivicLocation {
        Unsigned.u8("what", what);
        elements = List.copyOf(elements);
        if (country.length() != 2) {
            throw new IllegalArgumentException("a country of " + country.length() + " octets, not 2");
        }
    }

    private static CivicLocation read(OctetReader in) {
        int what = in.u8();
        Octets country = in.octets(2);
        List<CivicElement> elements = new ArrayList<>();
        while (in.remaining() > 0) {
            elements.add(new CivicElement(in.u8(), in.octets(in.u8())));
        }
        return new CivicLocation(what, country, elements);
    }

    private static void write(OctetWriter out, CivicLocation location) {
        out.u8(location.what).octets(location.country);
        location.elements.forEach(
                element -> out.u8(element.type()).u8(element.value().length()).octets(element.value()));
    }
}
