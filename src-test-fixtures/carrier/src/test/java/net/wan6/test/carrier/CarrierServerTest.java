package net.wan6.test.carrier;

import static net.wan6.test.carrier.TestLine.CLIENT;
import static net.wan6.test.carrier.TestLine.NEW_POOL;
import static net.wan6.test.carrier.TestLine.OLD;
import static net.wan6.test.carrier.TestLine.renew;
import static net.wan6.test.carrier.TestLine.request;
import static net.wan6.test.carrier.TestLine.solicit;
import static net.wan6.test.carrier.TestLine.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The carrier on real sockets of the loopback interface. */
@Timeout(30)
class CarrierServerTest {
    private final List<CarrierEvent> events = new CopyOnWriteArrayList<>();
    private CarrierServer server;
    private DatagramSocket client;

    @BeforeEach
    void open() throws IOException {
        server = serving(events::add);
        client = new DatagramSocket(
                new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), 0));
        client.setSoTimeout(10_000);
    }

    private static CarrierServer serving(Consumer<CarrierEvent> listener) throws IOException {
        CarrierPlan plan = CarrierPlan.builder(TestLine.SERVER)
                .pool(TestLine.POOL, 56)
                .answerDelay(Duration.ofMillis(20))
                .build();
        return CarrierServer.onAddress(
                Carrier.open(plan, new Random(1)),
                new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), 0),
                listener);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void fourMessagesThenAReconfigureToThePortTheClientSentFrom() throws IOException {
        exchange(solicit().build(), MessageType.ADVERTISE);
        exchange(request().build(), MessageType.REPLY);
        server.perform((carrier, now) -> {
            carrier.renumber(NEW_POOL, 56);
            return carrier.reconfigureAll(ReconfigureType.RENEW, now);
        });
        hear(MessageType.RECONFIGURE);
        assertEquals(
                List.of("2001:db8:2000::/56 12600/14400", "2001:db8:1000::/56 0/0"),
                text(exchange(renew(OLD).build(), MessageType.REPLY)
                        .options()
                        .first(OptionTypes.IA_PD)
                        .orElseThrow()));
        assertEquals(1, server.ask(Carrier::leases).size());
        assertTrue(events.contains(new CarrierEvent.ReconfigureAnswered(CLIENT, MessageType.RENEW)));
    }

    @Test
    void anEventIsWaitedForAndTheWaitInVainNamesTheOthers() throws Exception {
        say(solicit().build().octets());
        Duration longest = Duration.ofSeconds(10);
        assertEquals(
                MessageType.ADVERTISE,
                server.awaitEvent(CarrierEvent.Answered.class, longest).sent());
        say(Octets.of((byte) 1));
        say(request().build().octets());
        server.awaitEvent(CarrierEvent.Delegated.class, longest);
        TimeoutException none = assertThrows(
                TimeoutException.class, () -> server.awaitEvent(CarrierEvent.Released.class, Duration.ofMillis(50)));
        assertTrue(String.valueOf(none.getMessage()).startsWith("no Released in PT0.05S, "), none::getMessage);
        assertThrows(TimeoutException.class, () -> server.awaitEvent(CarrierEvent.Delegated.class, Duration.ZERO));
    }

    /** One turn may do more than a carrier keeps for who takes its events himself. */
    @Test
    void noEventOfALongTurnIsLost() {
        server.perform((carrier, now) -> {
            for (int i = 0; i < 2500; i++) {
                carrier.renumber(List.of());
            }
            return List.of();
        });
        assertEquals(2500, events.size());
        Carrier alone = Carrier.open(CarrierPlan.builder(TestLine.SERVER).build(), new Random(1));
        for (int i = 0; i < 2500; i++) {
            alone.renumber(List.of());
        }
        List<CarrierEvent> taken = alone.takeEvents();
        assertEquals(1001, taken.size());
        assertEquals(new CarrierEvent.EventsLost(1500), taken.get(0));
        assertEquals(List.of(), alone.takeEvents());
    }

    @Test
    void whatIsDueIsSentByItself() throws IOException {
        server.perform((carrier, now) -> {
            carrier.inject(Fault.DELAY, 1);
            return List.of();
        });
        exchange(solicit().build(), MessageType.ADVERTISE);
    }

    @Test
    void anEmptyDatagramAndNonsenseAreOutlived() throws IOException {
        say(Octets.EMPTY);
        say(Octets.of(new byte[65_000]));
        say(Octets.of((byte) 1));
        exchange(solicit().build(), MessageType.ADVERTISE);
        assertEquals(
                3,
                events.stream()
                        .filter(CarrierEvent.NotAnswered.class::isInstance)
                        .count());
    }

    @Test
    void closeLeavesNeitherThreadNorPort() throws IOException {
        InetSocketAddress address = server.address();
        server.close();
        assertEquals(
                0,
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("wan6-carrier"))
                        .count());
        new DatagramSocket(address).close();
        server.close();
        assertThrows(IllegalStateException.class, () -> server.perform((carrier, now) -> List.of()));
    }

    /** What a listener does comes after what it was told of, on the wire and in the order of events. */
    @Test
    void aListenerThatCallsBackDoesNotOvertake() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        List<CarrierServer> own = new CopyOnWriteArrayList<>();
        own.add(serving(event -> {
            told.add(event.getClass().getSimpleName());
            if (event instanceof CarrierEvent.KeyGiven) {
                own.get(0).perform((carrier, now) -> carrier.reconfigureAll(ReconfigureType.RENEW, now));
                told.add("returned");
            }
        }));
        try (CarrierServer calling = own.get(0)) {
            byte[] octets = request().build().octets().toByteArray();
            client.send(new DatagramPacket(octets, octets.length, calling.address()));
            assertEquals(MessageType.REPLY, next().type());
            assertEquals(MessageType.RECONFIGURE, next().type());
        }
        assertEquals(List.of("Delegated", "KeyGiven", "returned", "Answered", "ReconfigureSent"), told.subList(0, 5));
    }

    @Test
    void aListenerMayClose() throws Exception {
        List<CarrierServer> own = new CopyOnWriteArrayList<>();
        CarrierServer closing = serving(event -> own.get(0).close());
        own.add(closing);
        try (DatagramSocket socket = new DatagramSocket()) {
            byte[] octets = solicit().build().octets().toByteArray();
            socket.send(new DatagramPacket(octets, octets.length, closing.address()));
        }
        closing.close();
    }

    @Test
    void aListenerThatThrowsEndsItAndCloseTells() throws IOException {
        CarrierServer broken = serving(event -> {
            throw new UnsupportedOperationException("no");
        });
        byte[] octets = solicit().build().octets().toByteArray();
        client.send(new DatagramPacket(octets, octets.length, broken.address()));
        broken.join();
        IllegalStateException told = assertThrows(IllegalStateException.class, broken::close);
        assertEquals("no", told.getCause().getMessage());
        broken.close();
    }

    @Test
    void aTakenPortAndAMissingInterfaceAreNamed() {
        String taken = assertThrows(
                        IOException.class,
                        () -> CarrierServer.onAddress(
                                Carrier.open(
                                        CarrierPlan.builder(TestLine.SERVER).build(), new Random(1)),
                                server.address(),
                                event -> {}))
                .getMessage();
        assertTrue(taken.contains(String.valueOf(server.address().getPort())), taken);
        String missing = assertThrows(
                        IOException.class,
                        () -> CarrierServer.onInterface(
                                Carrier.open(
                                        CarrierPlan.builder(TestLine.SERVER).build(), new Random(1)),
                                "wan6none0",
                                event -> {}))
                .getMessage();
        assertTrue(missing.contains("wan6none0"), missing);
    }

    private Message exchange(Message message, MessageType answer) throws IOException {
        say(message.octets());
        return hear(answer);
    }

    private void say(Octets datagram) throws IOException {
        byte[] octets = datagram.toByteArray();
        client.send(new DatagramPacket(octets, octets.length, server.address()));
    }

    private Message next() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
        client.receive(packet);
        return Message.decode(Octets.of(packet.getData(), 0, packet.getLength()));
    }

    /** Waits for a message of a type: on a slow machine a Reconfigure may come again before its answer went out. */
    private Message hear(MessageType type) throws IOException {
        while (true) {
            Message message = next();
            if (message.type().equals(type)) {
                return message;
            }
        }
    }
}
