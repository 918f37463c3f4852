package net.wan6.core.driver;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import net.wan6.codec.Ipv6Address;
import net.wan6.mape.provisioning.CertificateCheck;
import net.wan6.mape.provisioning.Redirect;
import net.wan6.mape.provisioning.RuleServerUrl;

/**
 * One GET by HTTP/1.1, over IPv6 alone and from an address of the line: what rule servers (HB46PP 1.1 §3.3) and the update servers of
 * fixed IPv4 addresses are asked with, since both take the source address for the line's.
 *
 * <p>It asks for no compression, ends after 30 seconds whatever comes, and reads 256 KiB. TLS is 1.2 or 1.3. No message of an exception has anything in it of the URL's query, or of what the server wrote.
 *
 * <p>For one exchange and one thread; any other may {@link #close} it, which ends it at once.
 */
public final class HttpExchange implements AutoCloseable {
    private static final long LONGEST = 30 * Nanoseconds.SECOND;
    private static final int LONGEST_CONNECT_MILLIS = 10_000;
    private static final int MOST_ADDRESSES = 3;
    private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final Ipv6Address source;
    private final HostResolver resolver;
    private final OpenSockets sockets;
    private final SSLContext trust;
    private final long longest;

    private HttpExchange(
            Ipv6Address source, HostResolver resolver, OpenSockets sockets, SSLContext trust, long longest) {
        this.source = source;
        this.resolver = resolver;
        this.sockets = sockets;
        this.trust = trust;
        this.longest = longest;
    }

    /**
     * An exchange from an address, with the certificate authorities of this JDK.
     *
     * @param source an address of this host
     * @param resolver knows the server
     * @return the exchange
     */
    public static HttpExchange from(Ipv6Address source, HostResolver resolver) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(resolver, "resolver");
        try {
            return new HttpExchange(source, resolver, new OpenSockets(), SSLContext.getDefault(), LONGEST);
        } catch (NoSuchAlgorithmException misconfigured) {
            throw new IllegalStateException("this JVM has no usable TLS", misconfigured);
        }
    }

    static HttpExchange from(Ipv6Address source, HostResolver resolver, OpenSockets sockets, SSLContext trust) {
        return new HttpExchange(source, resolver, sockets, trust, LONGEST);
    }

    /**
     * This exchange with other certificate authorities, for example a provider's own.
     *
     * @param context for the certificates that are verified
     * @return a new exchange
     */
    public HttpExchange trusting(SSLContext context) {
        return new HttpExchange(source, resolver, sockets, Objects.requireNonNull(context, "context"), longest);
    }

    /** For tests that have no half minute. */
    HttpExchange within(long nanoseconds) {
        return new HttpExchange(source, resolver, sockets, trust, nanoseconds);
    }

    /**
     * Gets a URL, and follows no redirect.
     *
     * @param url where
     * @param check whether the server's certificate must be valid for the URL's host before anything is sent
     * @return the answer, whatever its status
     * @throws IOException if none came; the message says why and may be logged
     */
    public HttpAnswer get(RuleServerUrl url, CertificateCheck check) throws IOException {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(check, "check");
        if (check == CertificateCheck.REQUIRED && !url.isHttps()) {
            throw new IllegalArgumentException("check " + check + " of " + url);
        }
        long end = System.nanoTime() + longest;
        List<Ipv6Address> addresses = addresses(url);
        IOException last = null;
        for (Ipv6Address address : addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()))) {
            TimedSocket socket = sockets.add(new TimedSocket(end));
            try (socket) {
                if (connect(socket, address, url)) {
                    return exchange(socket, url, check);
                }
                last = new ConnectException("no connection to [" + address + "]:" + url.port());
            }
        }
        throw last == null ? new IOException("no address of " + url.host() + " can be used") : last;
    }

    /**
     * Gets a URL, and if the answer is a redirect, what it leads to: of status 307 alone and five at most, as HB46PP has it.
     *
     * @param url where to begin
     * @param check that of {@link #get}, for every server on the way
     * @return the first answer that is no redirect, after at most six times 30 seconds
     * @throws IOException if none came; the message says why and may be logged
     */
    public HttpAnswer getFollowing(RuleServerUrl url, CertificateCheck check) throws IOException {
        HttpAnswer answer = get(url, check);
        RuleServerUrl asked = url;
        for (int redirects = 0; answer.status() == Redirect.STATUS; redirects++) {
            if (redirects == Redirect.MOST_IN_A_ROW) {
                throw new IOException("more than " + Redirect.MOST_IN_A_ROW + " redirects in a row");
            }
            Redirect redirect = asked.redirect(answer.location(), check);
            if (!(redirect instanceof Redirect.To next)) {
                throw new IOException("a redirect that is not followed: " + ((Redirect.Refused) redirect).why());
            }
            asked = next.url();
            answer = get(asked, check);
        }
        return answer;
    }

    private List<Ipv6Address> addresses(RuleServerUrl url) throws IOException {
        List<Ipv6Address> known =
                url.hostAddress().isPresent() ? List.of(url.hostAddress().get()) : resolver.addresses(plainHost(url));
        return known.stream().filter(this::isPlausible).toList();
    }

    /** Whoever answers for the resolver must not lead us to this host's own services, or to hosts beside it. */
    private boolean isPlausible(Ipv6Address address) {
        boolean never = address.isUnspecified()
                || address.isMulticast()
                || address.isLinkLocal()
                || address.isIpv4Mapped()
                || (address.equals(source) && !source.isLoopback());
        return !never && address.isLoopback() == source.isLoopback();
    }

    /** Whether a connection came about; if not, another address may do. */
    private boolean connect(TimedSocket socket, Ipv6Address address, RuleServerUrl url) throws IOException {
        try {
            socket.bind(new InetSocketAddress(source.toInetAddress(), 0));
        } catch (IOException refused) {
            throw new IOException("requests cannot leave from " + source, refused);
        }
        try {
            socket.connect(
                    new InetSocketAddress(address.toInetAddress(), url.port()),
                    Math.min(LONGEST_CONNECT_MILLIS, socket.leftMillis()));
            return true;
        } catch (IOException refused) {
            if (sockets.isClosed()) {
                throw refused;
            }
            return false;
        }
    }

    private HttpAnswer exchange(TimedSocket plain, RuleServerUrl url, CertificateCheck check) throws IOException {
        try {
            Socket connection = url.isHttps() ? secured(plain, url, check) : plain;
            connection.getOutputStream().write(request(url));
            connection.getOutputStream().flush();
            return new HttpResponseReader(new BufferedInputStream(connection.getInputStream())).read();
        } catch (SocketTimeoutException late) {
            throw new IOException("no whole answer within " + longest / Nanoseconds.SECOND + " s", late);
        } catch (SSLException refused) {
            throw new IOException(reason(refused), refused);
        }
    }

    private SSLSocket secured(TimedSocket plain, RuleServerUrl url, CertificateCheck check) throws IOException {
        boolean verified = check == CertificateCheck.REQUIRED;
        SSLContext context = verified ? trust : AnyCertificate.context();
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(plain, plainHost(url), url.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setProtocols(TLS_VERSIONS);
        if (verified) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (url.hostAddress().isEmpty()) {
            parameters.setServerNames(List.of(serverName(url)));
        }
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static SNIHostName serverName(RuleServerUrl url) throws IOException {
        try {
            return new SNIHostName(plainHost(url));
        } catch (IllegalArgumentException notForTls) {
            throw new IOException("the name " + url.host() + " cannot stand in a TLS handshake", notForTls);
        }
    }

    /** Certificates and the handshake have names without the dot at the end (RFC 6066 §3). */
    private static String plainHost(RuleServerUrl url) {
        String host = url.host();
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static byte[] request(RuleServerUrl url) {
        String request = "GET " + url.target() + " HTTP/1.1\r\n"
                + "Host: " + url.authority() + "\r\n"
                + "Accept: application/json\r\n"
                + "Accept-Encoding: identity\r\n"
                + "User-Agent: wan6\r\n"
                + "Connection: close\r\n\r\n";
        return request.getBytes(StandardCharsets.US_ASCII);
    }

    /** Not the message, which may have the server's words in it. */
    private static String reason(SSLException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return "its certificate is not valid for it, or nobody we trust has signed it";
            }
        }
        return "there is no TLS 1.2 or 1.3 with it";
    }

    /** Ends the exchange; {@link #get} throws. Any thread. */
    @Override
    public void close() {
        sockets.close();
    }
}
