package net.wan6.examples.programs;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.wan6.auth.Delivery;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.Input;
import net.wan6.core.Output;
import net.wan6.core.PersistedStateException;
import net.wan6.core.driver.HostClock;
import net.wan6.core.driver.LeaseStore;

/**
 * A {@link ClientEngine} in an event loop of your own: one selector, one channel, and no thread of the library's.
 *
 * <p>The same four steps serve any loop: tell the engine what happened, carry out its outputs until it asks to wait, wait
 * that long, tell it that time has passed.
 */
public final class OwnEventLoop implements AutoCloseable {
    /** A selector's timeout stands still while the machine sleeps, and the server's clock does not. */
    private static final long LONGEST_WAIT_MILLIS = 15_000;

    private final HostClock clock = HostClock.system();
    private final ByteBuffer buffer = ByteBuffer.allocate(65_536);
    private final DatagramChannel channel;
    private final InetSocketAddress servers;
    private final Selector selector;
    private final ClientEngine engine;
    private final LeaseStore store;
    private final Consumer<ClientEvent> application;

    /**
     * Takes a channel that is bound to a unicast address: only then is it certain that what arrives was sent by unicast.
     *
     * @param channel the channel, closed by {@link #close}
     * @param servers where messages go: {@code [ff02::1:2%wan0]:547}, or a test's server
     * @param config what to ask for
     * @param identity who asks
     * @param store where an earlier run left its leases and keys, and this one leaves its own; closed by {@link #close}
     * @param application hears of every event
     * @throws IOException if no selector can be opened, or the store cannot be read
     */
    public OwnEventLoop(
            DatagramChannel channel,
            InetSocketAddress servers,
            ClientConfig config,
            ClientIdentity identity,
            LeaseStore store,
            Consumer<ClientEvent> application)
            throws IOException {
        this.channel = channel;
        this.servers = servers;
        this.store = store;
        this.application = application;
        this.engine = engine(config, identity);
        this.selector = Selector.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    /** The engine that an earlier run left, or a new one if there is none or it cannot be used. */
    private ClientEngine engine(ClientConfig config, ClientIdentity identity) throws IOException {
        SecureRandom random = new SecureRandom();
        if (store.load() instanceof LeaseStore.Stored.State kept) {
            try {
                return ClientEngine.resume(
                        config, identity, kept.state(), kept.downtime(), clock.nanoseconds(), random);
            } catch (PersistedStateException unusable) {
                store.putAway();
            }
        }
        return ClientEngine.create(config, identity, random);
    }

    /**
     * Runs until the engine is as wanted.
     *
     * @param end when to return
     * @throws IOException if the channel or the selector fails
     */
    public void runUntil(Predicate<ClientEngine> end) throws IOException {
        tell(new Input.Start());
        while (!end.test(engine)) {
            selector.select(waitMillis());
            selector.selectedKeys().clear();
            receive();
            tell(new Input.Timeout());
        }
    }

    /** Rounded up, for a timeout too early does nothing; never 0, which would wait for ever. */
    private long waitMillis() {
        long nanoseconds = engine.deadline() - clock.nanoseconds();
        return Math.max(1, Math.min(LONGEST_WAIT_MILLIS, nanoseconds / 1_000_000 + 1));
    }

    private void receive() throws IOException {
        for (InetSocketAddress from = next(); from != null; from = next()) {
            Ipv6Address source = Ipv6Address.of(from.getAddress().getAddress());
            tell(new Input.Received(Octets.of(buffer.flip()), source, from.getPort(), Delivery.UNICAST));
        }
    }

    private @org.jspecify.annotations.Nullable InetSocketAddress next() throws IOException {
        return (InetSocketAddress) channel.receive(buffer.clear());
    }

    private void tell(Input input) {
        engine.handle(input, clock.nanoseconds());
        boolean failed = false;
        for (Output out = engine.poll(); !(out instanceof Output.WaitUntil); out = engine.poll()) {
            if (out instanceof Output.Transmit transmit) {
                failed |= !sent(transmit);
            } else if (out instanceof Output.Persist persist) {
                save(persist.state());
            } else if (out instanceof Output.Notify notify) {
                application.accept(notify.event());
            }
        }
        if (failed) {
            tell(new Input.TransmitFailed());
        }
    }

    /** Before what follows is sent or told. If it fails the lease goes on, but a restart may not find it. */
    private void save(Octets state) {
        try {
            store.save(state);
        } catch (IOException notKept) {
            application.accept(new ClientEvent.StoreProblem("the state was not saved: " + notKept.getMessage()));
        }
    }

    /** What is not sent counts as lost on the way: it will be sent again. */
    private boolean sent(Output.Transmit transmit) {
        try {
            return channel.send(transmit.datagram().toByteBuffer(), servers) > 0;
        } catch (IOException unreachable) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        tell(new Input.Stop());
        selector.close();
        channel.close();
        store.close();
    }
}
