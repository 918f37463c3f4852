package net.wan6.core;

import java.util.Objects;
import java.util.Set;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.nd.RouterAdvertisement;
import net.wan6.codec.nd.RouterPreference;

/**
 * A default router.
 *
 * @param address its link-local address
 * @param flags those of its last advertisement; M and O do not decide whether a router asks for a prefix (RFC 7084 WPD-4)
 * @param preference how much it is to be preferred to others
 */
public record AdvertisedRouter(Ipv6Address address, Set<RouterAdvertisement.Flag> flags, RouterPreference preference) {
    /**
     * Copies the set.
     *
     * @param address its link-local address
     * @param flags those of its last advertisement
     * @param preference how much it is to be preferred to others
     */
    public AdvertisedRouter {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(preference, "preference");
        flags = Arguments.copyOf(flags, "flags");
    }
}
