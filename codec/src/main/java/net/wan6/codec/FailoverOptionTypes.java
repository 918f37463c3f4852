package net.wan6.codec;

import static net.wan6.codec.OptionRows.single;

import java.util.List;
import net.wan6.codec.option.ProtocolVersion;
import net.wan6.codec.option.ReconfigureData;

/**
 * The options of failover partners (RFC 8156), named as the IANA registry names them without {@code OPTION_}.
 */
public final class FailoverOptionTypes {
    /** The state of a binding, 0 to 255. */
    public static final OptionType<Integer> F_BINDING_STATUS =
            single(114, "F_BINDING_STATUS", 8156, Payloads.U8, Occurrences.BINDING);

    /** Flags of a connection; 1 is F, fixed prefix lengths. */
    public static final OptionType<Integer> F_CONNECT_FLAGS =
            single(115, "F_CONNECT_FLAGS", 8156, Payloads.U16, Occurrences.BINDING);

    /** What is needed to remove the client's name from the DNS. */
    public static final OptionType<Options> F_DNS_REMOVAL_INFO =
            single(116, "F_DNS_REMOVAL_INFO", 8156, OptionRows.OPTIONS, Occurrences.BINDING);

    /** The client's name in the DNS. */
    public static final OptionType<DomainName> F_DNS_HOST_NAME =
            single(117, "F_DNS_HOST_NAME", 8156, Payloads.NAME_OR_PARTIAL, Occurrence.inside(116));

    /** The zone of the client's name. */
    public static final OptionType<DomainName> F_DNS_ZONE_NAME =
            single(118, "F_DNS_ZONE_NAME", 8156, Payloads.NAME_OR_PARTIAL, Occurrence.inside(116));

    /** Flags of how the name is to be removed. */
    public static final OptionType<Integer> F_DNS_FLAGS =
            single(119, "F_DNS_FLAGS", 8156, Payloads.U16, Occurrence.inside(116));

    /** When the binding ends, in seconds since the year 2000. */
    public static final OptionType<Long> F_EXPIRATION_TIME =
            single(120, "F_EXPIRATION_TIME", 8156, Payloads.U32, Occurrences.BINDING);

    /** How many updates may wait for an answer. */
    public static final OptionType<Long> F_MAX_UNACKED_BNDUPD =
            single(121, "F_MAX_UNACKED_BNDUPD", 8156, Payloads.U32, Occurrences.BINDING);

    /** Maximum client lead time, in seconds. */
    public static final OptionType<Long> F_MCLT = single(122, "F_MCLT", 8156, Payloads.U32, Occurrences.BINDING);

    /** When the partner may take the binding to end, in seconds since the year 2000. */
    public static final OptionType<Long> F_PARTNER_LIFETIME =
            single(123, "F_PARTNER_LIFETIME", 8156, Payloads.U32, Occurrences.BINDING);

    /** What was last sent as F_PARTNER_LIFETIME. */
    public static final OptionType<Long> F_PARTNER_LIFETIME_SENT =
            single(124, "F_PARTNER_LIFETIME_SENT", 8156, Payloads.U32, Occurrences.BINDING);

    /** When the partner went down, in seconds since the year 2000. */
    public static final OptionType<Long> F_PARTNER_DOWN_TIME =
            single(125, "F_PARTNER_DOWN_TIME", 8156, Payloads.U32, Occurrences.BINDING);

    /** When the partner last heard of the client, by its clock. */
    public static final OptionType<Long> F_PARTNER_RAW_CLT_TIME =
            single(126, "F_PARTNER_RAW_CLT_TIME", 8156, Payloads.U32, Occurrences.BINDING);

    /** The version of the failover protocol. */
    public static final OptionType<ProtocolVersion> F_PROTOCOL_VERSION =
            single(127, "F_PROTOCOL_VERSION", 8156, RecordShape.PROTOCOL_VERSION, Occurrences.BINDING);

    /** Seconds without a message after which the partner is taken for gone. */
    public static final OptionType<Long> F_KEEPALIVE_TIME =
            single(128, "F_KEEPALIVE_TIME", 8156, Payloads.U32, Occurrences.BINDING);

    /** The reconfigure key the client was given. */
    public static final OptionType<ReconfigureData> F_RECONFIGURE_DATA =
            single(129, "F_RECONFIGURE_DATA", 8156, RecordShape.RECONFIGURE_DATA, Occurrences.BINDING);

    /** The name of the failover relationship. */
    public static final OptionType<String> F_RELATIONSHIP_NAME =
            single(130, "F_RELATIONSHIP_NAME", 8156, Payloads.TEXT, Occurrences.BINDING);

    /** Flags of the partner, 0 to 255. */
    public static final OptionType<Integer> F_SERVER_FLAGS =
            single(131, "F_SERVER_FLAGS", 8156, Payloads.U8, Occurrences.BINDING);

    /** The state of the partner, 0 to 255. */
    public static final OptionType<Integer> F_SERVER_STATE =
            single(132, "F_SERVER_STATE", 8156, Payloads.U8, Occurrences.BINDING);

    /** When that state began, in seconds since the year 2000. */
    public static final OptionType<Long> F_START_TIME_OF_STATE =
            single(133, "F_START_TIME_OF_STATE", 8156, Payloads.U32, Occurrences.BINDING);

    /** When the state of a binding ends, in seconds since the year 2000. */
    public static final OptionType<Long> F_STATE_EXPIRATION_TIME =
            single(134, "F_STATE_EXPIRATION_TIME", 8156, Payloads.U32, Occurrences.BINDING);

    /** All of these, in this order; {@link OptionTable#STANDARD} is made of them. */
    static final List<OptionType<?>> ALL = List.of(new OptionType<?>[] {
        F_BINDING_STATUS,
        F_CONNECT_FLAGS,
        F_DNS_REMOVAL_INFO,
        F_DNS_HOST_NAME,
        F_DNS_ZONE_NAME,
        F_DNS_FLAGS,
        F_EXPIRATION_TIME,
        F_MAX_UNACKED_BNDUPD,
        F_MCLT,
        F_PARTNER_LIFETIME,
        F_PARTNER_LIFETIME_SENT,
        F_PARTNER_DOWN_TIME,
        F_PARTNER_RAW_CLT_TIME,
        F_PROTOCOL_VERSION,
        F_KEEPALIVE_TIME,
        F_RECONFIGURE_DATA,
        F_RELATIONSHIP_NAME,
        F_SERVER_FLAGS,
        F_SERVER_STATE,
        F_START_TIME_OF_STATE,
        F_STATE_EXPIRATION_TIME
    });

    private FailoverOptionTypes() {}
}
