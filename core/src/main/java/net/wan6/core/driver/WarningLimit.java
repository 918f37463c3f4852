package net.wan6.core.driver;

import java.util.HashMap;
import java.util.Map;

/** Lets the same warning through once in ten minutes: a server that repeats what is refused would fill the log. */
final class WarningLimit {
    private static final long PAUSE = 600 * Nanoseconds.SECOND;

    private final Map<String, Long> last = new HashMap<>();

    boolean admits(String warning, long now) {
        last.values().removeIf(then -> now - then >= PAUSE);
        return last.putIfAbsent(warning, now) == null;
    }
}
