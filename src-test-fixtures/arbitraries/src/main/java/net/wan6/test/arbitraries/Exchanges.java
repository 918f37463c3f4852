package net.wan6.test.arbitraries;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Octets;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientFeature;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.LinePrefix;
import net.wan6.core.SoftwirePlan;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.CarrierPlanBuilder;
import net.wan6.test.carrier.Fault;
import net.wan6.test.carrier.KeyDelivery;
import net.wan6.test.carrier.RenewalBehaviour;
import net.wan6.test.carrier.Terms;

/**
 * Whole exchanges of a line: an engine and a carrier speak in virtual time while things happen to them, and what the engine
 * tells is written down. An exchange that fails a property shrinks to the fewest turns that still do.
 *
 * <p>Two kinds of events are never there, as they are the driver's: {@link ClientEvent.StoreProblem} and {@link
 * ClientEvent.TransportProblem}.
 */
public final class Exchanges {
    /** Who asks. */
    public static final ClientIdentity CLIENT = ClientIdentity.of(Duid.parseHex("0003000102005e005302"));

    /** The domain whose softwires the exchanges of {@link #any} have: each /56 of 2001:db8::/32 has its CE. */
    public static final MapDomain DOMAIN = MapDomain.of(
            MapRule.of(Ipv6Prefix.parse("2001:db8::/32"), Ipv4Prefix.parse("198.18.0.0/16"), 24, 6),
            Ipv6Address.parse("2001:db8:ffff::1"));

    private static final String SERVERS = "0003000102005e0053f";
    private static final int MOST_TURNS = 24;

    private Exchanges() {}

    /**
     * Exchanges of any client with any carrier: one or two prefixes, perhaps an address; up to three plans the carrier
     * changes between, which may differ in everything.
     *
     * @return an arbitrary
     */
    public static Arbitrary<Exchange> any() {
        return exchanges(configs(), plans().list().ofMinSize(1).ofMaxSize(3));
    }

    /**
     * Exchanges of one client with a carrier that changes between plans.
     *
     * @param config what the client asks for
     * @param plans what the carrier follows, one or more; it begins with the first
     * @return an arbitrary
     * @throws IllegalArgumentException if there is no plan, or the configuration wants another identity than {@link #CLIENT}
     */
    public static Arbitrary<Exchange> of(ClientConfig config, List<CarrierPlan> plans) {
        if (plans.isEmpty()) {
            throw new IllegalArgumentException("no plan for the carrier to follow");
        }
        return exchanges(Arbitraries.just(config), Arbitraries.just(List.copyOf(plans)));
    }

    private static Arbitrary<Exchange> exchanges(Arbitrary<ClientConfig> configs, Arbitrary<List<CarrierPlan>> plans) {
        return Combinators.combine(
                        configs, plans, Arbitraries.longs(), turns().list().ofMaxSize(MOST_TURNS))
                .as(Course::play)
                .withoutEdgeCases();
    }

    /**
     * Changes of leases, each out of some exchange.
     *
     * @return an arbitrary
     */
    public static Arbitrary<ClientEvent.LeaseChange> leaseChanges() {
        Arbitrary<Integer> indexes = Arbitraries.integers().between(0, MOST_TURNS);
        return Combinators.combine(any().filter(Exchanges::changesLeases), indexes)
                .as((exchange, index) -> {
                    List<ClientEvent.LeaseChange> changes = exchange.lives().stream()
                            .flatMap(life -> life.leaseChanges().stream())
                            .toList();
                    return changes.get(index % changes.size());
                });
    }

    private static boolean changesLeases(Exchange exchange) {
        return exchange.lives().stream().anyMatch(life -> !life.leaseChanges().isEmpty());
    }

    // ---------------------------------------------------------------- what happens

    /**
     * What may happen to a line.
     *
     * @return an arbitrary
     */
    public static Arbitrary<Turn> turns() {
        return Arbitraries.frequencyOf(
                Tuple.of(12, times().map(Turn.Passes::new)),
                Tuple.of(5, Arbitraries.integers().between(0, 2).map(Turn.Follows::new)),
                Tuple.of(3, Arbitraries.of(ReconfigureType.values()).map(Turn.Reconfigures::new)),
                Tuple.of(4, faults()),
                Tuple.of(2, Arbitraries.of(new Turn.Heals(), new Turn.Forgets())),
                Tuple.of(1, Arbitraries.integers().between(1, 8).map(Turn.Loses::new)),
                Tuple.of(3, strangers()),
                Tuple.of(2, host()),
                Tuple.of(1, routers()),
                Tuple.of(2, application()));
    }

    private static Arbitrary<Turn> faults() {
        return Combinators.combine(
                        Arbitraries.of(Fault.values()), Arbitraries.integers().between(1, 6))
                .as(Turn.Errs::new);
    }

    private static Arbitrary<Turn> strangers() {
        return Arbitraries.oneOf(List.of(
                Arbitraries.just(new Turn.Replays()),
                Arbitraries.of(ReconfigureType.values()).map(Turn.Forges::new),
                HostileOctets.any().map(octets -> new Turn.Hears(Octets.of(octets)))));
    }

    private static Arbitrary<Turn> host() {
        return Arbitraries.oneOf(List.of(
                times().map(Turn.Flaps::new),
                times().map(Turn.Sleeps::new),
                times().map(Turn.Restarts::new),
                times().map(Turn.Reboots::new),
                Arbitraries.just(new Turn.MovesLinkLocal())));
    }

    private static Arbitrary<Turn> routers() {
        Arbitrary<Lifetime> lifetimes =
                Arbitraries.of(0L, 600L, 7200L, 2_592_000L).map(Lifetime::ofSeconds);
        return Combinators.combine(Arbitraries.integers().between(1, 2), lifetimes)
                .as((number, valid) -> new Turn.Announces(
                        new LinePrefix(Ipv6Prefix.parse("2001:db8:900:" + number + "::/64"), valid, valid)));
    }

    private static Arbitrary<Turn> application() {
        return Arbitraries.of(
                new Turn.Plans(SoftwirePlan.NONE),
                new Turn.Plans(SoftwirePlan.ofDomain(DOMAIN)),
                new Turn.RenewsNow(),
                new Turn.FindsAddressInUse(),
                new Turn.Stops(),
                new Turn.Starts(),
                new Turn.Starts(),
                new Turn.Releases(),
                new Turn.BeginsAnew());
    }

    /** Long enough for an answer, for a renewal, for the end of a lease. */
    private static Arbitrary<Duration> times() {
        return Arbitraries.oneOf(List.of(
                Arbitraries.longs().between(1, 60).map(Duration::ofSeconds),
                Arbitraries.longs().between(1, 180).map(Duration::ofMinutes),
                Arbitraries.longs().between(1, 12).map(Duration::ofHours)));
    }

    // ---------------------------------------------------------------- who speaks

    private static Arbitrary<ClientConfig> configs() {
        return Combinators.combine(
                        Arbitraries.of(ClientProfile.NTT_FLETS, ClientProfile.RFC9915),
                        Arbitraries.of(0, 1, 1, 1, 2, 2, 2),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(List.<ClientFeature>of(), List.of(ClientFeature.RAPID_COMMIT)),
                        Arbitraries.integers().between(0, 1))
                .as((profile, prefixes, addresses, features, routers) -> {
                    ClientConfig.Builder config =
                            ClientConfig.builder(profile).softwires(SoftwirePlan.ofDomain(DOMAIN));
                    if (prefixes > 1) {
                        config.without(ClientFeature.SINGLE_PREFIX);
                    }
                    for (int i = 0; i < prefixes; i++) {
                        config.prefix(56);
                    }
                    for (int i = 0; i < addresses; i++) {
                        config.address();
                    }
                    if (routers > 0 || prefixes + addresses == 0) {
                        config.linePrefixes();
                    }
                    return config.with(features.toArray(ClientFeature[]::new)).build();
                });
    }

    private static Arbitrary<CarrierPlan> plans() {
        Arbitrary<Terms> terms = Arbitraries.of(
                Terms.NTT,
                Terms.ofSeconds(600, 900, 1200, 1800),
                Terms.ofSeconds(0, 0, 3600, 7200),
                Terms.ofSeconds(14400, 23040, 28800, 43200),
                Terms.ofSeconds(0, 10800, 0, 14400));
        // Pool 0 is none: a carrier that has run out.
        return Combinators.combine(
                        Arbitraries.of(1, 2, 3, 4, 0),
                        terms,
                        Arbitraries.of(RenewalBehaviour.values()),
                        Arbitraries.of(KeyDelivery.values()),
                        Arbitraries.of(CarrierPlan.RapidCommit.values()),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(1, 1, 1, 2))
                .as((pool, times, renewals, keys, rapidCommit, resolvers, server) -> {
                    CarrierPlanBuilder plan = CarrierPlan.builder(Duid.parseHex(SERVERS + server))
                            .terms(times)
                            .renewals(renewals)
                            .keyDelivery(keys)
                            .rapidCommit(rapidCommit)
                            .dnsServers(Ipv6Address.parse("2001:db8:ffff::" + resolvers))
                            .addresses(Ipv6Prefix.parse("2001:db8:ff0" + pool + "::/64"));
                    return (pool == 0 ? plan : plan.pool(Ipv6Prefix.parse("2001:db8:" + pool + "00::/40"), 56)).build();
                });
    }
}
