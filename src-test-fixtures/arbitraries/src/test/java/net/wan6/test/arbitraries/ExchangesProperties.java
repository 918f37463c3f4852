package net.wan6.test.arbitraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.AddressLease;
import net.wan6.core.ChangeCause;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientProfile;
import net.wan6.core.ClientState;
import net.wan6.core.HeldPrefix;
import net.wan6.core.Lease;
import net.wan6.core.LeaseStep;
import net.wan6.core.Leases;
import net.wan6.test.carrier.CarrierPlan;

/** The laws of events hold in every exchange, and every event and step that an engine can tell is in some. */
class ExchangesProperties {
    @Provide
    Arbitrary<Exchange> exchanges() {
        return Exchanges.any();
    }

    @Provide
    Arbitrary<ClientEvent.LeaseChange> changes() {
        return Exchanges.leaseChanges();
    }

    /** Design law 8: each change begins where the one before it ended, and its steps say all of it. */
    @Property(tries = 500)
    void changesAreAChainAndTheirStepsAreTheDifference(@ForAll("exchanges") Exchange exchange) {
        for (Exchange.Life life : exchange.lives()) {
            Leases held = Leases.NONE;
            for (ClientEvent.LeaseChange change : life.leaseChanges()) {
                assertEquals(held, change.before());
                checkSteps(change);
                held = change.after();
            }
            assertEquals(life.held(), held);
        }
    }

    private static void checkSteps(ClientEvent.LeaseChange change) {
        Set<Object> held = new HashSet<>(resources(change.before()));
        assertTrue(!change.steps().isEmpty() || change.softwiresChanged(), "a change of nothing");
        for (LeaseStep step : change.steps()) {
            if (step instanceof LeaseStep.Acquired acquired) {
                assertTrue(held.add(resource(acquired.lease())), "acquired twice");
            } else if (step instanceof LeaseStep.Replaced replaced) {
                held.remove(resource(replaced.oldLease()));
                held.add(resource(replaced.newLease()));
            } else if (step instanceof LeaseStep.Withdrawn withdrawn) {
                held.remove(resource(withdrawn.lease()));
            } else if (step instanceof LeaseStep.Refreshed refreshed) {
                assertTrue(all(change.after()).anyMatch(refreshed.lease()::equals), "refreshed and not held");
            }
        }
        assertEquals(new HashSet<>(resources(change.after())), held);
        assertEquals(held.size(), resources(change.after()).size(), "something is held twice");
    }

    private static Stream<Lease> all(Leases leases) {
        return Stream.of(leases.prefixes(), leases.addresses(), leases.linePrefixes())
                .flatMap(List::stream);
    }

    private static List<Object> resources(Leases leases) {
        return all(leases).map(ExchangesProperties::resource).toList();
    }

    private static Object resource(Lease lease) {
        return lease instanceof HeldPrefix prefix ? prefix.prefix() : ((AddressLease) lease).address();
    }

    /** What is due at one moment is told in its order; after the last of it nothing is held that has ended. */
    @Property(tries = 500)
    void whatIsHeldIsValid(@ForAll("exchanges") Exchange exchange) {
        for (Exchange.Life life : exchange.lives()) {
            long last = Long.MIN_VALUE;
            ClientState state = ClientState.STOPPED;
            for (Exchange.Told told : life.told()) {
                assertTrue(told.at() >= last, "time goes back");
                last = told.at();
                if (told.event() instanceof ClientEvent.StateChanged changed) {
                    assertNotEquals(state, changed.state());
                    state = changed.state();
                }
            }
            lastOfEachMoment(life)
                    .forEach(change -> all(change.after())
                            .forEach(lease ->
                                    assertTrue(end(lease) > change.at(), () -> lease + " is held at " + change.at())));
        }
    }

    private static Collection<ClientEvent.LeaseChange> lastOfEachMoment(Exchange.Life life) {
        Map<Long, ClientEvent.LeaseChange> last = new LinkedHashMap<>();
        life.leaseChanges().forEach(change -> last.put(change.at(), change));
        return last.values();
    }

    private static long end(Lease lease) {
        return lease.validLifetime().isInfinite()
                ? Long.MAX_VALUE
                : lease.since() + lease.validLifetime().seconds() * 1_000_000_000L;
    }

    @Property(tries = 50)
    void aChangeAloneIsOfSomething(@ForAll("changes") ClientEvent.LeaseChange change) {
        checkSteps(change);
        assertFalse(change.causes().isEmpty());
    }

    /** All that an engine can tell is told in some exchange. */
    @Property(tries = 1500)
    void everyCaseIsReached(@ForAll("exchanges") Exchange exchange) {
        Set<String> reached = new TreeSet<>();
        exchange.events().forEach(event -> collect(event, reached));
        reached.forEach(Statistics::collect);
        Statistics.coverage(
                coverage -> cases().forEach(each -> coverage.check(each).count(count -> count > 0)));
    }

    private static void collect(ClientEvent event, Set<String> reached) {
        reached.add(event.getClass().getSimpleName());
        if (event instanceof ClientEvent.LeaseChange change) {
            change.causes().forEach(cause -> reached.add(cause.name()));
            for (LeaseStep step : change.steps()) {
                reached.add(step.getClass().getSimpleName());
                if (step instanceof LeaseStep.Withdrawn withdrawn) {
                    reached.add("Withdrawn " + withdrawn.reason());
                }
            }
        } else if (event instanceof ClientEvent.StateChanged changed) {
            reached.add("state " + changed.state());
        }
    }

    private static List<String> cases() {
        List<String> cases = new ArrayList<>();
        Stream.concat(
                        Stream.of(ClientEvent.class.getPermittedSubclasses()),
                        Stream.of(LeaseStep.class.getPermittedSubclasses()))
                .map(Class::getSimpleName)
                .filter(name -> !name.equals("StoreProblem") && !name.equals("TransportProblem"))
                .forEach(cases::add);
        // One lease more than fit 131,072 octets takes thousands.
        Stream.of(LeaseStep.WithdrawalReason.values())
                .filter(reason -> reason != LeaseStep.WithdrawalReason.EVICTED)
                .forEach(reason -> cases.add("Withdrawn " + reason));
        for (ChangeCause cause : ChangeCause.values()) {
            cases.add(cause.name());
        }
        for (ClientState state : ClientState.values()) {
            cases.add("state " + state);
        }
        return cases;
    }

    /** The same seed and the same turns are the same exchange; and one plan is enough. */
    @Property(tries = 20)
    void anExchangeIsRepeatable(@ForAll("exchanges") Exchange exchange) {
        ClientConfig config =
                ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
        List<CarrierPlan> plans = List.of(plan());
        assertEquals(Course.play(config, plans, 7, exchange.turns()), Course.play(config, plans, 7, exchange.turns()));
    }

    private static CarrierPlan plan() {
        return CarrierPlan.ntt(Duid.parseHex("0003000102005e005301"))
                .pool(Ipv6Prefix.parse("2001:db8:100::/40"), 56)
                .build();
    }

    @Example
    void aCarrierWithoutAPlanIsRefused() {
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
        assertThrows(IllegalArgumentException.class, () -> Exchanges.of(config, List.of()));
    }
}
