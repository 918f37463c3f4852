package net.wan6.examples.programs;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.HeldPrefix;
import net.wan6.core.Lease;
import net.wan6.core.LeaseStep;
import net.wan6.core.driver.ClientListener;
import net.wan6.core.driver.Dhcpv6Client;
import net.wan6.core.driver.LeaseStore;

/**
 * Tells a provider of fixed IPv4 addresses where the tunnel ends, whenever the prefix has changed.
 *
 * <p>Such a server takes the source address of the request as the end of the tunnel, so the request is sent from the
 * delegated prefix and the interface identifier of the contract. That address must exist on this host: {@code ip -6 address
 * add} it, or let {@link HomeRouter} do so. The request is repeated with growing pauses until it is accepted, and then every
 * few hours. A newer prefix cancels what is going on for the older one.
 *
 * <p>Arguments: {@code [--routed] WAN MAC STATE-FILE URL USER-PARAMETER PASSWORD-PARAMETER INTERFACE-ID}, the last in
 * hexadecimal. User and password are taken from the environment variables {@code TUNNEL_USER} and {@code
 * TUNNEL_PASSWORD}, because other users of the machine can see arguments. Neither is ever printed, nor is the URL with its
 * query.
 *
 * <p>The JDK's HTTP client can be bound to a source address from JDK 19 on. On an older one, give the host's route to the
 * server that source address ({@code ip -6 route replace SERVER dev wan0 src ADDRESS}) and pass {@code --routed}.
 */
public final class TunnelRegistration implements ClientListener, AutoCloseable {
    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofHours(6);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30));

    /** What a contract says. Its text never shows the user or the password. */
    record Contract(
            URI server,
            String userParameter,
            String user,
            String passwordParameter,
            String password,
            long interfaceId) {
        @Override
        public String toString() {
            return "contract at " + server.getHost();
        }

        Ipv6Address tunnelEnd(Ipv6Prefix prefix) {
            return new Ipv6Address(prefix.address().high(), interfaceId);
        }

        private URI request() {
            String query = encoded(userParameter)
                    + '='
                    + encoded(user)
                    + '&'
                    + encoded(passwordParameter)
                    + '='
                    + encoded(password);
            return URI.create(server + (server.getRawQuery() == null ? "?" : "&") + query);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void lasting(Duration time) throws InterruptedException;
    }

    private final Contract contract;
    private final Function<Ipv6Address, HttpClient> clients;
    private final Pause pause;
    private final Consumer<String> log;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "tunnel-registration");
        thread.setDaemon(true);
        return thread;
    });
    private Future<?> running = CompletableFuture.completedFuture(null);

    TunnelRegistration(
            Contract contract, Function<Ipv6Address, HttpClient> clients, Pause pause, Consumer<String> log) {
        this.contract = contract;
        this.clients = clients;
        this.pause = pause;
        this.log = log;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        boolean routed = args.length > 0 && args[0].equals("--routed");
        List<String> given = List.of(args).subList(routed ? 1 : 0, args.length);
        String user = System.getenv().getOrDefault("TUNNEL_USER", "");
        String password = System.getenv().getOrDefault("TUNNEL_PASSWORD", "");
        if (given.size() != 7 || user.isEmpty()) {
            System.err.println("arguments: [--routed] WAN MAC STATE-FILE URL USER-PARAMETER PASSWORD-PARAMETER"
                    + " INTERFACE-ID; TUNNEL_USER and TUNNEL_PASSWORD in the environment");
            System.exit(2);
        }
        if (!routed && Runtime.version().feature() < 19) {
            System.err.println("binding a request to its source address needs JDK 19 or newer: use --routed");
            System.exit(2);
        }
        Contract contract = new Contract(
                URI.create(given.get(3)),
                given.get(4),
                user,
                given.get(5),
                password,
                Long.parseUnsignedLong(given.get(6), 16));
        TunnelRegistration registration = new TunnelRegistration(
                contract,
                routed ? source -> builder().build() : TunnelRegistration::boundTo,
                time -> Thread.sleep(time.toMillis()),
                System.out::println);
        ClientConfig config =
                ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
        Duid duid = Duid.parseMac(given.get(1));
        Dhcpv6Client client = Dhcpv6Client.builder(config, ClientIdentity.of(duid))
                .onInterface(given.get(0))
                .store(LeaseStore.file(Path.of(given.get(2))))
                .listener(registration)
                .open();
        Runtime.getRuntime().addShutdownHook(new Thread(client::close));
        Thread.currentThread().join();
    }

    @Override
    public void onLeaseChange(ClientEvent.LeaseChange change) {
        for (LeaseStep step : change.steps()) {
            if (step instanceof LeaseStep.Acquired acquired) {
                moved(acquired.lease());
            } else if (step instanceof LeaseStep.Replaced replaced) {
                moved(replaced.newLease());
            }
        }
    }

    /** The listener's thread is not held up: a server may take its time. */
    private void moved(Lease lease) {
        if (lease instanceof HeldPrefix held) {
            Ipv6Address end = contract.tunnelEnd(held.prefix());
            running.cancel(true);
            running = worker.submit(() -> keepRegistered(end));
        }
    }

    private void keepRegistered(Ipv6Address end) {
        try {
            int failures = 0;
            while (true) {
                String refusal = register(end);
                if (refusal.isEmpty()) {
                    failures = 0;
                    log.accept(
                            "registered " + end + " with " + contract.server().getHost());
                    pause.lasting(AGAIN);
                } else {
                    Duration wait = PAUSES.get(Math.min(failures++, PAUSES.size() - 1));
                    log.accept("not registered (" + refusal + "), again in " + wait.toSeconds() + " s");
                    pause.lasting(wait);
                }
            }
        } catch (InterruptedException newerPrefix) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            // Not its message, which may quote the request.
            log.accept("registration of " + end + " has ended: "
                    + failed.getClass().getSimpleName());
        }
    }

    /**
     * One try. What the server writes is not specified; its status is.
     *
     * @return empty, or why not, without anything of the request
     */
    private String register(Ipv6Address source) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(contract.request()).timeout(ANSWER).GET().build();
        try {
            int status = clients.apply(source)
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status >= OK && status < REDIRECT ? "" : "status " + status;
        } catch (IOException failed) {
            // Not its message, which may quote the request.
            return failed.getClass().getSimpleName();
        }
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(ANSWER)
                .followRedirects(HttpClient.Redirect.NEVER);
    }

    /**
     * A client whose requests leave from one address.
     *
     * @throws UnsupportedOperationException before JDK 19
     */
    static HttpClient boundTo(Ipv6Address source) {
        HttpClient.Builder builder = builder();
        try {
            HttpClient.Builder.class
                    .getMethod("localAddress", InetAddress.class)
                    .invoke(builder, source.toInetAddress());
        } catch (NoSuchMethodException tooOld) {
            throw new UnsupportedOperationException("binding to " + source + " needs JDK 19: say --routed", tooOld);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
        return builder.build();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
