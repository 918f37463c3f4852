package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.core.ChangeCause;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.ClientState;
import net.wan6.core.Lease;
import net.wan6.core.LeaseStep;
import net.wan6.core.PrefixLease;
import net.wan6.test.carrier.Attacker;
import net.wan6.test.carrier.Outgoing;
import net.wan6.test.carrier.Peer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client on real sockets: loopback, unprivileged ports, a carrier at the other end. Long: a test for each of its methods. */
@Timeout(120)
class Dhcpv6ClientTest {
    @TempDir
    private Path directory;

    private Line line;
    private final Heard heard = new Heard();

    @BeforeEach
    void open() throws IOException {
        line = new Line();
    }

    @AfterEach
    void close() throws IOException {
        line.close();
    }

    private static Ipv6Prefix prefix(Lease lease) {
        return ((PrefixLease) lease).prefix();
    }

    @Test
    void acquiresAndTells() throws Exception {
        try (Dhcpv6Client client = line.client(Line.CLIENT).listener(heard).open()) {
            Lease lease = heard.step(LeaseStep.Acquired.class).lease();
            assertEquals(Line.OLD, prefix(lease));
            assertEquals(Lifetime.ofSeconds(14400), lease.validLifetime());
            assertTrue(lease.remainingValid(client.now()).seconds() > 14300);
            heard.next(ClientEvent.StateChanged.class, changed -> changed.state() == ClientState.BOUND);
            assertEquals(ClientState.BOUND, client.state());
            assertEquals(Line.OLD, client.leases().prefixes().get(0).prefix());
            assertEquals(1, client.statistics().received().get(MessageType.REPLY));
        }
    }

    /** The longest that a datagram can be, however long the link's are. */
    @Test
    void aReplyOf64000OctetsIsReadWhole() throws Exception {
        Ipv6Address[] resolvers = IntStream.range(0, 4_000)
                .mapToObj(number -> new Ipv6Address(0x2001_0db8_0000_0000L, number + 1))
                .toArray(Ipv6Address[]::new);
        try (Line crowded = new Line(resolvers);
                Dhcpv6Client client =
                        crowded.client(Line.CLIENT).listener(heard).open()) {
            Options told = heard.next(ClientEvent.OptionsChanged.class).after();
            assertEquals(List.of(resolvers), told.first(OptionTypes.DNS_SERVERS).orElseThrow());
            assertEquals(1, client.statistics().received().get(MessageType.REPLY));
        }
    }

    /** C-5: nobody who has seen the transaction ids of one client knows those of the next. */
    @Test
    void transactionIdsDifferFromClientToClient() throws Exception {
        Set<Integer> xids = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            try (DatagramChannel server = line.channel();
                    Dhcpv6Client client = Dhcpv6Client.builder(
                                    ClientConfig.builder(ClientProfile.RFC9915)
                                            .prefix(56)
                                            .build(),
                                    ClientIdentity.of(Line.CLIENT))
                            .onChannel(line.channel(), (InetSocketAddress) server.getLocalAddress())
                            .open()) {
                assertEquals(ClientState.SOLICITING, client.state());
                ByteBuffer solicit = ByteBuffer.allocate(1500);
                server.receive(solicit);
                xids.add(solicit.getInt(0));
            }
        }
        assertEquals(3, xids.size());
    }

    @Test
    void theFirstPrefixIsAStageOfWhoeverAsksAndWhenever() throws Exception {
        try (Dhcpv6Client client = line.client(Line.CLIENT).listener(heard).open()) {
            assertEquals(Line.OLD, firstPrefix(client));
            renumber();
            heard.step(LeaseStep.Replaced.class);
            assertEquals(Line.NEW, firstPrefix(client));
        }
    }

    private static Ipv6Prefix firstPrefix(Dhcpv6Client client) throws Exception {
        return client.firstPrefix()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
                .prefix();
    }

    @Test
    void changeOfPrefixByReconfigureIsOneReplaced() throws Exception {
        try (Dhcpv6Client client = line.client(Line.CLIENT).listener(heard).open()) {
            heard.step(LeaseStep.Acquired.class);
            renumber();
            assertEquals(
                    ReconfigureType.RENEW,
                    heard.next(ClientEvent.ReconfigureAccepted.class).type());
            LeaseStep.Replaced replaced = heard.step(LeaseStep.Replaced.class);
            assertEquals(Line.OLD, prefix(replaced.oldLease()));
            assertEquals(Line.NEW, prefix(replaced.newLease()));
            assertEquals(Lifetime.ofSeconds(5400), replaced.deprecateOldFor());
            assertEquals(1, client.statistics().reconfiguresAccepted());
        }
    }

    private void renumber() {
        line.server().perform((carrier, now) -> {
            carrier.renumber(Line.CLIENT, Line.NEW);
            return carrier.reconfigure(Line.CLIENT, ReconfigureType.RENEW, now);
        });
    }

    @Test
    void forgedReconfigureIsRefused() throws Exception {
        DatagramChannel channel = line.channel();
        InetSocketAddress at = (InetSocketAddress) channel.getLocalAddress();
        try (Dhcpv6Client client =
                line.client(Line.CLIENT, channel).listener(heard).open()) {
            heard.step(LeaseStep.Acquired.class);
            line.server().perform((carrier, now) -> {
                Octets forged = new Attacker(new Random(1))
                        .forge(
                                ReconfigureType.RENEW,
                                Line.CLIENT,
                                carrier.plan().serverId(),
                                Long.MAX_VALUE);
                Peer peer = new Peer(net.wan6.codec.Ipv6Address.parse("::1"), at.getPort());
                return List.of(new Outgoing(forged, peer));
            });
            assertEquals(
                    RejectionReason.BAD_DIGEST,
                    heard.next(ClientEvent.ReconfigureRejected.class).reason());
            assertEquals(Line.OLD, client.leases().prefixes().get(0).prefix());
        }
    }

    /** The key comes in the first Reply only: what is believed after the restart was kept over it. */
    @Test
    void leaseAndKeySurviveARestart() throws Exception {
        Path file = directory.resolve("state");
        DatagramChannel first = line.channel();
        int port = ((InetSocketAddress) first.getLocalAddress()).getPort();
        try (Dhcpv6Client client = line.client(Line.CLIENT, first)
                .store(LeaseStore.file(file))
                .listener(heard)
                .open()) {
            heard.step(LeaseStep.Acquired.class);
            assertEquals(1, client.leases().prefixes().size());
        }
        DatagramChannel second = DatagramChannel.open(java.net.StandardProtocolFamily.INET6)
                .bind(new InetSocketAddress(Line.loopback().getAddress(), port));
        try (Dhcpv6Client client = line.client(Line.CLIENT, second)
                .store(LeaseStore.file(file))
                .listener(heard)
                .open()) {
            ClientEvent.LeaseChange restored = heard.next(
                    ClientEvent.LeaseChange.class, change -> change.causes().contains(ChangeCause.RESTORED));
            assertEquals(Line.OLD, restored.after().prefixes().get(0).prefix());
            heard.next(ClientEvent.StateChanged.class, changed -> changed.state() == ClientState.BOUND);
            renumber();
            assertEquals(Line.NEW, prefix(heard.step(LeaseStep.Replaced.class).newLease()));
            assertEquals(1, client.statistics().reconfiguresAccepted());
        }
    }

    @Test
    void unusableStateIsToldAndSetAside() throws Exception {
        Path file = Files.writeString(directory.resolve("state"), "w6sf and nothing else that makes a state of it");
        try (Dhcpv6Client client = line.client(Line.CLIENT)
                .store(LeaseStore.file(file))
                .listener(heard)
                .open()) {
            String told = heard.next(ClientEvent.StoreProblem.class).description();
            assertTrue(told.contains("cannot be used"), told);
            heard.step(LeaseStep.Acquired.class);
            assertFalse(client.leases().isEmpty());
        }
        assertTrue(Files.size(file) > 0);
    }

    /** B3: a client does not start beside a file that is not its own. */
    @Test
    void whatIsNoStateIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("hostname"), "router1");
        Dhcpv6Client.Builder builder = line.client(Line.CLIENT).store(LeaseStore.file(file));
        assertThrows(IOException.class, builder::open);
        assertEquals("router1", Files.readString(file));
    }

    @Test
    void anotherClientsStateIsToldAndSetAside() throws Exception {
        Path file = directory.resolve("state");
        try (Dhcpv6Client client = line.client(Line.duid(9))
                .store(LeaseStore.file(file))
                .listener(heard)
                .open()) {
            heard.step(LeaseStep.Acquired.class);
            assertFalse(client.leases().isEmpty());
        }
        try (Dhcpv6Client client = line.client(Line.CLIENT)
                .store(LeaseStore.file(file))
                .listener(heard)
                .open()) {
            String told = heard.next(ClientEvent.StoreProblem.class).description();
            assertTrue(told.contains("another DUID"), told);
            assertEquals(Line.OLD, prefix(heard.step(LeaseStep.Acquired.class).lease()));
            assertFalse(client.leases().isEmpty());
        }
    }

    /** Law 7: a store that fails is an event, and no lease is lost for it. */
    @Test
    void failingStoreCostsNoLease() throws Exception {
        LeaseStore full = new LeaseStore() {
            @Override
            public Stored load() {
                return new Stored.Nothing();
            }

            @Override
            public void save(Octets state) throws IOException {
                throw new IOException("no space left");
            }
        };
        try (Dhcpv6Client client =
                line.client(Line.CLIENT).store(full).listener(heard).open()) {
            assertTrue(heard.next(ClientEvent.StoreProblem.class).description().contains("no space left"));
            heard.step(LeaseStep.Acquired.class);
            assertEquals(1, client.leases().prefixes().size());
        }
    }

    /** What is told is kept already. */
    @Test
    void persistedBeforeTold() throws Exception {
        Path file = directory.resolve("state");
        AtomicReference<Boolean> there = new AtomicReference<>();
        CountDownLatch told = new CountDownLatch(1);
        ClientListener looking = new ClientListener() {
            @Override
            public void onLeaseChange(ClientEvent.LeaseChange change) {
                there.set(Files.exists(file));
                told.countDown();
            }
        };
        try (Dhcpv6Client client = line.client(Line.CLIENT)
                .store(LeaseStore.file(file))
                .listener(looking)
                .executor(Runnable::run)
                .open()) {
            assertTrue(told.await(30, TimeUnit.SECONDS));
            assertTrue(there.get());
            assertFalse(client.leases().isEmpty());
        }
    }

    @Test
    void manyClientsOnOneChannelAreToldApart() throws Exception {
        DatagramChannel shared = line.channel();
        try (Dhcpv6Loop loop = Dhcpv6Loop.open()) {
            List<Dhcpv6Client> clients = new ArrayList<>();
            for (int i = 10; i < 110; i++) {
                clients.add(line.client(Line.duid(i), shared)
                        .loop(loop)
                        .listener(heard)
                        .open());
            }
            Set<Ipv6Prefix> prefixes = new HashSet<>();
            while (prefixes.size() < clients.size()) {
                prefixes.add(prefix(heard.step(LeaseStep.Acquired.class).lease()));
            }
            Set<Ipv6Prefix> held = new HashSet<>();
            clients.forEach(client -> held.add(client.leases().prefixes().get(0).prefix()));
            assertEquals(prefixes, held);
            clients.forEach(Dhcpv6Client::close);
            assertFalse(shared.isOpen());
        }
    }

    @Test
    void oneDuidOnceOnAChannel() throws Exception {
        DatagramChannel shared = line.channel();
        try (Dhcpv6Loop loop = Dhcpv6Loop.open();
                Dhcpv6Client first = line.client(Line.CLIENT, shared)
                        .loop(loop)
                        .listener(heard)
                        .open()) {
            Dhcpv6Client.Builder second = line.client(Line.CLIENT, shared).loop(loop);
            assertThrows(IllegalArgumentException.class, second::open);
            heard.step(LeaseStep.Acquired.class);
            assertFalse(first.leases().isEmpty());
        }
    }

    @Test
    void nothingIsHeardAfterClose() throws Exception {
        Dhcpv6Client client = line.client(Line.CLIENT).listener(heard).open();
        heard.step(LeaseStep.Acquired.class);
        client.close();
        Heard late = new Heard();
        client.addListener(late);
        client.renewNow();
        client.close();
        assertTrue(late.isEmpty());
        assertEquals(ClientState.STOPPED, client.state());
        assertEquals(1, client.leases().prefixes().size());
    }

    @Test
    void closeInsideAListener() throws Exception {
        for (boolean onTheLoop : new boolean[] {true, false}) {
            CountDownLatch closed = new CountDownLatch(1);
            AtomicReference<Dhcpv6Client> client = new AtomicReference<>();
            CountDownLatch known = new CountDownLatch(1);
            List<ClientEvent> after = new ArrayList<>();
            ClientListener closing = new ClientListener() {
                @Override
                public void onEvent(ClientEvent event) {
                    if (closed.getCount() == 0) {
                        after.add(event);
                    } else if (event instanceof ClientEvent.LeaseChange) {
                        awaitQuietly(known);
                        client.get().close();
                        closed.countDown();
                    }
                }
            };
            Dhcpv6Client.Builder builder =
                    line.client(Line.duid(onTheLoop ? 1 : 2)).listener(closing);
            client.set((onTheLoop ? builder.executor(Runnable::run) : builder).open());
            known.countDown();
            assertTrue(closed.await(30, TimeUnit.SECONDS));
            client.get().close();
            assertEquals(List.of(), after);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void listenerAddedLateHearsTheLeases() throws Exception {
        try (Dhcpv6Client client = line.client(Line.CLIENT).listener(heard).open()) {
            heard.step(LeaseStep.Acquired.class);
            Heard late = new Heard();
            client.addListener(late);
            assertEquals(Line.OLD, prefix(late.step(LeaseStep.Acquired.class).lease()));
        }
    }

    @Test
    void releaseInTwoSteps() throws Exception {
        try (Dhcpv6Client client = line.client(Line.CLIENT).listener(heard).open()) {
            heard.step(LeaseStep.Acquired.class);
            client.release();
            assertEquals(
                    1, heard.next(ClientEvent.AboutToRelease.class).prefixes().size());
            client.prefixNoLongerAdvertised();
            assertEquals(
                    LeaseStep.WithdrawalReason.RELEASED,
                    heard.step(LeaseStep.Withdrawn.class).reason());
            assertTrue(client.leases().isEmpty());
        }
    }

    /** RFC 9915 §18.2.12: what was valid before a sleep is verified after it. */
    @Test
    void leasesAreVerifiedAfterSleep() throws Exception {
        SleepyClock clock = new SleepyClock();
        try (Dhcpv6Client client =
                line.client(Line.CLIENT).clock(clock).listener(heard).open()) {
            heard.step(LeaseStep.Acquired.class);
            clock.sleep(600);
            client.advertised(List.of());
            ClientEvent.LeaseChange verified = heard.next(
                    ClientEvent.LeaseChange.class, change -> change.causes().contains(ChangeCause.VERIFY));
            assertEquals(Line.OLD, verified.after().prefixes().get(0).prefix());
        }
    }

    /** The host's clock on a machine that can be sent to sleep. */
    private static final class SleepyClock extends ForwardingClock {
        private final AtomicLong slept = new AtomicLong();

        void sleep(long seconds) {
            slept.addAndGet(seconds * Nanoseconds.SECOND);
        }

        @Override
        public long nanoseconds() {
            return super.nanoseconds() + slept.get();
        }

        @Override
        public long sleepCount() {
            return slept.get();
        }
    }

    @Test
    void noSuchInterface() {
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
        Dhcpv6Client.Builder builder =
                Dhcpv6Client.builder(config, ClientIdentity.of(Line.CLIENT)).onInterface("no-such-if");
        IOException refused = assertThrows(IOException.class, builder::open);
        assertEquals("there is no interface no-such-if", refused.getMessage());
    }

    @Test
    void aServerHasAnIpv6Address() throws Exception {
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
        Dhcpv6Client.Builder builder = Dhcpv6Client.builder(config, ClientIdentity.of(Line.CLIENT));
        DatagramChannel channel = line.channel();
        for (InetSocketAddress server : List.of(
                InetSocketAddress.createUnresolved("dhcp.example", 547), new InetSocketAddress("192.0.2.1", 547))) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> builder.onChannel(channel, server));
            assertTrue(
                    String.valueOf(refused.getMessage()).contains(server.getHostString() + ":547"),
                    refused::getMessage);
        }
    }

    @Test
    void neitherInterfaceNorChannel() {
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
        assertThrows(IllegalStateException.class, Dhcpv6Client.builder(config, ClientIdentity.of(Line.CLIENT))::open);
    }

    @Test
    void closedLoopTakesNobody() throws Exception {
        Dhcpv6Loop loop = Dhcpv6Loop.open();
        loop.close();
        assertThrows(IOException.class, line.client(Line.CLIENT).loop(loop)::open);
    }
}
