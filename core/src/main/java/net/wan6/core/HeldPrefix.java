package net.wan6.core;

import net.wan6.codec.Ipv6Prefix;

/**
 * A prefix of the line, wherever it comes from: delegated by a server, or announced by a router. Immutable.
 *
 * <p>Events and tunnels are the same for both. LANs are not: a delegated prefix is divided among them, but an announced one stands
 * on the link to the carrier, and reaches a LAN only by a proxy for Neighbor Discovery (RFC 4389).
 */
public sealed interface HeldPrefix extends Lease permits PrefixLease, LineLease {
    /**
     * The prefix.
     *
     * @return the prefix
     */
    Ipv6Prefix prefix();

    /**
     * The numbers for a Router Advertisement of this prefix or a part of it (RFC 9096 §3.3; engine rules L-11, F-2).
     *
     * @param now nanoseconds of the engine's clock
     * @return at most what is left, and at most 2700 and 5400 seconds
     */
    default LanLifetimes forLan(long now) {
        return LanLifetimes.of(remainingPreferred(now), remainingValid(now));
    }
}
