package net.wan6.auth;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import net.wan6.codec.Octets;

/**
 * The reconfigure key of RKAP: 16 octets that a server and one client share (RFC 9915 §20.4).
 *
 * <p>Whoever holds it can make that client renew at will. It is never rendered: only {@link #toHex()} and {@link
 * #secretOctets()}, called by name, give it away. Immutable and safe for use by any thread.
 */
public final class ReconfigureKey {
    /** Octets of a key. */
    public static final int LENGTH = 16;

    // Two numbers and not octets: there may be a million keys, and they are compared in constant time.
    private final long high;
    private final long low;

    private ReconfigureKey(Octets secret) {
        this.high = secret.u64(0);
        this.low = secret.u64(8);
    }

    /**
     * A key as it stands in the authentication information of a Reply.
     *
     * @param octets 16 octets, which are copied
     * @return the key
     * @throws IllegalArgumentException if there are fewer or more; the message holds the length alone
     */
    public static ReconfigureKey of(Octets octets) {
        if (octets.length() != LENGTH) {
            throw new IllegalArgumentException("a reconfigure key of " + octets.length() + " octets, not " + LENGTH);
        }
        return new ReconfigureKey(octets);
    }

    /**
     * Reads hexadecimal digits.
     *
     * @param hex 32 digits, in either case
     * @return the key
     * @throws IllegalArgumentException if the text is anything else; the message does not repeat it
     */
    public static ReconfigureKey parseHex(String hex) {
        return of(Octets.parseHex(hex));
    }

    /**
     * Makes a new key, as a server does for every client (RFC 9915 §20.4.1 asks for cryptographic strength).
     *
     * @param random where its 128 bits come from
     * @return a key
     */
    public static ReconfigureKey generate(SecureRandom random) {
        byte[] octets = new byte[LENGTH];
        random.nextBytes(octets);
        return new ReconfigureKey(Octets.of(octets));
    }

    /**
     * The secret, for delivery and for keeping; never for a log.
     *
     * @return 16 octets
     */
    public Octets secretOctets() {
        return Octets.of(ByteBuffer.allocate(LENGTH).putLong(high).putLong(low).flip());
    }

    /**
     * The secret as digits; never for a log.
     *
     * @return 32 lower-case hexadecimal digits
     */
    public String toHex() {
        return secretOctets().toHex();
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ReconfigureKey that && ((high ^ that.high) | (low ^ that.low)) == 0;
    }

    /** The same for all keys: a hash that told keys apart would tell of the key. */
    @Override
    public int hashCode() {
        return LENGTH;
    }

    /** Does not show it. */
    @Override
    public String toString() {
        return "ReconfigureKey[" + LENGTH + "]";
    }
}
