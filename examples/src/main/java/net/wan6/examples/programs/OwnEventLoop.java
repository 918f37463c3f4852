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
import net.wan6.core.HostClock;
import net.wan6.core.Input;
import net.wan6.core.Output;

/**
 * A {@link ClientEngine} in an event loop of one's own: one selector, one channel, no thread of ours.
 *
 * <p>The same four moves serve any loop: tell the engine what happened, take out what it wants done until that is a wait,
 * wait so long, say that time has passed.
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
    private final Consumer<Octets> store;
    private final Consumer<ClientEvent> application;

    /**
     * Takes a channel that is bound to one unicast address: only then is it a fact that what comes was sent to us alone.
     *
     * @param channel the channel, closed by {@link #close}
     * @param servers where messages go: {@code [ff02::1:2%wan0]:547}, or a test's server
     * @param config what to ask for
     * @param identity who asks
     * @param store keeps a state before it returns
     * @param application hears of every event
     * @throws IOException if there is no selector to be had
     */
    public OwnEventLoop(
            DatagramChannel channel,
            InetSocketAddress servers,
            ClientConfig config,
            ClientIdentity identity,
            Consumer<Octets> store,
            Consumer<ClientEvent> application)
            throws IOException {
        this.channel = channel;
        this.servers = servers;
        this.store = store;
        this.application = application;
        this.engine = ClientEngine.create(config, identity, new SecureRandom());
        this.selector = Selector.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
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
                // Kept before what follows is sent or told.
                store.accept(persist.state());
            } else if (out instanceof Output.Notify notify) {
                application.accept(notify.event());
            }
        }
        if (failed) {
            tell(new Input.TransmitFailed());
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
    }
}
