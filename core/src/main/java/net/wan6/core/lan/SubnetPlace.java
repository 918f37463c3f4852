package net.wan6.core.lan;

/**
 * Where a LAN stands in a delegated prefix, whatever that is.
 *
 * @param number its first /64, counted from the start of the delegated prefix; unsigned
 * @param length the prefix length, 48 to 64
 */
public record SubnetPlace(long number, int length) {

    /**
     * Checks the length.
     *
     * @param number the first /64
     * @param length the prefix length
     * @throws IllegalArgumentException if the length is not from 48 to 64
     */
    public SubnetPlace {
        if (!SubnetWish.isAssignable(length)) {
            throw new IllegalArgumentException("length " + length + " is not in 48 to 64");
        }
    }
}
