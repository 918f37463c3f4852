package net.wan6.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.wan6.codec.Lifetime;

/**
 * Values with a lifetime each that one router announces, in the order first heard: at most 16. More are not taken until some
 * have ended, so that what is in use does not change for it.
 */
final class RaValueTable<T> {
    private static final int MOST = 16;

    private final Map<T, Long> until = new LinkedHashMap<>();

    void hear(T value, Lifetime lifetime, long now) {
        if (lifetime.isZero()) {
            until.remove(value);
        } else if (until.size() < MOST || until.containsKey(value)) {
            until.put(value, Instants.after(now, lifetime));
        }
    }

    Set<T> values() {
        return until.keySet();
    }

    void expire(long now) {
        until.values().removeIf(end -> end <= now);
    }

    long deadline() {
        return until.values().stream().min(Long::compare).orElse(Instants.NEVER);
    }

    /** When the last of them ends. */
    long lastUntil() {
        return until.values().stream().max(Long::compare).orElse(Long.MIN_VALUE);
    }
}
