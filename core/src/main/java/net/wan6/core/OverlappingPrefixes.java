package net.wan6.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.wan6.codec.Ipv6Prefix;

/** Delegated prefixes inside one another, of which one LAN could get what another has already (engine rule V-9). */
final class OverlappingPrefixes {
    private static final int MOST_TOLD = 4;

    private OverlappingPrefixes() {}

    /** What to tell of them, one line for each of the first few pairs. */
    static List<String> among(List<PrefixLease> leases) {
        if (leases.size() < 2) {
            return List.of();
        }
        List<String> told = new ArrayList<>(0);
        Deque<Ipv6Prefix> around = new ArrayDeque<>();
        // In their order a prefix stands before those inside it.
        for (Ipv6Prefix prefix :
                leases.stream().map(PrefixLease::prefix).sorted().toList()) {
            while (!around.isEmpty() && !around.element().contains(prefix)) {
                around.pop();
            }
            if (!around.isEmpty() && told.size() < MOST_TOLD) {
                told.add(prefix + " is a part of " + around.element() + ", which is delegated too: not for two LANs");
            }
            around.push(prefix);
        }
        return told;
    }
}
