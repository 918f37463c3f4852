package net.wan6.examples.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.wan6.auth.Delivery;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.Input;
import net.wan6.core.Output;
import net.wan6.core.PersistedStateException;
import net.wan6.core.driver.HostClock;
import net.wan6.core.driver.LeaseStore;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ClientEngine} in an event loop of your own: one selector, one channel, and no thread of the library's.
 *
 * <p>The same four steps serve any loop: tell the engine what happened, carry out its outputs until it asks to wait, wait
 * that long, tell it that time has passed.
 *
 * <p>Arguments: the interface, the MAC to make the DUID of, a file for the state. Unlike the library's driver, this program
 * does not follow the interface: it wants one that is up and has its link-local address.
 */
public final class OwnEventLoop implements AutoCloseable {
    /** A selector's timeout stands still while the machine sleeps, and the server's clock does not. */
    private static final long LONGEST_WAIT_MILLIS = 15_000;

    private static final long PAUSE_BEFORE_SAVING_AGAIN = 1_000_000_000L;

    private final HostClock clock = HostClock.system();
    private final ByteBuffer buffer = ByteBuffer.allocate(65_536);
    private final DatagramChannel channel;
    private final InetSocketAddress servers;
    private final Selector selector;
    private final ClientEngine engine;
    private final LeaseStore store;
    private final Consumer<ClientEvent> application;
    private long saveAgainAt = Long.MAX_VALUE;

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

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("arguments: INTERFACE MAC STATE-FILE, such as wan0 02:00:5e:00:53:02 wan0.state");
            System.exit(2);
        }
        NetworkInterface wan = NetworkInterface.getByName(args[0]);
        InetAddress own = Collections.list(wan.getInetAddresses()).stream()
                .filter(InetAddress::isLinkLocalAddress)
                .findFirst()
                .orElseThrow();
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET6)
                .setOption(StandardSocketOptions.IP_MULTICAST_IF, wan)
                .bind(new InetSocketAddress(own, 546));
        InetSocketAddress servers = new InetSocketAddress("ff02::1:2%" + wan.getName(), 547);
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
        ClientIdentity identity = ClientIdentity.of(Duid.parseMac(args[1]));
        LeaseStore store = LeaseStore.file(Path.of(args[2]));
        Consumer<ClientEvent> print = System.out::println;
        try (OwnEventLoop loop = new OwnEventLoop(channel, servers, config, identity, store, print)) {
            loop.runUntil(engine -> false);
        }
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
            tell(saveAgainAt <= clock.nanoseconds() ? new Input.PersistFailed() : new Input.Timeout());
        }
    }

    /** Rounded up, for a timeout too early does nothing; never 0, which would wait for ever. */
    private long waitMillis() {
        long nanoseconds = Math.min(engine.deadline(), saveAgainAt) - clock.nanoseconds();
        return Math.max(1, Math.min(LONGEST_WAIT_MILLIS, nanoseconds / 1_000_000 + 1));
    }

    private void receive() throws IOException {
        for (InetSocketAddress from = next(); from != null; from = next()) {
            Ipv6Address source = Ipv6Address.of(from.getAddress().getAddress());
            tell(new Input.Received(Octets.of(buffer.flip()), source, from.getPort(), Delivery.UNICAST));
        }
    }

    private @Nullable InetSocketAddress next() throws IOException {
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

    /** Before what follows is sent or told. If it fails the lease goes on, but a restart finds it only once it is saved. */
    private void save(Octets state) {
        try {
            store.save(state);
            saveAgainAt = Long.MAX_VALUE;
        } catch (IOException notKept) {
            saveAgainAt = clock.nanoseconds() + PAUSE_BEFORE_SAVING_AGAIN;
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
