package net.wan6.codec;

import java.util.List;

/**
 * How a request went; the registry is open, so any number is one (RFC 9915 §21.13).
 *
 * @param code 0 to 65535
 */
public record StatusCode(int code) {
    /** All well; what no status says too (RFC 9915 §7.5). */
    public static final StatusCode SUCCESS = new StatusCode(0);

    /** A failure without a reason given. */
    public static final StatusCode UNSPEC_FAIL = new StatusCode(1);

    /** The server has no addresses for the IAs. */
    public static final StatusCode NO_ADDRS_AVAIL = new StatusCode(2);

    /** The server knows of no such binding. */
    public static final StatusCode NO_BINDING = new StatusCode(3);

    /** A prefix of the binding does not belong on the link. */
    public static final StatusCode NOT_ON_LINK = new StatusCode(4);

    /** The server wants multicast; obsolete since RFC 9915, still sent. */
    public static final StatusCode USE_MULTICAST = new StatusCode(5);

    /** The server has no prefixes for the IAs. */
    public static final StatusCode NO_PREFIX_AVAIL = new StatusCode(6);

    /** The server does not know the query type (RFC 5007). */
    public static final StatusCode UNKNOWN_QUERY_TYPE = new StatusCode(7);

    /** The query is not valid (RFC 5007). */
    public static final StatusCode MALFORMED_QUERY = new StatusCode(8);

    /** The server does not serve the link (RFC 5007). */
    public static final StatusCode NOT_CONFIGURED = new StatusCode(9);

    /** The server does not let the requestor ask (RFC 5007). */
    public static final StatusCode NOT_ALLOWED = new StatusCode(10);

    /** A query ended before all was sent (RFC 5460). */
    public static final StatusCode QUERY_TERMINATED = new StatusCode(11);

    /** Bindings from the time asked about are gone (RFC 7653). */
    public static final StatusCode DATA_MISSING = new StatusCode(12);

    /** All that happened before has been sent (RFC 7653). */
    public static final StatusCode CATCH_UP_COMPLETE = new StatusCode(13);

    /** The server cannot do that (RFC 7653). */
    public static final StatusCode NOT_SUPPORTED = new StatusCode(14);

    /** The server does not want TLS (RFC 7653). */
    public static final StatusCode TLS_CONNECTION_REFUSED = new StatusCode(15);

    /** The partner leased the address to another client (RFC 8156). */
    public static final StatusCode ADDRESS_IN_USE = new StatusCode(16);

    /** The partners' configurations differ (RFC 8156). */
    public static final StatusCode CONFIGURATION_CONFLICT = new StatusCode(17);

    /** A binding update lacks something (RFC 8156). */
    public static final StatusCode MISSING_BINDING_INFORMATION = new StatusCode(18);

    /** The partner knows newer of the binding (RFC 8156). */
    public static final StatusCode OUTDATED_BINDING_INFORMATION = new StatusCode(19);

    /** The partner is going away (RFC 8156). */
    public static final StatusCode SERVER_SHUTTING_DOWN = new StatusCode(20);

    /** The partner does not update the DNS (RFC 8156). */
    public static final StatusCode DNS_UPDATE_NOT_SUPPORTED = new StatusCode(21);

    /** The partners' clocks differ too much (RFC 8156). */
    public static final StatusCode EXCESSIVE_TIME_SKEW = new StatusCode(22);

    private static final List<String> NAMES = List.of(
            "Success",
            "UnspecFail",
            "NoAddrsAvail",
            "NoBinding",
            "NotOnLink",
            "UseMulticast",
            "NoPrefixAvail",
            "UnknownQueryType",
            "MalformedQuery",
            "NotConfigured",
            "NotAllowed",
            "QueryTerminated",
            "DataMissing",
            "CatchUpComplete",
            "NotSupported",
            "TLSConnectionRefused",
            "AddressInUse",
            "ConfigurationConflict",
            "MissingBindingInformation",
            "OutdatedBindingInformation",
            "ServerShuttingDown",
            "DNSUpdateNotSupported",
            "ExcessiveTimeSkew");

    /**
     * Checks the range.
     *
     * @param code 0 to 65535
     */
    public StatusCode {
        if (code < 0 || code > 0xffff) {
            throw new IllegalArgumentException("status code " + code + " is not in 0 to 65535");
        }
    }

    /** The registry's name, or {@code Status-n} where it has none. */
    @Override
    public String toString() {
        return code < NAMES.size() ? NAMES.get(code) : "Status-" + code;
    }
}
