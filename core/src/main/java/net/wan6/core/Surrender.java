package net.wan6.core;

import java.util.List;
import java.util.Set;
import net.wan6.codec.Ipv6Address;
import net.wan6.core.LeaseStep.WithdrawalReason;

/** Leases that the application gives up: all by a release in two steps, or an address that is in use elsewhere. */
final class Surrender {
    private final PersistentState persistent;
    private final OutputQueue outputs;
    private final List<IaKey> ours;
    private List<PrefixLease> announced = List.of();
    private boolean releasing;

    Surrender(PersistentState persistent, OutputQueue outputs, List<IaKey> ours) {
        this.persistent = persistent;
        this.outputs = outputs;
        this.ours = ours;
    }

    /** E-1, E-3: first tell; release when the application says that nobody uses the prefixes. */
    void announce() {
        releasing = true;
        announced = persistent.heldLeases().prefixes();
        outputs.notify(new ClientEvent.AboutToRelease(announced));
    }

    /** Whether a release was announced and what was announced is still what is held. */
    boolean isDue() {
        return releasing
                && prefixes(announced).equals(prefixes(persistent.heldLeases().prefixes()));
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
        List<Lease> given = persistent.heldLeases().all().stream()
                .filter(lease -> ours.contains(IaKey.of(lease)))
                .toList();
        persistent.settle(HeldLeases.NONE, Set.of(ChangeCause.RELEASE), WithdrawalReason.RELEASED, now);
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
        List<AddressLease> inUse = persistent.heldLeases().addresses().stream()
                .filter(lease -> lease.address().equals(address))
                .toList();
        if (inUse.isEmpty()) {
            return false;
        }
        HeldLeases kept =
                persistent.heldLeases().keeping(lease -> !(lease instanceof AddressLease held && inUse.contains(held)));
        persistent.settle(kept, Set.of(ChangeCause.DECLINE), WithdrawalReason.DECLINED, now);
        List<AddressLease> toTell =
                inUse.stream().filter(lease -> ours.contains(IaKey.of(lease))).toList();
        if (!toTell.isEmpty()) {
            persistent.decline(toTell, now);
        }
        return !toTell.isEmpty();
    }
}
