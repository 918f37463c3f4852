package net.wan6.core.driver;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.wan6.auth.Delivery;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.core.Input;
import net.wan6.core.Output;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One channel and the lines that share it, told apart by Client Identifier. Loop thread only. */
final class SharedChannel {
    private static final Logger LOG = LoggerFactory.getLogger(Dhcpv6Client.class);

    /** A flood on one channel must not keep timers and other channels waiting. */
    static final int MOST_DATAGRAMS_A_TURN = 64;

    private final String name;
    private final Map<Duid, ClientRunner> lines = new HashMap<>();
    private @Nullable DatagramChannel channel;
    private @Nullable SelectionKey key;
    private @Nullable InetSocketAddress server;
    private Delivery delivery = Delivery.UNICAST;

    SharedChannel(String name) {
        this.name = name;
    }

    /** Takes a channel that is bound to one unicast address, in the place of the one before. */
    void use(DatagramChannel bound, Selector selector) throws IOException {
        drop();
        bound.configureBlocking(false);
        key = bound.register(selector, SelectionKey.OP_READ, this);
        channel = bound;
        delivery = deliveryTo(bound.getLocalAddress());
    }

    /** Sends to a server of its own instead of the group of all of them. */
    void sendTo(InetSocketAddress onlyServer) {
        server = onlyServer;
    }

    /** What is bound to no address in particular hears groups too, and cannot tell. */
    private static Delivery deliveryTo(@Nullable SocketAddress local) {
        boolean one = local instanceof InetSocketAddress address
                && !address.getAddress().isAnyLocalAddress()
                && !address.getAddress().isMulticastAddress();
        return one ? Delivery.UNICAST : Delivery.UNKNOWN;
    }

    /**
     * Closes the channel. A selector keeps what is closed until it selects the next time, and the port with it: whoever
     * binds at once, to another address of an interface or by opening a client again, would find it taken.
     */
    void drop() {
        DatagramChannel old = channel;
        SelectionKey registered = key;
        channel = null;
        key = null;
        try {
            if (old != null) {
                old.close();
            }
            if (registered != null && registered.selector().isOpen()) {
                registered.selector().selectNow(readable -> {});
            }
        } catch (IOException closedAnyway) {
            LOG.debug("{}: closing the channel", name, closedAnyway);
        }
    }

    void add(ClientRunner line) {
        Duid duid = line.identity().duid();
        if (lines.putIfAbsent(duid, line) != null) {
            throw new IllegalArgumentException("a client with DUID " + duid + " is already on " + name);
        }
        line.attach(this);
    }

    void remove(ClientRunner line) {
        lines.remove(line.identity().duid(), line);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** A copy: a line may go while it is told something. */
    List<ClientRunner> lines() {
        return new ArrayList<>(lines.values());
    }

    void send(Output.Transmit transmit) throws IOException {
        DatagramChannel open = channel;
        if (open == null) {
            throw new SocketException("no channel is open on " + name);
        }
        // No scope: the bound channel's own interface. Another's would take the datagram out there.
        InetSocketAddress to = server != null
                ? server
                : new InetSocketAddress(transmit.destination().toInetAddress(), Output.SERVER_PORT);
        if (open.send(transmit.datagram().toByteBuffer(), to) == 0) {
            throw new SocketException("the send buffer is full");
        }
    }

    void receive(ByteBuffer buffer, HostClock clock) {
        for (int i = 0; i < MOST_DATAGRAMS_A_TURN; i++) {
            DatagramChannel open = channel;
            if (open == null) {
                return;
            }
            try {
                buffer.clear();
                SocketAddress source = open.receive(buffer);
                if (source == null) {
                    return;
                }
                buffer.flip();
                dispatch(Octets.of(buffer), source, clock.nanoseconds());
            } catch (IOException failed) {
                LOG.debug("{}: receiving", name, failed);
                return;
            }
        }
    }

    private void dispatch(Octets datagram, SocketAddress source, long now) {
        if (!(source instanceof InetSocketAddress from && from.getAddress() instanceof Inet6Address address)) {
            return;
        }
        Ipv6Address sender = Ipv6Address.of(address);
        if (lines.size() == 1) {
            // To count what is wrong, too.
            lines().get(0).handle(new Input.Received(datagram, sender, from.getPort(), delivery), now);
            return;
        }
        Message message;
        try {
            message = Message.decode(datagram, Input.ReceivedMessage.LIMITS);
        } catch (MalformedMessageException broken) {
            // Nobody can tell whose it is; one of them counts it, and tells of a Reconfigure.
            lines().stream()
                    .limit(1)
                    .forEach(line -> line.handle(new Input.Received(datagram, sender, from.getPort(), delivery), now));
            return;
        }
        ClientRunner line = addressee(message);
        if (line == null) {
            LOG.debug("{}: a datagram of {} octets is for none of the clients", name, datagram.length());
        } else {
            line.handle(new Input.ReceivedMessage(message, sender, from.getPort(), delivery), now);
        }
    }

    private @Nullable ClientRunner addressee(Message message) {
        return message.options().first(OptionTypes.CLIENT_ID).map(lines::get).orElse(null);
    }
}
