package net.wan6.core;

import java.util.Objects;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;

/**
 * What a router has said of a prefix of the line, counted from when it is told. It is news and not a list of all there is: of a
 * prefix that is not mentioned nothing new is known.
 *
 * @param prefix the prefix
 * @param preferredLifetime how long it is to be used for new connections; 0 deprecates it
 * @param validLifetime how long it is to be used at all; 0 ends it
 */
public record LinePrefix(Ipv6Prefix prefix, Lifetime preferredLifetime, Lifetime validLifetime) {
    private static final int SLAAC_LENGTH = 64;

    /**
     * Checks the lifetimes.
     *
     * @param prefix the prefix
     * @param preferredLifetime at most the valid one
     * @param validLifetime how long it is to be used at all
     * @throws IllegalArgumentException if the preferred lifetime is longer than the valid one
     */
    public LinePrefix {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(preferredLifetime, "preferredLifetime");
        Objects.requireNonNull(validLifetime, "validLifetime");
        if (preferredLifetime.compareTo(validLifetime) > 0) {
            throw new IllegalArgumentException(
                    prefix + " preferred " + preferredLifetime + " is longer than valid " + validLifetime);
        }
    }

    /** Whether hosts make addresses of it (RFC 4862 §5.5.3 d). */
    boolean isForSlaac() {
        return prefix.length() == SLAAC_LENGTH && IaOptionsReader.isOfHosts(prefix.address());
    }
}
