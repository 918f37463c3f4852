/**
 * The DHCPv6-PD client as a sans-IO engine: configuration, leases, events, and the state machine that makes them.
 *
 * <p>Most applications configure it here, with {@link net.wan6.core.ClientConfig#builder} and {@link
 * net.wan6.core.ClientIdentity#of}, and run it by {@link net.wan6.core.driver.Dhcpv6Client}. Whoever has an event loop
 * drives a {@link net.wan6.core.ClientEngine} instead. {@link net.wan6.core.RaTracker} follows the
 * Router Advertisements of the line. Nothing here knows a socket, a file, a thread, a clock or a log.
 *
 * <ul>
 *   <li><b>Threads.</b> Configurations, leases, events, inputs, outputs and statistics are immutable and safe for use by any
 *       number of threads. A {@link net.wan6.core.ClientEngine} or {@link net.wan6.core.RaTracker} may be called by one thread at a
 *       time, builders by one.
 *   <li><b>Time.</b> {@code now}, {@code at}, {@code since} and deadlines are nanoseconds of one clock, whatever the
 *       embedder gives the engine: compare them with each other, not with the time of day.
 *   <li><b>Errors.</b> A configuration that cannot be gives {@link java.lang.IllegalArgumentException}. What goes wrong
 *       later is an event; what strangers send changes counters.
 *   <li><b>What may grow.</b> Sealed types, enums and the components of records that the library makes (events, leases,
 *       statistics) may get more in a later version. Read them by their accessors, and leave an {@code else}.
 * </ul>
 */
@NullMarked
package net.wan6.core;

import org.jspecify.annotations.NullMarked;
