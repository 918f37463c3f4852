package net.wan6.examples.programs;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientMetric;
import net.wan6.core.ClientProfile;
import net.wan6.core.driver.Dhcpv6Client;
import net.wan6.core.driver.LeaseStore;

/**
 * Metrics of a line for Micrometer, and a Prometheus endpoint on loopback. Needs {@code micrometer-registry-prometheus} on the class
 * path, which {@code wan6.jar} does not hold; the binder alone needs {@code micrometer-core}.
 */
public final class MetricsEndpoint implements MeterBinder {
    private final Supplier<List<ClientMetric>> source;
    private final Tags line;

    /**
     * A binder.
     *
     * @param source {@code client::metrics}
     * @param line what tells this line from others, such as {@code Tags.of("line", "wan0")}
     */
    public MetricsEndpoint(Supplier<List<ClientMetric>> source, Tags line) {
        this.source = source;
        this.line = line;
    }

    /** Registers each number once: all of them are there from the beginning. */
    @Override
    public void bindTo(MeterRegistry registry) {
        for (ClientMetric metric : source.get()) {
            Tags tags = line;
            for (Map.Entry<String, String> tag : metric.tags().entrySet()) {
                tags = tags.and(tag.getKey(), tag.getValue());
            }
            if (metric.kind() == ClientMetric.Kind.COUNTER) {
                FunctionCounter.builder(metric.name(), this, me -> me.value(metric))
                        .tags(tags)
                        .register(registry);
            } else {
                Gauge.builder(metric.name(), this, me -> me.value(metric))
                        .tags(tags)
                        .strongReference(true)
                        .register(registry);
            }
        }
    }

    private double value(ClientMetric asked) {
        return source.get().stream()
                .filter(metric ->
                        metric.name().equals(asked.name()) && metric.tags().equals(asked.tags()))
                .mapToDouble(ClientMetric::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    /**
     * Serves the numbers of a line on a port of loopback, until it is killed.
     *
     * @param arguments interface, hardware address, state file, port
     * @throws IOException if the client or the server cannot be opened
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            System.err.println("usage: MetricsEndpoint INTERFACE MAC STATE-FILE PORT");
            System.exit(2);
        }
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
        Dhcpv6Client client = Dhcpv6Client.builder(config, ClientIdentity.of(Duid.parseMac(arguments[1])))
                .onInterface(arguments[0])
                .store(LeaseStore.file(Path.of(arguments[2])))
                .open();
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new MetricsEndpoint(client::metrics, Tags.of("line", arguments[0])).bindTo(registry);
        serve(registry, Integer.parseInt(arguments[3]));
    }

    /** A server whose threads keep the process alive. */
    static HttpServer serve(PrometheusMeterRegistry registry, int port) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), port), 0);
        server.createContext("/metrics", exchange -> {
            byte[] text = registry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, text.length);
            try (exchange) {
                exchange.getResponseBody().write(text);
            }
        });
        server.start();
        return server;
    }
}
