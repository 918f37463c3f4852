package net.wan6.mape.provisioning;

/** Why a TXT record names no usable rule server (HB46PP 1.1 §3.1). */
public enum DiscoveryFault {
    /** There is no record. */
    NO_RECORD("no TXT record"),
    /** The record holds nothing but blanks. */
    EMPTY("the record is empty"),
    /** It does not say {@code v=v6mig-1}. */
    VERSION("not version v6mig-1"),
    /** It has no {@code url}. */
    NO_URL("no url"),
    /** It has no {@code t}. */
    NO_T("no t"),
    /** {@code t} is neither {@code a} nor {@code b}. */
    T("t is neither a nor b"),
    /** {@code v}, {@code url} or {@code t} stands twice, so that a reader could be led to a weaker one. */
    DUPLICATE("v, url or t stands twice"),
    /** The URL is longer than 2048 characters. */
    LENGTH("a URL of more than 2048 characters"),
    /** The URL has a character that is no printable ASCII. */
    CHARACTER("a URL with a character that is no printable ASCII"),
    /** The scheme is neither http nor https. */
    SCHEME("a scheme other than http and https"),
    /** The URL holds user information. */
    USER_INFO("a URL with user information"),
    /** The port is not in 1 to 65535. */
    PORT("a port that is not in 1 to 65535"),
    /** The host is no name and no IPv6 address that a packet can go to. */
    HOST("no host that a packet can go to"),
    /** The host is an IPv4 address; the exchange must run over IPv6. */
    IPV4_LITERAL("an IPv4 address as host, where IPv6 is required"),
    /** {@code t=b} with http, which has no certificate. */
    T_B_WITH_HTTP("t=b with http");

    private final String text;

    DiscoveryFault(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
