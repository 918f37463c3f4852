package net.wan6.test.carrier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.test.carrier.CarrierLease.Kind;
import org.jspecify.annotations.Nullable;

/** Who holds what: the mutable heart of a carrier, copied whole for a {@link CarrierDatabase}. */
final class LeaseBook {
    /** How long what was advertised is kept for the client's Request. */
    private static final long OFFER_NANOS = 60_000_000_000L;

    /** Holds the addresses that clients declined, and those of this host. */
    private static final Duid NOBODY = Duid.parseHex("000000");

    private final Map<Duid, Client> clients = new LinkedHashMap<>();
    private final Map<Ipv6Prefix, Duid> holders = new HashMap<>();
    private final Map<PrefixPool, Long> cursors = new HashMap<>();

    /** The last replay detection value sent; null before the first. */
    @Nullable
    Long lastReplay;

    LeaseBook() {}

    LeaseBook(LeaseBook other) {
        other.clients.forEach((duid, client) -> clients.put(duid, new Client(client)));
        holders.putAll(other.holders);
        cursors.putAll(other.cursors);
        lastReplay = other.lastReplay;
    }

    /** An identity association of a client. */
    record Ia(Kind kind, long iaid) {}

    /**
     * What a client would like.
     *
     * @param prefixes these prefixes or addresses
     * @param lengths prefixes of one of these lengths, the first rather than the others
     */
    record Wishes(List<Ipv6Prefix> prefixes, List<Integer> lengths) {
        /** The pools of the lengths wished first, else in their own order (RFC 8168 §3.2). */
        List<PrefixPool> order(List<PrefixPool> pools) {
            return pools.stream().sorted(Comparator.comparingInt(this::rank)).toList();
        }

        private int rank(PrefixPool pool) {
            int index = lengths.indexOf(pool.length());
            return index < 0 ? lengths.size() : index;
        }
    }

    /** What is offered, or granted once {@code committed}. */
    record Binding(Ipv6Prefix prefix, boolean committed, long validUntil) {}

    @Nullable
    Client find(Duid duid) {
        return clients.get(duid);
    }

    Client client(Duid duid) {
        return clients.computeIfAbsent(duid, unknown -> new Client(unknown.compact()));
    }

    Iterable<Client> clients() {
        return clients.values();
    }

    /** What the IA has and the plan still serves. */
    Optional<Binding> served(CarrierPlan plan, Client client, Ia ia) {
        Binding binding = client.bindings.get(ia);
        return binding != null && serves(plan, client.duid, ia.kind(), binding.prefix())
                ? Optional.of(binding)
                : Optional.empty();
    }

    /** What the IA has, or what is found for it. */
    Optional<Ipv6Prefix> assign(CarrierPlan plan, Client client, Ia ia, Wishes wishes, long now) {
        Optional<Binding> binding = served(plan, client, ia);
        if (binding.isPresent()) {
            return binding.map(Binding::prefix);
        }
        Optional<Ipv6Prefix> found = find(plan, client, ia, wishes, now);
        found.ifPresent(prefix -> {
            release(client, ia);
            client.bindings.put(ia, new Binding(prefix, false, now + OFFER_NANOS));
            holders.put(prefix, client.duid);
        });
        return found;
    }

    void commit(Client client, Ia ia, Ipv6Prefix prefix, Lifetime valid, long now) {
        long until = valid.isInfinite() ? Long.MAX_VALUE : now + valid.seconds() * 1_000_000_000L;
        client.bindings.put(ia, new Binding(prefix, true, until));
    }

    void release(Client client, Ia ia) {
        Binding binding = client.bindings.remove(ia);
        if (binding != null) {
            forget(client, ia, binding);
        }
    }

    private void forget(Client client, Ia ia, Binding binding) {
        holders.remove(binding.prefix());
        client.former.put(ia, binding.prefix());
    }

    /** Takes an address out of use for good: it is that of a host which is no client. */
    void keep(Ipv6Address address) {
        holders.put(new Ipv6Prefix(address, 128), NOBODY);
    }

    /** Takes an address out of use for good: somebody else has it (RFC 9915 §18.3.8). */
    void decline(Client client, Ia ia) {
        Binding binding = client.bindings.remove(ia);
        if (binding != null) {
            holders.put(binding.prefix(), NOBODY);
        }
    }

    List<CarrierLease> leases(long now) {
        List<CarrierLease> leases = new ArrayList<>();
        for (Client client : clients.values()) {
            client.bindings.forEach((ia, binding) -> {
                if (binding.committed() && binding.validUntil() > now) {
                    leases.add(new CarrierLease(
                            client.duid, ia.kind(), ia.iaid(), binding.prefix(), binding.validUntil()));
                }
            });
        }
        return leases;
    }

    static boolean serves(CarrierPlan plan, Duid client, Kind kind, Ipv6Prefix prefix) {
        List<Ipv6Prefix> reserved = kind == Kind.PREFIX ? plan.reservations().get(client) : null;
        return reserved != null
                ? reserved.contains(prefix)
                : pools(plan, kind).stream().anyMatch(pool -> pool.contains(prefix));
    }

    private Optional<Ipv6Prefix> find(CarrierPlan plan, Client client, Ia ia, Wishes wishes, long now) {
        List<Ipv6Prefix> reserved =
                ia.kind() == Kind.PREFIX ? plan.reservations().get(client.duid) : null;
        if (reserved != null) {
            return reserved.stream().filter(this::isFree).findFirst();
        }
        Set<Ipv6Prefix> ofOthers =
                plan.reservations().values().stream().flatMap(List::stream).collect(Collectors.toSet());
        Optional<Ipv6Prefix> found = search(plan, client, ia, wishes, ofOthers);
        if (found.isPresent()) {
            return found;
        }
        purge(now);
        return search(plan, client, ia, wishes, ofOthers);
    }

    /** What is wished, else what the client had, else the next that is free. */
    private Optional<Ipv6Prefix> search(
            CarrierPlan plan, Client client, Ia ia, Wishes wishes, Set<Ipv6Prefix> ofOthers) {
        List<Ipv6Prefix> wanted = new ArrayList<>(wishes.prefixes());
        Ipv6Prefix former = client.former.get(ia);
        if (former != null) {
            wanted.add(former);
        }
        for (Ipv6Prefix wish : wanted) {
            if (serves(plan, client.duid, ia.kind(), wish) && isFree(wish) && !ofOthers.contains(wish)) {
                return Optional.of(wish);
            }
        }
        return nextFree(wishes.order(pools(plan, ia.kind())), ofOthers);
    }

    private Optional<Ipv6Prefix> nextFree(List<PrefixPool> pools, Set<Ipv6Prefix> ofOthers) {
        for (PrefixPool pool : pools) {
            // Address 0 of a link is that of its routers (RFC 4291 §2.6.1).
            long cursor = cursors.getOrDefault(pool, pool.length() == 128 ? 1L : 0L);
            long tries = Math.min(pool.size(), holders.size() + ofOthers.size() + 1L);
            for (long i = 0; i < tries; i++) {
                long index = Long.remainderUnsigned(cursor + i, pool.size());
                Ipv6Prefix candidate = pool.at(index);
                if (isFree(candidate) && !ofOthers.contains(candidate)) {
                    cursors.put(pool, index + 1);
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isFree(Ipv6Prefix prefix) {
        return !holders.containsKey(prefix);
    }

    private void purge(long now) {
        for (Client client : clients.values()) {
            client.bindings.entrySet().removeIf(entry -> {
                boolean over = entry.getValue().validUntil() <= now;
                if (over) {
                    forget(client, entry.getKey(), entry.getValue());
                }
                return over;
            });
        }
    }

    private static List<PrefixPool> pools(CarrierPlan plan, Kind kind) {
        return kind == Kind.PREFIX ? plan.pools() : plan.addressPools();
    }
}
