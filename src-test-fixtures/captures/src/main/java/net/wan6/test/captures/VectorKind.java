package net.wan6.test.captures;

/** What the octets of a vector are. */
public enum VectorKind {
    /** A whole message: a header and its options. */
    MESSAGE,
    /** Options one after the other, without a message around them. */
    OPTIONS,
    /** A message with its length before it, as bulk leasequery frames it on TCP (RFC 5460 §5.1). */
    TCP_FRAME;

    static VectorKind of(String label) {
        return switch (label) {
            case "message" -> MESSAGE;
            case "options" -> OPTIONS;
            case "tcp" -> TCP_FRAME;
            default -> throw new IllegalArgumentException("kind " + label);
        };
    }
}
