/**
 * A line in memory and in virtual time: the client, a carrier and an attacker, with the application's own listener at the
 * end. A day takes milliseconds, and the same seed gives the same course.
 *
 * <pre>{@code
 * Router router = new Router();                         // the ClientListener under test
 * VirtualLine line = VirtualLine.builder(config).listener(router).start();
 * line.untilStep(LeaseStep.Acquired.class);
 * line.carrier().renumber(Ipv6Prefix.parse("2001:db8:2000::/56"));
 * line.untilStep(LeaseStep.Replaced.class);
 * line.carrier().fallSilent();
 * line.until("the LANs have no prefix", () -> router.subnets().isEmpty());
 * }</pre>
 */
@NullMarked
package net.wan6.test.line;

import org.jspecify.annotations.NullMarked;
