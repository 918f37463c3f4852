package net.wan6.test.arbitraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.wan6.codec.DomainName;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.core.AddressLease;
import net.wan6.core.Lease;
import net.wan6.core.Leases;
import net.wan6.core.PrefixLease;
import net.wan6.core.SoftwirePlan;

/** Small values, and what is held. */
class ValuesAndLeasesProperties {
    @Provide
    Arbitrary<Ipv6Prefix> prefixes() {
        return DhcpValues.ipv6Prefixes(0, 128);
    }

    @Provide
    Arbitrary<Duid> duids() {
        return DhcpValues.duids();
    }

    @Provide
    Arbitrary<Lifetime> lifetimes() {
        return DhcpValues.lifetimes();
    }

    @Provide
    Arbitrary<DomainName> names() {
        return DhcpValues.domainNames();
    }

    @Provide
    Arbitrary<Leases> leases() {
        return ClientLeases.leases(SoftwirePlan.ofDomain(Exchanges.DOMAIN));
    }

    @Property
    void prefixesReadBack(@ForAll("prefixes") Ipv6Prefix prefix) {
        assertEquals(prefix, Ipv6Prefix.parse(prefix.toString()));
    }

    @Property
    void duidsOfEveryTypeComeAndOthers(@ForAll("duids") Duid duid) {
        assertEquals(duid, Duid.parseHex(duid.toHex()));
        Statistics.collect(duid.type() >= 1 && duid.type() <= 4 ? duid.type() : "another");
        Statistics.coverage(coverage -> List.of(1, 2, 3, 4, "another")
                .forEach(type -> coverage.check(type).count(count -> count > 0)));
    }

    @Property
    void lifetimesEndAtOnceOrNeverToo(@ForAll("lifetimes") Lifetime lifetime) {
        Statistics.collect(lifetime.isZero() ? "zero" : lifetime.isInfinite() ? "infinite" : "finite");
        Statistics.coverage(coverage -> List.of("zero", "infinite", "finite")
                .forEach(kind -> coverage.check(kind).count(count -> count > 0)));
    }

    @Property
    void namesReadBack(@ForAll("names") DomainName name) {
        assertEquals(name, DomainName.parse(name.toString()));
    }

    @Property
    void leasesAreValidAndNoneIsThereTwice(@ForAll("leases") Leases leases) {
        leases.prefixes().forEach(ValuesAndLeasesProperties::checkTimes);
        leases.addresses().forEach(ValuesAndLeasesProperties::checkTimes);
        for (PrefixLease lease : leases.prefixes()) {
            lease.excluded().forEach(part -> assertTrue(lease.prefix().contains(part)));
        }
        assertEquals(
                leases.prefixes().size(),
                new HashSet<>(leases.prefixes().stream()
                                .map(PrefixLease::prefix)
                                .toList())
                        .size());
        assertEquals(
                leases.addresses().size(),
                new HashSet<>(leases.addresses().stream()
                                .map(AddressLease::address)
                                .toList())
                        .size());
        Statistics.label("held")
                .collect(leases.isEmpty() ? "nothing" : "something")
                .coverage(coverage -> {
                    coverage.check("nothing").count(count -> count > 0);
                    coverage.check("something").count(count -> count > 0);
                });
        Statistics.label("softwires")
                .collect(!leases.softwires().isEmpty())
                .coverage(coverage -> coverage.check(true).count(count -> count > 0));
    }

    private static void checkTimes(Lease lease) {
        assertTrue(lease.preferredLifetime().compareTo(lease.validLifetime()) <= 0);
        assertFalse(lease.validLifetime().isZero());
    }
}
