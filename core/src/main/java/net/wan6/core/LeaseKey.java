package net.wan6.core;

/**
 * What makes two leases the same lease, whatever their lifetimes: the prefix or address, and the IA it was given to. An
 * IA_PD and an IA_NA may have the same IAID (RFC 9915 §12), but never the same resource.
 *
 * @param resource an {@link net.wan6.codec.Ipv6Prefix} or an {@link net.wan6.codec.Ipv6Address}
 */
record LeaseKey(long iaid, Object resource) {
    static LeaseKey of(IaLease lease) {
        return new LeaseKey(lease.iaid(), resource(lease));
    }

    static Object resource(IaLease lease) {
        return lease instanceof PrefixLease prefix ? prefix.prefix() : ((AddressLease) lease).address();
    }
}
