package net.wan6.examples.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.driver.ClientListener;
import net.wan6.core.driver.Dhcpv6Client;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.CarrierServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Prometheus gets by a scrape is what the page of metrics says. */
class MetricsEndpointTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `(wan6_\\w+)` \\| (?:`(\\w+)`: ([^|]*))?\\|.*", Pattern.MULTILINE);
    private static final Pattern VALUE = Pattern.compile("`(\\w+)`");
    private static final Duid ME = Duid.parseHex("0003000102005e005302");

    private static Set<String> page() throws IOException {
        Set<String> samples = new TreeSet<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("../docs/metrics.md")));
        while (rows.find()) {
            String name = rows.group(1);
            String tag = rows.group(2);
            if (tag == null) {
                samples.add(name + "{line=\"wan0\"}");
            } else {
                VALUE.matcher(rows.group(3))
                        .results()
                        .forEach(value -> samples.add(name
                                + (tag.compareTo("line") < 0
                                        ? "{" + tag + "=\"" + value.group(1) + "\",line=\"wan0\"}"
                                        : "{line=\"wan0\"," + tag + "=\"" + value.group(1) + "\"}")));
            }
        }
        return samples;
    }

    private static Map<String, Double> scrape(HttpServer server) throws IOException {
        URI metrics = URI.create("http://[::1]:" + server.getAddress().getPort() + "/metrics");
        try (InputStream in = metrics.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.lastIndexOf(' ')),
                            line -> Double.valueOf(
                                    line.substring(line.lastIndexOf(' ') + 1).replace("+Inf", "Infinity"))));
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), 0);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aScrapeHasWhatThePageSaysAndTheNumbersOfTheLine() throws Exception {
        CarrierPlan plan = CarrierPlan.ntt(Duid.parseHex("0003000102005e005301"))
                .reserve(ME, Ipv6Prefix.parse("2001:db8:5c71:af00::/56"))
                .build();
        ClientConfig config =
                ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        HttpServer server = MetricsEndpoint.serve(registry, 0);
        CompletableFuture<ClientEvent.LeaseChange> first = new CompletableFuture<>();
        try (CarrierServer carrier =
                        CarrierServer.onAddress(Carrier.open(plan, new SplittableRandom(1)), loopback(), event -> {});
                Dhcpv6Client client = Dhcpv6Client.builder(config, ClientIdentity.of(ME))
                        .onChannel(
                                DatagramChannel.open(StandardProtocolFamily.INET6)
                                        .bind(loopback()),
                                carrier.address())
                        .listener(new ClientListener() {
                            @Override
                            public void onLeaseChange(ClientEvent.LeaseChange change) {
                                first.complete(change);
                            }
                        })
                        .open()) {
            new MetricsEndpoint(client::metrics, Tags.of("line", "wan0")).bindTo(registry);
            assertEquals(page(), new TreeSet<>(scrape(server).keySet()));
            first.join();
            Map<String, Double> now = scrape(server);
            assertEquals(1, now.get("wan6_prefixes{line=\"wan0\"}"));
            assertEquals(1, now.get("wan6_keys_held{line=\"wan0\"}"));
            assertEquals(1, now.get("wan6_state{line=\"wan0\",state=\"bound\"}"));
            assertEquals(0, now.get("wan6_state{line=\"wan0\",state=\"soliciting\"}"));
            assertEquals(1, now.get("wan6_messages_received_total{line=\"wan0\",type=\"reply\"}"));
            assertEquals(0, now.get("wan6_datagrams_discarded_total{line=\"wan0\",reason=\"malformed\"}"));
            double left = now.get("wan6_prefix_valid_seconds{line=\"wan0\"}");
            assertTrue(left > 14_000 && left <= 14_400, () -> left + " s");
            double since = now.get("wan6_state_seconds{line=\"wan0\"}");
            assertTrue(since >= 0 && since < Duration.ofMinutes(1).toSeconds(), () -> since + " s");
        } finally {
            server.stop(0);
        }
    }
}
