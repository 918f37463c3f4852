package net.wan6.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.codec.nd.InvalidReason;
import net.wan6.codec.nd.NdMessage;
import net.wan6.codec.nd.NdOptionTypes;
import net.wan6.codec.nd.PrefixInformation;
import net.wan6.codec.nd.RouterAdvertisement;

/**
 * Follows the Router Advertisements of a link, without sockets, clocks or randomness of its own: what prefixes there are, what is worth an
 * event, and when the next clock runs out.
 *
 * <pre>{@code
 * RaUpdate update = tracker.received(icmp, source, hopLimit, now);
 * update.events().forEach(this::tell);
 * wakeAt(tracker.deadline());                      // and then tracker.advance(now)
 * }</pre>
 *
 * <p>Prefixes follow RFC 4862 §5.5.3 a to e, with one exception: lifetimes are taken as they are. The two hours of e keep a
 * host from losing its addresses to a forged advertisement. On a WAN they would keep a router for two hours on a prefix that
 * the carrier has taken away (RFC 8978), and whoever can forge advertisements there can do worse. A prefix belongs to no
 * router: the later word counts. Everything else is kept for each router and told together, so that routers which disagree
 * do not change it by turns.
 *
 * <p>News of the line ({@link RaUpdate#linePrefixes()}) say more than that in one case: a router that leaves out its former prefix
 * and brings another gives the former one up, and it is deprecated (RFC 8978).
 *
 * <p>A flood stays small: 32 prefixes, 16 routers and 16 values of a kind for each router are known; of one advertisement 32
 * prefixes are looked at. Where there are more, the prefix makes room that is deprecated or was not heard for longest, and the
 * router that is no default router or was not heard for longest; nothing is told of what made room. After a burst of 8, events are told
 * once a second, and what has changed back meanwhile is not told.
 *
 * <p>Use it from one thread at a time. Everything it returns is immutable.
 */
public final class RaTracker {
    private static final int MOST_ROUTERS = 16;

    /** Whether the line asks for a prefix by DHCPv6. */
    public enum Delegation {
        /** It does: a prefix with the P flag is then none of the line's own (RFC 9762 §7.1). */
        WANTED,
        /** It does not. */
        NOT_WANTED
    }

    private final Map<Ipv6Address, RaRouterState> routers = new LinkedHashMap<>();
    private final RaEventPace told = new RaEventPace();
    private final RaLinkPrefixes prefixes;
    private long lastNow = Long.MIN_VALUE;

    /**
     * A tracker that has heard nothing yet.
     *
     * @param delegation whether the line asks for a prefix by DHCPv6
     */
    public RaTracker(Delegation delegation) {
        this.prefixes = new RaLinkPrefixes(Objects.requireNonNull(delegation, "delegation"), told, routers.values());
    }

    /**
     * Takes a message that came in. One that is no Router Advertisement, or has to be discarded, changes nothing (RFC 4861
     * §6.1.2); its checksum has been verified by whoever hands it up.
     *
     * @param message the ICMPv6 message from its type on
     * @param source the source address of the packet
     * @param hopLimit the hop limit of the packet, as it arrived
     * @param now nanoseconds of one clock that never goes back and counts suspend; a value smaller than an earlier one
     *     counts as the earlier one
     * @return what came of it, and of the time that passed
     * @throws IllegalArgumentException if the hop limit is not in 0 to 255, or {@code now} is more than 2^62 from 0
     */
    public RaUpdate received(Octets message, Ipv6Address source, int hopLimit, long now) {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(source, "source");
        Arguments.inRange(hopLimit, 0, 255, "hopLimit");
        RaEventPace.Telling telling = begin(now);
        Set<InvalidReason> invalid = NdMessage.invalidReasons(message, source, hopLimit);
        if (!invalid.isEmpty()) {
            return end(telling, invalid, List.of());
        }
        if (!(NdMessage.decode(message) instanceof RouterAdvertisement advertisement)) {
            return end(telling, Set.of(InvalidReason.TYPE), List.of());
        }
        RaRouterState router = router(source, advertisement);
        if (router.isOmen(advertisement.routerLifetime(), lastNow)) {
            told.omen(new RaEvent.RouterOmen(source));
        }
        router.hear(advertisement, lastNow);
        List<PrefixInformation> announced = advertisement.options().all(NdOptionTypes.PREFIX_INFORMATION);
        List<PrefixInformation> most = announced.subList(0, Math.min(announced.size(), RaPrefixTable.MOST));
        List<LinePrefix> news = prefixes.hear(most, router, lastNow);
        RaUpdate update = end(telling, Set.of(), news);
        return update.heard();
    }

    /**
     * Takes a prefix that was seen by other means than a message, such as {@code ip monitor prefix}: as if it stood in an
     * advertisement, of which the router is not known, for hosts to make addresses of.
     *
     * @param prefix the prefix with its lifetimes; nothing comes of one that hosts make no addresses of (RFC 4862 §5.5.3)
     * @param now as in {@link #received}
     * @return what came of it, and of the time that passed
     */
    public RaUpdate seen(LinePrefix prefix, long now) {
        Objects.requireNonNull(prefix, "prefix");
        RaEventPace.Telling telling = begin(now);
        PrefixInformation announced =
                PrefixInformation.of(prefix.prefix(), prefix.validLifetime(), prefix.preferredLifetime());
        return end(telling, Set.of(), prefixes.hear(List.of(announced), null, lastNow));
    }

    /**
     * Does what is due.
     *
     * @param now as in {@link #received}
     * @return what came of the time that passed
     */
    public RaUpdate advance(long now) {
        return end(begin(now), Set.of(), List.of());
    }

    /**
     * When {@link #advance} is due.
     *
     * @return nanoseconds of the clock given to {@link #received}, or {@link Output.WaitUntil#NEVER}
     */
    public long deadline() {
        long clocks = routers.values().stream()
                .mapToLong(router -> router.deadline(lastNow))
                .min()
                .orElse(Instants.NEVER);
        return Math.min(Math.min(clocks, prefixes.deadline(lastNow)), told.deadline(lastNow));
    }

    /**
     * What the events so far add up to.
     *
     * @return an immutable snapshot
     */
    public AdvertisedLink link() {
        return told.link();
    }

    /**
     * The prefixes of which hosts make addresses, with what is left of them.
     *
     * @param now nanoseconds of the clock given to {@link #received}
     * @return in the order in which they were first heard; with whole seconds, rounded down
     */
    public List<LinePrefix> prefixes(long now) {
        return prefixes.forSlaac().stream()
                .filter(entry -> entry.validUntil() > now)
                .map(entry -> new LinePrefix(
                        entry.prefix(),
                        Instants.until(entry.preferredUntil(), now),
                        Instants.until(entry.validUntil(), now)))
                .toList();
    }

    /** What has ended by now has ended before anything else is read. */
    private RaEventPace.Telling begin(long now) {
        lastNow = Math.max(lastNow, Instants.requireTime(now));
        prefixes.expire(lastNow);
        routers.values().forEach(router -> router.expire(lastNow));
        routers.values().removeIf(router -> router.forgottenAt() <= lastNow);
        RaEventPace.Telling telling = told.begin(lastNow);
        telling.catchUp(current());
        return telling;
    }

    private RaUpdate end(RaEventPace.Telling telling, Set<InvalidReason> invalid, List<LinePrefix> news) {
        telling.catchUp(current());
        List<RaEvent> events = telling.end();
        return new RaUpdate(invalid, news, RaUpdate.signalsOf(events), events);
    }

    private RaRouterState router(Ipv6Address source, RouterAdvertisement advertisement) {
        RaRouterState known = routers.get(source);
        if (known != null) {
            return known;
        }
        if (routers.size() == MOST_ROUTERS) {
            routers.values().stream()
                    .min(Comparator.comparing((RaRouterState router) -> router.isDefault(lastNow))
                            .thenComparing(RaRouterState::heardAt))
                    .map(router -> router.said().address())
                    .ifPresent(least -> {
                        routers.remove(least);
                        told.forget(least);
                    });
        }
        RaRouterState router = new RaRouterState(source, advertisement);
        routers.put(source, router);
        return router;
    }

    private AdvertisedLink current() {
        Collection<RaPrefixTable.Entry> entries = prefixes.forSlaac();
        return new AdvertisedLink(
                routers.values().stream()
                        .filter(router -> router.isDefault(lastNow))
                        .map(RaRouterState::said)
                        .toList(),
                entries.stream().map(RaPrefixTable.Entry::prefix).toList(),
                entries.stream()
                        .filter(entry -> entry.isDeprecated(lastNow))
                        .map(RaPrefixTable.Entry::prefix)
                        .collect(Collectors.toSet()),
                prefixes.pdPreferred(),
                routers.values().stream()
                        .mapToLong(RaRouterState::mtu)
                        .filter(mtu -> mtu > 0)
                        .min()
                        .orElse(0),
                ofAll(RaRouterState::dnsServers),
                ofAll(RaRouterState::searchDomains),
                ofAll(RaRouterState::encryptedDns),
                ofAll(RaRouterState::nat64Prefixes));
    }

    private <T> List<T> ofAll(Function<RaRouterState, Set<T>> values) {
        return routers.values().stream()
                .flatMap(router -> values.apply(router).stream())
                .distinct()
                .toList();
    }
}
