package net.wan6.core;

/**
 * Where an engine takes chance from: transaction ids, which must not be guessed (RFC 9915 §16.1), and the RAND of
 * retransmission times (§15). {@code new SecureRandom()::nextLong} in production, a seeded generator in tests.
 */
@FunctionalInterface
public interface Entropy {
    /**
     * The next number.
     *
     * @return 64 bits, each as good as any other
     */
    long nextLong();
}
