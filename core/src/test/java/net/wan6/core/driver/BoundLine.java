package net.wan6.core.driver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.wan6.auth.Delivery;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.ClientState;
import net.wan6.core.Input;
import net.wan6.core.Output;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.Outgoing;
import net.wan6.test.carrier.Peer;

/** A line with a prefix, whose messages go through a transport to a carrier, in virtual time. */
final class BoundLine implements AutoCloseable {
    private static final Ipv6Address SERVER = Ipv6Address.parse("fe80::2");
    private static final Peer PEER = Peer.client(Ipv6Address.parse("fe80::1"));

    private final Carrier carrier = Carrier.open(
            CarrierPlan.builder(Duid.parseHex("0003000102005e005302"))
                    .pool(Ipv6Prefix.parse("2001:db8::/40"), 56)
                    .build(),
            new Random(3));
    private final SetClock clock;
    private final DatagramChannel listening;
    private final ClientRunner line;

    BoundLine(InterfaceTransport port, Transport.Host host, SetClock clock) throws IOException {
        this.clock = clock;
        listening = DatagramChannel.open(StandardProtocolFamily.INET6).bind(Line.loopback());
        listening.configureBlocking(false);
        ClientIdentity identity = ClientIdentity.of(Line.CLIENT);
        line = new ClientRunner(
                bound(identity),
                identity,
                LeaseStore.none(),
                new ListenerQueue("wan0", Runnable::run),
                new ClientLog("wan0"),
                new DeadlineQueue());
        port.open(host, clock.nanoseconds());
        port.channel().sendTo((InetSocketAddress) listening.getLocalAddress());
        port.channel().add(line);
    }

    private ClientEngine bound(ClientIdentity identity) {
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
        ClientEngine engine = ClientEngine.create(config, identity, new Random(1));
        engine.handle(new Input.Start(), clock.nanoseconds());
        while (engine.state() != ClientState.BOUND) {
            Output output = engine.poll();
            if (output instanceof Output.Transmit transmit) {
                for (Outgoing answer : carrier.receive(transmit.datagram(), PEER, clock.nanoseconds())) {
                    engine.handle(received(answer.datagram()), clock.nanoseconds());
                }
            } else if (output instanceof Output.WaitUntil) {
                clock.advance(1);
                engine.handle(new Input.Timeout(), clock.nanoseconds());
            }
        }
        return engine;
    }

    private static Input received(Octets datagram) {
        return new Input.Received(datagram, SERVER, 547, Delivery.UNICAST);
    }

    /** What is sent, each message answered at once, until a minute passes without one. */
    List<MessageType> exchangesUntilQuiet() throws IOException {
        List<MessageType> sent = new ArrayList<>();
        for (int quiet = 0; quiet < 60; quiet++) {
            clock.advance(1);
            line.handle(new Input.Timeout(), clock.nanoseconds());
            ByteBuffer buffer = ByteBuffer.allocate(2000);
            while (listening.receive(buffer) != null) {
                Octets datagram = Octets.of(buffer.flip());
                sent.add(Message.decode(datagram).type());
                for (Outgoing answer : carrier.receive(datagram, PEER, clock.nanoseconds())) {
                    line.handle(received(answer.datagram()), clock.nanoseconds());
                }
                buffer.clear();
                quiet = 0;
            }
        }
        return sent;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
