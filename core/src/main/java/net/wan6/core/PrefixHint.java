package net.wan6.core;

/**
 * A prefix to be asked for.
 *
 * @param length how many bits it should have, 1 to 128; 0 leaves it to the server
 */
public record PrefixHint(int length) {
    /** Whatever the server gives. */
    public static final PrefixHint ANY = new PrefixHint(0);

    /**
     * Checks the range.
     *
     * @param length 0 to 128
     * @throws IllegalArgumentException if the length is not in that range
     */
    public PrefixHint {
        Arguments.inRange(length, 0, 128, "length");
    }

    /** How far a prefix of some length is from this wish, a longer one further than a shorter (RFC 8168 §3.3; S-11). */
    int distance(int offered) {
        if (length == 0) {
            return 0;
        }
        return offered <= length ? 2 * (length - offered) : 2 * (offered - length) + 1;
    }
}
