package net.wan6.codec;

import static net.wan6.codec.Where.option;

import java.util.List;
import net.wan6.codec.option.LeaseQuery;
import net.wan6.codec.option.RelayData;

/**
 * The options of lease queries (RFC 5007, 5460, 7653), named as the IANA registry names them without {@code OPTION_}.
 */
public final class LeaseQueryOptionTypes {
    /** What is asked. */
    public static final OptionType<LeaseQuery> LQ_QUERY =
            option(44, "LQ_QUERY", 5007, LeaseQuery.PAYLOAD, Where.LEASEQUERY).singleton();

    /** What is known of one client. */
    public static final OptionType<Options> CLIENT_DATA = option(
                    45, "CLIENT_DATA", 5007, Where.OPTIONS, Where.LEASEQUERY.or(Where.FAILOVER))
            .singleton();

    /** How long ago the client was heard of, in seconds. */
    public static final OptionType<Long> CLT_TIME =
            option(46, "CLT_TIME", 5007, Payloads.U32, Where.CLT_TIME).singleton();

    /** The relay's part of the client's last message. */
    public static final OptionType<RelayData> LQ_RELAY_DATA = option(
                    47, "LQ_RELAY_DATA", 5007, RelayData.PAYLOAD, Where.LEASEQUERY.or(Occurrence.inside(45)))
            .singleton();

    /** Links on which the client has bindings. */
    public static final OptionType<List<Ipv6Address>> LQ_CLIENT_LINK = option(
                    48, "LQ_CLIENT_LINK", 5007, Payloads.ADDRESSES, Where.LEASEQUERY)
            .singleton();

    /** The server's clock, in seconds since the year 2000. */
    public static final OptionType<Long> LQ_BASE_TIME = option(
                    100, "LQ_BASE_TIME", 7653, Payloads.U32, Where.LEASEQUERY.or(Occurrence.inside(45)))
            .singleton();

    /** From when changes are asked for, in seconds since the year 2000. */
    public static final OptionType<Long> LQ_START_TIME = option(
                    101, "LQ_START_TIME", 7653, Payloads.U32, Where.LEASEQUERY.or(Occurrence.inside(44)))
            .singleton();

    /** Up to when changes are asked for, in seconds since the year 2000. */
    public static final OptionType<Long> LQ_END_TIME = option(
                    102, "LQ_END_TIME", 7653, Payloads.U32, Where.LEASEQUERY.or(Occurrence.inside(44)))
            .singleton();

    /** All of these, in this order; {@link OptionTable#STANDARD} is made of them. */
    static final List<OptionType<?>> ALL = List.of(new OptionType<?>[] {
        LQ_QUERY, CLIENT_DATA, CLT_TIME, LQ_RELAY_DATA, LQ_CLIENT_LINK, LQ_BASE_TIME, LQ_START_TIME, LQ_END_TIME
    });

    private LeaseQueryOptionTypes() {}
}
