package net.wan6.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import net.wan6.codec.Ipv6Prefix;
import org.jspecify.annotations.Nullable;

/**
 * Prefixes with their clocks, in the order first heard: one entry a prefix, whichever router speaks of it, of which the later
 * word counts (RFC 4862 §5.5.3). At most 32 are known, so that a flood takes no more room: a new one takes the place of the oldest that
 * is deprecated, or else of the one that was not heard for longest.
 */
final class RaPrefixTable {
    static final int MOST = 32;

    /** A prefix until its clocks run out. */
    record Entry(Ipv6Prefix prefix, long preferredUntil, long validUntil, long heardAt) {
        boolean isDeprecated(long now) {
            return preferredUntil <= now;
        }
    }

    private final Map<Ipv6Prefix, Entry> entries = new LinkedHashMap<>();

    @Nullable
    Entry find(Ipv6Prefix prefix) {
        return entries.get(prefix);
    }

    Collection<Entry> all() {
        return entries.values();
    }

    /** Takes the lifetimes as they are, with no two hours left (see {@link RaTracker}); answers what had to make room. */
    @Nullable
    Ipv6Prefix put(Entry heard, long now) {
        if (heard.validUntil() <= now) {
            entries.remove(heard.prefix());
            return null;
        }
        Ipv6Prefix dropped = null;
        if (entries.size() == MOST && !entries.containsKey(heard.prefix())) {
            dropped = leastWanted(now);
            entries.remove(dropped);
        }
        entries.put(heard.prefix(), heard);
        return dropped;
    }

    private Ipv6Prefix leastWanted(long now) {
        return entries.values().stream()
                .filter(entry -> entry.isDeprecated(now))
                .findFirst()
                .or(() -> entries.values().stream().min(Comparator.comparingLong(Entry::heardAt)))
                .orElseThrow()
                .prefix();
    }

    void remove(Ipv6Prefix prefix) {
        entries.remove(prefix);
    }

    void expire(long now) {
        entries.values().removeIf(entry -> entry.validUntil() <= now);
    }

    /** When the next clock runs out. */
    long deadline(long now) {
        long deadline = Instants.NEVER;
        for (Entry entry : entries.values()) {
            long next = entry.isDeprecated(now) ? entry.validUntil() : entry.preferredUntil();
            deadline = Math.min(deadline, next);
        }
        return deadline;
    }
}
