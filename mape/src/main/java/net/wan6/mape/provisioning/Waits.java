package net.wan6.mape.provisioning;

import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** How long to wait before the server is asked again (HB46PP 1.1 §3.6). All in nanoseconds, ends of windows included. */
final class Waits {
    static final long SECOND = 1_000_000_000L;

    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /** So that prefixes that come one after the other are one change. */
    static final long AFTER_CHANGE = 2 * SECOND;

    /** How long a driver may take before its silence is taken for an answer. */
    static final long FOR_ANSWER = 60 * SECOND;

    private static final int LEAST_CAREFUL = 300;
    private static final int LEAST_STRICT = 60;

    private final ProvisioningMode mode;
    private final RandomGenerator random;

    Waits(ProvisioningMode mode, RandomGenerator random) {
        this.mode = mode;
        this.random = random;
    }

    /** Step c.2: there is no rule server. */
    long afterNotFound() {
        return between(HOUR, 3 * HOUR);
    }

    /** Step c.3: no resolver could say. */
    long afterNoResolver() {
        return between(MINUTE, 10 * MINUTE);
    }

    /** Steps f.2 and h.2: no answer, or none that is any use. */
    long afterFailure() {
        return between(10 * MINUTE, 30 * MINUTE);
    }

    /** Step k: what the server says, or 20 to 24 hours. */
    long afterAnswer(OptionalInt ttl) {
        if (ttl.isEmpty()) {
            return between(20 * HOUR, 24 * HOUR);
        }
        int seconds = ttl.getAsInt();
        if (mode == ProvisioningMode.STRICT) {
            return Math.max(LEAST_STRICT, seconds) * SECOND;
        }
        int least = seconds - seconds / 10;
        return between(Math.max(LEAST_CAREFUL, least) * SECOND, Math.max(LEAST_CAREFUL, seconds) * SECOND);
    }

    private long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }
}
