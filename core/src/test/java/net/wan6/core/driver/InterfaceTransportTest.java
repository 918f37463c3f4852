package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.MessageType;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.ClientState;
import net.wan6.core.Input;
import net.wan6.core.driver.LinkWatcher.Down;
import net.wan6.core.driver.LinkWatcher.DownReason;
import net.wan6.core.driver.LinkWatcher.Up;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel that follows its interface, in virtual time. */
class InterfaceTransportTest {
    private static final Ipv6Address ONE = Ipv6Address.parse("fe80::1");
    private static final Ipv6Address OTHER = Ipv6Address.parse("fe80::77");

    private final SetClock clock = new SetClock();
    private final List<String> binds = new ArrayList<>();
    private final List<ClientEvent> heard = new ArrayList<>();
    private LinkWatcher.Link link = new Up(4, List.of(ONE));
    private Optional<String> refusal = Optional.empty();

    private Selector selector;
    private Transport.Host host;
    private InterfaceTransport port;
    private ClientRunner line;

    @BeforeEach
    void open() throws IOException {
        selector = Selector.open();
        port = new InterfaceTransport("wan0", false);
        host = new Transport.Host(name -> link, this::bind, selector);
    }

    @AfterEach
    void close() throws IOException {
        port.channel().drop();
        selector.close();
    }

    /** Binds to the loopback instead, which every machine has. */
    private DatagramChannel bind(int index, Ipv6Address address) throws IOException {
        if (refusal.isPresent()) {
            throw new BindException(refusal.get());
        }
        binds.add(index + " " + address);
        return DatagramChannel.open(StandardProtocolFamily.INET6).bind(Line.loopback());
    }

    private void start() throws IOException {
        start(port);
    }

    private void start(InterfaceTransport port) throws IOException {
        ListenerQueue events = new ListenerQueue("wan0", Runnable::run);
        events.addListener(new ClientListener() {
            @Override
            public void onEvent(ClientEvent event) {
                heard.add(event);
            }
        });
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
        ClientIdentity identity = ClientIdentity.of(Line.CLIENT);
        ClientEngine engine = ClientEngine.create(config, identity, new java.util.Random(1));
        line = new ClientRunner(
                engine, identity, LeaseStore.none(), events, new ClientLog("wan0"), new DeadlineQueue());
        port.open(host, clock.nanoseconds());
        port.channel().add(line);
        if (!port.isUp()) {
            line.handle(new Input.LinkDown(), clock.nanoseconds());
        }
        line.handle(new Input.Start(), clock.nanoseconds());
    }

    private void watch() {
        watch(port);
    }

    private void watch(InterfaceTransport port) {
        clock.advance(1);
        port.watch(host, clock.nanoseconds());
    }

    private void becomes(LinkWatcher.Link now) {
        link = now;
        watch();
    }

    @Test
    void nothingChangesNothing() throws IOException {
        start();
        watch();
        watch();
        assertEquals(List.of("4 fe80::1"), binds);
        assertEquals(ClientState.SOLICITING, line.state());
    }

    @Test
    void carrierLostAndBackKeepsTheChannel() throws IOException {
        start();
        becomes(new Down(DownReason.NO_CARRIER));
        assertEquals(ClientState.NO_LINK, line.state());
        assertFalse(port.isUp());
        becomes(new Up(4, List.of(ONE)));
        assertEquals(ClientState.SOLICITING, line.state());
        assertEquals(List.of("4 fe80::1"), binds);
    }

    @Test
    void anotherLinkLocalAddressIsBoundAnew() throws IOException {
        start();
        becomes(new Up(4, List.of(OTHER)));
        assertEquals(List.of("4 fe80::1", "4 fe80::77"), binds);
        assertTrue(port.isUp());
        assertEquals(ClientState.SOLICITING, line.state());
    }

    /**
     * F2: the server learns the new address of an interface that comes back with another one, as soon as the leases are
     * known to be good, and not only at T1 (RFC 9915 §18.2.4).
     */
    @Test
    void anInterfaceThatComesBackWithAnotherAddressTellsItsServer() throws IOException {
        try (BoundLine bound = new BoundLine(port, host, clock)) {
            becomes(new Down(DownReason.NO_CARRIER));
            becomes(new Up(4, List.of(OTHER)));
            assertEquals(List.of(MessageType.REBIND, MessageType.RENEW), bound.exchangesUntilQuiet());
            becomes(new Down(DownReason.ABSENT));
            becomes(new Up(9, List.of(ONE)));
            assertEquals(List.of(MessageType.REBIND, MessageType.RENEW), bound.exchangesUntilQuiet());
            becomes(new Down(DownReason.NO_CARRIER));
            becomes(new Up(9, List.of(ONE)));
            assertEquals(List.of(MessageType.REBIND), bound.exchangesUntilQuiet());
        }
    }

    @Test
    void addressBesideOursChangesNothing() throws IOException {
        start();
        becomes(new Up(4, List.of(OTHER, ONE)));
        assertEquals(List.of("4 fe80::1"), binds);
    }

    @Test
    void interfaceDeletedAndMadeAnew() throws IOException {
        start();
        becomes(new Down(DownReason.ABSENT));
        becomes(new Up(9, List.of(ONE)));
        assertEquals(List.of("4 fe80::1", "9 fe80::1"), binds);
        assertEquals(ClientState.SOLICITING, line.state());
    }

    @Test
    void interfaceMadeAnewBetweenTwoLooks() throws IOException {
        start();
        becomes(new Up(9, List.of(ONE)));
        assertEquals(List.of("4 fe80::1", "9 fe80::1"), binds);
        List<ClientEvent> states = heard.stream()
                .filter(event -> event.equals(new ClientEvent.StateChanged(ClientState.NO_LINK)))
                .toList();
        assertEquals(1, states.size());
        assertTrue(port.isUp());
    }

    @Test
    void startsWithoutALink() throws IOException {
        link = new Down(DownReason.NO_LINK_LOCAL);
        start();
        assertEquals(ClientState.NO_LINK, line.state());
        becomes(new Up(4, List.of(ONE)));
        assertEquals(ClientState.SOLICITING, line.state());
    }

    /** DAD: the address is listed and cannot be bound for a few seconds. */
    @Test
    void addressNotReadyIsWaitedForInSilence() throws IOException {
        refusal = Optional.of("Cannot assign requested address");
        start();
        for (int second = 0; second < 4; second++) {
            watch();
        }
        refusal = Optional.empty();
        watch();
        assertEquals(ClientState.SOLICITING, line.state());
        assertFalse(heard.stream().anyMatch(event -> event instanceof ClientEvent.TransportProblem), heard::toString);
    }

    @Test
    void addressNeverReadyIsTold() throws IOException {
        refusal = Optional.of("Cannot assign requested address");
        start();
        for (int second = 0; second < 10; second++) {
            watch();
        }
        assertEquals(
                1,
                heard.stream()
                        .filter(ClientEvent.TransportProblem.class::isInstance)
                        .count());
    }

    @Test
    void portTakenWhileRunningIsToldOnceAndTriedAgain() throws IOException {
        start();
        refusal = Optional.of("Address already in use");
        becomes(new Up(4, List.of(OTHER)));
        watch();
        assertEquals(ClientState.NO_LINK, line.state());
        List<String> told = heard.stream()
                .filter(ClientEvent.TransportProblem.class::isInstance)
                .map(event -> ((ClientEvent.TransportProblem) event).description())
                .toList();
        assertEquals(1, told.size());
        assertTrue(told.get(0).contains("another DHCPv6 client"), told.get(0));
        refusal = Optional.empty();
        watch();
        assertEquals(ClientState.SOLICITING, line.state());
    }

    @Test
    void portTakenAtOpen() {
        refusal = Optional.of("Address already in use");
        IOException refused = assertThrows(IOException.class, this::start);
        String said = String.valueOf(refused.getMessage());
        assertTrue(said.contains("546") && said.contains("wan0") && said.contains("another DHCPv6 client"), said);
    }

    @Test
    void noPrivilegeAtOpen() {
        refusal = Optional.of("Permission denied");
        IOException refused = assertThrows(IOException.class, this::start);
        String said = String.valueOf(refused.getMessage());
        assertTrue(said.contains("546") && said.contains("wan0") && said.contains("root"), said);
        assertTrue(said.contains("CAP_NET_BIND_SERVICE") && said.contains("ip_unprivileged_port_start"), said);
    }

    @Test
    void noSuchInterface() {
        link = new Down(DownReason.ABSENT);
        assertEquals(
                "there is no interface wan0",
                assertThrows(IOException.class, this::start).getMessage());
    }

    /** B8: at boot {@code ppp0} comes later than the program that needs it. */
    @Test
    void anInterfaceThatMayBeAbsentAtFirstIsWaitedFor() throws IOException {
        link = new Down(DownReason.ABSENT);
        InterfaceTransport patient = new InterfaceTransport("wan0", true);
        start(patient);
        watch(patient);
        assertEquals(ClientState.NO_LINK, line.state());
        link = new Up(4, List.of(ONE));
        watch(patient);
        assertEquals(ClientState.SOLICITING, line.state());
        assertEquals(List.of("4 fe80::1"), binds);
        patient.channel().drop();
    }

    /** B4: a process out of file descriptors cannot look; the interface has not gone for that. */
    @Test
    void whatCannotBeLookedAtIsAsItWas() throws IOException {
        start();
        becomes(new LinkWatcher.Unknown("Too many open files"));
        watch();
        assertTrue(port.isUp());
        assertEquals(ClientState.SOLICITING, line.state());
        becomes(new Down(DownReason.NO_CARRIER));
        becomes(new LinkWatcher.Unknown("Too many open files"));
        assertFalse(port.isUp());
        assertEquals(ClientState.NO_LINK, line.state());
        becomes(new Up(4, List.of(ONE)));
        assertEquals(List.of("4 fe80::1"), binds);
    }

    @Test
    void whatCannotBeLookedAtIsNotOpened() {
        link = new LinkWatcher.Unknown("Too many open files");
        IOException refused = assertThrows(IOException.class, this::start);
        assertEquals("interface wan0 cannot be looked at: Too many open files", refused.getMessage());
    }

    /** Timers and other lines live through a flood. */
    @Test
    void floodIsTakenInPortions() throws IOException {
        start();
        try (DatagramChannel flooding =
                DatagramChannel.open(StandardProtocolFamily.INET6).bind(Line.loopback())) {
            InetSocketAddress target = (InetSocketAddress) selector.keys().stream()
                    .map(key -> (DatagramChannel) key.channel())
                    .findFirst()
                    .orElseThrow()
                    .getLocalAddress();
            for (int i = 0; i < 100; i++) {
                flooding.send(ByteBuffer.wrap(new byte[] {7, 0, 0, 0}), target);
            }
            port.channel().receive(ByteBuffer.allocate(1500), clock);
            assertEquals(SharedChannel.MOST_DATAGRAMS_A_TURN, discarded());
            port.channel().receive(ByteBuffer.allocate(1500), clock);
            assertEquals(100, discarded());
        }
    }

    private long discarded() {
        return line.statistics().discarded().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
