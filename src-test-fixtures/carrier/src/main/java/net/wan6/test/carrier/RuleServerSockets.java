package net.wan6.test.carrier;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A {@link RuleServer} on a host: a resolver on UDP and TCP, and a web server with a certificate that is made when it starts. Run by
 * daemon threads until {@link #close}.
 */
public final class RuleServerSockets implements AutoCloseable {
    private static final int LONGEST_QUESTION = 512;
    private static final int BACKLOG = 16;
    private static final int PORTS_TRIED = 100;
    private static final int A_MEBIBYTE = 1 << 20;

    /** A ServerHello of TLS 1.0 (RFC 2246 §7.4.1.3), whatever the client offered. */
    private static final Octets SERVER_HELLO_1_0 =
            Octets.parseHex("160301002a" + "02000026" + "0301" + "5a".repeat(32) + "00" + "c013" + "00");

    private final RuleServer server;
    private final ServerCertificate certificate;
    private final ServerCertificate otherName;
    private final ServerCertificate unknown;
    private final @Nullable Resolver resolver;
    private final ServerSocket web;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Both protocols of one port. */
    private record Resolver(DatagramSocket udp, ServerSocket tcp) {}

    private RuleServerSockets(RuleServer server, @Nullable Resolver resolver, ServerSocket web) {
        this.server = server;
        this.resolver = resolver;
        this.web = web;
        Ipv6Address address = server.address();
        this.certificate = ServerCertificate.of(RuleServer.HOST, address);
        this.otherName = ServerCertificate.of("other.example.jp", address);
        this.unknown = ServerCertificate.of(RuleServer.HOST, address);
        open.add(web);
        if (resolver != null) {
            open.addAll(List.of(resolver.udp(), resolver.tcp()));
        }
    }

    /**
     * Starts a server with its resolver on ports of ::1 that are free, and has the resolver give a URL with the right one.
     *
     * @param server what it answers
     * @return the running server
     * @throws IOException if the host has no ::1, or no port
     */
    public static RuleServerSockets onLoopback(RuleServer server) throws IOException {
        InetSocketAddress anyPort =
                new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), 0);
        return onAddresses(server, anyPort, anyPort);
    }

    /**
     * Starts a server on an address of this host, and leaves it to others to resolve {@code 4over6.info} and {@link RuleServer#HOST}.
     *
     * @param server what it answers
     * @param address IPv6 address and port of the web server; with port 0 any that is free
     * @return the running server
     * @throws IOException if address or port cannot be had
     */
    public static RuleServerSockets onAddress(RuleServer server, InetSocketAddress address) throws IOException {
        return start(server, address, null);
    }

    /**
     * Starts a server with its resolver on addresses of this host.
     *
     * @param server what it answers; its name leads to the address from now on
     * @param address IPv6 address and port of the web server; with port 0 any that is free
     * @param resolver those of its resolver
     * @return the running server
     * @throws IOException if an address or port cannot be had
     */
    public static RuleServerSockets onAddresses(
            RuleServer server, InetSocketAddress address, InetSocketAddress resolver) throws IOException {
        return start(server, address, resolver);
    }

    private static RuleServerSockets start(
            RuleServer server, InetSocketAddress address, @Nullable InetSocketAddress resolver) throws IOException {
        ServerSocket web = listening(address);
        try {
            server.address(Ipv6Address.of((Inet6Address) web.getInetAddress()));
            server.url("https://" + RuleServer.HOST + ':' + web.getLocalPort() + "/config");
            return new RuleServerSockets(server, resolver == null ? null : resolverOn(resolver), web).start();
        } catch (IOException | RuntimeException refused) {
            web.close();
            throw refused;
        }
    }

    private static ServerSocket listening(InetSocketAddress address) throws IOException {
        try {
            return new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
        } catch (IOException refused) {
            // The system does not say which address it means.
            throw new IOException(
                    "[" + Ipv6Address.of((Inet6Address) address.getAddress()) + "]:" + address.getPort() + ": "
                            + refused.getMessage(),
                    refused);
        }
    }

    /** One port for both of the resolver's protocols, which the system does not give at once. */
    private static Resolver resolverOn(InetSocketAddress address) throws IOException {
        IOException refusal = new IOException("no port is free");
        for (int i = 0; i < (address.getPort() == 0 ? PORTS_TRIED : 1); i++) {
            ServerSocket tcp = listening(address);
            try {
                return new Resolver(
                        new DatagramSocket(new InetSocketAddress(address.getAddress(), tcp.getLocalPort())), tcp);
            } catch (IOException taken) {
                tcp.close();
                refusal = taken;
            }
        }
        throw refusal;
    }

    private RuleServerSockets start() {
        Resolver known = resolver;
        if (known != null) {
            daemon("wan6-resolver-udp", () -> answerDatagrams(known.udp()));
            daemon("wan6-resolver-tcp", () -> accept(known.tcp(), this::answerStream));
        }
        daemon("wan6-rule-server", () -> accept(web, this::serve));
        return this;
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The web server.
     *
     * @return its address and port
     */
    public InetSocketAddress address() {
        return new InetSocketAddress(web.getInetAddress(), web.getLocalPort());
    }

    /**
     * The resolver.
     *
     * @return its address and port, both for UDP and for TCP
     * @throws IllegalStateException if it has none of its own
     */
    public InetSocketAddress resolver() {
        Resolver known = resolver;
        if (known == null) {
            throw new IllegalStateException("this rule server has no resolver of its own");
        }
        return new InetSocketAddress(known.udp().getLocalAddress(), known.udp().getLocalPort());
    }

    /**
     * For clients that trust this server's certificate, and the one of {@link RuleServerFault#CERTIFICATE_OTHER_NAME}.
     *
     * @return a context with these two alone
     */
    public SSLContext trust() {
        return ServerCertificate.trusting(certificate, otherName);
    }

    /**
     * The certificate that clients must trust.
     *
     * @return it in DER
     */
    public Octets certificate() {
        return certificate.octets();
    }

    private void answerDatagrams(DatagramSocket udp) {
        byte[] buffer = new byte[LONGEST_QUESTION];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                Octets question = Octets.of(buffer, 0, packet.getLength());
                for (Octets answer : server.resolve(question, RuleServer.Via.UDP)) {
                    udp.send(new DatagramPacket(answer.toByteArray(), answer.length(), packet.getSocketAddress()));
                }
            } catch (IOException ended) {
                // A client that has gone, or we are closed.
            }
        }
    }

    /** What is done with a connection. */
    private interface Service {
        void serve(Socket connection) throws IOException, InterruptedException;
    }

    private void accept(ServerSocket listening, Service service) {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                open.add(connection);
                daemon("wan6-rule-server-connection", () -> run(service, connection));
            } catch (IOException ended) {
                // We are closed.
            }
        }
    }

    private void run(Service service, Socket connection) {
        try (connection) {
            service.serve(connection);
        } catch (IOException | InterruptedException clientHasGone) {
            // As clients do whom we treat badly.
        } finally {
            open.remove(connection);
        }
    }

    /** A message over TCP comes after its length (RFC 1035 §4.2.2). */
    private void answerStream(Socket connection) throws IOException {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        Octets question = Octets.of(in.readNBytes(in.readUnsignedShort()));
        for (Octets answer : server.resolve(question, RuleServer.Via.TCP)) {
            OutputStream out = connection.getOutputStream();
            out.write(Octets.parseHex(String.format("%04x", answer.length()))
                    .concat(answer)
                    .toByteArray());
            out.flush();
        }
    }

    private void serve(Socket connection) throws IOException, InterruptedException {
        if (server.has(RuleServerFault.TLS_1_0) || server.has(RuleServerFault.TLS_GARBAGE)) {
            connection.getInputStream().read();
            Octets hello = server.has(RuleServerFault.TLS_1_0) ? SERVER_HELLO_1_0 : RuleReply.utf8("SSH-2.0-x\r\n");
            connection.getOutputStream().write(hello.toByteArray());
            connection.getInputStream().readNBytes(A_MEBIBYTE);
        } else if (isPlain()) {
            serve(connection, "");
        } else {
            SSLSocket secure =
                    (SSLSocket) context().getSocketFactory().createSocket(connection, null, connection.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            serve(secure, serverName(secure));
        }
    }

    private boolean isPlain() {
        return server.url().startsWith("http:");
    }

    private SSLContext context() {
        if (server.has(RuleServerFault.CERTIFICATE_OTHER_NAME)) {
            return otherName.server();
        }
        return (server.has(RuleServerFault.CERTIFICATE_UNKNOWN) ? unknown : certificate).server();
    }

    private static String serverName(SSLSocket secure) {
        return ((ExtendedSSLSession) secure.getSession())
                .getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .findFirst()
                        .orElse("");
    }

    private void serve(Socket connection, String serverName) throws IOException, InterruptedException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        String requestLine = in.readLine();
        if (requestLine == null) {
            return;
        }
        Map<String, String> header = new HashMap<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            header.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        RuleReply reply = server.answer(new RuleRequest(
                connection instanceof SSLSocket ? "https" : "http",
                requestLine.split(" ", -1)[1],
                header,
                serverName,
                (InetSocketAddress) connection.getRemoteSocketAddress()));
        send(reply, connection.getOutputStream());
        // Closing both ways at once may cost the client what it has not read yet.
        connection.getInputStream().read();
    }

    private void send(RuleReply reply, OutputStream out) throws IOException, InterruptedException {
        byte[] whole = reply.octets().toByteArray();
        if (server.has(RuleServerFault.HTTP_SILENCE)) {
            closed.await();
        } else if (server.has(RuleServerFault.HTTP_CUT)) {
            out.write(whole, 0, whole.length - 1);
            out.close();
        } else if (server.has(RuleServerFault.HTTP_DRIP)) {
            drip(whole, out);
        } else if (server.has(RuleServerFault.HTTP_ENDLESS)) {
            out.write(reply.head("X: y").toByteArray());
            pour(out, RuleReply.utf8(" ".repeat(8192)));
        } else if (server.has(RuleServerFault.HTTP_ENDLESS_CHUNKS)) {
            out.write(reply.head("Transfer-Encoding: chunked").toByteArray());
            pour(out, RuleReply.utf8("1000\r\n" + " ".repeat(4096) + "\r\n"));
        } else if (server.has(RuleServerFault.HTTP_ENDLESS_HEADER)) {
            out.write(RuleReply.utf8("HTTP/1.1 200 OK\r\n").toByteArray());
            pour(out, RuleReply.utf8("X: " + "y".repeat(100) + "\r\n"));
        } else if (server.has(RuleServerFault.HTTP_CHUNKED)) {
            chunked(reply, out);
        } else if (server.has(RuleServerFault.HTTP_TWO_LENGTHS)) {
            out.write(reply.head("Content-Length: 2\r\nContent-Length: "
                            + reply.body().length())
                    .concat(reply.body())
                    .toByteArray());
        } else if (server.has(RuleServerFault.HTTP_GARBAGE)) {
            out.write(RuleReply.utf8("220 rules.example.jp ESMTP\r\n\r\n").toByteArray());
        } else if (server.has(RuleServerFault.HTTP_EARLY_HINTS)) {
            out.write(RuleReply.utf8("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n")
                    .concat(reply.octets())
                    .toByteArray());
        } else {
            out.write(whole);
        }
        out.flush();
    }

    private static void chunked(RuleReply reply, OutputStream out) throws IOException {
        out.write(reply.head("Transfer-Encoding: chunked").toByteArray());
        int half = reply.body().length() / 2;
        for (Octets part : List.of(
                reply.body().slice(0, half),
                reply.body().slice(half, reply.body().length()))) {
            out.write(RuleReply.utf8(Integer.toHexString(part.length()) + ";x=y\r\n")
                    .toByteArray());
            out.write(part.toByteArray());
            out.write(RuleReply.utf8("\r\n").toByteArray());
        }
        out.write(RuleReply.utf8("0\r\nTrailer: x\r\n\r\n").toByteArray());
    }

    private static void pour(OutputStream out, Octets again) throws IOException {
        byte[] octets = again.toByteArray();
        while (true) {
            out.write(octets);
        }
    }

    private void drip(byte[] whole, OutputStream out) throws IOException, InterruptedException {
        for (byte octet : whole) {
            out.write(octet);
            out.flush();
            if (closed.await(1, TimeUnit.SECONDS)) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        for (Closeable each : open) {
            each.close();
        }
    }
}
