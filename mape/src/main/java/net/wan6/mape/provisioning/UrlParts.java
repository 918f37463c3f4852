package net.wan6.mape.provisioning;

import net.wan6.codec.Ipv6Address;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an http or https URL (RFC 3986 §3).
 *
 * @param text all of it, as it is written
 * @param isHttps whether the scheme is https, http otherwise
 * @param authority host and port, as written
 * @param host a name as written, or an IPv6 address without brackets
 * @param address that address, or null for a name
 * @param port 1 to 65535
 * @param path as written, perhaps empty
 * @param question where the query begins with its question mark, or where it would
 * @param end where the fragment begins, or the end
 */
record UrlParts(
        String text,
        boolean isHttps,
        String authority,
        String host,
        @Nullable Ipv6Address address,
        int port,
        String path,
        int question,
        int end) {

    static final int LONGEST = 2048;

    private static final int LARGEST_PORT = 65535;

    static UrlParts of(String text) throws Refusal {
        if (text.length() > LONGEST) {
            throw new Refusal(DiscoveryFault.LENGTH);
        }
        // RFC 3986 §2: blanks and controls would end or split the request line.
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new Refusal(DiscoveryFault.CHARACTER);
        }
        boolean https = text.regionMatches(true, 0, "https://", 0, 8);
        if (!https && !text.regionMatches(true, 0, "http://", 0, 7)) {
            throw new Refusal(DiscoveryFault.SCHEME);
        }
        int begin = https ? 8 : 7;
        int end = indexOfAny(text, "#", begin, text.length());
        int question = indexOfAny(text, "?", begin, end);
        int path = indexOfAny(text, "/", begin, question);
        String authority = text.substring(begin, path);
        if (authority.indexOf('@') >= 0) {
            throw new Refusal(DiscoveryFault.USER_INFO);
        }
        boolean literal = authority.startsWith("[");
        int hostEnd = literal ? authority.indexOf(']') + 1 : indexOfAny(authority, ":", 0, authority.length());
        int port = port(authority.substring(hostEnd), https ? 443 : 80);
        String host = literal ? authority.substring(1, Math.max(1, hostEnd - 1)) : authority.substring(0, hostEnd);
        Ipv6Address address = literal ? address(host) : null;
        if (address == null) {
            requireName(host);
        }
        return new UrlParts(text, https, authority, host, address, port, text.substring(path, question), question, end);
    }

    private static int port(String afterHost, int usual) throws Refusal {
        if (afterHost.isEmpty() || afterHost.equals(":")) {
            return usual;
        }
        int port = 0;
        for (int i = 1; i < afterHost.length(); i++) {
            int digit = afterHost.charAt(i) - '0';
            port = digit < 0 || digit > 9 ? LARGEST_PORT + 1 : Math.min(LARGEST_PORT + 1, port * 10 + digit);
        }
        if (afterHost.charAt(0) != ':' || port == 0 || port > LARGEST_PORT) {
            throw new Refusal(afterHost.charAt(0) == ':' ? DiscoveryFault.PORT : DiscoveryFault.HOST);
        }
        return port;
    }

    private static Ipv6Address address(String literal) throws Refusal {
        Ipv6Address address;
        try {
            address = Ipv6Address.parse(literal);
        } catch (IllegalArgumentException notAnAddress) {
            throw new Refusal(DiscoveryFault.HOST);
        }
        if (address.isIpv4Mapped()) {
            throw new Refusal(DiscoveryFault.IPV4_LITERAL);
        }
        // A link-local address is one only on a link, which a URL cannot name.
        if (address.isUnspecified() || address.isMulticast() || address.isLinkLocal()) {
            throw new Refusal(DiscoveryFault.HOST);
        }
        return address;
    }

    private static void requireName(String host) throws Refusal {
        if (!HostName.isWellFormed(host)) {
            throw new Refusal(DiscoveryFault.HOST);
        }
        if (HostName.isNumeric(host)) {
            throw new Refusal(DiscoveryFault.IPV4_LITERAL);
        }
    }

    String upToQuery() {
        return text.substring(0, question);
    }

    String withoutFragment() {
        return text.substring(0, end);
    }

    boolean hasQuery() {
        return question < end;
    }

    /** The query without its question mark. */
    String query() {
        return text.substring(Math.min(question + 1, end), end);
    }

    /** These parts with another query, and without a fragment. */
    UrlParts withQuery(String query) {
        String whole = upToQuery() + '?' + query;
        return new UrlParts(whole, isHttps, authority, host, address, port, path, question, whole.length());
    }

    /** Whether the query has a parameter of a name already. */
    boolean queryNames(String name) {
        return ('&' + query()).contains('&' + name + '=');
    }

    String target() {
        return (path.isEmpty() ? "/" : path) + text.substring(question, end);
    }

    /** Where one of some characters stands first, or {@code to}. */
    static int indexOfAny(String text, String any, int from, int to) {
        for (int i = from; i < to; i++) {
            if (any.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return to;
    }

    /** Why a text is no URL of a rule server; never leaves this package. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        final DiscoveryFault fault;

        Refusal(DiscoveryFault fault) {
            super(fault.toString(), null, false, false);
            this.fault = fault;
        }
    }
}
