package net.wan6.mape;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/**
 * How a line carries IPv4 over IPv6, with everything that the CE needs to configure. Immutable values.
 *
 * <p>A softwire that exists can be set up: an end that no packet could come from or go to (multicast, link-local, loopback,
 * unspecified, IPv4-mapped) and an IPv4 address that no host can have are refused with {@link IllegalArgumentException}.
 */
public sealed interface Softwire
        permits Softwire.MapE, Softwire.MapT, Softwire.Lw4o6, Softwire.DsLite, Softwire.Ipv4InIpv6, Softwire.Xlat464 {

    /**
     * MAP-E (RFC 7597): encapsulation, with a NAT in the CE that uses a set of ports.
     *
     * @param domain the domain, whose rules also say which peers are reached directly
     * @param ce this CE in it
     */
    record MapE(MapDomain domain, MapCe ce) implements Softwire {

        /**
         * Checks the addresses.
         *
         * @param domain the domain
         * @param ce this CE in it
         * @throws IllegalArgumentException if one of them cannot be used, or there is no port but 0
         */
        public MapE {
            Objects.requireNonNull(domain, "domain");
            requireUsable(ce);
        }
    }

    /**
     * MAP-T (RFC 7599): translation, with a NAT in the CE that uses a set of ports.
     *
     * @param domain the domain; its border relay addresses are empty
     * @param ce this CE in it
     * @param defaultMappingRule the prefix for destinations outside the domain
     */
    record MapT(MapDomain domain, MapCe ce, DefaultMappingRule defaultMappingRule) implements Softwire {

        /**
         * Checks the addresses.
         *
         * @param domain the domain
         * @param ce this CE in it
         * @param defaultMappingRule the prefix for destinations outside the domain
         * @throws IllegalArgumentException if one of them cannot be used, or there is no port but 0
         */
        public MapT {
            Objects.requireNonNull(domain, "domain");
            Objects.requireNonNull(defaultMappingRule, "defaultMappingRule");
            requireUsable(ce);
        }
    }

    /**
     * Lightweight 4over6 (RFC 7596): encapsulation, with a NAT in the CE that uses the ports which the operator has bound to
     * this line.
     *
     * @param ipv4Address the IPv4 address, possibly shared
     * @param ports the ports of this line
     * @param localAddress the tunnel's near end
     * @param lwAftrs the tunnel's far ends, most preferred first; DHCPv6 gives addresses, rule servers also names
     */
    record Lw4o6(Ipv4Address ipv4Address, PortSet ports, Ipv6Address localAddress, List<Aftr> lwAftrs)
            implements Softwire {

        /**
         * Checks the addresses and copies the list.
         *
         * @param ipv4Address the IPv4 address
         * @param ports the ports
         * @param localAddress the near end
         * @param lwAftrs the far ends
         * @throws IllegalArgumentException if one of them cannot be used, or there is no port but 0
         */
        public Lw4o6 {
            TunnelEndpoint.requireIpv4(Ipv4Prefix.masking(ipv4Address, Ipv4Address.BITS));
            TunnelEndpoint.require("near end", localAddress);
            lwAftrs = List.copyOf(lwAftrs);
            requirePort(ports);
        }

        /**
         * The softwire that begins in one of the line's prefixes (RFC 7596 §5.1): its near end is the prefix, zeros, the IPv4
         * address and the PSID, as RFC 7597's interface identifier has them. A prefix of 128 bits is the address itself.
         *
         * @param ipv4Address the IPv4 address
         * @param ports the ports
         * @param prefix the prefix, of any length
         * @param lwAftrs the far ends
         * @return the softwire
         * @throws IllegalArgumentException if one of the addresses cannot be used, or there is no port but 0
         */
        public static Lw4o6 in(Ipv6Prefix prefix, Ipv4Address ipv4Address, PortSet ports, List<Aftr> lwAftrs) {
            long interfaceId = InterfaceIdFormat.RFC_7597.interfaceId(ipv4Address, ports.psid());
            Ipv6Address local = InterfaceIdFormat.under(prefix.address(), prefix.length(), interfaceId);
            return new Lw4o6(ipv4Address, ports, local, lwAftrs);
        }

        /**
         * Which prefix the tunnel begins in (RFC 7596 §5.1): the bind prefix chooses among the line's prefixes, by longest match.
         * It is the value itself only where it is the more exact of the two.
         *
         * @param bindPrefix the prefix that the operator gave
         * @param line the line's prefixes, delegated ones first
         * @return the prefix, or empty if no prefix of the line matches
         */
        public static Optional<Ipv6Prefix> tunnelPrefix(Ipv6Prefix bindPrefix, List<Ipv6Prefix> line) {
            Optional<Ipv6Prefix> own = line.stream()
                    .filter(prefix -> bindPrefix.contains(prefix) || prefix.contains(bindPrefix))
                    .max(Comparator.comparingInt((Ipv6Prefix prefix) -> Math.min(prefix.length(), bindPrefix.length()))
                            .thenComparingInt(Ipv6Prefix::length));
            return own.map(prefix -> bindPrefix.contains(prefix) ? prefix : bindPrefix);
        }
    }

    /**
     * DS-Lite (RFC 6333): encapsulation without a NAT in the CE; the AFTR translates. The near end is any address of the
     * line.
     *
     * @param aftr the tunnel's far end, by name or by address
     */
    record DsLite(Aftr aftr) implements Softwire {

        /**
         * Checks the value.
         *
         * @param aftr the far end
         */
        public DsLite {
            Objects.requireNonNull(aftr, "aftr");
        }

        /**
         * DS-Lite to an AFTR with a name.
         *
         * @param aftrName the name
         * @return the softwire
         * @throws IllegalArgumentException if it is the root or not fully qualified
         */
        public static DsLite to(DomainName aftrName) {
            return new DsLite(new Aftr.ByName(aftrName));
        }

        /**
         * DS-Lite to an AFTR with an address.
         *
         * @param aftrAddress the address
         * @return the softwire
         * @throws IllegalArgumentException if no tunnel can end there
         */
        public static DsLite to(Ipv6Address aftrAddress) {
            return new DsLite(new Aftr.ByAddress(aftrAddress));
        }
    }

    /**
     * Plain IPv4 in IPv6 (RFC 2473), used by services with fixed addresses: the addresses of the contract, with all ports.
     *
     * @param ipv4Address the address of the CE; in a prefix of several it may be any, also the first
     * @param ipv4PrefixLength 32 for one address, less where the contract has several
     * @param localAddress the near end: the line's prefix and the contract's interface identifier
     * @param remoteAddress the far end
     */
    record Ipv4InIpv6(
            Ipv4Address ipv4Address, int ipv4PrefixLength, Ipv6Address localAddress, Ipv6Address remoteAddress)
            implements Softwire {

        /**
         * Checks the addresses.
         *
         * @param ipv4Address the address of the CE
         * @param ipv4PrefixLength 0 to 32
         * @param localAddress the near end
         * @param remoteAddress the far end
         * @throws IllegalArgumentException if one of them cannot be used, or the length is out of range
         */
        public Ipv4InIpv6 {
            TunnelEndpoint.requireIpv4(Ipv4Prefix.masking(ipv4Address, ipv4PrefixLength));
            TunnelEndpoint.require("near end", localAddress);
            TunnelEndpoint.require("far end", remoteAddress);
        }

        /**
         * The tunnel of a contract that names an interface identifier.
         *
         * @param endUserPrefix the line's prefix, at most 64 bits long; subnet bits become zero
         * @param interfaceId the contract's interface identifier
         * @param ipv4Prefix the contract's addresses
         * @param remoteAddress the far end
         * @return the tunnel
         * @throws IllegalArgumentException if the prefix is longer than 64 bits, or an address cannot be used
         */
        public static Ipv4InIpv6 ofInterfaceId(
                Ipv6Prefix endUserPrefix, long interfaceId, Ipv4Prefix ipv4Prefix, Ipv6Address remoteAddress) {
            if (endUserPrefix.length() > 64) {
                throw new IllegalArgumentException(endUserPrefix + " leaves no room for an interface identifier");
            }
            Ipv6Address local = new Ipv6Address(endUserPrefix.address().high(), interfaceId);
            return new Ipv4InIpv6(ipv4Prefix.address(), ipv4Prefix.length(), local, remoteAddress);
        }

        /**
         * The tunnel of a contract whose interface identifier follows from its IPv4 address, with PSID 0.
         *
         * @param endUserPrefix the line's prefix, at most 64 bits long; subnet bits become zero
         * @param format the interface identifier's form
         * @param ipv4Prefix the contract's addresses
         * @param remoteAddress the far end
         * @return the tunnel
         * @throws IllegalArgumentException if the prefix is longer than 64 bits, or an address cannot be used
         */
        public static Ipv4InIpv6 ofFormat(
                Ipv6Prefix endUserPrefix, InterfaceIdFormat format, Ipv4Prefix ipv4Prefix, Ipv6Address remoteAddress) {
            long interfaceId = format.interfaceId(ipv4Prefix.address(), 0);
            return ofInterfaceId(endUserPrefix, interfaceId, ipv4Prefix, remoteAddress);
        }

        /**
         * All addresses of the contract.
         *
         * @return the prefix that {@link #ipv4Address()} lies in
         */
        public Ipv4Prefix ipv4Prefix() {
            return Ipv4Prefix.masking(ipv4Address, ipv4PrefixLength);
        }
    }

    /**
     * 464XLAT (RFC 6877): translation in the CE (CLAT) and once more in the network (PLAT), which has the IPv4 addresses. The
     * prefix for the CE's own side is for the CE to choose among the line's.
     *
     * @param nat64Prefix the prefix that stands for the IPv4 world (RFC 6052 §2.2), as a server or a Router Advertisement
     *     (RFC 8781) told it; of length 32, 40, 48, 56, 64 or 96
     */
    record Xlat464(Ipv6Prefix nat64Prefix) implements Softwire {

        /**
         * Checks the prefix.
         *
         * @param nat64Prefix the prefix
         * @throws IllegalArgumentException if RFC 6052 has no format for its length, or its addresses cannot be used
         */
        public Xlat464 {
            DefaultMappingRule.requireEmbedding("NAT64 prefix", nat64Prefix);
        }
    }

    private static void requireUsable(MapCe ce) {
        TunnelEndpoint.require("CE address", ce.ceAddress());
        TunnelEndpoint.requireIpv4(ce.ipv4Prefix());
        requirePort(ce.ports());
    }

    private static void requirePort(PortSet ports) {
        if (ports.forNat().isEmpty()) {
            throw new IllegalArgumentException("no port to give out in " + ports);
        }
    }
}
