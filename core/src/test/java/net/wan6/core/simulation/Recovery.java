package net.wan6.core.simulation;

import static net.wan6.core.simulation.Violation.unless;

import java.util.HashSet;
import java.util.Set;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.Lease;
import net.wan6.core.Leases;
import net.wan6.core.PrefixLease;

/** What a client must hold some time after the last trouble (invariant I-10). */
final class Recovery {
    private Recovery() {}

    static void holdsAgain(Leases leases) {
        unless(!leases.isEmpty(), "I-10", "holds nothing 14 hours after the last trouble");
    }

    /**
     * The line has the prefix that its router announces, and nothing better, if all that was announced before is over: a router
     * that never takes back what it promised is believed.
     */
    static void followsTheRouter(Leases leases, Ipv6Prefix announced, boolean isAllElseOver) {
        boolean right = !leases.linePrefixes().isEmpty()
                && (!isAllElseOver || leases.linePrefixes().get(0).prefix().equals(announced));
        unless(right, "P-2", () -> "announced is " + announced + ", held " + leases.linePrefixes());
    }

    /**
     * Client and carriers know the same.
     *
     * @param leased what the carriers say is leased, an address as a prefix of length 128
     * @param ias how many IA_PDs must hold something
     */
    static void agrees(Leases leases, Set<Ipv6Prefix> leased, int ias) {
        Set<Long> served = new HashSet<>();
        for (Lease lease : LeaseModel.ofServers(leases)) {
            LeaseModel.Key key = LeaseModel.Key.of(lease);
            unless(leased.contains(key.prefix()), "I-10", () -> "holds " + lease + ", leased are " + leased);
            if (key.source() == PrefixLease.class) {
                served.add(key.iaid());
            }
        }
        unless(served.size() == ias, "I-10", () -> "holds prefixes only in the IAs " + served);
    }
}
