/**
 * The DHCPv6-PD client: a sans-IO engine, its UDP driver and the listener API.
 *
 * <p>Begin with {@link net.wan6.core.ClientConfig#builder}, {@link net.wan6.core.ClientIdentity#of} and {@link
 * net.wan6.core.Dhcpv6Client#builder}; override {@link net.wan6.core.ClientListener#onLeaseChange}. Whoever has an event loop
 * drives a {@link net.wan6.core.ClientEngine} instead.
 *
 * <ul>
 *   <li><b>Threads.</b> Configurations, leases, events, inputs, outputs and statistics are immutable and safe for use by any
 *       number of threads. {@link net.wan6.core.Dhcpv6Client} and {@link net.wan6.core.Dhcpv6Loop} may be called by any
 *       thread, {@link net.wan6.core.ClientEngine} by one at a time, builders by one.
 *   <li><b>Time.</b> {@code now}, {@code at}, {@code since} and deadlines are nanoseconds of one clock, the {@link
 *       net.wan6.core.HostClock} of the loop or whatever the embedder gives an engine: compare them with each other, not with
 *       the time of day. {@code now} for a lease is {@link net.wan6.core.Dhcpv6Client#now()}, or {@link
 *       net.wan6.core.ClientEvent.LeaseChange#at()} inside a listener.
 *   <li><b>Errors.</b> {@link net.wan6.core.Dhcpv6Client.Builder#open()}, {@link net.wan6.core.Dhcpv6Loop#open()} and stores
 *       throw {@link java.io.IOException}; a configuration that cannot be gives {@link java.lang.IllegalArgumentException}.
 *       Nothing else is thrown: what goes wrong later is an event. What strangers send changes counters.
 *   <li><b>What may grow.</b> Sealed types, enums and the components of records that the library makes (events, leases,
 *       statistics) may get more in a later version. Read them by their accessors, and leave an {@code else}.
 * </ul>
 */
@NullMarked
package net.wan6.core;

import org.jspecify.annotations.NullMarked;
