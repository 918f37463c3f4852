/**
 * Router Advertisements and Solicitations of Neighbor Discovery (RFC 4861 §4.1, §4.2) and their options, by the laws of
 * {@link net.wan6.codec}: a message is its octets, its options are read when they are asked for, and what is malformed hides
 * itself and nothing else.
 *
 * <pre>{@code
 * if (NdMessage.invalidReasons(icmp, source, hopLimit).isEmpty()
 *         && NdMessage.decode(icmp) instanceof RouterAdvertisement advertisement) {
 *     for (PrefixInformation prefix : advertisement.options().all(NdOptionTypes.PREFIX_INFORMATION)) {
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>Octets begin at the type of ICMPv6 and end where the packet does. Nothing here sends or receives: a raw socket, a packet
 * filter or a data plane has the octets, the source and the hop limit. Types that take what the RFCs tell a receiver to
 * ignore say so by {@link net.wan6.codec.nd.UnusableReason}.
 */
@NullMarked
package net.wan6.codec.nd;

import org.jspecify.annotations.NullMarked;
