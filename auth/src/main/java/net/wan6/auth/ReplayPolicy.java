package net.wan6.auth;

import java.time.Duration;
import java.util.List;

/**
 * How much is asked of the replay detection value of a Reconfigure whose digest is right.
 *
 * <p>Whatever the policy, only octets that the server once signed with the key in force are ever accepted, so that an
 * attacker on the link can at most repeat a Reconfigure he has seen, and its effect is a needless Renew, Rebind or
 * Information-request: an exchange with the server, never a change of the lease by itself.
 */
public sealed interface ReplayPolicy {
    /**
     * RFC 9915 §20.3, the default: strictly greater, as unsigned numbers of 64 bits, than the last value of this server,
     * that of the Reply which brought the key included. An attacker on the link gains nothing.
     */
    ReplayPolicy STRICT = new Strict();

    /**
     * For servers whose counter in Reconfigures has nothing to do with that in the Reply: the value of the Reply is
     * passed over, the first Reconfigure under a key is taken whatever it says, and from then on values must rise. An
     * attacker on the link gains one thing: if he keeps the first Reconfigure from us, he can deliver it, or a later one
     * he also kept back, whenever he likes, once.
     */
    ReplayPolicy BASELINE_FROM_FIRST_RECONFIGURE = new BaselineFromFirstReconfigure();

    /**
     * For servers that never count (dibbler sends zero always): while zero is the last value recorded, zero is taken
     * again, at most once in 60 seconds. An attacker on the link gains this: he can repeat such a Reconfigure as often
     * as that for as long as its key is in force, each time causing one needless exchange. Values other than zero are
     * judged as by {@link #STRICT}, and after the first of them zero is refused.
     */
    ReplayPolicy ALLOW_CONSTANT_ZERO = new AllowConstantZero(Duration.ofSeconds(60));

    /**
     * Finds a policy by its name.
     *
     * @param name one of {@code strict}, {@code baseline-from-first-reconfigure}, {@code allow-constant-zero}
     * @return the policy
     * @throws IllegalArgumentException if there is none of that name
     */
    static ReplayPolicy parse(String name) {
        List<ReplayPolicy> known = List.of(STRICT, BASELINE_FROM_FIRST_RECONFIGURE, ALLOW_CONSTANT_ZERO);
        return known.stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no replay policy is named " + name + "; there are "
                        + known.stream().map(ReplayPolicy::name).toList()));
    }

    /**
     * The name in configuration files and on command lines.
     *
     * @return lower-case words with hyphens
     */
    String name();

    /** See {@link #STRICT}. */
    record Strict() implements ReplayPolicy {
        @Override
        public String name() {
            return "strict";
        }
    }

    /** See {@link #BASELINE_FROM_FIRST_RECONFIGURE}. */
    record BaselineFromFirstReconfigure() implements ReplayPolicy {
        @Override
        public String name() {
            return "baseline-from-first-reconfigure";
        }
    }

    /**
     * See {@link #ALLOW_CONSTANT_ZERO}.
     *
     * @param interval the least time between two Reconfigures let through, more than nothing
     */
    record AllowConstantZero(Duration interval) implements ReplayPolicy {
        /**
         * Checks the interval.
         *
         * @param interval the least time between two Reconfigures let through
         * @throws IllegalArgumentException if it is zero or less, or longer than 2^63 - 1 nanoseconds
         */
        public AllowConstantZero {
            if (interval.isZero()
                    || interval.isNegative()
                    || interval.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
                throw new IllegalArgumentException("an interval of " + interval);
            }
        }

        @Override
        public String name() {
            return "allow-constant-zero";
        }
    }
}
