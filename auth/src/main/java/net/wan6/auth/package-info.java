/**
 * The Reconfigure Key Authentication Protocol (RFC 9915 §20.4): who may tell a client to renew.
 *
 * <p>A client begins with {@link net.wan6.auth.KeyRing#empty()}, has it learn from every Reply that it validated, and asks
 * {@link net.wan6.auth.Rkap#verify(net.wan6.codec.Octets, Delivery, net.wan6.codec.Duid, KeyRing, ReplayPolicy, long)} about
 * every datagram that may be a Reconfigure. A server begins with {@link net.wan6.auth.ReconfigureKey#generate} and {@link
 * net.wan6.auth.Rkap#sign}.
 *
 * <p>All is immutable and safe for use by any number of threads; nothing has a clock or randomness of its own. Counters are
 * unsigned 64-bit numbers in a {@code long}. What strangers send never makes anything throw: it is a {@link
 * net.wan6.auth.Verdict.Rejected} or a {@link net.wan6.auth.KeyUpdate.Ignored} with its reason. No {@code toString} and no
 * exception shows a key or a digest.
 */
@NullMarked
package net.wan6.auth;

import org.jspecify.annotations.NullMarked;
