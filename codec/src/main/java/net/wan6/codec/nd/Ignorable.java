package net.wan6.codec.nd;

import java.util.Optional;

/** The value of an option that may be well formed and yet has to be ignored, by its own fields alone. */
public sealed interface Ignorable permits PrefixInformation, Mtu, RouteInformation, Pref64 {
    /**
     * Why to ignore it.
     *
     * @return the reason, or empty if it is to be acted upon
     */
    Optional<UnusableReason> ignored();
}
