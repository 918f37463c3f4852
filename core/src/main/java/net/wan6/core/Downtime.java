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
            Arguments.notNegative(nanoseconds, "nanoseconds");
        }
    }

    /**
     * Told by wall clocks, which may have been set: what is left of a lease is counted on only as far as this says, and a
     * server is asked, but no lease ends by it.
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
            Arguments.notNegative(nanoseconds, "nanoseconds");
        }
    }

    /** Nothing is known: no more than half an hour of any lease is counted on until a server confirms it. */
    record Unknown() implements Downtime {}
}
