package net.wan6.core;

import java.util.Arrays;

/**
 * What can come due in a client, and the order in which it is done.
 *
 * <p>Each exchange begun while doing so is due at {@code now}, after whatever was due earlier, so that a late call sends
 * one message and not those it has missed (engine rule C-8).
 */
final class EngineTimers {
    /** In the order in which they are done when due at the same instant. */
    enum Timer {
        LIFETIME,
        LINE,
        SAVE,
        T2,
        T1,
        EARLY_RENEW,
        REFRESH,
        END,
        SEND
    }

    /** Who knows when something is due, and does it. */
    interface Handler {
        /** {@link Instants#NEVER} if it is not to come. */
        long dueAt(Timer timer);

        void run(Timer timer, long now);
    }

    private static final Timer[] ALL = Timer.values();
    private static final Timer[] ALL_BUT_SEND =
            Arrays.stream(ALL).filter(timer -> timer != Timer.SEND).toArray(Timer[]::new);

    private EngineTimers() {}

    /** Does all that is due, in time order. */
    static void runDue(Handler handler, long now) {
        run(handler, ALL, now);
    }

    /**
     * Does all that is due but to send: what came in just now may be the answer, or lead to another message, and only one
     * is to be sent (engine rule C-8).
     */
    static void runDueBeforeInput(Handler handler, long now) {
        run(handler, ALL_BUT_SEND, now);
    }

    private static void run(Handler handler, Timer[] which, long now) {
        for (Timer due = first(handler, which); handler.dueAt(due) <= now; due = first(handler, which)) {
            handler.run(due, now);
        }
    }

    /** When something is due next. */
    static long next(Handler handler) {
        return handler.dueAt(first(handler, ALL));
    }

    private static Timer first(Handler handler, Timer[] which) {
        Timer first = which[0];
        long at = Instants.NEVER;
        for (Timer timer : which) {
            long dueAt = handler.dueAt(timer);
            if (dueAt < at) {
                first = timer;
                at = dueAt;
            }
        }
        return first;
    }
}
