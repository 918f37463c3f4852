package net.wan6.codec.nd;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Lifetime;
import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;

/**
 * DNS servers (Recursive DNS Server, RFC 8106 §5.1).
 *
 * @param lifetime how long they may be asked; 0 takes them away
 * @param addresses where they are, at least one
 */
public record Rdnss(Lifetime lifetime, List<Ipv6Address> addresses) {
    /**
     * Copies the list.
     *
     * @param lifetime how long they may be asked
     * @param addresses where they are, at least one
     * @throws IllegalArgumentException if there is no address
     */
    public Rdnss {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no address of a DNS server");
        }
    }

    static Rdnss read(OctetReader in) {
        in.u16();
        Lifetime lifetime = Lifetime.ofSeconds(in.u32());
        if (in.remaining() % Ipv6Address.OCTETS != 0) {
            throw in.malformed("length is " + in.remaining() + " for addresses, not a multiple of 16");
        }
        List<Ipv6Address> addresses = new ArrayList<>(in.remaining() / Ipv6Address.OCTETS);
        while (in.remaining() > 0) {
            addresses.add(in.ipv6());
        }
        if (addresses.isEmpty()) {
            throw in.malformed("length is 0 for addresses, not 16 or more");
        }
        return new Rdnss(lifetime, addresses);
    }

    static void write(OctetWriter out, Rdnss servers) {
        out.u16(0).u32(servers.lifetime.seconds());
        servers.addresses.forEach(out::ipv6);
    }

    @Override
    public String toString() {
        return addresses.stream().map(Ipv6Address::toString).collect(Collectors.joining(", ")) + " lifetime "
                + lifetime;
    }
}
