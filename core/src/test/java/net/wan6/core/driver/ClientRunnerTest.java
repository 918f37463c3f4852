package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.ClientState;
import net.wan6.core.Diagnosis;
import net.wan6.core.Finding;
import net.wan6.core.Input;
import org.junit.jupiter.api.Test;

/** A line beside a store and an executor that fail, in virtual time. */
class ClientRunnerTest {
    private static final List<Ipv6Prefix> ADVERTISED = List.of(Ipv6Prefix.parse("2001:db8:1000:af01::/64"));

    private final SetClock clock = new SetClock();
    private final DeadlineQueue timers = new DeadlineQueue();
    private final List<Octets> saved = new ArrayList<>();
    private final List<ClientEvent> heard = new ArrayList<>();
    private Optional<Throwable> failure = Optional.empty();

    private final LeaseStore store = new LeaseStore() {
        @Override
        public Stored load() {
            return new Stored.Nothing();
        }

        @Override
        public void save(Octets state) throws IOException {
            if (failure.isPresent()) {
                if (failure.get() instanceof IOException declared) {
                    throw declared;
                }
                if (failure.get() instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure.get();
            }
            saved.add(state);
        }
    };

    private ClientRunner line(Executor executor) {
        ListenerQueue events = new ListenerQueue("wan0", executor);
        events.addListener(new ClientListener() {
            @Override
            public void onEvent(ClientEvent event) {
                heard.add(event);
            }
        });
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
        ClientIdentity identity = ClientIdentity.of(Line.CLIENT);
        ClientEngine engine = ClientEngine.create(config, identity, new Random(1));
        return new ClientRunner(engine, identity, store, events, new ClientLog("wan0"), timers);
    }

    private void handle(ClientRunner line, Input input) {
        line.handle(input, clock.nanoseconds());
    }

    /** As the loop does it. */
    private void pass(long seconds) {
        for (long second = 0; second < seconds; second++) {
            clock.advance(1);
            for (ClientRunner due = timers.due(clock.nanoseconds());
                    due != null;
                    due = timers.due(clock.nanoseconds())) {
                handle(due, new Input.Timeout());
            }
        }
    }

    private List<String> storeProblems() {
        return heard.stream()
                .filter(ClientEvent.StoreProblem.class::isInstance)
                .map(event -> ((ClientEvent.StoreProblem) event).description())
                .toList();
    }

    /** Otherwise a restart before the next change, hours later, would find a state that is out of date. */
    @Test
    void whatWasNotKeptIsTriedAgainUntilItIs() {
        ClientRunner line = line(Runnable::run);
        handle(line, new Input.Start());
        failure = Optional.of(new IOException("no space left"));
        handle(line, new Input.LanPrefixesAdvertised(ADVERTISED));
        pass(120);
        assertEquals(List.of("the leases are not kept: java.io.IOException: no space left"), storeProblems());
        assertEquals(List.of(), saved);
        failure = Optional.empty();
        pass(30);
        assertEquals(1, saved.size());
        pass(120);
        assertEquals(1, saved.size());
    }

    @Test
    void anotherReasonIsToldToo() {
        ClientRunner line = line(Runnable::run);
        handle(line, new Input.Start());
        failure = Optional.of(new IOException("no space left"));
        handle(line, new Input.LanPrefixesAdvertised(ADVERTISED));
        failure = Optional.of(new IOException("read-only file system"));
        pass(60);
        assertEquals(2, storeProblems().size());
    }

    /** A store over a database throws what its library throws. */
    @Test
    void aStoreThatThrowsUncheckedIsAStoreProblemAndNoFaultOfOurs() {
        ClientRunner line = line(Runnable::run);
        handle(line, new Input.Start());
        failure = Optional.of(new UncheckedIOException(new IOException("connection refused")));
        handle(line, new Input.LanPrefixesAdvertised(ADVERTISED));
        assertEquals(1, storeProblems().size());
        assertTrue(storeProblems().get(0).contains("connection refused"), storeProblems()::toString);
    }

    /** B5: a library that is not on the class path, a stack that is too deep. */
    @Test
    void aStoreThatThrowsAnErrorIsToldAndTriedAgain() {
        ClientRunner line = line(Runnable::run);
        handle(line, new Input.Start());
        failure = Optional.of(new NoClassDefFoundError("org/example/Driver"));
        handle(line, new Input.LanPrefixesAdvertised(ADVERTISED));
        assertEquals(
                List.of("the leases are not kept: java.lang.NoClassDefFoundError: org/example/Driver"),
                storeProblems());
        failure = Optional.empty();
        pass(30);
        assertEquals(1, saved.size());
    }

    /** B6: each datagram moves the next try a little; the former deadlines must not pile up. */
    @Test
    void anExecutorThatRefusesDuringAFloodCostsNoMemory() {
        ClientRunner line = line(task -> {
            throw new RejectedExecutionException("full");
        });
        handle(line, new Input.Start());
        for (int datagram = 0; datagram < 1000; datagram++) {
            line.handle(new Input.LinkDown(), clock.nanoseconds() + datagram);
            line.handle(new Input.LinkUp(), clock.nanoseconds() + datagram);
            assertEquals(1, timers.size());
        }
    }

    @Test
    void whatWasNotKeptIsTriedOnceMoreAtTheEnd() {
        ClientRunner line = line(Runnable::run);
        handle(line, new Input.Start());
        failure = Optional.of(new IOException("no space left"));
        handle(line, new Input.LanPrefixesAdvertised(ADVERTISED));
        failure = Optional.empty();
        line.end(clock.nanoseconds());
        assertEquals(1, saved.size());
    }

    @Test
    void afterTheEndNothingHappens() {
        ClientRunner line = line(Runnable::run);
        handle(line, new Input.Start());
        line.end(clock.nanoseconds());
        heard.clear();
        handle(line, new Input.LinkDown());
        handle(line, new Input.LinkUp());
        handle(line, new Input.Start());
        pass(60);
        assertEquals(List.of(), heard);
        assertEquals(Nanoseconds.NEVER, timers.next());
    }

    /** A pool that was full for a moment must not keep a change back until something else happens. */
    @Test
    void whatTheExecutorRefusedIsToldSoon() {
        boolean[] full = {false};
        ClientRunner line = line(task -> {
            if (full[0]) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        });
        handle(line, new Input.Start());
        heard.clear();
        full[0] = true;
        handle(line, new Input.LinkDown());
        assertEquals(List.of(), heard);
        full[0] = false;
        pass(2);
        assertEquals(
                List.of(
                        new ClientEvent.StateChanged(ClientState.NO_LINK),
                        new ClientEvent.Diagnosed(new Diagnosis(ClientState.NO_LINK, List.of(new Finding.NoLink())))),
                heard);
    }
}
