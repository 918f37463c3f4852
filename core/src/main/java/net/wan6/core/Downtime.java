package net.wan6.core;

/** How long a client was not running when its state is read back. */
public sealed interface Downtime {
    /**
     * Measured by one clock that ran all the time: lifetimes are shortened by it.
     *
     * @param nanoseconds 0 or more
     */
    record Exactly(long nanoseconds) implements Downtime {
        /**
         * Checks the range.
         *
         * @param nanoseconds 0 or more
         * @throws IllegalArgumentException if it is negative
         */
        public Exactly {
            requireNotNegative(nanoseconds);
        }
    }

    /**
     * Told by wall clocks, which may have been set: a server is asked before lifetimes are shortened.
     *
     * @param nanoseconds 0 or more
     */
    record About(long nanoseconds) implements Downtime {
        /**
         * Checks the range.
         *
         * @param nanoseconds 0 or more
         * @throws IllegalArgumentException if it is negative
         */
        public About {
            requireNotNegative(nanoseconds);
        }
    }

    /** Nothing is known: a server is asked before lifetimes are shortened. */
    record Unknown() implements Downtime {}

    private static void requireNotNegative(long nanoseconds) {
        if (nanoseconds < 0) {
            throw new IllegalArgumentException("downtime of " + nanoseconds + " ns is negative");
        }
    }
}
