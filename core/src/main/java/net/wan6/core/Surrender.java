package net.wan6.core;

import java.util.List;
import java.util.Set;
import net.wan6.codec.Ipv6Address;
import net.wan6.core.LeaseStep.WithdrawalReason;

/** Leases that the application gives up: all by a release in two steps, or an address that is in use elsewhere. */
final class Surrender {
    private final Ledger ledger;
    private final Outbox outbox;
    private final List<IaKey> ours;
    private List<PrefixLease> announced = List.of();
    private boolean releasing;

    Surrender(Ledger ledger, Outbox outbox, List<IaKey> ours) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.ours = ours;
    }

    /** E-1, E-3: first tell; release when the application says that nobody uses the prefixes. */
    void announce() {
        releasing = true;
        announced = ledger.holdings().prefixes();
        outbox.notify(new ClientEvent.AboutToRelease(announced));
    }

    /** Whether a release was announced and what was announced is still what is held. */
    boolean isDue() {
        return releasing
                && prefixes(announced).equals(prefixes(ledger.holdings().prefixes()));
    }

    boolean isAnnounced() {
        return releasing;
    }

    private static List<?> prefixes(List<PrefixLease> leases) {
        return leases.stream().map(PrefixLease::prefix).toList();
    }

    /** Gives all leases up; those a server is to be told of are returned. */
    List<Lease> giveUp(long now) {
        releasing = false;
        List<Lease> given = ledger.holdings().all().stream()
                .filter(lease -> ours.contains(IaKey.of(lease)))
                .toList();
        ledger.settle(Holdings.NONE, Set.of(Cause.RELEASE), WithdrawalReason.RELEASED, now);
        return given;
    }

    void forget() {
        releasing = false;
    }

    /**
     * L-13: another host has the address; the other leases stay. Whether a server is to be told: not of an IA that is no
     * longer configured, for nothing is said of such to anybody.
     */
    boolean decline(Ipv6Address address, long now) {
        List<AddressLease> inUse = ledger.holdings().addresses().stream()
                .filter(lease -> lease.address().equals(address))
                .toList();
        if (inUse.isEmpty()) {
            return false;
        }
        Holdings kept =
                ledger.holdings().keeping(lease -> !(lease instanceof AddressLease held && inUse.contains(held)));
        ledger.settle(kept, Set.of(Cause.DECLINE), WithdrawalReason.DECLINED, now);
        List<AddressLease> toTell =
                inUse.stream().filter(lease -> ours.contains(IaKey.of(lease))).toList();
        if (!toTell.isEmpty()) {
            ledger.decline(toTell, now);
        }
        return !toTell.isEmpty();
    }
}
