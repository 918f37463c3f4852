package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import net.wan6.codec.Ipv6Address;
import net.wan6.mape.provisioning.CertificateCheck;
import net.wan6.mape.provisioning.RuleServerUrl;
import net.wan6.test.carrier.RuleServer;
import net.wan6.test.carrier.RuleServerFault;
import net.wan6.test.carrier.RuleServerSockets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One GET over a real connection. */
@Timeout(60)
class HttpExchangeTest {
    private static final Ipv6Address LOOPBACK = Ipv6Address.parse("::1");
    private static final HostResolver TO_LOOPBACK = host -> List.of(LOOPBACK);

    private final RuleServer server = new RuleServer();
    private RuleServerSockets sockets;

    @BeforeEach
    void serve() throws IOException {
        sockets = RuleServerSockets.onLoopback(server);
    }

    @AfterEach
    void end() throws IOException {
        sockets.close();
    }

    private RuleServerUrl url() {
        return RuleServerUrl.parse(server.url() + "?user=alice&pass=s3cret");
    }

    private HttpExchange exchange() {
        return HttpExchange.from(LOOPBACK, TO_LOOPBACK).trusting(sockets.trust());
    }

    private String refusal(HttpExchange exchange) {
        String message =
                String.valueOf(assertThrows(IOException.class, () -> exchange.get(url(), CertificateCheck.REQUIRED))
                        .getMessage());
        assertFalse(message.contains("alice") || message.contains("s3cret"), message);
        return message;
    }

    @Test
    void theSourceIsTheAddressGiven() throws IOException {
        assertEquals(200, exchange().get(url(), CertificateCheck.REQUIRED).status());
        assertEquals(LOOPBACK.toInetAddress(), server.requests().get(0).source().getAddress());
    }

    @Test
    void aRedirectIsFollowedWhereThatIsAskedFor() throws IOException {
        server.fail(RuleServerFault.REDIRECT_RELATIVE);
        assertEquals(307, exchange().get(url(), CertificateCheck.REQUIRED).status());
        assertEquals(
                200, exchange().getFollowing(url(), CertificateCheck.REQUIRED).status());
        assertEquals("/elsewhere", server.requests().get(2).target());
    }

    @ParameterizedTest
    @CsvSource({
        "REDIRECT_LOOP, more than 5 redirects in a row, 6",
        "REDIRECT_NOWHERE, a redirect that is not followed: no Location, 1",
        "REDIRECT_TO_HTTP, 'a redirect that is not followed: from https to http, although t=b', 1",
    })
    void redirectsThatAreNotFollowed(RuleServerFault fault, String why, int requests) {
        server.fail(fault);
        IOException refused =
                assertThrows(IOException.class, () -> exchange().getFollowing(url(), CertificateCheck.REQUIRED));
        assertEquals(why, refused.getMessage());
        assertEquals(requests, server.requests().size());
    }

    /** 301 means something else, and is left to whoever asked. */
    @Test
    void anotherStatusIsNoRedirect() throws IOException {
        server.fail(RuleServerFault.STATUS_301);
        assertEquals(
                301, exchange().getFollowing(url(), CertificateCheck.REQUIRED).status());
    }

    /** Silence, and one octet a second, which is silence too: neither lasts longer than an exchange may. */
    @ParameterizedTest
    @EnumSource(names = {"HTTP_SILENCE", "HTTP_DRIP"})
    void aServerThatTakesItsTimeIsLeft(RuleServerFault fault) {
        server.fail(fault);
        assertEquals("no whole answer within 2 s", refusal(exchange().within(2 * Nanoseconds.SECOND)));
    }

    @Test
    void anyOtherThreadEndsIt() throws InterruptedException {
        server.fail(RuleServerFault.HTTP_SILENCE);
        HttpExchange exchange = exchange();
        CompletableFuture<HttpAnswer> got = CompletableFuture.supplyAsync(() -> {
            try {
                return exchange.get(url(), CertificateCheck.REQUIRED);
            } catch (IOException ended) {
                throw new UncheckedIOException(ended);
            }
        });
        server.awaitRequest(1);
        exchange.close();
        assertTrue(assertThrows(ExecutionException.class, got::get).getCause() instanceof UncheckedIOException);
        assertEquals("nobody waits for it any more", refusal(exchange));
    }

    @Test
    void aCertificateThatNobodyKnowsIsGoodEnoughWhereNoneIsAskedFor() throws IOException {
        server.fail(RuleServerFault.CERTIFICATE_UNKNOWN);
        assertEquals(200, exchange().get(url(), CertificateCheck.NONE).status());
        server.fail(RuleServerFault.CERTIFICATE_OTHER_NAME);
        assertEquals(200, exchange().get(url(), CertificateCheck.NONE).status());
        assertEquals("its certificate is not valid for it, or nobody we trust has signed it", refusal(exchange()));
    }

    @Test
    void theAuthoritiesOfTheJdkDoNotKnowATestServer() {
        assertEquals(
                "its certificate is not valid for it, or nobody we trust has signed it",
                refusal(HttpExchange.from(LOOPBACK, TO_LOOPBACK)));
    }

    /** Whoever answers for the resolver must not have us ask a service of this host. */
    @ParameterizedTest
    @ValueSource(strings = {"::", "ff02::1", "fe80::1", "::ffff:127.0.0.1", "2001:db8::1"})
    void addressesThatAreNoServersAreNotAsked(String address) {
        HttpExchange exchange = HttpExchange.from(LOOPBACK, host -> List.of(Ipv6Address.parse(address)))
                .trusting(sockets.trust());
        assertEquals("no address of rules.example.jp can be used", refusal(exchange));
    }

    @Test
    void aLineIsNotLedToTheLoopback() {
        HttpExchange exchange = HttpExchange.from(Ipv6Address.parse("2001:db8::1"), TO_LOOPBACK);
        assertEquals("no address of rules.example.jp can be used", refusal(exchange));
        assertEquals(
                "no address of rules.example.jp can be used",
                refusal(HttpExchange.from(
                        Ipv6Address.parse("2001:db8::1"), host -> List.of(Ipv6Address.parse("2001:db8::1")))));
    }

    @Test
    void anAddressThatThisHostDoesNotHave() {
        assertEquals(
                "requests cannot leave from 2001:db8::1",
                refusal(HttpExchange.from(
                        Ipv6Address.parse("2001:db8::1"), host -> List.of(Ipv6Address.parse("2001:db8::2")))));
    }

    @Test
    void nobodyIsThere() throws IOException {
        sockets.close();
        assertTrue(refusal(exchange()).startsWith("no connection to [::1]:"));
    }

    @Test
    void plainHttpHasNoCertificateToVerify() {
        assertThrows(
                IllegalArgumentException.class,
                () -> exchange().get(RuleServerUrl.parse("http://rules.example.jp/"), CertificateCheck.REQUIRED));
    }
}
