package net.wan6.mape;

import java.util.List;
import java.util.Objects;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/**
 * What one end-user prefix gives a CE (RFC 7597 §5.2, §6): its IPv4 address or prefix, its ports and its IPv6 address.
 *
 * <p>Made by {@link MapDomain#ce}. Immutable and safe for use by any number of threads.
 */
public final class MapCe {

    private final MapRule rule;
    private final Ipv6Prefix endUserPrefix;
    private final InterfaceIdFormat interfaceIdFormat;
    private final List<Ipv6Address> brAddresses;
    private final Ipv4Prefix ipv4Prefix;
    private final int psid;
    private final Ipv6Address ceAddress;

    /** The caller has checked that the rule covers the prefix and that its EA bits lie within. */
    MapCe(MapRule rule, Ipv6Prefix endUserPrefix, InterfaceIdFormat format, List<Ipv6Address> brAddresses) {
        this.rule = rule;
        this.endUserPrefix = Ipv6Prefix.masking(endUserPrefix.address(), rule.cePrefixLength());
        this.interfaceIdFormat = format;
        this.brAddresses = brAddresses;
        int at = rule.ipv6Prefix().length();
        int suffixLength = rule.ipv4SuffixLength();
        long suffix = endUserPrefix.address().bits(at, suffixLength);
        this.ipv4Prefix = rule.ipv4Prefix().subnet(rule.ipv4Prefix().length() + suffixLength, suffix);
        this.psid = rule.explicitPsidLength() > 0
                ? rule.explicitPsid()
                : (int) endUserPrefix.address().bits(at + suffixLength, rule.psidLength());
        // RFC 7597 §6: rule prefix and EA bits, zeros for the subnet, the interface identifier.
        this.ceAddress = InterfaceIdFormat.under(
                endUserPrefix.address(), rule.cePrefixLength(), format.interfaceId(ipv4Prefix.address(), psid));
    }

    /**
     * The Basic Mapping Rule that applies.
     *
     * @return the rule
     */
    public MapRule rule() {
        return rule;
    }

    /**
     * What identifies the line to the domain: its prefix, cut to rule and EA bits. A line's /56 and a /64 inside are the same
     * CE to the border relay, and so they are here.
     *
     * @return the first {@link MapRule#cePrefixLength()} bits of the line's prefix
     */
    public Ipv6Prefix endUserPrefix() {
        return endUserPrefix;
    }

    /**
     * The form of the CE address.
     *
     * @return the interface identifier's form
     */
    public InterfaceIdFormat interfaceIdFormat() {
        return interfaceIdFormat;
    }

    /**
     * The border relays, most preferred first.
     *
     * @return their addresses; empty where the rules came without
     */
    public List<Ipv6Address> brAddresses() {
        return brAddresses;
    }

    /**
     * The IPv4 addresses of this CE.
     *
     * @return a prefix of length 32 for one address, shorter for an IPv4 prefix
     */
    public Ipv4Prefix ipv4Prefix() {
        return ipv4Prefix;
    }

    /**
     * The IPv4 address of this CE.
     *
     * @return the address, or the first of an IPv4 prefix
     */
    public Ipv4Address ipv4Address() {
        return ipv4Prefix.address();
    }

    /**
     * Whether other CEs have the same IPv4 address.
     *
     * @return true if {@link #ports()} are not all ports
     */
    public boolean isShared() {
        return rule.isShared();
    }

    /**
     * The length of the PSID.
     *
     * @return 0 to 16, 0 where the address is not shared
     */
    public int psidLength() {
        return rule.psidLength();
    }

    /**
     * The Port Set Identifier.
     *
     * @return the PSID, right-aligned; 0 where the address is not shared
     */
    public int psid() {
        return psid;
    }

    /**
     * The ports, and ICMP identifiers (RFC 7597 §8.2), of this CE.
     *
     * @return the port set; all ports where the address is not shared
     */
    public PortSet ports() {
        return rule.portSet(psid);
    }

    /**
     * The IPv6 address of this CE's end of the tunnel; the border relay and other CEs compute the same.
     *
     * @return the address
     */
    public Ipv6Address ceAddress() {
        return ceAddress;
    }

    /**
     * Whether the CE address lies outside a prefix of the line: its subnet bits are zero, which those of a prefix longer than
     * rule and EA bits need not be (a /60 passed on by a home gateway). The address is right all the same, but packets to it
     * reach this host only if it is routed there.
     *
     * @param delegated the prefix that is routed to this host
     * @return true if it does not contain {@link #ceAddress()}
     */
    public boolean isOutside(Ipv6Prefix delegated) {
        return !delegated.contains(ceAddress);
    }

    /** Equal if made of the same rule, prefix, form and border relays. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MapCe that
                && rule.equals(that.rule)
                && endUserPrefix.equals(that.endUserPrefix)
                && interfaceIdFormat == that.interfaceIdFormat
                && brAddresses.equals(that.brAddresses);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, endUserPrefix, interfaceIdFormat, brAddresses);
    }

    /** One line for people. */
    @Override
    public String toString() {
        return "MapCe[" + endUserPrefix + ": " + (ipv4Prefix.length() == 32 ? ipv4Address() : ipv4Prefix) + ", "
                + ports() + ", " + ceAddress + ']';
    }
}
