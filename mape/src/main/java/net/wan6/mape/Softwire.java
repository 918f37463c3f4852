package net.wan6.mape;

import java.util.List;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/** How a line carries IPv4 over IPv6, with everything that the CE needs to configure. Immutable values. */
public sealed interface Softwire
        permits Softwire.MapE, Softwire.MapT, Softwire.Lw4o6, Softwire.DsLite, Softwire.Ipv4InIpv6 {

    /**
     * MAP-E (RFC 7597): encapsulation, with a NAT in the CE that uses a set of ports.
     *
     * @param domain the domain, whose rules also say which peers are reached directly
     * @param ce this CE in it
     */
    record MapE(MapDomain domain, MapCe ce) implements Softwire {}

    /**
     * MAP-T (RFC 7599): translation, with a NAT in the CE that uses a set of ports.
     *
     * @param domain the domain; its border relay addresses are empty
     * @param ce this CE in it
     * @param defaultMappingRule the prefix for destinations outside the domain
     */
    record MapT(MapDomain domain, MapCe ce, DefaultMappingRule defaultMappingRule) implements Softwire {}

    /**
     * Lightweight 4over6 (RFC 7596): encapsulation, with a NAT in the CE that uses the ports which the operator has bound to
     * this line.
     *
     * @param ipv4Address the IPv4 address, possibly shared
     * @param ports the ports of this line
     * @param bindPrefix which of the line's prefixes the tunnel starts in
     * @param lwAftrAddresses the tunnel's far ends, most preferred first
     */
    record Lw4o6(Ipv4Address ipv4Address, PortSet ports, Ipv6Prefix bindPrefix, List<Ipv6Address> lwAftrAddresses)
            implements Softwire {

        /**
         * Copies the list.
         *
         * @param ipv4Address the IPv4 address
         * @param ports the ports
         * @param bindPrefix the prefix of the tunnel's near end
         * @param lwAftrAddresses the far ends
         */
        public Lw4o6 {
            lwAftrAddresses = List.copyOf(lwAftrAddresses);
        }

        /**
         * The tunnel's near end (RFC 7596 §5.1): the bind prefix, zeros, the IPv4 address and the PSID, as RFC 7597's
         * interface identifier has them. A bind prefix of 128 bits is the address itself.
         *
         * @return the address
         */
        public Ipv6Address localAddress() {
            long interfaceId = InterfaceIdFormat.RFC_7597.interfaceId(ipv4Address, ports.psid());
            return InterfaceIdFormat.under(bindPrefix.address(), bindPrefix.length(), interfaceId);
        }
    }

    /**
     * DS-Lite (RFC 6333): encapsulation without a NAT in the CE; the AFTR translates.
     *
     * @param aftrName the AFTR's name (RFC 6334), to be resolved by the line's own resolvers
     */
    record DsLite(DomainName aftrName) implements Softwire {}

    /**
     * Plain IPv4 in IPv6 (RFC 2473), used by services with fixed addresses: the addresses of the contract, with all ports.
     *
     * @param ipv4Prefix the addresses; length 32 for one
     * @param localAddress the near end: the line's prefix and the contract's interface identifier
     * @param remoteAddress the far end
     */
    record Ipv4InIpv6(Ipv4Prefix ipv4Prefix, Ipv6Address localAddress, Ipv6Address remoteAddress) implements Softwire {

        /**
         * The tunnel of a contract that names an interface identifier.
         *
         * @param endUserPrefix the line's prefix, at most 64 bits long; subnet bits become zero
         * @param interfaceId the contract's interface identifier
         * @param ipv4Prefix the contract's addresses
         * @param remoteAddress the far end
         * @return the tunnel
         * @throws IllegalArgumentException if the prefix is longer than 64 bits
         */
        public static Ipv4InIpv6 ofInterfaceId(
                Ipv6Prefix endUserPrefix, long interfaceId, Ipv4Prefix ipv4Prefix, Ipv6Address remoteAddress) {
            if (endUserPrefix.length() > 64) {
                throw new IllegalArgumentException(endUserPrefix + " leaves no room for an interface identifier");
            }
            Ipv6Address local = new Ipv6Address(endUserPrefix.address().high(), interfaceId);
            return new Ipv4InIpv6(ipv4Prefix, local, remoteAddress);
        }

        /**
         * The tunnel of a contract whose interface identifier follows from its IPv4 address, with PSID 0.
         *
         * @param endUserPrefix the line's prefix, at most 64 bits long; subnet bits become zero
         * @param format the interface identifier's form
         * @param ipv4Prefix the contract's addresses
         * @param remoteAddress the far end
         * @return the tunnel
         * @throws IllegalArgumentException if the prefix is longer than 64 bits
         */
        public static Ipv4InIpv6 ofFormat(
                Ipv6Prefix endUserPrefix, InterfaceIdFormat format, Ipv4Prefix ipv4Prefix, Ipv6Address remoteAddress) {
            long interfaceId = format.interfaceId(ipv4Prefix.address(), 0);
            return ofInterfaceId(endUserPrefix, interfaceId, ipv4Prefix, remoteAddress);
        }
    }
}
