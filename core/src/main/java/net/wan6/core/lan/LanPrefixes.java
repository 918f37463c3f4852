package net.wan6.core.lan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.core.ClientEvent;
import net.wan6.core.LanLifetimes;
import net.wan6.core.LeaseStep;
import net.wan6.core.PrefixLease;

/**
 * What the LANs have while the leases of a client come and go: the plan of each delegated prefix, and the subnets that have ended and
 * still have to be announced as ended (RFC 9096 §3.5).
 *
 * <p>Give it every {@link ClientEvent.LeaseChange}. No two LANs ever have the same prefix, also where one delegated prefix lies in
 * another.
 */
public final class LanPrefixes {
    private static final long SECOND = 1_000_000_000L;

    /** Lifetimes that count down are renewed when half of the shorter limit is gone, long before a host could notice. */
    private static final long RENEW_AFTER = LanLifetimes.ND_PREFERRED_LIMIT.seconds() / 2 * SECOND;

    private static final LanLifetimes OVER = new LanLifetimes(Lifetime.ZERO, Lifetime.ZERO);

    private final List<SubnetWish> wishes;
    private final FirstSubnet first;
    private final Map<String, SubnetPlace> places;

    /** By lease, in the order of the leases. */
    private final Map<PrefixLease, SubnetPlan> plans;

    /** With the end of being announced as ended, by the client's clock. */
    private final Map<LanSubnet, Long> ended;

    private LanPrefixes(
            List<SubnetWish> wishes,
            FirstSubnet first,
            Map<String, SubnetPlace> places,
            Map<PrefixLease, SubnetPlan> plans,
            Map<LanSubnet, Long> ended) {
        this.wishes = wishes;
        this.first = first;
        this.places = places;
        this.plans = plans;
        this.ended = ended;
    }

    /**
     * LANs that have nothing yet.
     *
     * @param wishes what each LAN wishes; the name of a wish is that of its LAN
     * @param first who gets the first /64 of a delegated prefix
     * @param places the {@link #places()} of an earlier run, or none
     * @return the LANs
     * @throws IllegalArgumentException if two wishes have one name
     */
    public static LanPrefixes of(List<SubnetWish> wishes, FirstSubnet first, Map<String, SubnetPlace> places) {
        Objects.requireNonNull(first, "first");
        SubnetPlan.requireNames(wishes);
        return new LanPrefixes(List.copyOf(wishes), first, Map.copyOf(places), Map.of(), Map.of());
    }

    /**
     * What follows from a change of the leases. Where one prefix replaces another, every LAN keeps its place.
     *
     * @param change the change
     * @return the LANs after it
     */
    public LanPrefixes after(ClientEvent.LeaseChange change) {
        Map<PrefixLease, SubnetPlan> next = plans(change);
        Set<LanSubnet> now = new LinkedHashSet<>();
        next.values().forEach(plan -> now.addAll(subnets(plan)));
        Map<LanSubnet, Long> over = new LinkedHashMap<>(ended);
        plans.forEach((lease, plan) -> subnets(plan).forEach(subnet -> over.put(subnet, end(lease, change))));
        change.steps(LeaseStep.Withdrawn.class)
                .forEach(step -> rememberedFromBefore(step).forEach(subnet -> {
                    over.putIfAbsent(subnet, change.at() + step.deprecateFor().seconds() * SECOND);
                }));
        over.keySet().removeAll(now);
        over.values().removeIf(end -> end - change.at() <= 0);
        Map<String, SubnetPlace> known =
                next.values().stream().findFirst().map(SubnetPlan::places).orElse(places);
        return new LanPrefixes(wishes, first, known, next, over);
    }

    private Map<PrefixLease, SubnetPlan> plans(ClientEvent.LeaseChange change) {
        Map<Ipv6Prefix, Map<String, SubnetPlace>> before = new HashMap<>();
        plans.forEach((lease, plan) -> before.put(lease.prefix(), plan.places()));
        for (LeaseStep.Replaced step : change.steps(LeaseStep.Replaced.class)) {
            if (step.newLease() instanceof PrefixLease after && step.oldLease() instanceof PrefixLease old) {
                before.put(after.prefix(), before.getOrDefault(old.prefix(), places));
            }
        }
        Map<PrefixLease, SubnetPlan> next = new LinkedHashMap<>();
        Set<Ipv6Prefix> planned = new LinkedHashSet<>();
        for (PrefixLease lease : change.after().prefixes()) {
            if (planned.stream().noneMatch(other -> other.contains(lease.prefix()))) {
                // What lies in it and is planned already has its own LANs.
                List<Ipv6Prefix> elsewhere = Stream.concat(lease.excluded().stream(), planned.stream())
                        .toList();
                DelegatedSpace space = new DelegatedSpace(lease.prefix(), elsewhere, first);
                next.put(lease, SubnetPlan.of(space, wishes, before.getOrDefault(lease.prefix(), places)));
                planned.add(lease.prefix());
            }
        }
        return next;
    }

    private static List<LanSubnet> subnets(SubnetPlan plan) {
        return plan.assigned().stream()
                .map(one -> new LanSubnet(one.name(), one.forHosts()))
                .toList();
    }

    /** How long the subnets of a lease are announced as ended. */
    private static long end(PrefixLease lease, ClientEvent.LeaseChange change) {
        for (LeaseStep step : change.steps()) {
            if (step instanceof LeaseStep.Replaced replaced && lease.isSameResource(replaced.oldLease())) {
                return change.at() + replaced.deprecateOldFor().seconds() * SECOND;
            }
            if (step instanceof LeaseStep.Withdrawn withdrawn && lease.isSameResource(withdrawn.lease())) {
                return change.at() + withdrawn.deprecateFor().seconds() * SECOND;
            }
        }
        return change.at() + lease.forLan(change.at()).valid().seconds() * SECOND;
    }

    /**
     * What ended while the client was not running. A lease has a plan by the places that are known; a subnet that the client was told
     * of ({@link #remembered}) may have been on any LAN.
     */
    private List<LanSubnet> rememberedFromBefore(LeaseStep.Withdrawn step) {
        if (step.reason() != LeaseStep.WithdrawalReason.ENDED_WHILE_DOWN
                || !(step.lease() instanceof PrefixLease lease)) {
            return List.of();
        }
        if (lease.validLifetime().isZero()) {
            return wishes.stream()
                    .map(wish -> new LanSubnet(wish.name(), lease.prefix()))
                    .toList();
        }
        DelegatedSpace space = DelegatedSpace.of(lease).withFirst(first);
        return subnets(SubnetPlan.of(space, wishes, places));
    }

    /**
     * The plans of the delegated prefixes. One that lies in another has none.
     *
     * @return the plans in the order of the leases
     */
    public List<SubnetPlan> plans() {
        return List.copyOf(plans.values());
    }

    /**
     * The subnets in use. The router has an address in each.
     *
     * @return the subnets in the order of the leases
     */
    public List<LanSubnet> subnets() {
        return plans.values().stream().flatMap(plan -> subnets(plan).stream()).toList();
    }

    /**
     * What the next run has to know, so that every LAN stands where it stood.
     *
     * @return the {@link SubnetPlan#places()} of the first plan, also after its prefix has ended
     */
    public Map<String, SubnetPlace> places() {
        return places;
    }

    /**
     * What the Router Advertisements of the LANs say.
     *
     * @param now nanoseconds of the client's clock
     * @return what is in use, with what is left of it and never more than the lease has, and what has ended, with lifetimes 0
     */
    public List<AnnouncedPrefix> announced(long now) {
        List<AnnouncedPrefix> announced = new ArrayList<>();
        plans.forEach((lease, plan) -> {
            LanLifetimes lifetimes = lease.forLan(now);
            subnets(plan).forEach(one -> announced.add(new AnnouncedPrefix(one.lan(), one.prefix(), lifetimes)));
        });
        ended.forEach((one, end) -> {
            if (end - now > 0) {
                announced.add(new AnnouncedPrefix(one.lan(), one.prefix(), OVER));
            }
        });
        return List.copyOf(announced);
    }

    /**
     * When {@link #announced} has to be asked again at the latest, besides after each change. Lifetimes that count down are worth
     * their full length again then, as far as the leases go; what has ended need not be announced any more.
     *
     * @param now nanoseconds of the client's clock
     * @return nanoseconds of the client's clock; empty if nothing is announced
     */
    public OptionalLong nextAnnouncement(long now) {
        long renewal = now + RENEW_AFTER;
        boolean isInUse =
                plans.values().stream().anyMatch(plan -> !plan.assigned().isEmpty());
        return Stream.concat(
                        ended.values().stream().filter(end -> end - now > 0),
                        isInUse ? Stream.of(renewal) : Stream.<Long>empty())
                .mapToLong(Long::longValue)
                .reduce((one, other) -> one - other <= 0 ? one : other);
    }

    /**
     * What the client has to remember over a restart ({@code Dhcpv6Client.advertised}): also what has ended and is announced so still.
     *
     * @param now nanoseconds of the client's clock
     * @return every prefix that is announced, once
     */
    public List<Ipv6Prefix> remembered(long now) {
        return announced(now).stream().map(AnnouncedPrefix::prefix).distinct().toList();
    }
}
