package net.wan6.auth;

/** The greatest replay detection value known from one kind of message. */
sealed interface Counter {
    /** No such message yet. */
    Counter NONE = new None();

    /** Whether a value may follow this one (RFC 9915 §20.3): strictly greater, unsigned. */
    boolean isBelow(long value);

    record None() implements Counter {
        @Override
        public boolean isBelow(long value) {
            return true;
        }
    }

    record Last(long value) implements Counter {
        @Override
        public boolean isBelow(long next) {
            return Long.compareUnsigned(value, next) < 0;
        }
    }

    /** Zero, seen at a moment of the running clock, which no restart outlives. */
    record ZeroAt(long nanoseconds) implements Counter {
        @Override
        public boolean isBelow(long value) {
            return value != 0;
        }
    }
}
