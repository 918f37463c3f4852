package net.wan6.examples.programs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.ClientEvent;
import net.wan6.core.LanLifetimes;
import net.wan6.core.Lease;
import net.wan6.core.LeaseStep;
import net.wan6.core.PrefixLease;
import net.wan6.core.lan.LanPrefixes;
import net.wan6.core.lan.LanSubnet;
import net.wan6.core.lan.SubnetPlan;

/**
 * Addresses and routes of what is delegated. What has ended stays for as long as hosts may go on using it, deprecated: the kernel
 * forgets the addresses in time by itself, and {@link #onTime} the routes.
 */
final class HomeRouterLans {
    /** Marks our routes, so that those of an earlier run are found. */
    static final int PROTOCOL = 96;

    private static final long SECOND = 1_000_000_000L;

    private LanPrefixes lans;
    private Set<Ipv6Prefix> discarded = Set.of();

    /** Discarded prefixes that have ended, with the time until which hosts may have addresses in them. */
    private final Map<Ipv6Prefix, Long> former = new LinkedHashMap<>();

    HomeRouterLans(LanPrefixes lans) {
        this.lans = lans;
    }

    LanPrefixes prefixes() {
        return lans;
    }

    /** The new before the old. */
    void follow(ClientEvent.LeaseChange change, HomeRouterScript script) {
        List<SubnetPlan> plansBefore = lans.plans();
        Set<LanSubnet> before = new LinkedHashSet<>(lans.subnets());
        lans = lans.after(change);
        Set<LanSubnet> now = new LinkedHashSet<>(lans.subnets());
        Set<Ipv6Prefix> discardedNow = new LinkedHashSet<>();
        for (SubnetPlan plan : lans.plans()) {
            discardedNow.addAll(plan.space().discarded());
            if (plansBefore.stream()
                    .noneMatch(
                            known -> known.space().prefix().equals(plan.space().prefix()))) {
                script.line("# " + plan.space().prefix() + " is ours");
                plan.refused().forEach(one -> script.line("# " + one.name() + " gets nothing of it: " + one.reason()));
            }
        }
        // What is delegated and not in use must not go back to the carrier, who would send it here again (RFC 7084
        // WPD-5).
        missing(discardedNow, discarded)
                .forEach(prefix -> script.ip("route replace unreachable " + prefix + " proto " + PROTOCOL));
        missing(now, before).forEach(one -> script.ip("address replace " + router(one.prefix()) + " dev " + one.lan()));
        former.keySet().removeAll(discardedNow);
        for (LanSubnet gone : missing(before, now)) {
            // Made anew: where a lifetime is given to an address that is there, Linux takes its route for expired at
            // once.
            script.ip("address del " + router(gone.prefix()) + " dev " + gone.lan());
            script.ip("address replace " + router(gone.prefix()) + " dev " + gone.lan() + " preferred_lft 0 valid_lft "
                    + Math.max(1, seconds(gone.prefix(), change)));
        }
        missing(discarded, discardedNow)
                .forEach(gone -> former.put(gone, change.at() + seconds(gone, change) * SECOND));
        discarded = discardedNow;
        onTime(change.at(), script);
    }

    private static <T> List<T> missing(Set<T> all, Set<T> there) {
        return all.stream().filter(one -> !there.contains(one)).toList();
    }

    /** How long hosts are told that a prefix has ended. */
    private static long seconds(Ipv6Prefix gone, ClientEvent.LeaseChange change) {
        for (LeaseStep step : change.steps()) {
            if (step instanceof LeaseStep.Replaced replaced && holds(replaced.oldLease(), gone)) {
                return replaced.deprecateOldFor().seconds();
            }
            if (step instanceof LeaseStep.Withdrawn withdrawn && holds(withdrawn.lease(), gone)) {
                return withdrawn.deprecateFor().seconds();
            }
        }
        return LanLifetimes.ND_VALID_LIMIT.seconds();
    }

    private static boolean holds(Lease lease, Ipv6Prefix prefix) {
        return lease instanceof PrefixLease delegated && delegated.prefix().contains(prefix);
    }

    /** Lets go of the routes whose time is over. */
    void onTime(long now, HomeRouterScript script) {
        List<Ipv6Prefix> over = new ArrayList<>();
        former.forEach((prefix, end) -> {
            if (end - now <= 0) {
                over.add(prefix);
            }
        });
        over.forEach(prefix -> script.ip("route del unreachable " + prefix + " proto " + PROTOCOL));
        former.keySet().removeAll(over);
    }

    /** When {@link #onTime} is due, or an announcement. */
    OptionalLong due(long now) {
        return Stream.concat(
                        former.values().stream(),
                        lans.nextAnnouncement(now).stream().boxed())
                .mapToLong(Long::longValue)
                .reduce((one, other) -> one - other <= 0 ? one : other);
    }

    /** The router's own address in a subnet. */
    static String router(Ipv6Prefix subnet) {
        return subnet.address().withBits(HomeRouter.SUBNET, HomeRouter.SUBNET, 1) + "/" + HomeRouter.SUBNET;
    }
}
