package net.wan6.codec;

import static net.wan6.codec.OptionRows.single;

import java.util.List;
import net.wan6.codec.option.LeaseQuery;
import net.wan6.codec.option.RelayData;

/**
 * The options of lease queries (RFC 5007, 5460, 7653), named as the IANA registry names them without {@code OPTION_}.
 */
public final class LeaseQueryOptionTypes {
    /** What is asked. */
    public static final OptionType<LeaseQuery> LQ_QUERY =
            single(44, "LQ_QUERY", 5007, RecordShape.LEASE_QUERY, Occurrences.LEASEQUERY);

    /** What is known of one client. */
    public static final OptionType<Options> CLIENT_DATA =
            single(45, "CLIENT_DATA", 5007, OptionRows.OPTIONS, Occurrences.LEASEQUERY.or(Occurrences.FAILOVER));

    /** How long ago the client was heard of, in seconds. */
    public static final OptionType<Long> CLT_TIME = single(46, "CLT_TIME", 5007, Payloads.U32, Occurrences.CLT_TIME);

    /** The relay's part of the client's last message. */
    public static final OptionType<RelayData> LQ_RELAY_DATA =
            single(47, "LQ_RELAY_DATA", 5007, RecordShape.RELAY_DATA, Occurrences.LEASEQUERY.or(Occurrence.inside(45)));

    /** Links on which the client has bindings. */
    public static final OptionType<List<Ipv6Address>> LQ_CLIENT_LINK =
            single(48, "LQ_CLIENT_LINK", 5007, Payloads.ONE_OR_MORE_ADDRESSES, Occurrences.LEASEQUERY);

    /** The server's clock, in seconds since the year 2000. */
    public static final OptionType<Long> LQ_BASE_TIME =
            single(100, "LQ_BASE_TIME", 7653, Payloads.U32, Occurrences.LEASEQUERY.or(Occurrence.inside(45)));

    /** From when changes are asked for, in seconds since the year 2000. */
    public static final OptionType<Long> LQ_START_TIME =
            single(101, "LQ_START_TIME", 7653, Payloads.U32, Occurrences.LEASEQUERY.or(Occurrence.inside(44)));

    /** Up to when changes are asked for, in seconds since the year 2000. */
    public static final OptionType<Long> LQ_END_TIME =
            single(102, "LQ_END_TIME", 7653, Payloads.U32, Occurrences.LEASEQUERY.or(Occurrence.inside(44)));

    /** All of these, in this order; {@link OptionTable#STANDARD} is made of them. */
    static final List<OptionType<?>> ALL = List.of(new OptionType<?>[] {
        LQ_QUERY, CLIENT_DATA, CLT_TIME, LQ_RELAY_DATA, LQ_CLIENT_LINK, LQ_BASE_TIME, LQ_START_TIME, LQ_END_TIME
    });

    private LeaseQueryOptionTypes() {}
}
