package net.wan6.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.wan6.codec.Ipv6Address;

/** The events between two looks at a link, prefixes first. */
final class AdvertisedLinkDiff {
    private final AdvertisedLink before;
    private final AdvertisedLink after;
    private final List<RaEvent> events = new ArrayList<>();

    private AdvertisedLinkDiff(AdvertisedLink before, AdvertisedLink after) {
        this.before = before;
        this.after = after;
    }

    static List<RaEvent> between(AdvertisedLink before, AdvertisedLink after) {
        if (before.equals(after)) {
            return List.of();
        }
        AdvertisedLinkDiff diff = new AdvertisedLinkDiff(before, after);
        diff.prefixes();
        diff.routers();
        diff.tell(AdvertisedLink::pdPreferred, RaEvent.PdPreferredChanged::new);
        diff.tell(AdvertisedLink::mtu, RaEvent.MtuChanged::new);
        diff.tell(AdvertisedLink::dnsServers, RaEvent.DnsServersChanged::new);
        diff.tell(AdvertisedLink::searchDomains, RaEvent.SearchDomainsChanged::new);
        diff.tell(AdvertisedLink::encryptedDns, RaEvent.EncryptedDnsChanged::new);
        diff.tell(AdvertisedLink::nat64Prefixes, RaEvent.Nat64Changed::new);
        return diff.events;
    }

    private <T> void tell(Function<AdvertisedLink, T> what, Function<T, RaEvent> event) {
        T now = what.apply(after);
        if (!now.equals(what.apply(before))) {
            events.add(event.apply(now));
        }
    }

    private void prefixes() {
        after.prefixes().forEach(prefix -> {
            boolean deprecated = after.deprecated().contains(prefix);
            if (!before.prefixes().contains(prefix)) {
                events.add(new RaEvent.PrefixAnnounced(prefix));
            } else if (deprecated != before.deprecated().contains(prefix)) {
                events.add(
                        deprecated ? new RaEvent.PrefixDeprecated(prefix) : new RaEvent.PrefixPreferredAgain(prefix));
            }
        });
        before.prefixes().stream()
                .filter(prefix -> !after.prefixes().contains(prefix))
                .map(RaEvent.PrefixGone::new)
                .forEach(events::add);
    }

    private void routers() {
        Map<Ipv6Address, AdvertisedRouter> gone = new LinkedHashMap<>();
        before.routers().forEach(router -> gone.put(router.address(), router));
        for (AdvertisedRouter router : after.routers()) {
            AdvertisedRouter known = gone.remove(router.address());
            if (known == null) {
                events.add(new RaEvent.RouterAppeared(router));
            } else if (!known.equals(router)) {
                events.add(new RaEvent.RouterChanged(known, router));
            }
        }
        gone.keySet().forEach(address -> events.add(new RaEvent.RouterGone(address)));
    }
}
