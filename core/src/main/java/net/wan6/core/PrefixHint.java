package net.wan6.core;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import net.wan6.codec.Ipv6Prefix;
import org.jspecify.annotations.Nullable;

/**
 * A prefix to be asked for, in an IA_PD of its own: of what length, which one, and under which IAID. Each is a wish that a server
 * may leave unfulfilled (RFC 8168), but for the IAID, which is the client's own. Immutable.
 */
public final class PrefixHint {
    /** Whatever the server gives. */
    public static final PrefixHint ANY = new PrefixHint(0, null, IaKey.NO_IAID);

    private final int length;
    private final @Nullable Ipv6Prefix prefix;
    private final long iaid;

    private PrefixHint(int length, @Nullable Ipv6Prefix prefix, long iaid) {
        this.length = length;
        this.prefix = prefix;
        this.iaid = iaid;
    }

    /**
     * Any prefix of a length.
     *
     * @param length how many bits it should have, 1 to 128; 0 leaves it to the server
     * @return the wish
     * @throws IllegalArgumentException if the length is not in 0 to 128
     */
    public static PrefixHint ofLength(int length) {
        return new PrefixHint((int) Arguments.inRange(length, 0, 128, "length"), null, IaKey.NO_IAID);
    }

    /**
     * A certain prefix, for example one that the line had before it got another client. A client remembers its own former prefixes
     * by itself.
     *
     * @param prefix the prefix, of 1 to 128 bits
     * @return the wish
     * @throws IllegalArgumentException if the prefix is ::/0
     */
    public static PrefixHint of(Ipv6Prefix prefix) {
        Objects.requireNonNull(prefix, "prefix");
        return new PrefixHint(
                (int) Arguments.inRange(prefix.length(), 1, 128, "the prefix length"), prefix, IaKey.NO_IAID);
    }

    /**
     * The same under an IAID of the application's choice, which must stay the same for as long as the line lives (RFC 9915 §12). So
     * one of several wishes can be left out later, and the others stay who they are.
     *
     * @param chosen 0 to 4294967295
     * @return a new wish
     * @throws IllegalArgumentException if the IAID is not in that range
     */
    public PrefixHint withIaid(long chosen) {
        return new PrefixHint(length, prefix, Arguments.inRange(chosen, 0, IaKey.GREATEST_IAID, "chosen"));
    }

    /**
     * How many bits it should have.
     *
     * @return 1 to 128, or 0 for any
     */
    public int length() {
        return length;
    }

    /**
     * Which one it should be.
     *
     * @return the prefix, or empty for any
     */
    public Optional<Ipv6Prefix> prefix() {
        return Optional.ofNullable(prefix);
    }

    /**
     * The IAID of its IA_PD.
     *
     * @return 0 to 4294967295, or empty if {@link ClientIdentity} counts it
     */
    public OptionalLong iaid() {
        return iaid == IaKey.NO_IAID ? OptionalLong.empty() : OptionalLong.of(iaid);
    }

    /** How far a prefix of some length is from this wish, a longer one further than a shorter (RFC 8168 §3.3; S-11). */
    int distance(int offered) {
        if (length == 0) {
            return 0;
        }
        return offered <= length ? 2 * (length - offered) : 2 * (offered - length) + 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrefixHint that
                && length == that.length
                && iaid == that.iaid
                && Objects.equals(prefix, that.prefix);
    }

    @Override
    public int hashCode() {
        return Objects.hash(length, prefix, iaid);
    }

    @Override
    public String toString() {
        String what = prefix != null ? prefix.toString() : length == 0 ? "any" : "/" + length;
        return iaid == IaKey.NO_IAID ? what : what + " as IA_PD " + iaid;
    }
}
