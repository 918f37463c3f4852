package net.wan6.examples.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientProfile;
import net.wan6.core.Lease;
import net.wan6.core.LeaseStep;
import net.wan6.core.Leases;
import net.wan6.core.PrefixLease;
import net.wan6.core.driver.ClientListener;
import net.wan6.test.arbitraries.Exchange;
import net.wan6.test.arbitraries.Exchanges;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.RenewalBehaviour;

/**
 * What an application's listener must keep whatever the line does, as an embedder would test it: whole exchanges come from
 * {@code wan6-test-arbitraries}, and one that breaks a property shrinks to the few turns that do.
 */
class LanSubnetsProperties {
    private static final int LANS = 2;

    /** The application: it gives each LAN a /64, and follows the steps it is told. */
    private static final class LanSubnets implements ClientListener {
        private final Map<Ipv6Prefix, List<Ipv6Prefix>> subnets = new LinkedHashMap<>();
        private final List<String> done = new ArrayList<>();

        @Override
        public void onLeaseChange(ClientEvent.LeaseChange change) {
            for (LeaseStep step : change.steps()) {
                if (step instanceof LeaseStep.Acquired acquired) {
                    add(acquired.lease());
                } else if (step instanceof LeaseStep.Replaced replaced) {
                    add(replaced.newLease());
                    remove(replaced.oldLease());
                } else if (step instanceof LeaseStep.Withdrawn withdrawn) {
                    remove(withdrawn.lease());
                }
            }
        }

        private void add(Lease lease) {
            if (lease instanceof PrefixLease delegated) {
                subnets.put(delegated.prefix(), subnetsOf(delegated.prefix()));
                done.add("add " + delegated.prefix());
            }
        }

        private void remove(Lease lease) {
            if (lease instanceof PrefixLease delegated && subnets.remove(delegated.prefix()) != null) {
                done.add("remove " + delegated.prefix());
            }
        }

        Set<Ipv6Prefix> all() {
            Set<Ipv6Prefix> all = new HashSet<>();
            subnets.values().forEach(all::addAll);
            return all;
        }
    }

    private static List<Ipv6Prefix> subnetsOf(Ipv6Prefix delegated) {
        return List.of(delegated.subnet(64, 1), delegated.subnet(64, 2));
    }

    private static Set<Ipv6Prefix> subnetsOf(Leases leases) {
        Set<Ipv6Prefix> all = new HashSet<>();
        leases.prefixes().forEach(lease -> all.addAll(subnetsOf(lease.prefix())));
        return all;
    }

    @Provide
    Arbitrary<Exchange> exchanges() {
        return Exchanges.any();
    }

    /** A FLET'S line, whose carrier has three prefixes for it and as many ways to tell of a change. */
    @Provide
    Arbitrary<Exchange> ntt() {
        ClientConfig config =
                ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
        return Exchanges.of(
                config,
                List.of(
                        plan("2001:db8:100::/56", RenewalBehaviour.NEW_AND_OLD_ZERO),
                        plan("2001:db8:200::/56", RenewalBehaviour.NEW_ONLY),
                        plan("2001:db8:300::/56", RenewalBehaviour.NO_BINDING)));
    }

    private static CarrierPlan plan(String prefix, RenewalBehaviour renewals) {
        return CarrierPlan.ntt(Duid.parseHex("0003000102005e005301"))
                .reserve(Exchanges.CLIENT.duid(), Ipv6Prefix.parse(prefix))
                .renewals(renewals)
                .build();
    }

    /** After every change the LANs have the subnets of what is held: none is missing, and none is of a prefix that ended. */
    @Property(tries = 300)
    void theLansHaveWhatIsHeldAndNothingElse(@ForAll("exchanges") Exchange exchange) {
        for (Exchange.Life life : exchange.lives()) {
            LanSubnets lans = new LanSubnets();
            for (ClientEvent.LeaseChange change : life.leaseChanges()) {
                lans.onEvent(change);
                assertEquals(subnetsOf(change.after()), lans.all());
            }
            assertEquals(subnetsOf(life.held()), lans.all());
        }
    }

    /** One prefix is asked for, and a LAN never has two subnets once a change is over. */
    @Property(tries = 300)
    void aLanOfALineWithOnePrefixNeverHasTwoSubnets(@ForAll("ntt") Exchange exchange) {
        for (Exchange.Life life : exchange.lives()) {
            LanSubnets lans = new LanSubnets();
            for (Exchange.Told told : life.told()) {
                lans.onEvent(told.event());
                assertTrue(lans.all().size() <= LANS, () -> lans.all().toString());
            }
        }
    }

    /** Make before break: where a prefix takes the place of another, its subnets are there before the old ones go. */
    @Property(tries = 300)
    void theNewSubnetsComeBeforeTheOldOnesGo(@ForAll("ntt") Exchange exchange) {
        long replaced = 0;
        for (Exchange.Life life : exchange.lives()) {
            LanSubnets lans = new LanSubnets();
            for (ClientEvent.LeaseChange change : life.leaseChanges()) {
                lans.onEvent(change);
                for (LeaseStep step : change.steps()) {
                    if (step instanceof LeaseStep.Replaced one) {
                        replaced++;
                        assertTrue(lans.done.lastIndexOf("add " + prefix(one.newLease()))
                                < lans.done.lastIndexOf("remove " + prefix(one.oldLease())));
                    }
                }
            }
        }
        Statistics.collect(replaced > 0 ? "replaced" : "not replaced");
        Statistics.coverage(coverage -> coverage.check("replaced").count(count -> count > 0));
    }

    private static Ipv6Prefix prefix(Lease lease) {
        return ((PrefixLease) lease).prefix();
    }

    /** The program to copy keeps it too: what it advertises on its LANs are subnets of what is held. */
    @Property(tries = 300)
    void theHomeRouterAdvertisesWhatIsHeld(@ForAll("exchanges") Exchange exchange) {
        for (Exchange.Life life : exchange.lives()) {
            List<String> scripts = new ArrayList<>(List.of(""));
            List<List<Ipv6Prefix>> remembered = new ArrayList<>(List.of(List.of()));
            HomeRouter.Home home = new HomeRouter.Home("wan0", List.of("lan0", "lan1"), List.of());
            HomeRouter router = new HomeRouter(home, name -> Optional.empty(), scripts::add, remembered::add);
            for (ClientEvent.LeaseChange change : life.leaseChanges()) {
                router.onEvent(change);
                String radvd = scripts.stream()
                        .filter(script -> script.contains("radvd.conf"))
                        .reduce("", (former, last) -> last);
                List<Ipv6Prefix> inUse = Pattern.compile("prefix (\\S+) .* DecrementLifetimes")
                        .matcher(radvd)
                        .results()
                        .map(found -> Ipv6Prefix.parse(found.group(1)))
                        .toList();
                assertEquals(subnetsOf(stillValid(change)), new HashSet<>(inUse));
                assertEquals(new HashSet<>(inUse).size(), inUse.size(), "a subnet is advertised twice");
                assertTrue(remembered.get(remembered.size() - 1).containsAll(inUse));
            }
        }
    }

    private static Leases stillValid(ClientEvent.LeaseChange change) {
        List<PrefixLease> valid = change.after().prefixes().stream()
                .filter(lease -> !lease.forLan(change.at()).valid().isZero())
                .toList();
        return new Leases(valid, List.of(), List.of(), List.of());
    }
}
