package net.wan6.core;

import java.util.List;

/**
 * A release of which the application was told, so that its LANs stop using them first (RFC 9915 §6.3).
 *
 * @param resources the prefixes and addresses it was told of
 */
record AnnouncedRelease(List<Object> resources) {
    static AnnouncedRelease of(HeldLeases held) {
        return new AnnouncedRelease(resources(held));
    }

    /** Whether this is what is held: others would still be in use when they are released. */
    boolean names(HeldLeases held) {
        return resources.equals(resources(held));
    }

    private static List<Object> resources(HeldLeases held) {
        return held.all().stream()
                .<Object>map(lease ->
                        lease instanceof PrefixLease prefix ? prefix.prefix() : ((AddressLease) lease).address())
                .toList();
    }
}
