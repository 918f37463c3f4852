package net.wan6.examples.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import net.wan6.codec.Ipv6Address;
import net.wan6.core.driver.HostResolver;
import net.wan6.core.driver.HttpExchange;
import net.wan6.mape.provisioning.RuleServerUrl;
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
    private final RandomGenerator uncut = () -> 0;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final AtomicReference<String> redirect = new AtomicReference<>("");
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(LOOPBACK.toInetAddress(), 0), 0);
        server.createContext("/update", exchange -> {
            requests.add(exchange.getRequestURI().getRawQuery());
            Integer status = statuses.poll();
            exchange.getResponseHeaders().add("Location", redirect.get());
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
        RuleServerUrl url =
                RuleServerUrl.parse("http://[::1]:" + server.getAddress().getPort() + "/update");
        return new TunnelRegistration.Contract(url, "user", "a&b c", "pass", "p=+%#\u00e9", 0xfeedL);
    }

    /** The line's address is none of this host. */
    private HttpExchange exchange(Ipv6Address source) {
        sources.add(source);
        return HttpExchange.from(LOOPBACK, HostResolver.system());
    }

    private TunnelRegistration registration(TunnelRegistration.Contract contract, TunnelRegistration.Pause pause) {
        return new TunnelRegistration(contract, this::exchange, uncut, pause, log::add);
    }

    @Test
    void aRefusedRegistrationIsRepeatedWithLongerAndLongerPauses() throws InterruptedException {
        statuses.addAll(List.of(500, 503, 302));
        Queue<Duration> pauses = new ConcurrentLinkedQueue<>();
        CountDownLatch registered = new CountDownLatch(1);
        try (TunnelRegistration registration = registration(contract(), time -> {
            pauses.add(time);
            if (time.toHours() > 0) {
                registered.countDown();
                throw new InterruptedException("the test has seen enough");
            }
        })) {
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
                        "registered 2400:4050:5c71:af00::feed with ::1"),
                List.copyOf(log));
    }

    @Test
    void aNewPrefixEndsTheRegistrationOfTheOldOne() throws InterruptedException {
        CountDownLatch forever = new CountDownLatch(1);
        try (TunnelRegistration registration = registration(contract(), time -> forever.await())) {
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
                    throw new IllegalStateException("no exchange for ...?user=a");
                },
                uncut,
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
                RuleServerUrl.parse(plain.server().text() + "?plan=1"), "user", "u", "pass", "p", plain.interfaceId());
        CountDownLatch forever = new CountDownLatch(1);
        try (TunnelRegistration registration = registration(contract, time -> forever.await())) {
            StoryLine.up(registration);
            assertEquals("plan=1&user=u&pass=p", requests.take());
        }
    }

    @Test
    void nothingShowsTheCredentials() {
        String text = contract().toString();
        assertFalse(text.contains("a&b") || text.contains("p="), text);
    }

    /** As a rule server's is (HB46PP 1.1 §3.3): the address it leads to is asked once, from the same source. */
    @Test
    void aTemporaryRedirectIsFollowed() throws InterruptedException {
        server.createContext("/moved", exchange -> {
            requests.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        redirect.set("/moved");
        statuses.add(307);
        CountDownLatch forever = new CountDownLatch(1);
        try (TunnelRegistration registration = registration(contract(), time -> forever.await())) {
            StoryLine.up(registration);
            requests.take();
            assertEquals("/moved", requests.take());
        }
    }

    /** Whoever was renumbered on the same morning does not come back in the same second. */
    @Test
    void pausesAreCutAtRandom() throws InterruptedException {
        statuses.add(500);
        LinkedBlockingQueue<Duration> pauses = new LinkedBlockingQueue<>();
        CountDownLatch forever = new CountDownLatch(1);
        try (TunnelRegistration registration = new TunnelRegistration(
                contract(),
                this::exchange,
                new Random(1),
                time -> {
                    pauses.add(time);
                    forever.await();
                },
                log::add)) {
            StoryLine.up(registration);
            long millis = pauses.take().toMillis();
            assertTrue(millis >= 5000 && millis < 10_000, () -> millis + " ms");
        }
    }

    /** A prefix is told before anybody has put the tunnel's end on this host. */
    @Test
    void anAddressThatIsNotOnThisHostIsWaitedFor() throws InterruptedException {
        LinkedBlockingQueue<Duration> pauses = new LinkedBlockingQueue<>();
        CountDownLatch forever = new CountDownLatch(1);
        TunnelRegistration.Contract elsewhere = new TunnelRegistration.Contract(
                RuleServerUrl.parse("http://[2001:db8::1]/update"), "user", "u", "pass", "p", 0xfeedL);
        try (TunnelRegistration registration = new TunnelRegistration(
                elsewhere,
                source -> HttpExchange.from(source, HostResolver.system()),
                uncut,
                time -> {
                    pauses.add(time);
                    forever.await();
                },
                log::add)) {
            StoryLine.up(registration);
            assertEquals(Duration.ofSeconds(10), pauses.take());
        }
        assertEquals(
                List.of("not registered (requests cannot leave from 2400:4050:5c71:af00::feed), again in 10 s"),
                List.copyOf(log));
        assertEquals(List.of(), List.copyOf(requests));
    }
}
