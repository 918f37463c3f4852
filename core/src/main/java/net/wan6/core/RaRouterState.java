package net.wan6.core;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import net.wan6.codec.Dnr;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.nd.EncryptedDns;
import net.wan6.codec.nd.Mtu;
import net.wan6.codec.nd.NdOptionTypes;
import net.wan6.codec.nd.NdOptions;
import net.wan6.codec.nd.Pref64;
import net.wan6.codec.nd.RouterAdvertisement;

/** What one router said of itself and of the link, prefixes apart, and which prefixes it stands for. */
final class RaRouterState {
    /** How long a router is remembered that is no default router: the longest pause between two advertisements (RFC 4861 §6.2.1). */
    private static final long REMEMBERED = 1800 * Instants.SECOND;

    private final RaValueTable<Ipv6Address> dnsServers = new RaValueTable<>();
    private final RaValueTable<DomainName> searchDomains = new RaValueTable<>();
    private final RaValueTable<Dnr> encryptedDns = new RaValueTable<>();
    private final RaValueTable<Ipv6Prefix> nat64Prefixes = new RaValueTable<>();

    /** The prefixes it announces as preferred, and until when it has promised that. */
    private final Map<Ipv6Prefix, Long> promises = new HashMap<>();

    /** Those it left out when it brought others. */
    private final Set<Ipv6Prefix> leftOut = new HashSet<>();

    private AdvertisedRouter said;
    private long defaultUntil = Long.MIN_VALUE;
    private long heardAt;
    private long mtu;
    private int returns;

    RaRouterState(Ipv6Address address, RouterAdvertisement first) {
        this.said = new AdvertisedRouter(address, first.flags(), first.preference());
    }

    /** Takes all but the prefixes. What an advertisement does not mention stays as it was (RFC 4861 §6.3.4). */
    void hear(RouterAdvertisement advertisement, long now) {
        said = new AdvertisedRouter(said.address(), advertisement.flags(), advertisement.preference());
        defaultUntil = Instants.after(now, advertisement.routerLifetime());
        heardAt = now;
        NdOptions options = advertisement.options();
        for (Mtu announced : options.all(NdOptionTypes.MTU)) {
            mtu = announced.ignored().isEmpty() ? announced.octets() : mtu;
        }
        options.all(NdOptionTypes.RDNSS)
                .forEach(servers ->
                        servers.addresses().forEach(address -> dnsServers.hear(address, servers.lifetime(), now)));
        options.all(NdOptionTypes.DNSSL)
                .forEach(search -> search.names().forEach(name -> searchDomains.hear(name, search.lifetime(), now)));
        for (EncryptedDns server : options.all(NdOptionTypes.ENCRYPTED_DNS)) {
            encryptedDns.hear(server.server(), server.lifetime(), now);
        }
        for (Pref64 nat64 : options.all(NdOptionTypes.PREF64)) {
            nat64.prefix().ifPresent(prefix -> nat64Prefixes.hear(prefix, nat64.lifetime(), now));
        }
    }

    // -------------------------------------------------------------- its own word

    boolean isDefault(long now) {
        return defaultUntil > now;
    }

    /** Whether another promise is below half of what remains of its promise to be a default router. */
    boolean isOmen(Lifetime routerLifetime, long now) {
        return Instants.halves(defaultUntil, Instants.after(now, routerLifetime), now);
    }

    AdvertisedRouter said() {
        return said;
    }

    long mtu() {
        return mtu;
    }

    Set<Ipv6Address> dnsServers() {
        return dnsServers.values();
    }

    Set<DomainName> searchDomains() {
        return searchDomains.values();
    }

    Set<Dnr> encryptedDns() {
        return encryptedDns.values();
    }

    Set<Ipv6Prefix> nat64Prefixes() {
        return nat64Prefixes.values();
    }

    // -------------------------------------------------------------- its prefixes

    boolean standsFor(Ipv6Prefix prefix) {
        return promises.containsKey(prefix);
    }

    /** Until when it has promised that a prefix is preferred; never, if it has not. */
    long promised(Ipv6Prefix prefix) {
        return promises.getOrDefault(prefix, Long.MIN_VALUE);
    }

    Set<Ipv6Prefix> prefixes() {
        return promises.keySet();
    }

    void promise(Ipv6Prefix prefix, long preferredUntil, long now) {
        if (leftOut.remove(prefix)) {
            returns++;
        }
        if (preferredUntil > now) {
            promises.put(prefix, preferredUntil);
        } else {
            promises.remove(prefix);
        }
    }

    void leaveOut(Ipv6Prefix prefix) {
        promises.remove(prefix);
        leftOut.add(prefix);
    }

    void forget(Ipv6Prefix prefix) {
        promises.remove(prefix);
        leftOut.remove(prefix);
    }

    /**
     * Whether a prefix that it leaves out is one it has given up. A router may spread its prefixes over several
     * advertisements (RFC 4861 §6.2.3): one whose prefixes have come back twice does that.
     */
    boolean meansWhatItLeavesOut() {
        return returns < 2;
    }

    // -------------------------------------------------------------- its clocks

    private List<RaValueTable<?>> values() {
        return List.of(dnsServers, searchDomains, encryptedDns, nat64Prefixes);
    }

    void expire(long now) {
        values().forEach(each -> each.expire(now));
        promises.values().removeIf(until -> until <= now);
    }

    long heardAt() {
        return heardAt;
    }

    /** When there is nothing left of it to remember. */
    long forgottenAt() {
        long values = values().stream().mapToLong(RaValueTable::lastUntil).max().orElseThrow();
        return Math.max(Math.max(defaultUntil, values), heardAt + REMEMBERED);
    }

    long deadline(long now) {
        LongStream clocks = values().stream().mapToLong(RaValueTable::deadline);
        long next = isDefault(now) ? defaultUntil : forgottenAt();
        return Math.min(next, clocks.min().orElseThrow());
    }
}
