package net.wan6.core;

/** Names one identity association of the client: the IAID is unique only among IAs of one kind (RFC 9915 §12). */
record IaKey(Kind kind, long iaid) {
    enum Kind {
        PD,
        NA
    }

    static IaKey of(Lease lease) {
        return new IaKey(lease instanceof PrefixLease ? Kind.PD : Kind.NA, lease.iaid());
    }
}
