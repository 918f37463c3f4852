package net.wan6.mape.provisioning;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.wan6.codec.Ipv6Address;

/**
 * The address of a rule server: an http or https URL (RFC 3986) whose host is a name or an IPv6 address. Kept as it is written.
 *
 * <p>Its query may hold credentials, so {@link #toString()} leaves that out. Equal if written alike. Immutable.
 */
public final class RuleServerUrl {

    private final UrlParts parts;

    private RuleServerUrl(UrlParts parts) {
        this.parts = parts;
    }

    /**
     * Reads a URL.
     *
     * @param text at most 2048 characters of printable ASCII
     * @return the URL
     * @throws IllegalArgumentException if the text is anything else; the message says what and leaves out the query
     */
    public static RuleServerUrl parse(String text) {
        try {
            return read(text);
        } catch (UrlParts.Refusal refusal) {
            throw new IllegalArgumentException("not the URL of a rule server: " + refusal.fault);
        }
    }

    /** Reads a URL that a server gave. */
    static RuleServerUrl read(String text) throws UrlParts.Refusal {
        return new RuleServerUrl(UrlParts.of(text));
    }

    /**
     * Where a response with status 307 to a request for this URL leads.
     *
     * @param location its header field Location as it came, empty if there was none; a relative reference counts from this URL (RFC
     *     3986 §5.2)
     * @param check that of this request: who verifies the server does not go on to one that shows no certificate
     * @return where, or why not
     */
    public Redirect redirect(String location, CertificateCheck check) {
        Objects.requireNonNull(check, "check");
        if (location.isEmpty()) {
            return new Redirect.Refused("no Location");
        }
        try {
            RuleServerUrl next = read(UrlReference.resolve(parts, location));
            return check == CertificateCheck.REQUIRED && !next.isHttps()
                    ? new Redirect.Refused("from https to http, although t=b")
                    : new Redirect.To(next);
        } catch (UrlParts.Refusal refusal) {
            return new Redirect.Refused(refusal.fault.toString());
        }
    }

    /** This URL with parameters added to its query, but for those it has already; a fragment is dropped. */
    RuleServerUrl withParameters(List<UrlParameter> parameters) {
        StringBuilder query = new StringBuilder(parts.query());
        for (UrlParameter parameter : parameters) {
            if (!parts.queryNames(parameter.name())) {
                boolean first = query.isEmpty() || query.charAt(query.length() - 1) == '&';
                query.append(first ? "" : "&").append(parameter);
            }
        }
        return new RuleServerUrl(parts.withQuery(query.toString()));
    }

    /**
     * Whether the exchange is encrypted.
     *
     * @return true for https, false for http
     */
    public boolean isHttps() {
        return parts.isHttps();
    }

    /**
     * The host.
     *
     * @return a name as it is written, perhaps with a dot at the end; or an IPv6 address without brackets
     */
    public String host() {
        return parts.host();
    }

    /**
     * The host, where it is an address and no name.
     *
     * @return the address, or empty for a name
     */
    public Optional<Ipv6Address> hostAddress() {
        return Optional.ofNullable(parts.address());
    }

    /**
     * Whether the host has a name: letters in either case are the same, and so are names with and without the dot at the end.
     *
     * @param name a host name
     * @return true if so
     */
    public boolean isHost(String name) {
        return parts.address() == null && HostName.plain(parts.host()).equals(HostName.plain(name));
    }

    /**
     * The port.
     *
     * @return 1 to 65535; 80 or 443 where the URL has none
     */
    public int port() {
        return parts.port();
    }

    /**
     * Host and port as the header field Host has them (RFC 9110 §7.2).
     *
     * @return the authority of the URL
     */
    public String authority() {
        return parts.authority();
    }

    /**
     * Path and query as a request line has them (RFC 9112 §3.2.1). May hold credentials.
     *
     * @return a text that begins with a slash
     */
    public String target() {
        return parts.target();
    }

    /**
     * The URL whole. May hold credentials: for the request, never for a log.
     *
     * @return the text
     */
    public String text() {
        return parts.text();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleServerUrl that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** The URL without what is in its query. */
    @Override
    public String toString() {
        return parts.upToQuery() + (parts.hasQuery() ? "?..." : "");
    }
}
