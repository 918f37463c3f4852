package net.wan6.core;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.wan6.codec.Dnr;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/**
 * What routers say of a link, without the lifetimes. Lists are in the order in which things were first heard. Immutable.
 *
 * @param routers default routers
 * @param prefixes those of which hosts make addresses, deprecated ones too
 * @param deprecated those of them whose preferred lifetime has ended
 * @param pdPreferred prefixes with the P flag and a preferred lifetime (RFC 9762 §7.1)
 * @param mtu the smallest that a router announces; 0 if none does
 * @param dnsServers DNS servers
 * @param searchDomains domains to search names in
 * @param encryptedDns DNS servers that encrypt
 * @param nat64Prefixes prefixes of NAT64s
 */
public record AdvertisedLink(
        List<AdvertisedRouter> routers,
        List<Ipv6Prefix> prefixes,
        Set<Ipv6Prefix> deprecated,
        SortedSet<Ipv6Prefix> pdPreferred,
        long mtu,
        List<Ipv6Address> dnsServers,
        List<DomainName> searchDomains,
        List<Dnr> encryptedDns,
        List<Ipv6Prefix> nat64Prefixes) {
    /** Of which nothing was heard. */
    static final AdvertisedLink SILENT = new AdvertisedLink(
            List.of(), List.of(), Set.of(), new TreeSet<>(), 0, List.of(), List.of(), List.of(), List.of());

    /**
     * Copies the collections.
     *
     * @param routers default routers
     * @param prefixes those of which hosts make addresses
     * @param deprecated those of them whose preferred lifetime has ended
     * @param pdPreferred prefixes with the P flag
     * @param mtu the smallest that a router announces
     * @param dnsServers DNS servers
     * @param searchDomains domains to search names in
     * @param encryptedDns DNS servers that encrypt
     * @param nat64Prefixes prefixes of NAT64s
     */
    public AdvertisedLink {
        routers = Arguments.copyOf(routers, "routers");
        prefixes = Arguments.copyOf(prefixes, "prefixes");
        deprecated = Arguments.copyOf(deprecated, "deprecated");
        pdPreferred = Arguments.copyOf(pdPreferred, "pdPreferred");
        Arguments.notNegative(mtu, "mtu");
        dnsServers = Arguments.copyOf(dnsServers, "dnsServers");
        searchDomains = Arguments.copyOf(searchDomains, "searchDomains");
        encryptedDns = Arguments.copyOf(encryptedDns, "encryptedDns");
        nat64Prefixes = Arguments.copyOf(nat64Prefixes, "nat64Prefixes");
    }
}
