package net.wan6.core.driver;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import net.wan6.core.ClientEvent;

/** A channel that the application has bound: always up, never bound anew. */
final class BoundChannelTransport implements Transport {
    private final DatagramChannel bound;
    private final InetSocketAddress server;
    private final SharedChannel shared;

    BoundChannelTransport(DatagramChannel bound, InetSocketAddress server) {
        this.bound = bound;
        this.server = server;
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

    /** Two clients on one channel speak to one server. */
    @Override
    public void share(Transport other) {
        if (other instanceof BoundChannelTransport that && !server.equals(that.server)) {
            throw new IllegalArgumentException("the channel's clients speak to " + EndpointText.of(server) + ", not to "
                    + EndpointText.of(that.server));
        }
    }

    /** Here and not at the first datagram: what cannot send would be silent for ever. */
    private void requireUsable() throws IOException {
        if (!bound.isOpen()) {
            throw new IllegalArgumentException("the channel is closed");
        }
        if (bound.isConnected()) {
            throw new IllegalArgumentException(
                    "the channel is connected, to " + EndpointText.of(bound.getRemoteAddress())
                            + ": it would not hear a Reconfigure from another address");
        }
        if (!(bound.getLocalAddress() instanceof InetSocketAddress local)) {
            throw new IllegalArgumentException("the channel is not bound");
        }
        if (!(local.getAddress() instanceof Inet6Address)) {
            throw new IllegalArgumentException(
                    "the channel is not bound to an IPv6 address but to " + EndpointText.of(local));
        }
    }

    @Override
    public void open(Host host, long now) throws IOException {
        requireUsable();
        shared.use(bound, host.selector());
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
    public long watch(Host host, long now) {
        return Nanoseconds.NEVER;
    }

    @Override
    public String toString() {
        return "channel to " + EndpointText.of(server);
    }
}
