package net.wan6.codec.nd;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.Dnr;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Lifetime;
import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;
import net.wan6.codec.Octets;

/**
 * A DNS server that encrypts (Encrypted DNS, RFC 9463 §6.1). What it says of the server is what the option of DHCPv6 says,
 * in another layout.
 *
 * @param lifetime how long the server may be asked; 0 takes it away
 * @param server its priority, name, addresses and parameters
 */
public record EncryptedDns(Lifetime lifetime, Dnr server) {
    static EncryptedDns read(OctetReader in) {
        int priority = in.u16();
        Lifetime lifetime = Lifetime.ofSeconds(in.u32());
        OctetReader inName = in.window(in.u16());
        DomainName name = inName.name();
        if (inName.remaining() > 0) {
            throw inName.malformed("octets after the root label of the name");
        }
        return new EncryptedDns(lifetime, server(in, priority, name));
    }

    /** Where only the name is given, the option ends after it, and zeros follow: no length of addresses, or one of 0. */
    private static Dnr server(OctetReader in, int priority, DomainName name) {
        int size = in.remaining() < Short.BYTES ? 0 : in.u16();
        if (size == 0) {
            Padding.require(in);
            return Dnr.of(priority, name);
        }
        if (size % Ipv6Address.OCTETS != 0) {
            throw in.malformed("length of addresses is " + size + ", not a multiple of 16");
        }
        OctetReader inAddresses = in.window(size);
        List<Ipv6Address> addresses = new ArrayList<>(2);
        while (inAddresses.remaining() > 0) {
            Ipv6Address address = inAddresses.ipv6();
            // One that no server has costs itself and not the others (RFC 9463 §6.2).
            if (!address.isMulticast() && !address.isLoopback() && !address.isUnspecified()) {
                addresses.add(address);
            }
        }
        if (addresses.isEmpty()) {
            throw inAddresses.malformed("no address that a server can have");
        }
        Octets parameters = in.octets(in.u16());
        Padding.require(in);
        return Dnr.of(priority, name, addresses, parameters);
    }

    static void write(OctetWriter out, EncryptedDns value) {
        DomainName name = value.server.authenticationDomainName();
        out.u16(value.server.priority())
                .u32(value.lifetime.seconds())
                .u16(name.octets().length())
                .name(name);
        if (!value.server.isNameOnly()) {
            List<Ipv6Address> addresses = value.server.addresses();
            out.u16(addresses.size() * Ipv6Address.OCTETS);
            addresses.forEach(out::ipv6);
            Octets parameters = value.server.serviceParameters();
            out.u16(parameters.length()).octets(parameters);
        }
        Padding.write(out);
    }

    @Override
    public String toString() {
        return server + " lifetime " + lifetime;
    }
}
