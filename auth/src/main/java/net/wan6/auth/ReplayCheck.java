package net.wan6.auth;

import java.util.Optional;
import net.wan6.auth.Verdict.Freshness;

/** Replay detection by method 0 (RFC 9915 §20.3) under a policy. */
final class ReplayCheck {
    private ReplayCheck() {}

    /** How a value is judged, or empty if it is to be refused. */
    static Optional<Freshness> judge(ReplayPolicy policy, Baseline baseline, long value, long now) {
        if (isNew(policy, baseline, value)) {
            return Optional.of(Freshness.NEW);
        }
        return policy instanceof ReplayPolicy.AllowConstantZero lenient
                        && value == 0
                        && mayRepeatZero(baseline, lenient.interval().toNanos(), now)
                ? Optional.of(Freshness.CONSTANT_ZERO)
                : Optional.empty();
    }

    private static boolean isNew(ReplayPolicy policy, Baseline baseline, long value) {
        if (baseline instanceof Baseline.Delivered delivered) {
            return policy instanceof ReplayPolicy.BaselineFromFirstReconfigure || isGreater(value, delivered.value());
        }
        if (baseline instanceof Baseline.Received received) {
            return isGreater(value, received.value());
        }
        return baseline instanceof Baseline.None || value != 0;
    }

    private static boolean isGreater(long value, long last) {
        return Long.compareUnsigned(value, last) > 0;
    }

    private static boolean mayRepeatZero(Baseline baseline, long interval, long now) {
        if (baseline instanceof Baseline.ZeroAt zero) {
            return now - zero.nanoseconds() >= interval;
        }
        return baseline.equals(new Baseline.Delivered(0)) || baseline.equals(new Baseline.Received(0));
    }

    /** What is recorded when a value was accepted. */
    static Baseline after(long value, long now) {
        return value == 0 ? new Baseline.ZeroAt(now) : new Baseline.Received(value);
    }

    /** Whether the value of a Reply that repeats the key is worth recording. */
    static boolean raises(Baseline baseline, long delivered) {
        return baseline instanceof Baseline.None || isNew(ReplayPolicy.STRICT, baseline, delivered);
    }
}
