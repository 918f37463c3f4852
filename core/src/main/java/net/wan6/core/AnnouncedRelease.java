package net.wan6.core;

import java.util.List;
import net.wan6.codec.Ipv6Prefix;

/**
 * A release of which the application was told, so that its LANs stop using the prefixes first (RFC 9915 §6.3).
 *
 * @param prefixes what it was told of
 */
record AnnouncedRelease(List<Ipv6Prefix> prefixes) {
    static AnnouncedRelease of(HeldLeases held) {
        return new AnnouncedRelease(prefixes(held));
    }

    /** Whether these are the prefixes held: others would still be in use when they are released. */
    boolean names(HeldLeases held) {
        return prefixes.equals(prefixes(held));
    }

    private static List<Ipv6Prefix> prefixes(HeldLeases held) {
        return held.prefixes().stream().map(PrefixLease::prefix).toList();
    }
}
