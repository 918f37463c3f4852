/**
 * The LAN side of a router, as pure functions: which subnet each LAN gets, what its Router Advertisements say and for how long,
 * and the translation of prefixes for LANs with addresses of their own.
 *
 * <p>{@link net.wan6.core.lan.SubnetPlan} divides one delegated prefix and keeps the numbers when the prefix changes. {@link
 * net.wan6.core.lan.LanPrefixes} follows the leases of a client and says what is announced on which LAN at a moment. {@link
 * net.wan6.core.lan.Nptv6} maps addresses (RFC 6296). Nothing here sends, listens, runs commands or reads a clock; all is immutable
 * and safe for use by any number of threads.
 */
@NullMarked
package net.wan6.core.lan;

import org.jspecify.annotations.NullMarked;
