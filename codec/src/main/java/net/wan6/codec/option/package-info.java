/**
 * Values of the options that few need: mobility, boot, location, lease queries, failover, relay agents.
 *
 * <p>What stands here and what does not: each value is a record of its fields, and says how it is read and written with {@link
 * net.wan6.codec.Payload#of} and nothing that an application could not use for an option of its own. Values that are views
 * of their octets, those of RFC 9915 and of home routers, stand in {@link net.wan6.codec}. The types of all options, these too,
 * stand in {@link net.wan6.codec.OptionTypes} and its neighbours.
 */
@NullMarked
package net.wan6.codec.option;

import org.jspecify.annotations.NullMarked;
