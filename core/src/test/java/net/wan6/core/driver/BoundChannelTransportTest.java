package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.List;
import net.wan6.codec.Ipv6Address;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.Input;
import org.junit.jupiter.api.Test;

/** B2: a channel that could not send is refused when it is handed over; what fails later is a failure of the transport. */
class BoundChannelTransportTest {
    private static final ClientConfig CONFIG =
            ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();

    private static final InetSocketAddress SERVER =
            new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), 547);

    private interface Opener {
        DatagramChannel open() throws IOException;
    }

    private static void assertRefused(String reason, Opener opener) throws IOException {
        try (DatagramChannel channel = opener.open()) {
            Dhcpv6Client.Builder builder =
                    Dhcpv6Client.builder(CONFIG, ClientIdentity.of(Line.CLIENT)).onChannel(channel, SERVER);
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, builder::open);
            assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused::getMessage);
        }
    }

    private static DatagramChannel ipv6() throws IOException {
        return DatagramChannel.open(StandardProtocolFamily.INET6);
    }

    @Test
    void connected() throws IOException {
        assertRefused("is connected", () -> ipv6().bind(Line.loopback()).connect(SERVER));
    }

    @Test
    void ipv4() throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        assertRefused(
                "IPv6 address",
                () -> DatagramChannel.open(StandardProtocolFamily.INET).bind(any));
        assertRefused("IPv6 address", () -> ipv6().bind(any));
    }

    @Test
    void notBound() throws IOException {
        assertRefused("not bound", BoundChannelTransportTest::ipv6);
    }

    @Test
    void closed() throws IOException {
        assertRefused("is closed", () -> {
            DatagramChannel channel = ipv6().bind(Line.loopback());
            channel.close();
            return channel;
        });
    }

    @Test
    void aServerHasAnAddressAndAPort() throws IOException {
        try (DatagramChannel channel = ipv6().bind(Line.loopback())) {
            Dhcpv6Client.Builder builder = Dhcpv6Client.builder(CONFIG, ClientIdentity.of(Line.CLIENT));
            for (InetSocketAddress server : List.of(
                    new InetSocketAddress(SERVER.getAddress(), 0),
                    new InetSocketAddress(Ipv6Address.parse("::").toInetAddress(), 547),
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 547),
                    InetSocketAddress.createUnresolved("dhcp.example", 547))) {
                assertThrows(
                        IllegalArgumentException.class, () -> builder.onChannel(channel, server), server::toString);
            }
        }
    }

    /** All clients of a channel send to one server: another would be passed over in silence. */
    @Test
    void anotherServerOnTheSameChannel() throws IOException {
        try (Dhcpv6Loop loop = Dhcpv6Loop.open();
                DatagramChannel channel = ipv6().bind(Line.loopback())) {
            Dhcpv6Client first = Dhcpv6Client.builder(CONFIG, ClientIdentity.of(Line.duid(1)))
                    .onChannel(channel, SERVER)
                    .loop(loop)
                    .open();
            Dhcpv6Client.Builder second = Dhcpv6Client.builder(CONFIG, ClientIdentity.of(Line.duid(2)))
                    .onChannel(channel, new InetSocketAddress(SERVER.getAddress(), 548))
                    .loop(loop);
            assertThrows(IllegalArgumentException.class, second::open);
            first.close();
        }
    }

    /** A fault of the network code, whatever it throws, is a datagram that was not sent, and no fault of ours. */
    @Test
    void anyFailureToSendIsCounted() throws IOException {
        SetClock clock = new SetClock();
        ClientIdentity identity = ClientIdentity.of(Line.CLIENT);
        ClientEngine engine = ClientEngine.create(CONFIG, identity, new java.util.Random(1));
        ClientRunner line = new ClientRunner(
                engine,
                identity,
                LeaseStore.none(),
                new ListenerQueue("wan0", Runnable::run),
                new ClientLog("wan0"),
                new DeadlineQueue());
        SharedChannel shared = new SharedChannel("wan0");
        shared.add(line);
        try (DatagramChannel channel = ipv6().bind(Line.loopback());
                java.nio.channels.Selector selector = java.nio.channels.Selector.open()) {
            shared.use(channel, selector);
            channel.connect(SERVER);
            line.handle(new Input.Start(), clock.nanoseconds());
            clock.advance(2);
            line.handle(new Input.Timeout(), clock.nanoseconds());
            assertEquals(1, line.statistics().transmitFailures());
        }
    }
}
