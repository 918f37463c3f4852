package net.wan6.core.lan;

import java.util.Objects;
import net.wan6.codec.Ipv6Prefix;

/**
 * A prefix on one LAN.
 *
 * @param lan the name of the LAN
 * @param prefix the prefix
 */
public record LanSubnet(String lan, Ipv6Prefix prefix) {

    /**
     * Checks that nothing is null.
     *
     * @param lan the name of the LAN
     * @param prefix the prefix
     */
    public LanSubnet {
        Objects.requireNonNull(lan, "lan");
        Objects.requireNonNull(prefix, "prefix");
    }
}
