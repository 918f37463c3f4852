package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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
