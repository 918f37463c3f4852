package net.wan6.test.captures;

/**
 * What is right or wrong with a vector.
 *
 * <p>The envelope, below, is the message header (4 octets; 34 of relay messages; 8 of the failover types 24 to 35,
 * RFC 8156 §5.2) and a walk of the top-level options that ends exactly at the end.
 */
public enum Validity {
    /** The envelope and every option are right, and in the form in which they would be written again. */
    WELLFORMED,
    /** The envelope is right; some option is malformed, not canonical, in an odd place or beyond a limit. */
    SUSPICIOUS,
    /** The envelope is broken, or an option in it is. */
    MALFORMED,
    /** Well-formed, but the digest in it is wrong. */
    INVALID_AUTH;

    static Validity of(String label) {
        return switch (label) {
            case "wellformed", "valid" -> WELLFORMED;
            case "suspicious", "dubious" -> SUSPICIOUS;
            case "malformed" -> MALFORMED;
            case "invalid-auth" -> INVALID_AUTH;
            default -> throw new IllegalArgumentException("validity " + label);
        };
    }
}
