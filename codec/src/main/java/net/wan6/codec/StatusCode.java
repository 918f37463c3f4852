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
