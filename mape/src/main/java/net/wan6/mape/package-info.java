/**
 * MAP-E (RFC 7597, RFC 7598): arithmetic, rules and forwarding.
 *
 * <p>Begin with {@link net.wan6.mape.MapDomain#ce} to learn what a prefix means for IPv4, with {@link
 * net.wan6.mape.MapRules#japan()} if nobody says the rules, with {@link net.wan6.mape.S46Provisioning#read(
 * net.wan6.codec.Options, java.util.List)} if a DHCPv6 server does, with {@link net.wan6.mape.MapDomain#forwarder()} and
 * {@link net.wan6.mape.MapDomain#sourceValidator()} for packets.
 *
 * <p>All is immutable and safe for use by any number of threads. IPv4 addresses of the per-packet forms are an {@code int},
 * IPv6 addresses two {@code long}s, most significant octet first; ports are 0 to 65535; lengths are in bits. Values that
 * cannot be give {@link java.lang.IllegalArgumentException}, for rules {@link net.wan6.mape.MapRuleException}, which names
 * the violation; what a server sent is never thrown but told as {@link net.wan6.mape.S46Problem}.
 */
@NullMarked
package net.wan6.mape;

import org.jspecify.annotations.NullMarked;
