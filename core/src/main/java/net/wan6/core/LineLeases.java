package net.wan6.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.core.LeaseStep.WithdrawalReason;

/**
 * What routers have announced on the line, and what of it the application was told. Immutable.
 *
 * <p>Not all that is known is held: a line that has one prefix holds the one that is preferred and was heard of last. A prefix
 * that is heard of again is not newer for that, or two routers would take turns.
 *
 * @param known with their lifetimes, in the order in which they were first heard of; at most 32
 * @param told as the application saw them last, the one for tunnels first
 * @param gone why those that were told are not known any more
 */
record LineLeases(List<LineLease> known, List<LineLease> told, Map<Ipv6Prefix, WithdrawalReason> gone) {
    static final int MOST = 32;
    static final LineLeases NONE = new LineLeases(List.of(), List.of(), Map.of());

    /** How many prefixes a line has at a time. */
    enum Breadth {
        /** One: the next takes the place of the last ({@link ClientFeature#SINGLE_PREFIX}). */
        ONE,
        /** All that are announced. */
        ALL;

        static Breadth of(ClientConfig config) {
            return config.does(ClientFeature.SINGLE_PREFIX) ? ONE : ALL;
        }
    }

    LineLeases {
        known = List.copyOf(known);
        told = List.copyOf(told);
        gone = Map.copyOf(gone);
    }

    /** Whether there is nothing to care for. */
    boolean isEmpty() {
        return known.isEmpty() && told.isEmpty();
    }

    boolean knows(Ipv6Prefix prefix) {
        return known.stream().anyMatch(lease -> lease.prefix().equals(prefix));
    }

    /**
     * P-1: the same after news: a listed prefix is set, one with a valid lifetime of 0 has ended, and of all others nothing
     * was said.
     */
    LineLeases hear(List<LinePrefix> news, Breadth breadth, long now) {
        Map<Ipv6Prefix, LineLease> leases = byPrefix(known);
        Map<Ipv6Prefix, WithdrawalReason> why = new HashMap<>(gone);
        for (LinePrefix heard : news) {
            Ipv6Prefix prefix = heard.prefix();
            if (heard.validLifetime().isZero()) {
                end(prefix, WithdrawalReason.ROUTER, leases, why);
                continue;
            }
            if (leases.size() == MOST && !leases.containsKey(prefix)) {
                end(leastWanted(leases.values(), breadth, now), WithdrawalReason.EVICTED, leases, why);
            }
            why.remove(prefix);
            leases.put(prefix, new LineLease(prefix, heard.preferredLifetime(), heard.validLifetime(), now));
        }
        return new LineLeases(List.copyOf(leases.values()), told, why);
    }

    /** The same without what has ended. */
    LineLeases at(long now) {
        if (known.stream().noneMatch(lease -> HeldLeases.validUntil(lease) <= now)) {
            return this;
        }
        Map<Ipv6Prefix, LineLease> leases = byPrefix(known);
        Map<Ipv6Prefix, WithdrawalReason> why = new HashMap<>(gone);
        known.stream()
                .filter(lease -> HeldLeases.validUntil(lease) <= now)
                .forEach(lease -> end(lease.prefix(), WithdrawalReason.EXPIRED, leases, why));
        return new LineLeases(List.copyOf(leases.values()), told, why);
    }

    /** The same, of which the application was told. */
    LineLeases telling(List<LineLease> held) {
        return new LineLeases(known, held, Map.of());
    }

    /**
     * P-2: what is held: preferred before deprecated, then the newest. With one prefix, it is the first; but what is deprecated does
     * not take the place of what is held: nobody would win by that.
     */
    List<LineLease> held(Breadth breadth, long now) {
        List<LineLease> held = new ArrayList<>(known.size());
        for (LineLease lease : known) {
            held.add(0, isDeprecated(lease, now) ? lease.deprecated() : lease);
        }
        held.sort(Comparator.comparing((LineLease lease) -> isDeprecated(lease, now)));
        return breadth == Breadth.ALL || held.size() < 2 ? held : List.of(one(held));
    }

    private LineLease one(List<LineLease> inOrder) {
        LineLease first = inOrder.get(0);
        return first.preferredLifetime().isZero()
                ? inOrder.stream()
                        .filter(lease -> told.stream().anyMatch(lease::isSameResource))
                        .findFirst()
                        .orElse(first)
                : first;
    }

    static boolean isDeprecated(LineLease lease, long now) {
        return HeldLeases.preferredUntil(lease) <= now;
    }

    /** Those told are withdrawn for a reason, so it is kept until they are. */
    private void end(
            Ipv6Prefix prefix,
            WithdrawalReason reason,
            Map<Ipv6Prefix, LineLease> leases,
            Map<Ipv6Prefix, WithdrawalReason> why) {
        boolean wasKnown = leases.remove(prefix) != null;
        if (wasKnown && told.stream().anyMatch(lease -> lease.prefix().equals(prefix))) {
            why.put(prefix, reason);
        }
    }

    /** The oldest that is deprecated, or else the one not heard of for longest; never the one that tunnels are made of. */
    private Ipv6Prefix leastWanted(Collection<LineLease> leases, Breadth breadth, long now) {
        LineLease kept = new LineLeases(List.copyOf(leases), told, Map.of())
                .held(breadth, now)
                .get(0);
        List<LineLease> candidates =
                leases.stream().filter(lease -> !lease.isSameResource(kept)).toList();
        return candidates.stream()
                .filter(lease -> isDeprecated(lease, now))
                .findFirst()
                .or(() -> candidates.stream().min(Comparator.comparingLong(LineLease::since)))
                .orElseThrow()
                .prefix();
    }

    /** The same after a restart, of which {@code unmeasured} time was not measured. */
    LineLeases after(Lifetime unmeasured) {
        return new LineLeases(
                known.stream()
                        .map(lease -> lease.withUnmeasured(UnmeasuredTime.sum(lease.unmeasured(), unmeasured)))
                        .toList(),
                told,
                gone);
    }

    private static Map<Ipv6Prefix, LineLease> byPrefix(List<LineLease> leases) {
        Map<Ipv6Prefix, LineLease> byPrefix = new LinkedHashMap<>();
        leases.forEach(lease -> byPrefix.put(lease.prefix(), lease));
        return byPrefix;
    }
}
