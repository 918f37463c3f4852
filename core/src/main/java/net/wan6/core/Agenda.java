package net.wan6.core;

import java.util.Arrays;

/**
 * What can come due in a client, and the order in which it is done.
 *
 * <p>Each exchange begun while doing so is due at {@code now}, after whatever was due earlier, so that a late call sends
 * one message and not those it has missed (engine rule C-8).
 */
final class Agenda {
    /** In the order in which they are done when due at the same instant. */
    enum Due {
        LIFETIME,
        T2,
        T1,
        EARLY_RENEW,
        REFRESH,
        END,
        SEND
    }

    /** Who knows when something is due, and does it. */
    interface Owner {
        /** {@link Clocks#NEVER} if it is not to come. */
        long dueAt(Due due);

        void run(Due due, long now);
    }

    private static final Due[] ALL = Due.values();
    private static final Due[] ALL_BUT_SEND =
            Arrays.stream(ALL).filter(due -> due != Due.SEND).toArray(Due[]::new);

    private Agenda() {}

    /** Does all that is due, in time order; when the next is due. */
    static long runDue(Owner owner, long now) {
        return run(owner, ALL, now);
    }

    /**
     * Does all that is due but to send: what came in just now may be the answer, or lead to another message, and only one
     * is to be sent (engine rule C-8).
     */
    static void runDueBeforeInput(Owner owner, long now) {
        run(owner, ALL_BUT_SEND, now);
    }

    private static long run(Owner owner, Due[] which, long now) {
        while (true) {
            Due first = Due.SEND;
            long at = Clocks.NEVER;
            for (Due due : which) {
                long dueAt = owner.dueAt(due);
                if (dueAt < at) {
                    first = due;
                    at = dueAt;
                }
            }
            if (at > now) {
                return at;
            }
            owner.run(first, now);
        }
    }
}
