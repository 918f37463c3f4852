package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.ClientState;
import net.wan6.core.LeaseStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens around a loop must not stop it: faults, interrupts, whoever blocks it, whoever gives up half way. */
@Timeout(120)
class Dhcpv6LoopTest {
    private final Heard heard = new Heard();
    private Line line;

    @BeforeEach
    void open() throws IOException {
        line = new Line();
    }

    @AfterEach
    void close() throws IOException {
        line.close();
    }

    /** A selector does not wait while its thread is interrupted: the loop would turn without end. */
    @Test
    void interruptedByAListenerItGoesOn() throws Exception {
        try (Dhcpv6Loop loop = Dhcpv6Loop.open();
                Dhcpv6Client client = line.client(Line.CLIENT)
                        .loop(loop)
                        .executor(Runnable::run)
                        .listener(heard)
                        .listener(new ClientListener() {
                            @Override
                            public void onEvent(ClientEvent event) {
                                Thread.currentThread().interrupt();
                            }
                        })
                        .open()) {
            heard.step(LeaseStep.Acquired.class);
            assertFalse(loop.call(() -> Thread.currentThread().isInterrupted()));
            assertEquals(1, client.leases().prefixes().size());
        }
    }

    /** B1: a selector lets go of a closed channel, and so of the port, only when it selects the next time. */
    @Test
    void thePortIsFreeWhenCloseReturns() throws Exception {
        int port;
        try (DatagramChannel free = line.channel()) {
            port = ((InetSocketAddress) free.getLocalAddress()).getPort();
        }
        InetSocketAddress address = new InetSocketAddress(Line.loopback().getAddress(), port);
        ChannelBinder binder = (index, linkLocal) ->
                DatagramChannel.open(StandardProtocolFamily.INET6).bind(address);
        LinkWatcher.Up up = new LinkWatcher.Up(4, List.of(Ipv6Address.parse("fe80::1")));
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
        try (Dhcpv6Loop loop = Dhcpv6Loop.open(HostClock.system(), name -> up, binder)) {
            for (int round = 0; round < 500; round++) {
                Dhcpv6Client.builder(config, ClientIdentity.of(Line.CLIENT))
                        .onInterface("wan0")
                        .loop(loop)
                        .open()
                        .close();
                binder.bind(4, Ipv6Address.parse("fe80::1")).close();
            }
        }
    }

    /** B1, by a listener that closes its client on the loop's own thread. */
    @Test
    void thePortIsFreeWhenAListenerHasClosedItsClient() throws Exception {
        DatagramChannel channel = line.channel();
        InetSocketAddress address = (InetSocketAddress) channel.getLocalAddress();
        AtomicReference<Dhcpv6Client> client = new AtomicReference<>();
        CompletableFuture<String> boundAgain = new CompletableFuture<>();
        try (Dhcpv6Loop loop = Dhcpv6Loop.open()) {
            loop.call(() -> {
                client.set(line.client(Line.CLIENT, channel)
                        .loop(loop)
                        .executor(Runnable::run)
                        .listener(new ClientListener() {
                            @Override
                            public void onLeaseChange(ClientEvent.LeaseChange change) {
                                client.get().close();
                                try (DatagramChannel again = DatagramChannel.open(StandardProtocolFamily.INET6)) {
                                    boundAgain.complete(
                                            String.valueOf(again.bind(address).getLocalAddress()));
                                } catch (IOException taken) {
                                    boundAgain.complete(String.valueOf(taken.getMessage()));
                                }
                            }
                        })
                        .open());
                return true;
            });
            assertEquals(address.toString(), boundAgain.get(30, TimeUnit.SECONDS));
        }
    }

    /** B7: neither a stack trace a turn nor the end of all clients. */
    @Test
    void aClockThatFailsStandsStillUntilItWorksAgain() throws Exception {
        AtomicBoolean fails = new AtomicBoolean();
        AtomicLong calls = new AtomicLong();
        HostClock clock = new ForwardingClock() {
            @Override
            public long nanoseconds() {
                calls.incrementAndGet();
                if (fails.get()) {
                    throw new IllegalStateException("on purpose");
                }
                return super.nanoseconds();
            }

            @Override
            public long sleepCount() {
                if (fails.get()) {
                    throw new IllegalStateException("on purpose");
                }
                return super.sleepCount();
            }
        };
        try (Dhcpv6Loop loop = Dhcpv6Loop.open(clock, LinkWatcher.system());
                Dhcpv6Client client =
                        line.client(Line.CLIENT).loop(loop).listener(heard).open()) {
            heard.step(LeaseStep.Acquired.class);
            fails.set(true);
            long before = calls.get();
            for (int turn = 0; turn < 100; turn++) {
                loop.call(() -> true);
            }
            assertTrue(calls.get() - before < 1_000, () -> calls.get() + " readings of a clock that fails");
            assertEquals(1, client.leases().prefixes().size());
            fails.set(false);
            client.renewNow();
            heard.step(LeaseStep.Refreshed.class);
        }
    }

    @Test
    void aClockThatFailsDoesNotKeepALoopFromClosing() throws Exception {
        AtomicBoolean fails = new AtomicBoolean();
        HostClock clock = new ForwardingClock() {
            @Override
            public long nanoseconds() {
                if (fails.get()) {
                    throw new AssertionError("on purpose");
                }
                return super.nanoseconds();
            }
        };
        MarkedStore store = new MarkedStore();
        Dhcpv6Client client = line.client(Line.CLIENT).clock(clock).store(store).open();
        fails.set(true);
        client.close();
        store.closed.await();
    }

    /** A clock is never believed to have gone back: lifetimes would grow. */
    @Test
    void aClockThatGoesBackStandsStill() {
        AtomicLong time = new AtomicLong(5);
        HostClock clock = new SteadyClock(new ForwardingClock() {
            @Override
            public long nanoseconds() {
                return time.get();
            }
        });
        assertEquals(5, clock.nanoseconds());
        time.set(3);
        assertEquals(5, clock.nanoseconds());
        time.set(6);
        assertEquals(6, clock.nanoseconds());
    }

    @Test
    void anErrorDoesNotEndIt() throws Exception {
        try (Dhcpv6Loop loop = Dhcpv6Loop.open()) {
            loop.post(() -> {
                throw new StackOverflowError("on purpose");
            });
            assertTrue(loop.call(() -> true));
        }
    }

    /** The first was told when it began; who comes later must not wait in the dark. */
    @Test
    void aSecondClientHearsWhatKeepsTheInterfaceDown() throws Exception {
        AtomicReference<String> refusal = new AtomicReference<>("Cannot assign requested address");
        LinkWatcher.Up up = new LinkWatcher.Up(4, List.of(Ipv6Address.parse("fe80::1")));
        ChannelBinder binder = (index, address) -> {
            throw new BindException(refusal.get());
        };
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
        try (Dhcpv6Loop loop = Dhcpv6Loop.open(HostClock.system(), name -> up, binder)) {
            for (int number = 1; number <= 2; number++) {
                Dhcpv6Client.builder(config, ClientIdentity.of(Line.duid(number)))
                        .onInterface("wan0")
                        .loop(loop)
                        .listener(heard)
                        .open();
                refusal.set("Address already in use");
                String told = heard.next(ClientEvent.TransportProblem.class).description();
                assertTrue(told.contains("another DHCPv6 client"), told);
            }
        }
    }

    /** One interface that cannot be looked at holds up nobody else. */
    @Test
    void aWatcherThatThrowsHarmsNobody() throws Exception {
        LinkWatcher broken = name -> {
            throw new IllegalStateException("on purpose");
        };
        try (Dhcpv6Loop loop = Dhcpv6Loop.open(HostClock.system(), new OnceOnly(broken))) {
            ClientConfig config =
                    ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
            try (Dhcpv6Client watched = Dhcpv6Client.builder(config, ClientIdentity.of(Line.duid(2)))
                            .onInterface("wan0")
                            .loop(loop)
                            .open();
                    Dhcpv6Client other =
                            line.client(Line.CLIENT).loop(loop).listener(heard).open()) {
                heard.step(LeaseStep.Acquired.class);
                assertEquals(1, other.leases().prefixes().size());
                assertEquals(ClientState.NO_LINK, watched.state());
            }
        }
    }

    /** Tells once of an interface without a link, then what another watcher tells. */
    private static final class OnceOnly implements LinkWatcher {
        private final LinkWatcher later;
        private boolean asked;

        OnceOnly(LinkWatcher later) {
            this.later = later;
        }

        @Override
        public Link look(String interfaceName) {
            if (asked) {
                return later.look(interfaceName);
            }
            asked = true;
            return new Down(DownReason.NO_CARRIER);
        }
    }

    /** Otherwise the client would go on without an owner, and with a store that is closed. */
    @Test
    void openingThatIsInterruptedLeavesNothingBehind() throws Exception {
        DatagramChannel channel = line.channel();
        MarkedStore store = new MarkedStore();
        CountDownLatch mayGoOn = new CountDownLatch(1);
        try (Dhcpv6Loop loop = Dhcpv6Loop.open()) {
            loop.post(() -> awaitQuietly(mayGoOn));
            Dhcpv6Client.Builder builder =
                    line.client(Line.CLIENT, channel).loop(loop).store(store);
            Thread.currentThread().interrupt();
            assertThrows(InterruptedIOException.class, builder::open);
            assertTrue(Thread.interrupted());
            mayGoOn.countDown();
            store.closed.await();
            loop.call(() -> true);
            assertFalse(channel.isOpen());
        }
    }

    @Test
    void openingThatIsInterruptedOnALoopOfItsOwn() throws Exception {
        MarkedStore store = new MarkedStore();
        HeldUpClock clock = new HeldUpClock();
        Dhcpv6Client.Builder builder = line.client(Line.CLIENT).store(store).clock(clock);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedIOException.class, builder::open);
        assertTrue(Thread.interrupted());
        clock.mayGoOn.countDown();
        store.closed.await();
    }

    /** Keeps the loop from its work, until it may go on. */
    private static final class HeldUpClock extends ForwardingClock {
        final CountDownLatch mayGoOn = new CountDownLatch(1);

        @Override
        public long nanoseconds() {
            awaitQuietly(mayGoOn);
            return super.nanoseconds();
        }
    }

    private static final class MarkedStore implements LeaseStore {
        final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public Stored load() {
            return new Stored.Nothing();
        }

        @Override
        public void save(Octets state) {}

        @Override
        public void close() {
            closed.countDown();
        }
    }

    /** A loop that is held up by somebody's store or listener must not hold up who closes a client for ever. */
    @Test
    void closeDoesNotWaitForEverForAStoreThatBlocks() throws Exception {
        CountDownLatch saving = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        AtomicBoolean closed = new AtomicBoolean();
        LeaseStore blocking = new LeaseStore() {
            @Override
            public Stored load() {
                return new Stored.Nothing();
            }

            @Override
            public void save(Octets state) {
                saving.countDown();
                awaitQuietly(mayGoOn);
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
        DatagramChannel channel = line.channel();
        try (Dhcpv6Loop loop = Dhcpv6Loop.open()) {
            Dhcpv6Client client =
                    line.client(Line.CLIENT, channel).loop(loop).store(blocking).open();
            saving.await();
            client.close();
            assertFalse(closed.get());
            mayGoOn.countDown();
            loop.call(() -> true);
            assertTrue(closed.get());
            assertFalse(channel.isOpen());
        }
    }

    /** The promise that no call comes after close() is made to everybody who calls it, not only to the first. */
    @Test
    void whoClosesSecondWaitsForTheRunningCallToo() throws Exception {
        CountDownLatch inCall = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicReference<Thread> calling = new AtomicReference<>();
        Dhcpv6Client client = line.client(Line.CLIENT)
                .listener(new ClientListener() {
                    @Override
                    public void onEvent(ClientEvent event) {
                        calling.set(Thread.currentThread());
                        inCall.countDown();
                        awaitQuietly(mayEnd);
                    }
                })
                .open();
        inCall.await();
        Thread first = new Thread(client::close);
        first.start();
        awaitWaiting(first);
        Thread second = new Thread(client::close);
        second.start();
        assertTrue(awaitWaiting(second), "the second close() returned while a listener was called");
        mayEnd.countDown();
        first.join();
        second.join();
    }

    /** True once a thread waits for something, false once it has ended. */
    private static boolean awaitWaiting(Thread thread) {
        while (true) {
            Thread.State state = thread.getState();
            if (state == Thread.State.TERMINATED) {
                return false;
            }
            if (state == Thread.State.TIMED_WAITING) {
                return true;
            }
            Thread.onSpinWait();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** A clock may begin anywhere: "never" less a moment before its zero is no number. */
    @Test
    void waitsAlsoByAClockBelowZero() {
        long now = -90 * Nanoseconds.SECOND;
        assertEquals(15 * Nanoseconds.SECOND, Dhcpv6Loop.timeout(Nanoseconds.NEVER, now));
        assertEquals(Nanoseconds.SECOND, Dhcpv6Loop.timeout(now + Nanoseconds.SECOND, now));
        assertEquals(0, Dhcpv6Loop.timeout(now - Nanoseconds.SECOND, now));
        assertEquals(0, Dhcpv6Loop.timeout(Long.MIN_VALUE, 1));
    }
}
