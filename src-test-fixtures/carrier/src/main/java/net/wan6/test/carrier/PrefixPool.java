package net.wan6.test.carrier;

import net.wan6.codec.Ipv6Prefix;

/**
 * Prefixes of one length out of a range; addresses are prefixes of length 128.
 *
 * @param range what is divided
 * @param length the length of each, from the range's to 128
 */
public record PrefixPool(Ipv6Prefix range, int length) {
    /**
     * Checks the length.
     *
     * @param range what is divided
     * @param length from the range's to 128
     * @throws IllegalArgumentException if the length is not in that range
     */
    public PrefixPool {
        if (length < range.length() || length > 128) {
            throw new IllegalArgumentException(
                    "delegated length " + length + " is not in " + range.length() + " to 128");
        }
    }

    /**
     * A pool of a single prefix.
     *
     * @param prefix the prefix
     * @return the pool
     */
    public static PrefixPool just(Ipv6Prefix prefix) {
        return new PrefixPool(prefix, prefix.length());
    }

    /**
     * Whether a prefix is one of this pool's.
     *
     * @param prefix any prefix
     * @return true if it lies in the range and has the length
     */
    public boolean contains(Ipv6Prefix prefix) {
        return prefix.length() == length && range.contains(prefix);
    }

    /**
     * How many prefixes there are.
     *
     * @return 1 or more, {@link Long#MAX_VALUE} for all that are more
     */
    public long size() {
        return range.subnetCount(length);
    }

    Ipv6Prefix at(long index) {
        return range.subnet(length, index);
    }
}
