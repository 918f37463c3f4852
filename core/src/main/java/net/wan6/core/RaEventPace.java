package net.wan6.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/**
 * What an application has been told of a link. Events are what has changed since, after a burst of 8 once a second, so that
 * a flood tells little and what changes back is not told at all.
 */
final class RaEventPace {
    private static final RateLimit LIMIT = new RateLimit(8, 8);

    private final TokenBucket bucket = new TokenBucket();
    private final Set<RaEvent> omens = new LinkedHashSet<>();
    private AdvertisedLink told = AdvertisedLink.SILENT;
    private boolean isBehind;

    AdvertisedLink link() {
        return told;
    }

    /** The events of one call, in their order: nothing, if too many were told before. */
    final class Telling {
        private final List<RaEvent> events = new ArrayList<>();
        private final long now;
        private final boolean mayTell;

        private Telling(long now) {
            this.now = now;
            this.mayTell = bucket.availableAt(LIMIT, now) <= now;
        }

        /** Tells the difference to how the link is now. May be asked again in the same call. */
        void catchUp(AdvertisedLink current) {
            omens.removeIf(omen -> !isOf(omen, told) || !isOf(omen, current));
            if (mayTell) {
                events.addAll(AdvertisedLinkDiff.between(told, current));
                events.addAll(omens);
                omens.clear();
                told = current;
            }
            isBehind = !omens.isEmpty() || !told.equals(current);
        }

        List<RaEvent> end() {
            if (!events.isEmpty()) {
                bucket.take(LIMIT, now);
            }
            return events;
        }
    }

    Telling begin(long now) {
        return new Telling(now);
    }

    void omen(RaEvent omen) {
        omens.add(omen);
    }

    /** Only of what was told and still is there. */
    private static boolean isOf(RaEvent omen, AdvertisedLink link) {
        return omen instanceof RaEvent.PrefixOmen prefix
                ? link.prefixes().contains(prefix.prefix())
                : omen instanceof RaEvent.RouterOmen router && hasRouter(link, router.router());
    }

    private static boolean hasRouter(AdvertisedLink link, Ipv6Address address) {
        return link.routers().stream().anyMatch(router -> router.address().equals(address));
    }

    /** A prefix made room for another: not that it has gone. */
    void forget(Ipv6Prefix prefix) {
        List<Ipv6Prefix> prefixes = new ArrayList<>(told.prefixes());
        Set<Ipv6Prefix> deprecated = new HashSet<>(told.deprecated());
        prefixes.remove(prefix);
        deprecated.remove(prefix);
        replace(told.routers(), prefixes, deprecated);
    }

    /** A router made room for another. */
    void forget(Ipv6Address router) {
        List<AdvertisedRouter> routers = told.routers().stream()
                .filter(each -> !each.address().equals(router))
                .toList();
        replace(routers, told.prefixes(), told.deprecated());
    }

    private void replace(List<AdvertisedRouter> routers, List<Ipv6Prefix> prefixes, Set<Ipv6Prefix> deprecated) {
        told = new AdvertisedLink(
                routers,
                prefixes,
                deprecated,
                told.pdPreferred(),
                told.mtu(),
                told.dnsServers(),
                told.searchDomains(),
                told.encryptedDns(),
                told.nat64Prefixes());
    }

    /** When what is still untold may be told. */
    long deadline(long now) {
        return isBehind ? bucket.availableAt(LIMIT, now) : Instants.NEVER;
    }
}
