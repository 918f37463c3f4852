package net.wan6.core;

import java.util.List;

/** Names one identity association of the client: the IAID is unique only among IAs of one kind (RFC 9915 §12). */
record IaKey(Kind kind, long iaid) {
    enum Kind {
        PD,
        NA
    }

    static IaKey of(Lease lease) {
        return new IaKey(lease instanceof PrefixLease ? Kind.PD : Kind.NA, lease.iaid());
    }

    boolean holdsAny(List<? extends Lease> leases) {
        for (int i = 0; i < leases.size(); i++) {
            if (holds(leases.get(i))) {
                return true;
            }
        }
        return false;
    }

    boolean holds(Lease lease) {
        return lease.iaid() == iaid && lease instanceof PrefixLease == (kind == Kind.PD);
    }
}
