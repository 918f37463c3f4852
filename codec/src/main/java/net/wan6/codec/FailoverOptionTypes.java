package net.wan6.codec;

import static net.wan6.codec.Where.option;

import java.util.List;
import net.wan6.codec.option.ProtocolVersion;
import net.wan6.codec.option.ReconfigureData;

/**
 * The options of failover partners (RFC 8156), named as the IANA registry names them without {@code OPTION_}.
 */
public final class FailoverOptionTypes {
    /** The state of a binding, 0 to 255. */
    public static final OptionType<Integer> F_BINDING_STATUS =
            option(114, "F_BINDING_STATUS", 8156, Payloads.U8, Where.BINDING).singleton();

    /** Flags of a connection; 1 is F, fixed prefix lengths. */
    public static final OptionType<Integer> F_CONNECT_FLAGS =
            option(115, "F_CONNECT_FLAGS", 8156, Payloads.U16, Where.BINDING).singleton();

    /** What is needed to remove the client's name from the DNS. */
    public static final OptionType<Options> F_DNS_REMOVAL_INFO = option(
                    116, "F_DNS_REMOVAL_INFO", 8156, Where.OPTIONS, Where.BINDING)
            .singleton();

    /** The client's name in the DNS. */
    public static final OptionType<DomainName> F_DNS_HOST_NAME = option(
                    117, "F_DNS_HOST_NAME", 8156, Payloads.NAME_OR_PARTIAL, Occurrence.inside(116))
            .singleton();

    /** The zone of the client's name. */
    public static final OptionType<DomainName> F_DNS_ZONE_NAME = option(
                    118, "F_DNS_ZONE_NAME", 8156, Payloads.NAME_OR_PARTIAL, Occurrence.inside(116))
            .singleton();

    /** Flags of how the name is to be removed. */
    public static final OptionType<Integer> F_DNS_FLAGS = option(
                    119, "F_DNS_FLAGS", 8156, Payloads.U16, Occurrence.inside(116))
            .singleton();

    /** When the binding ends, in seconds since the year 2000. */
    public static final OptionType<Long> F_EXPIRATION_TIME =
            option(120, "F_EXPIRATION_TIME", 8156, Payloads.U32, Where.BINDING).singleton();

    /** How many updates may wait for an answer. */
    public static final OptionType<Long> F_MAX_UNACKED_BNDUPD = option(
                    121, "F_MAX_UNACKED_BNDUPD", 8156, Payloads.U32, Where.BINDING)
            .singleton();

    /** Maximum client lead time, in seconds. */
    public static final OptionType<Long> F_MCLT =
            option(122, "F_MCLT", 8156, Payloads.U32, Where.BINDING).singleton();

    /** When the partner may take the binding to end, in seconds since the year 2000. */
    public static final OptionType<Long> F_PARTNER_LIFETIME =
            option(123, "F_PARTNER_LIFETIME", 8156, Payloads.U32, Where.BINDING).singleton();

    /** What was last sent as F_PARTNER_LIFETIME. */
    public static final OptionType<Long> F_PARTNER_LIFETIME_SENT = option(
                    124, "F_PARTNER_LIFETIME_SENT", 8156, Payloads.U32, Where.BINDING)
            .singleton();

    /** When the partner went down, in seconds since the year 2000. */
    public static final OptionType<Long> F_PARTNER_DOWN_TIME = option(
                    125, "F_PARTNER_DOWN_TIME", 8156, Payloads.U32, Where.BINDING)
            .singleton();

    /** When the partner last heard of the client, by its clock. */
    public static final OptionType<Long> F_PARTNER_RAW_CLT_TIME = option(
                    126, "F_PARTNER_RAW_CLT_TIME", 8156, Payloads.U32, Where.BINDING)
            .singleton();

    /** The version of the failover protocol. */
    public static final OptionType<ProtocolVersion> F_PROTOCOL_VERSION = option(
                    127, "F_PROTOCOL_VERSION", 8156, ProtocolVersion.PAYLOAD, Where.BINDING)
            .singleton();

    /** Seconds without a message after which the partner is taken for gone. */
    public static final OptionType<Long> F_KEEPALIVE_TIME =
            option(128, "F_KEEPALIVE_TIME", 8156, Payloads.U32, Where.BINDING).singleton();

    /** The reconfigure key the client was given. */
    public static final OptionType<ReconfigureData> F_RECONFIGURE_DATA = option(
                    129, "F_RECONFIGURE_DATA", 8156, ReconfigureData.PAYLOAD, Where.BINDING)
            .singleton();

    /** The name of the failover relationship. */
    public static final OptionType<String> F_RELATIONSHIP_NAME = option(
                    130, "F_RELATIONSHIP_NAME", 8156, Payloads.TEXT, Where.BINDING)
            .singleton();

    /** Flags of the partner, 0 to 255. */
    public static final OptionType<Integer> F_SERVER_FLAGS =
            option(131, "F_SERVER_FLAGS", 8156, Payloads.U8, Where.BINDING).singleton();

    /** The state of the partner, 0 to 255. */
    public static final OptionType<Integer> F_SERVER_STATE =
            option(132, "F_SERVER_STATE", 8156, Payloads.U8, Where.BINDING).singleton();

    /** When that state began, in seconds since the year 2000. */
    public static final OptionType<Long> F_START_TIME_OF_STATE = option(
                    133, "F_START_TIME_OF_STATE", 8156, Payloads.U32, Where.BINDING)
            .singleton();

    /** When the state of a binding ends, in seconds since the year 2000. */
    public static final OptionType<Long> F_STATE_EXPIRATION_TIME = option(
                    134, "F_STATE_EXPIRATION_TIME", 8156, Payloads.U32, Where.BINDING)
            .singleton();

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
