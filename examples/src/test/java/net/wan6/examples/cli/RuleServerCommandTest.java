package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import net.wan6.codec.Ipv6Address;
import net.wan6.core.driver.HttpAnswer;
import net.wan6.core.driver.HttpExchange;
import net.wan6.mape.provisioning.CertificateCheck;
import net.wan6.mape.provisioning.RuleServerUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code wan6 rule-server}, asked over the loopback interface. */
@Timeout(60)
class RuleServerCommandTest {
    private static final Ipv6Address LOOPBACK = Ipv6Address.parse("::1");

    @TempDir
    private Path directory;

    private SSLContext trusting(Path pem) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            store.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    /** The file of the certificate is all that a client needs; the file of the answer may change; no credentials are shown. */
    @Test
    void itAnswersFromAFileAndTellsWhoAsked() throws Exception {
        Path body = Files.writeString(directory.resolve("body.json"), "{\"order\":[]}");
        Path certificate = directory.resolve("server.pem");
        PipedWriter pipe = new PipedWriter();
        BufferedReader lines = new BufferedReader(new PipedReader(pipe, 65_536));
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> {
            try (PrintWriter out = new PrintWriter(pipe)) {
                return Wan6.commandLine(Run.PIPES)
                        .setOut(out)
                        .execute(
                                "rule-server",
                                "--address=::1,0",
                                "--answer=" + body,
                                "--certificate=" + certificate,
                                "--for=5",
                                "--json");
            }
        });
        JsonNode started = new JsonMapper().readTree(lines.readLine());
        assertEquals("Started", started.path("event").asText());
        RuleServerUrl url = RuleServerUrl.parse(started.path("url").asText() + "?user=alice&pass=s3cret");
        HttpExchange exchange =
                HttpExchange.from(LOOPBACK, host -> List.of(LOOPBACK)).trusting(trusting(certificate));
        assertEquals("{\"order\":[]}", text(exchange.get(url, CertificateCheck.REQUIRED)));
        Files.writeString(body, "{}");
        assertEquals("{}", text(exchange.get(url, CertificateCheck.REQUIRED)));
        Files.delete(body);
        assertEquals("", text(exchange.get(url, CertificateCheck.REQUIRED)));
        assertEquals(0, status.get(30, TimeUnit.SECONDS));
        List<String> told = lines.lines().toList();
        assertEquals(
                List.of("Asked", "Asked", "Asked", "NotAnswered", "Stopping"),
                told.stream().map(RuleServerCommandTest::event).toList());
        assertTrue(told.get(0).contains("\"from\":\"::1\",\"path\":\"/config\""), told.get(0));
        assertTrue(told.stream().noneMatch(line -> line.contains("alice")), told::toString);
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body().toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String event(String line) {
        try {
            return new JsonMapper().readTree(line).path("event").asText();
        } catch (IOException notJson) {
            throw new AssertionError(line, notJson);
        }
    }

    @Test
    void whatCannotBeIsOneLine() throws IOException {
        String body = Files.writeString(directory.resolve("body.json"), "{}").toString();
        refused(2, "address and a port", "--address=::1", "--answer=" + body);
        refused(2, "not a port", "--address=::1,99999", "--answer=" + body);
        refused(2, "no fault of a rule server is called", "--address=::1,0", "--answer=" + body, "--fault=typo");
        refused(2, "--for: -1", "--address=::1,0", "--answer=" + body, "--for=-1");
        refused(1, "none.json: no such file", "--address=::1,0", "--answer=none.json");
        refused(1, "2001:db8", "--address=2001:db8::1,0", "--answer=" + body);
    }

    private static void refused(int status, String reason, String... arguments) {
        Run run = Run.wan6(
                Stream.concat(Stream.of("rule-server"), Stream.of(arguments)).toArray(String[]::new));
        assertEquals(status, run.status(), run.err());
        assertTrue(run.err().contains(reason), run.err());
        assertEquals(1, run.err().lines().count());
    }

    /** What belongs to asking a rule server means nothing without it. */
    @Test
    void aClientThatDoesNotAskNeedsNoResolver() {
        Run run = Run.wan6("client", "--interface=wan6none0", "--resolver=2001:db8::53");
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains("--provision"), run.err());
    }
}
