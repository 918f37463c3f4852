package net.wan6.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.nd.PrefixInformation;
import net.wan6.codec.nd.PrefixInformation.Flag;
import org.jspecify.annotations.Nullable;

/**
 * The prefixes of a link: those of which hosts make addresses (RFC 4862 §5.5.3), and those with the P flag (RFC 9762 §7.1).
 * What an advertisement says of them becomes news of the line and omens.
 */
final class RaLinkPrefixes {
    private final RaTracker.Delegation delegation;
    private final RaEventPace told;
    private final Collection<RaRouterState> routers;
    private final RaPrefixTable forSlaac = new RaPrefixTable();
    private final RaPrefixTable pdPreferred = new RaPrefixTable();

    RaLinkPrefixes(RaTracker.Delegation delegation, RaEventPace told, Collection<RaRouterState> routers) {
        this.delegation = delegation;
        this.told = told;
        this.routers = routers;
    }

    /** Takes what one advertisement says, or what was seen by other means, of which no router is known. */
    List<LinePrefix> hear(List<PrefixInformation> announced, @Nullable RaRouterState router, long now) {
        Map<Ipv6Prefix, LinePrefix> news = new LinkedHashMap<>();
        boolean bringsAnother = false;
        for (PrefixInformation one : announced) {
            if (one.ignored().isPresent()) {
                continue;
            }
            hearOfDelegation(one, now);
            if (!one.isForSlaac()) {
                continue;
            }
            boolean isOfLine = delegation == RaTracker.Delegation.NOT_WANTED || !one.has(Flag.PD_PREFERRED);
            boolean isKnown = forSlaac.find(one.prefix()) != null;
            if (isOfLine && (isKnown || !one.validLifetime().isZero())) {
                news.put(one.prefix(), new LinePrefix(one.prefix(), one.preferredLifetime(), one.validLifetime()));
                bringsAnother |= router != null && !one.preferredLifetime().isZero() && !router.standsFor(one.prefix());
            }
            hearForSlaac(one, router, now);
        }
        if (router != null && bringsAnother && router.meansWhatItLeavesOut()) {
            for (LinePrefix former : givenUp(announced, router, now)) {
                router.leaveOut(former.prefix());
                news.put(former.prefix(), former);
            }
        }
        return List.copyOf(news.values());
    }

    private void hearOfDelegation(PrefixInformation one, long now) {
        // A prefix is in the set for as long as it is preferred: no other clock matters.
        long until = one.has(Flag.PD_PREFERRED) ? Instants.after(now, one.preferredLifetime()) : now;
        pdPreferred.put(new RaPrefixTable.Entry(one.prefix(), until, until, now), now);
    }

    private void hearForSlaac(PrefixInformation one, @Nullable RaRouterState router, long now) {
        Ipv6Prefix prefix = one.prefix();
        long preferredUntil = Instants.after(now, one.preferredLifetime());
        long validUntil = Instants.after(now, one.validLifetime());
        RaPrefixTable.Entry known = forSlaac.find(prefix);
        if (known != null && isOmen(preferredUntil, known, router, now)) {
            told.omen(new RaEvent.PrefixOmen(prefix));
        }
        Ipv6Prefix dropped = forSlaac.put(new RaPrefixTable.Entry(prefix, preferredUntil, validUntil, now), now);
        if (dropped != null) {
            told.forget(dropped);
            routers.forEach(each -> each.forget(dropped));
        }
        if (router != null) {
            router.promise(prefix, preferredUntil, now);
        }
    }

    /**
     * Below half of what remained of the last promise, whoever made it; and of this router's own, if it had made one: two
     * routers that always promise different lifetimes are no omen.
     */
    private static boolean isOmen(
            long preferredUntil, RaPrefixTable.Entry known, @Nullable RaRouterState router, long now) {
        return Instants.halves(known.preferredUntil(), preferredUntil, now)
                && (router == null
                        || !router.standsFor(known.prefix())
                        || Instants.halves(router.promised(known.prefix()), preferredUntil, now));
    }

    /**
     * What a router stood for and leaves out while it brings another: its former prefixes, deprecated. Many routers that get
     * another prefix never say anything of the former one again (RFC 8978).
     */
    private List<LinePrefix> givenUp(List<PrefixInformation> announced, RaRouterState router, long now) {
        Set<Ipv6Prefix> former = new HashSet<>(router.prefixes());
        announced.forEach(one -> former.remove(one.prefix()));
        List<LinePrefix> givenUp = new ArrayList<>();
        for (RaPrefixTable.Entry entry : forSlaac.all()) {
            Ipv6Prefix prefix = entry.prefix();
            boolean isAlone =
                    routers.stream().filter(each -> each.standsFor(prefix)).count() == 1;
            if (former.contains(prefix) && isAlone && !entry.isDeprecated(now)) {
                givenUp.add(new LinePrefix(prefix, Lifetime.ZERO, Instants.until(entry.validUntil(), now)));
            }
        }
        return givenUp;
    }

    void expire(long now) {
        forSlaac.expire(now);
        pdPreferred.expire(now);
    }

    long deadline(long now) {
        return Math.min(forSlaac.deadline(now), pdPreferred.deadline(now));
    }

    Collection<RaPrefixTable.Entry> forSlaac() {
        return forSlaac.all();
    }

    SortedSet<Ipv6Prefix> pdPreferred() {
        SortedSet<Ipv6Prefix> set = new TreeSet<>();
        pdPreferred.all().forEach(entry -> set.add(entry.prefix()));
        return set;
    }
}
