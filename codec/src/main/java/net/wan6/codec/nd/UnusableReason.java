package net.wan6.codec.nd;

/** Why a receiver takes no notice of an option that is well formed. */
public enum UnusableReason {
    /** A prefix is link-local (RFC 4862 §5.5.3 b). */
    LINK_LOCAL("a link-local prefix"),
    /** A prefix is multicast: no host has an address in it. */
    MULTICAST("a multicast prefix"),
    /** A preferred lifetime is longer than the valid one (RFC 4862 §5.5.3 c). */
    PREFERRED_ABOVE_VALID("a preferred lifetime above the valid one"),
    /** An MTU is smaller than that of any IPv6 link (RFC 4861 §6.3.4). */
    BELOW_1280("an MTU below 1280"),
    /** A route has the preference that is reserved (RFC 4191 §2.3). */
    RESERVED_PREFERENCE("a route of the reserved preference"),
    /** The length of a NAT64 prefix is none of those there are (RFC 8781 §4). */
    PREFIX_LENGTH_CODE("a prefix length code above 5");

    private final String text;

    UnusableReason(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
