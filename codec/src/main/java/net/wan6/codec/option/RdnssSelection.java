package net.wan6.codec.option;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;
import net.wan6.codec.Payload;

/**
 * A DNS server to ask about certain domains (RDNSS_SELECTION, RFC 6731 §4.2).
 *
 * @param server where it listens
 * @param flags 0 to 255, of which the lowest two bits are the preference
 * @param domains what it knows about, full names; the root for all
 */
public record RdnssSelection(Ipv6Address server, int flags, List<DomainName> domains) {
    /** How it stands on the wire. */
    public static final Payload<RdnssSelection> PAYLOAD = Payload.of(
            RdnssSelection.class, 17, in -> new RdnssSelection(in.ipv6(), in.u8(), names(in)), RdnssSelection::write);

    /**
     * Checks the ranges.
     *
     * @param server where it listens
     * @param flags 0 to 255, of which the lowest two bits are the preference
     * @param domains what it knows about, full names; the root for all
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public RdnssSelection {
        Unsigned.u8("flags", flags);
        domains = List.copyOf(domains);
        if (domains.stream().anyMatch(DomainName::isPartial)) {
            throw new IllegalArgumentException("a domain lacks the root label");
        }
    }

    private static List<DomainName> names(OctetReader in) {
        List<DomainName> names = new ArrayList<>();
        while (in.remaining() > 0) {
            names.add(in.name());
        }
        return names;
    }

    private static void write(OctetWriter out, RdnssSelection selection) {
        out.ipv6(selection.server).u8(selection.flags);
        selection.domains.forEach(out::name);
    }

    /**
     * How much the server is to be preferred to others.
     *
     * @return 0 medium, 1 high, 3 low; 2 is reserved
     */
    public int preference() {
        return flags & 3;
    }
}
