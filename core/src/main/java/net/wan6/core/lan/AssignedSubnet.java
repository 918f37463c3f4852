package net.wan6.core.lan;

import java.util.Objects;
import net.wan6.codec.Ipv6Prefix;

/**
 * What a LAN gets.
 *
 * @param name the wish's
 * @param prefix the prefix
 * @param number its first /64, counted from the start of the delegated prefix; unsigned
 * @param wishedLength the length wished; that of the prefix, or less where there was no room
 */
public record AssignedSubnet(String name, Ipv6Prefix prefix, long number, int wishedLength) {

    /**
     * Checks that nothing is null.
     *
     * @param name the wish's
     * @param prefix the prefix
     * @param number its first /64
     * @param wishedLength the length wished
     */
    public AssignedSubnet {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(prefix, "prefix");
    }

    /**
     * Whether it is less than wished.
     *
     * @return true if there was no room for the length wished
     */
    public boolean isShortened() {
        return prefix.length() > wishedLength;
    }

    /**
     * Where it stands.
     *
     * @return its place in any delegated prefix
     */
    public SubnetPlace place() {
        return new SubnetPlace(number, prefix.length());
    }

    /**
     * What hosts of the LAN make their addresses in: a /64. What is assigned besides is for routers behind.
     *
     * @return the first /64
     */
    public Ipv6Prefix forHosts() {
        return prefix.subnet(SubnetWish.LAN_LENGTH, 0);
    }
}
