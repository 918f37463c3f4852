package net.wan6.examples.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.wan6.codec.Ipv6Address;
import net.wan6.test.line.VirtualLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TunnelRegistrationTest {
    private static final Ipv6Address LOOPBACK = Ipv6Address.parse("::1");

    private final LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final Queue<Ipv6Address> sources = new ConcurrentLinkedQueue<>();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(LOOPBACK.toInetAddress(), 0), 0);
        server.createContext("/update", exchange -> {
            requests.add(exchange.getRequestURI().getRawQuery());
            Integer status = statuses.poll();
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private TunnelRegistration.Contract contract() {
        URI uri = URI.create("http://[::1]:" + server.getAddress().getPort() + "/update");
        return new TunnelRegistration.Contract(uri, "user", "a&b c", "pass", "p=+%#\u00e9", 0xfeedL);
    }

    private HttpClient client(Ipv6Address source) {
        sources.add(source);
        return HttpClient.newHttpClient();
    }

    @Test
    void aRefusedRegistrationIsRepeatedWithLongerAndLongerPauses() throws InterruptedException {
        statuses.addAll(List.of(500, 503, 302));
        Queue<Duration> pauses = new ConcurrentLinkedQueue<>();
        CountDownLatch registered = new CountDownLatch(1);
        try (TunnelRegistration registration = new TunnelRegistration(
                contract(),
                this::client,
                time -> {
                    pauses.add(time);
                    if (time.toHours() > 0) {
                        registered.countDown();
                        throw new InterruptedException("the test has seen enough");
                    }
                },
                log::add)) {
            StoryLine.up(registration);
            registered.await();
        }
        assertEquals(4, requests.size());
        // The '&' of the credentials is not one of the query.
        assertTrue(requests.stream().allMatch("user=a%26b%20c&pass=p%3D%2B%25%23%C3%A9"::equals), requests::toString);
        assertEquals(
                List.of(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ofHours(6)),
                List.copyOf(pauses));
        assertTrue(sources.stream().allMatch(Ipv6Address.parse("2400:4050:5c71:af00::feed")::equals));
        assertEquals(
                List.of(
                        "not registered (status 500), again in 10 s",
                        "not registered (status 503), again in 20 s",
                        "not registered (status 302), again in 40 s",
                        "registered 2400:4050:5c71:af00::feed with [::1]"),
                List.copyOf(log));
    }

    @Test
    void aNewPrefixEndsTheRegistrationOfTheOldOne() throws InterruptedException {
        CountDownLatch forever = new CountDownLatch(1);
        try (TunnelRegistration registration =
                new TunnelRegistration(contract(), this::client, time -> forever.await(), log::add)) {
            VirtualLine line = StoryLine.up(registration);
            requests.take();
            StoryLine.renumber(line);
            requests.take();
        }
        assertEquals(
                List.of(Ipv6Address.parse("2400:4050:5c71:af00::feed"), Ipv6Address.parse("2400:4050:5c12:3400::feed")),
                List.copyOf(sources));
    }

    /** What a worker throws nobody sees, unless it is told. */
    @Test
    void aRegistrationThatBreaksSaysSoWithoutTheRequest() throws InterruptedException {
        LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (TunnelRegistration registration = new TunnelRegistration(
                contract(),
                source -> {
                    throw new IllegalStateException("no client for ...?user=a");
                },
                time -> {},
                told::add)) {
            StoryLine.up(registration);
            assertEquals("registration of 2400:4050:5c71:af00::feed has ended: IllegalStateException", told.take());
        }
    }

    @Test
    void anUpdateAddressMayHaveAQueryOfItsOwn() throws InterruptedException {
        TunnelRegistration.Contract plain = contract();
        TunnelRegistration.Contract contract = new TunnelRegistration.Contract(
                URI.create(plain.server() + "?plan=1"), "user", "u", "pass", "p", plain.interfaceId());
        CountDownLatch forever = new CountDownLatch(1);
        try (TunnelRegistration registration =
                new TunnelRegistration(contract, this::client, time -> forever.await(), log::add)) {
            StoryLine.up(registration);
            assertEquals("plan=1&user=u&pass=p", requests.take());
        }
    }

    @Test
    void nothingShowsTheCredentials() {
        String text = contract().toString();
        assertFalse(text.contains("a&b") || text.contains("p="), text);
    }

    @Test
    void requestsLeaveFromTheTunnelsEndWhereTheJdkCan() throws IOException, InterruptedException {
        if (Runtime.version().feature() < 19) {
            String refusal = assertThrows(
                            UnsupportedOperationException.class, () -> TunnelRegistration.boundTo(LOOPBACK))
                    .getMessage();
            assertEquals("binding to ::1 needs JDK 19: say --routed", refusal);
            return;
        }
        LinkedBlockingQueue<InetSocketAddress> seen = new LinkedBlockingQueue<>();
        server.createContext("/who", exchange -> {
            seen.add(exchange.getRemoteAddress());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        URI uri = URI.create("http://[::1]:" + server.getAddress().getPort() + "/who");
        TunnelRegistration.boundTo(LOOPBACK)
                .send(
                        java.net.http.HttpRequest.newBuilder(uri).build(),
                        java.net.http.HttpResponse.BodyHandlers.discarding());
        assertEquals(LOOPBACK.toInetAddress(), seen.take().getAddress());
    }
}
