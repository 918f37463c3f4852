/**
 * Values of the options that few need: mobility, boot, location, lease queries, failover, relay agents. Their types stand
 * with all others in {@link net.wan6.codec.OptionTypes} and its neighbours; the values of RFC 9915 and of home routers in
 * {@link net.wan6.codec}.
 */
@NullMarked
package net.wan6.codec.option;

import org.jspecify.annotations.NullMarked;
