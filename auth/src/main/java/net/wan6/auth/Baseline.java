package net.wan6.auth;

import java.util.Optional;
import net.wan6.auth.Verdict.Freshness;

/**
 * What is known of a server's replay detection values under its present key; replay detection by method 0 (RFC 9915
 * §20.3; engine rule R-7). Replies and Reconfigures are kept apart, since some servers count them apart.
 *
 * @param delivered that of the Reply that brought the key
 * @param received that of the last Reconfigure accepted
 */
record Baseline(Counter delivered, Counter received) {
    /** The key came without any value. */
    static final Baseline NONE = new Baseline(Counter.NONE, Counter.NONE);

    /** How a Reconfigure's value is judged under a policy, or empty if it is to be refused. */
    Optional<Freshness> judge(ReplayPolicy policy, long value, long now) {
        boolean passesOverReply = policy instanceof ReplayPolicy.BaselineFromFirstReconfigure;
        if (received.isBelow(value) && (passesOverReply || delivered.isBelow(value))) {
            return Optional.of(Freshness.NEW);
        }
        return value == 0 && policy instanceof ReplayPolicy.AllowConstantZero lenient && zeroMayFollow(lenient, now)
                ? Optional.of(Freshness.CONSTANT_ZERO)
                : Optional.empty();
    }

    /** Only while nothing but zero was ever recorded, be it of a Reply or of a Reconfigure. */
    private boolean zeroMayFollow(ReplayPolicy.AllowConstantZero lenient, long now) {
        if (!isNoneOrZero(delivered)) {
            return false;
        }
        return received instanceof Counter.ZeroAt zero
                ? now - zero.nanoseconds() >= lenient.interval().toNanos()
                : isNoneOrZero(received);
    }

    private static boolean isNoneOrZero(Counter counter) {
        return counter.equals(Counter.NONE) || counter.equals(new Counter.Last(0));
    }

    /** After a Reconfigure was accepted. */
    Baseline afterReconfigure(long value, long now) {
        return new Baseline(delivered, value == 0 ? new Counter.ZeroAt(now) : new Counter.Last(value));
    }

    /** After another Reply brought the same key: a lower value would let in what was refused before. */
    Baseline afterReply(long value) {
        return delivered.isBelow(value) ? new Baseline(new Counter.Last(value), received) : this;
    }
}
