package net.wan6.core.simulation;

import java.util.function.Supplier;

/** An engine broke an invariant. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1;

    Violation(String rule, String what) {
        super(rule + ": " + what);
    }

    /** {@code what} is asked for only if it is needed: there are millions of steps. */
    static void unless(boolean holds, String rule, Supplier<String> what) {
        if (!holds) {
            throw new Violation(rule, what.get());
        }
    }

    static void unless(boolean holds, String rule, String what) {
        if (!holds) {
            throw new Violation(rule, what);
        }
    }
}
