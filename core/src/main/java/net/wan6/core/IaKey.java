package net.wan6.core;

import java.util.ArrayList;
import java.util.List;

/** Names one identity association of the client: the IAID is unique only among IAs of one kind (RFC 9915 §12). */
record IaKey(Kind kind, long iaid) {
    static final long GREATEST_IAID = 0xffff_ffffL;

    /** The one that the identity counts. */
    static final long NO_IAID = -1;

    enum Kind {
        PD,
        NA
    }

    /**
     * The IAs of a client, in the order of its configuration.
     *
     * @throws IllegalArgumentException if two of a kind have the same IAID
     */
    static List<IaKey> of(ClientConfig config, ClientIdentity identity) {
        List<IaKey> all = new ArrayList<>(config.prefixes().size() + config.addresses());
        for (int i = 0; i < config.prefixes().size(); i++) {
            add(all, Kind.PD, config.prefixes().get(i).iaid().orElse(identity.iaid(i)));
        }
        for (int i = 0; i < config.addresses(); i++) {
            add(all, Kind.NA, identity.iaid(i));
        }
        return List.copyOf(all);
    }

    private static void add(List<IaKey> all, Kind kind, long iaid) {
        IaKey ia = new IaKey(kind, iaid);
        if (all.contains(ia)) {
            throw new IllegalArgumentException("two IA_" + kind + " with the IAID " + iaid);
        }
        all.add(ia);
    }

    static IaKey of(IaLease lease) {
        return new IaKey(lease instanceof PrefixLease ? Kind.PD : Kind.NA, lease.iaid());
    }

    boolean holdsAny(List<? extends IaLease> leases) {
        for (int i = 0; i < leases.size(); i++) {
            if (holds(leases.get(i))) {
                return true;
            }
        }
        return false;
    }

    boolean holds(IaLease lease) {
        return lease.iaid() == iaid && lease instanceof PrefixLease == (kind == Kind.PD);
    }
}
