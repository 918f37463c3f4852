package net.wan6.test.arbitraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapCe;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.mape.PortSet;

/** Rules are rules, customers have CEs, and every form of them comes. */
class MapDomainsProperties {
    @Provide
    Arbitrary<MapRule> rules() {
        return MapDomains.rules();
    }

    @Provide
    Arbitrary<MapDomain> domains() {
        return MapDomains.domains();
    }

    @Provide
    Arbitrary<MapCe> ces() {
        return MapDomains.ces();
    }

    @Provide
    Arbitrary<PortSet> portSets() {
        return MapDomains.portSets();
    }

    @Property
    void aRuleReadsBackAndEveryFormComes(@ForAll("rules") MapRule rule) {
        assertEquals(rule, MapRule.parse(rule.toString()));
        String form = rule.explicitPsidLength() > 0
                ? "explicit PSID"
                : rule.isShared() ? "shared" : rule.ipv4Prefix().length() + rule.eaLength() == 32 ? "whole" : "prefix";
        Statistics.collect(form);
        Statistics.coverage(coverage -> {
            for (String each : new String[] {"explicit PSID", "shared", "whole", "prefix"}) {
                coverage.check(each).percentage(percentage -> percentage > 2);
            }
        });
    }

    @Property
    void noPrefixOfADomainHoldsAnother(@ForAll("domains") MapDomain domain) {
        for (MapRule one : domain.rules()) {
            long holders = domain.rules().stream()
                    .filter(other -> other.ipv6Prefix().contains(one.ipv6Prefix()))
                    .count();
            assertEquals(1, holders, "but itself");
        }
        Statistics.label("rules")
                .collect(domain.rules().size())
                .coverage(coverage -> coverage.check(2).count(count -> count > 0));
    }

    /** From a customer to the CE, and back from what others see of it. */
    @Property
    void aCustomerHasItsCe(@ForAll("ces") MapCe ce) {
        assertTrue(ce.rule().ipv6Prefix().contains(ce.endUserPrefix()));
        assertTrue(ce.endUserPrefix().contains(ce.ceAddress()));
        MapDomain alone =
                MapDomain.of(ce.rule(), ce.brAddresses().get(0)).withInterfaceIdFormat(ce.interfaceIdFormat());
        assertEquals(
                Optional.of(ce.ceAddress()),
                alone.borderRelayForwarder()
                        .ceAddress(ce.ipv4Address(), ce.ports().nth(0)));
        Statistics.label("form").collect(ce.interfaceIdFormat()).coverage(coverage -> {
            for (InterfaceIdFormat form : InterfaceIdFormat.values()) {
                coverage.check(form).count(count -> count > 0);
            }
        });
    }

    @Property
    void portSetsAreEmptyToo(@ForAll("portSets") PortSet ports) {
        assertEquals(ports.size(), ports.stream().filter(ports::contains).count());
        Statistics.collect(ports.isEmpty() ? "none" : ports.size() == 65536 ? "all" : "some");
        Statistics.coverage(coverage -> {
            for (String each : new String[] {"none", "all", "some"}) {
                coverage.check(each).count(count -> count > 0);
            }
        });
    }
}
