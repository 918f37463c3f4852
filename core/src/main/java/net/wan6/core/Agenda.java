package net.wan6.core;

import java.util.List;

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

    private static final List<Due> ALL = List.of(Due.values());
    private static final List<Due> ALL_BUT_SEND =
            ALL.stream().filter(due -> due != Due.SEND).toList();

    private Agenda() {}

    static long deadline(Owner owner) {
        long earliest = Clocks.NEVER;
        for (Due due : ALL) {
            earliest = Math.min(earliest, owner.dueAt(due));
        }
        return earliest;
    }

    /** Does all that is due, in time order. */
    static void runDue(Owner owner, long now) {
        run(owner, ALL, now);
    }

    /**
     * Does all that is due but to send: what came in just now may be the answer, or lead to another message, and only one
     * is to be sent (engine rule C-8).
     */
    static void runDueBeforeInput(Owner owner, long now) {
        run(owner, ALL_BUT_SEND, now);
    }

    private static void run(Owner owner, List<Due> which, long now) {
        while (true) {
            Due first = null;
            long at = now;
            for (Due due : which) {
                long dueAt = owner.dueAt(due);
                if (dueAt <= at && (first == null || dueAt < at)) {
                    first = due;
                    at = dueAt;
                }
            }
            if (first == null) {
                return;
            }
            owner.run(first, now);
        }
    }
}
