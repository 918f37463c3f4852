package net.wan6.core;

import java.util.ArrayList;
import java.util.List;

/** Names one identity association of the client: the IAID is unique only among IAs of one kind (RFC 9915 §12). */
record IaKey(Kind kind, long iaid) {
    enum Kind {
        PD,
        NA
    }

    /** The IAs of a client, in the order of its configuration. */
    static List<IaKey> of(ClientConfig config, ClientIdentity identity) {
        List<IaKey> all = new ArrayList<>(config.prefixes().size() + config.addresses());
        for (int i = 0; i < config.prefixes().size(); i++) {
            all.add(new IaKey(Kind.PD, identity.iaid(i)));
        }
        for (int i = 0; i < config.addresses(); i++) {
            all.add(new IaKey(Kind.NA, identity.iaid(i)));
        }
        return List.copyOf(all);
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
