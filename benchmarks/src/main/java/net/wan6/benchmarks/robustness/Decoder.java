package net.wan6.benchmarks.robustness;

import java.util.List;

/**
 * A codec under test.
 *
 * @param name what it is called in the table
 * @param call decodes a datagram
 * @param declared the exceptions its decoder says it throws
 */
record Decoder(String name, Call call, List<Class<? extends Exception>> declared) {
    /** Decodes a datagram and forgets it. */
    interface Call {
        void decode(byte[] datagram) throws Exception;
    }

    boolean declares(Throwable thrown) {
        return declared.stream().anyMatch(type -> type.isInstance(thrown));
    }
}
