/** A scriptable DHCPv6-PD server with RKAP. */
@NullMarked
package net.wan6.test.carrier;

import org.jspecify.annotations.NullMarked;
