package net.wan6.core.driver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import java.util.Optional;
import net.wan6.core.ClientEvent;

/** A channel that the application has bound: always up, never bound anew. */
final class BoundChannelTransport implements Transport {
    private final DatagramChannel bound;
    private final Selector selector;
    private final SharedChannel shared;

    BoundChannelTransport(DatagramChannel bound, InetSocketAddress server, Selector selector) {
        this.bound = bound;
        this.selector = selector;
        this.shared = new SharedChannel("the application's channel");
        shared.sendTo(server);
    }

    @Override
    public Object key() {
        return bound;
    }

    @Override
    public SharedChannel channel() {
        return shared;
    }

    @Override
    public void open(long now) throws IOException {
        shared.use(bound, selector);
    }

    @Override
    public boolean isUp() {
        return true;
    }

    @Override
    public Optional<ClientEvent.TransportProblem> problem() {
        return Optional.empty();
    }

    @Override
    public long watch(long now) {
        return Nanoseconds.NEVER;
    }
}
