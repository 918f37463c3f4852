package net.wan6.core.lan;

import java.util.List;
import java.util.Objects;

/**
 * What the owner wishes for one LAN, or for one router behind.
 *
 * @param name names it for ever: its number follows the name
 * @param length the prefix length wished; a plan assigns from 48 to 64, and refuses others
 * @param number none, or the first /64 wished, counted from the start of the delegated prefix; rounded down to the length
 * @param weight of two wishes of one length, the heavier has its place first; the default is 0
 */
public record SubnetWish(String name, int length, List<Long> number, int weight) {
    /** Hosts make their addresses in prefixes of this length (RFC 4291 §2.5.1, RFC 4862). */
    static final int LAN_LENGTH = 64;

    /** The shortest prefix that a site gets (RFC 6177 §2). */
    private static final int SITE_LENGTH = 48;

    /**
     * Checks the name and the number.
     *
     * @param name not empty
     * @param length any; whether it can be assigned, the plan tells
     * @param number none or one, at least 0
     * @param weight any
     * @throws IllegalArgumentException if the name is empty, there is more than one number, or one below 0
     */
    public SubnetWish {
        if (Objects.requireNonNull(name, "name").isEmpty()) {
            throw new IllegalArgumentException("a wish without a name");
        }
        number = List.copyOf(Objects.requireNonNull(number, "number"));
        if (number.size() > 1 || number.stream().anyMatch(one -> one < 0)) {
            throw new IllegalArgumentException(
                    "number " + number + " of " + name + " is neither none nor one from 0 on");
        }
    }

    /**
     * A /64 for a LAN, wherever there is one.
     *
     * @param name the LAN's name
     * @return the wish
     */
    public static SubnetWish of(String name) {
        return of(name, LAN_LENGTH);
    }

    /**
     * A prefix of some length, wherever there is one.
     *
     * @param name the name
     * @param length the length
     * @return the wish
     */
    public static SubnetWish of(String name, int length) {
        return new SubnetWish(name, length, List.of(), 0);
    }

    /**
     * The same wish for a place.
     *
     * @param first the first /64, counted from the start of the delegated prefix, at least 0
     * @return the wish
     * @throws IllegalArgumentException if the number is below 0
     */
    public SubnetWish at(long first) {
        return new SubnetWish(name, length, List.of(first), weight);
    }

    /**
     * The same wish with a weight.
     *
     * @param other the weight
     * @return the wish
     */
    public SubnetWish weighing(int other) {
        return new SubnetWish(name, length, number, other);
    }

    static boolean isAssignable(int length) {
        return length >= SITE_LENGTH && length <= LAN_LENGTH;
    }
}
