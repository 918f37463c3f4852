package net.wan6.examples.programs;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
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
import net.wan6.core.driver.HostResolver;
import net.wan6.core.driver.HttpExchange;
import net.wan6.core.driver.LeaseStore;
import net.wan6.mape.provisioning.CertificateCheck;
import net.wan6.mape.provisioning.RuleServerUrl;

/**
 * Tells a provider of fixed IPv4 addresses where the tunnel ends, whenever the prefix has changed.
 *
 * <p>Such a server takes the source address of the request as the end of the tunnel, so the request is sent from the
 * delegated prefix and the interface identifier of the contract. That address must exist on this host: {@code ip -6 address
 * add} it, or let {@link HomeRouter} do so. The request is repeated with growing pauses until it is accepted, and then every
 * few hours; each pause is cut at random, since a whole region may be renumbered at once. A newer prefix cancels what is going
 * on for the older one.
 *
 * <p>Arguments: {@code WAN MAC STATE-FILE URL USER-PARAMETER PASSWORD-PARAMETER INTERFACE-ID}, the last in hexadecimal. User
 * and password are taken from the environment variables {@code TUNNEL_USER} and {@code TUNNEL_PASSWORD}, because other users of
 * the machine can see arguments. Neither is ever printed, nor is the URL with its query. The certificate of an https server
 * must be valid.
 */
public final class TunnelRegistration implements ClientListener, AutoCloseable {
    private static final int OK = 200;
    private static final int REDIRECT = 300;
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
            RuleServerUrl server,
            String userParameter,
            String user,
            String passwordParameter,
            String password,
            long interfaceId) {
        @Override
        public String toString() {
            return "contract at " + server.host();
        }

        Ipv6Address tunnelEnd(Ipv6Prefix prefix) {
            return new Ipv6Address(prefix.address().high(), interfaceId);
        }

        private RuleServerUrl request() {
            String text = server.text();
            return RuleServerUrl.parse(text
                    + (text.contains("?") ? '&' : '?')
                    + encoded(userParameter)
                    + '='
                    + encoded(user)
                    + '&'
                    + encoded(passwordParameter)
                    + '='
                    + encoded(password));
        }

        private CertificateCheck check() {
            return server.isHttps() ? CertificateCheck.REQUIRED : CertificateCheck.NONE;
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
    private final Function<Ipv6Address, HttpExchange> exchanges;
    private final RandomGenerator random;
    private final Pause pause;
    private final Consumer<String> log;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "tunnel-registration");
        thread.setDaemon(true);
        return thread;
    });
    private Future<?> running = CompletableFuture.completedFuture(null);

    TunnelRegistration(
            Contract contract,
            Function<Ipv6Address, HttpExchange> exchanges,
            RandomGenerator random,
            Pause pause,
            Consumer<String> log) {
        this.contract = contract;
        this.exchanges = exchanges;
        this.random = random;
        this.pause = pause;
        this.log = log;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> given = List.of(args);
        String user = System.getenv().getOrDefault("TUNNEL_USER", "");
        String password = System.getenv().getOrDefault("TUNNEL_PASSWORD", "");
        if (given.size() != 7 || user.isEmpty()) {
            System.err.println("arguments: WAN MAC STATE-FILE URL USER-PARAMETER PASSWORD-PARAMETER INTERFACE-ID;"
                    + " TUNNEL_USER and TUNNEL_PASSWORD in the environment");
            System.exit(2);
        }
        Contract contract = new Contract(
                RuleServerUrl.parse(given.get(3)),
                given.get(4),
                user,
                given.get(5),
                password,
                Long.parseUnsignedLong(given.get(6), 16));
        TunnelRegistration registration = new TunnelRegistration(
                contract,
                source -> HttpExchange.from(source, HostResolver.system()),
                new SecureRandom(),
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
            running.cancel(true); // ends a pause; an exchange that is going on ends by itself within its time
            running = worker.submit(() -> keepRegistered(end));
        }
    }

    private void keepRegistered(Ipv6Address end) {
        try {
            int failures = 0;
            while (!Thread.interrupted()) {
                String refusal = register(end);
                if (refusal.isEmpty()) {
                    failures = 0;
                    log.accept(
                            "registered " + end + " with " + contract.server().host());
                    pause.lasting(AGAIN);
                } else {
                    Duration wait = cut(PAUSES.get(Math.min(failures++, PAUSES.size() - 1)));
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

    /** By up to a half. */
    private Duration cut(Duration wait) {
        return wait.minusMillis(random.nextLong(wait.toMillis() / 2 + 1));
    }

    /**
     * One try. What the server writes is not specified; its status is.
     *
     * @return empty, or why not, without anything of the request
     */
    private String register(Ipv6Address source) {
        try (HttpExchange exchange = exchanges.apply(source)) {
            int status =
                    exchange.getFollowing(contract.request(), contract.check()).status();
            return status >= OK && status < REDIRECT ? "" : "status " + status;
        } catch (IOException failed) {
            return String.valueOf(failed.getMessage());
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
