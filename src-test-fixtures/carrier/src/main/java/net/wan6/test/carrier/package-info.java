/**
 * A scriptable DHCPv6-PD server with RKAP, for tests of whatever is a client: in memory, where the test owns the time, or
 * on a socket.
 *
 * <pre>{@code
 * CarrierPlan plan = CarrierPlan.ntt(Duid.parseHex("0003000102005e005301"))
 *         .pool(Ipv6Prefix.parse("2001:db8:1000::/40"), 56)
 *         .renewals(RenewalBehaviour.NO_BINDING)
 *         .build();
 * Carrier carrier = Carrier.open(plan, new Random(42));
 * List<Outgoing> answers = carrier.receive(solicit, Peer.client(linkLocal), now);
 * carrier.renumber(Ipv6Prefix.parse("2001:db8:2000::/40"), 56);
 * List<Outgoing> signed = carrier.reconfigure(clientDuid, ReconfigureType.RENEW, now);
 * carrier.inject(Fault.BAD_DIGEST, 1);
 * }</pre>
 *
 * <p>{@link net.wan6.test.carrier.CarrierServer} runs the same on UDP sockets.
 *
 * <p>Plans, leases, events and databases are immutable and safe for use by any number of threads; a {@link
 * net.wan6.test.carrier.Carrier}, its builder and an {@link net.wan6.test.carrier.Attacker} are for one thread each. Times are
 * nanoseconds of whatever clock the test has. No datagram makes a carrier throw; a caller's mistake is an {@link
 * java.lang.IllegalArgumentException}.
 */
@NullMarked
package net.wan6.test.carrier;

import org.jspecify.annotations.NullMarked;
