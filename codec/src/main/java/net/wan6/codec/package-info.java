/** The wire format of DHCPv6: octets, addresses, messages and options. */
@NullMarked
package net.wan6.codec;

import org.jspecify.annotations.NullMarked;
