package net.wan6.core;

import java.util.ArrayList;
import java.util.List;

/**
 * A release of which the application was told, so that its LANs stop using them first (RFC 9915 §6.3; engine rule P-7).
 *
 * @param resources the prefixes and addresses it was told of
 */
record AnnouncedRelease(List<Object> resources) {
    static AnnouncedRelease of(Leases leases) {
        return new AnnouncedRelease(resources(leases));
    }

    /** Whether this is what is held: others would still be in use when they are released. */
    boolean names(Leases leases) {
        return resources.equals(resources(leases));
    }

    private static List<Object> resources(Leases leases) {
        List<Object> resources = new ArrayList<>();
        leases.prefixes().forEach(lease -> resources.add(lease.prefix()));
        leases.addresses().forEach(lease -> resources.add(lease.address()));
        leases.linePrefixes().forEach(lease -> resources.add(lease.prefix()));
        return List.copyOf(resources);
    }
}
