/**
 * Runs {@link net.wan6.core.ClientEngine}s on real interfaces: sockets, files, threads, clocks and the log.
 *
 * <p>Begin with {@link net.wan6.core.driver.Dhcpv6Client#builder} and override {@link
 * net.wan6.core.driver.ClientListener#onLeaseChange}.
 *
 * <ul>
 *   <li><b>Threads.</b> {@link net.wan6.core.driver.Dhcpv6Client} and {@link net.wan6.core.driver.Dhcpv6Loop} may be called
 *       by any thread, builders by one.
 *   <li><b>Time.</b> Instants are nanoseconds of the {@link net.wan6.core.driver.HostClock} of the loop: compare them with
 *       each other, not with the time of day. {@code now} for a lease is {@link net.wan6.core.driver.Dhcpv6Client#now()},
 *       or {@link net.wan6.core.ClientEvent.LeaseChange#at()} inside a listener.
 *   <li><b>Errors.</b> {@link net.wan6.core.driver.Dhcpv6Client.Builder#open()}, {@link
 *       net.wan6.core.driver.Dhcpv6Loop#open()} and stores throw {@link java.io.IOException}; a configuration that cannot
 *       be gives {@link java.lang.IllegalArgumentException}. Nothing else is thrown: what goes wrong later is an event.
 * </ul>
 */
@NullMarked
package net.wan6.core.driver;

import org.jspecify.annotations.NullMarked;
