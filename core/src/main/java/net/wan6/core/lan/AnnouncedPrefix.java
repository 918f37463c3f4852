package net.wan6.core.lan;

import java.util.Objects;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.LanLifetimes;

/**
 * A Prefix Information option of the Router Advertisements on one LAN. Its lifetimes are those of one moment: from then on they have
 * to count down, second by second, and never longer than {@link LanPrefixes#nextAnnouncement} says.
 *
 * @param lan the name of the LAN
 * @param prefix the prefix
 * @param lifetimes what is left; 0 and 0 for a prefix that has ended
 */
public record AnnouncedPrefix(String lan, Ipv6Prefix prefix, LanLifetimes lifetimes) {

    /**
     * Checks that nothing is null.
     *
     * @param lan the name of the LAN
     * @param prefix the prefix
     * @param lifetimes what is left
     */
    public AnnouncedPrefix {
        Objects.requireNonNull(lan, "lan");
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(lifetimes, "lifetimes");
    }
}
