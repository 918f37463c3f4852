/** The DHCPv6-PD client: a sans-IO engine, its UDP driver and the listener API. */
@NullMarked
package net.wan6.core;

import org.jspecify.annotations.NullMarked;
