/**
 * What a Linux router does for a softwire, as text: a ruleset for nftables, commands for iptables and for ip(8).
 *
 * <p>Begin with {@link net.wan6.mape.linux.Ipv4Tunnel#of}. Nothing is run here; the texts are for {@code nft -f -} and for a
 * POSIX shell, as root, in the network namespace of the router. All of them can be applied again, also with other numbers for
 * the same tunnel interface: what was there before is replaced, and nothing fails because it is there. Each has a counterpart
 * that takes it away, which does not fail where there is nothing.
 *
 * <p>{@link net.wan6.mape.linux.TunnelScript} has all of it for a router with nftables, also to move a tunnel without cutting
 * what can go on. The others are its parts, whose order is free; forwarded ports and the guard behind the NAT are nftables'
 * alone.
 *
 * <p>All is immutable and safe for use by any number of threads. Names that are none of an interface give {@link
 * java.lang.IllegalArgumentException}; nothing in a text can be taken for another command.
 */
@NullMarked
package net.wan6.mape.linux;

import org.jspecify.annotations.NullMarked;
