package net.wan6.core.driver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import net.wan6.codec.Ipv6Address;
import net.wan6.mape.provisioning.ProvisioningInput;
import net.wan6.mape.provisioning.ProvisioningOutput;
import net.wan6.mape.provisioning.TxtAnswer;

/** What a {@link ProvisioningClient} asks: one thing at a time, each on a thread of its own. */
final class Asking implements AutoCloseable {
    /** A prefix is told before the application has put an address of it on an interface. */
    private static final long LONGEST_WAIT_FOR_SOURCE = 20 * Nanoseconds.SECOND;

    private static final long BETWEEN_LOOKS = Nanoseconds.SECOND / 4;

    private final SourceAddress source;
    private final SSLContext trust;
    private final RandomGenerator random;
    private final Consumer<ProvisioningInput> answers;
    private OpenSockets current = new OpenSockets();
    private boolean closed;

    /** What one exchange does once it has an address to ask from. */
    private interface Exchange {
        ProvisioningInput from(Ipv6Address address, OpenSockets sockets);
    }

    Asking(SourceAddress source, SSLContext trust, RandomGenerator random, Consumer<ProvisioningInput> answers) {
        this.source = source;
        this.trust = trust;
        this.random = random;
        this.answers = answers;
    }

    void txt(ProvisioningOutput.AskTxt ask, ProvisioningClient.Line line) {
        begin(
                line,
                (address, sockets) -> new ProvisioningInput.TxtAnswered(
                        ask.exchange(), resolver(address, line, sockets).txt()),
                why -> new ProvisioningInput.TxtAnswered(ask.exchange(), new TxtAnswer.Failed(why)));
    }

    void get(ProvisioningOutput.Get get, ProvisioningClient.Line line) {
        begin(
                line,
                (address, sockets) ->
                        get(get, HttpExchange.from(address, resolver(address, line, sockets), sockets, trust)),
                why -> new ProvisioningInput.NoHttpAnswer(get.exchange(), why));
    }

    private static ProvisioningInput get(ProvisioningOutput.Get get, HttpExchange http) {
        try {
            HttpAnswer answer = http.get(get.url(), get.check());
            return new ProvisioningInput.HttpAnswered(
                    get.exchange(), answer.status(), answer.location(), answer.body());
        } catch (IOException none) {
            return new ProvisioningInput.NoHttpAnswer(get.exchange(), String.valueOf(none.getMessage()));
        }
    }

    private LineResolver resolver(Ipv6Address address, ProvisioningClient.Line line, OpenSockets sockets) {
        List<InetSocketAddress> resolvers = line.resolvers();
        return new LineResolver(address, resolvers, sockets, random);
    }

    private void begin(ProvisioningClient.Line line, Exchange exchange, Function<String, ProvisioningInput> failure) {
        OpenSockets sockets = new OpenSockets();
        synchronized (this) {
            current.close();
            current = sockets;
            if (closed) {
                return;
            }
        }
        Thread thread = new Thread(() -> answers.accept(run(line, exchange, failure, sockets)), "wan6-rule-server");
        thread.setDaemon(true);
        thread.start();
    }

    private ProvisioningInput run(
            ProvisioningClient.Line line,
            Exchange exchange,
            Function<String, ProvisioningInput> failure,
            OpenSockets sockets) {
        try (sockets) {
            Optional<Ipv6Address> from = sourceOf(line, sockets);
            return from.isPresent()
                    ? exchange.from(from.get(), sockets)
                    : failure.apply("this host has no address in " + line.prefixes());
        } catch (RuntimeException | Error fault) { // an embedder's choice of address, too
            return failure.apply("a fault: " + fault.getClass().getSimpleName());
        }
    }

    private Optional<Ipv6Address> sourceOf(ProvisioningClient.Line line, OpenSockets sockets) {
        long end = System.nanoTime() + LONGEST_WAIT_FOR_SOURCE;
        Optional<Ipv6Address> found = source.of(line.prefixes());
        while (found.isEmpty() && !sockets.isClosed() && end - System.nanoTime() > 0) {
            LockSupport.parkNanos(this, BETWEEN_LOOKS);
            found = source.of(line.prefixes());
        }
        return found;
    }

    /** Forgets what is on its way; its answer is that of an exchange which nobody waits for. */
    synchronized void cancel() {
        current.close();
    }

    @Override
    public synchronized void close() {
        closed = true;
        current.close();
    }
}
