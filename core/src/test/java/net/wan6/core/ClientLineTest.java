package net.wan6.core;

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
import org.junit.jupiter.api.Test;

/** A line beside a store and an executor that fail, in virtual time. */
class ClientLineTest {
    private static final List<Ipv6Prefix> ADVERTISED = List.of(Ipv6Prefix.parse("2001:db8:1000:af01::/64"));

    private final SetClock clock = new SetClock();
    private final Timers timers = new Timers();
    private final List<Octets> saved = new ArrayList<>();
    private final List<ClientEvent> heard = new ArrayList<>();
    private Optional<Exception> failure = Optional.empty();

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
                throw (RuntimeException) failure.get();
            }
            saved.add(state);
        }
    };

    private ClientLine line(Executor executor) {
        EventQueue events = new EventQueue("wan0", executor);
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
        return new ClientLine(engine, identity, store, events, new LineLog("wan0"), timers);
    }

    private void handle(ClientLine line, Input input) {
        line.handle(input, clock.nanoseconds());
    }

    /** As the loop does it. */
    private void pass(long seconds) {
        for (long second = 0; second < seconds; second++) {
            clock.advance(1);
            for (ClientLine due = timers.due(clock.nanoseconds()); due != null; due = timers.due(clock.nanoseconds())) {
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
        ClientLine line = line(Runnable::run);
        handle(line, new Input.Start());
        failure = Optional.of(new IOException("no space left"));
        handle(line, new Input.Advertised(ADVERTISED));
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
        ClientLine line = line(Runnable::run);
        handle(line, new Input.Start());
        failure = Optional.of(new IOException("no space left"));
        handle(line, new Input.Advertised(ADVERTISED));
        failure = Optional.of(new IOException("read-only file system"));
        pass(60);
        assertEquals(2, storeProblems().size());
    }

    /** A store over a database throws what its library throws. */
    @Test
    void aStoreThatThrowsUncheckedIsAStoreProblemAndNoFaultOfOurs() {
        ClientLine line = line(Runnable::run);
        handle(line, new Input.Start());
        failure = Optional.of(new UncheckedIOException(new IOException("connection refused")));
        handle(line, new Input.Advertised(ADVERTISED));
        assertEquals(1, storeProblems().size());
        assertTrue(storeProblems().get(0).contains("connection refused"), storeProblems()::toString);
    }

    @Test
    void whatWasNotKeptIsTriedOnceMoreAtTheEnd() {
        ClientLine line = line(Runnable::run);
        handle(line, new Input.Start());
        failure = Optional.of(new IOException("no space left"));
        handle(line, new Input.Advertised(ADVERTISED));
        failure = Optional.empty();
        line.end(clock.nanoseconds());
        assertEquals(1, saved.size());
    }

    @Test
    void afterTheEndNothingHappens() {
        ClientLine line = line(Runnable::run);
        handle(line, new Input.Start());
        line.end(clock.nanoseconds());
        heard.clear();
        handle(line, new Input.LinkDown());
        handle(line, new Input.LinkUp());
        handle(line, new Input.Start());
        pass(60);
        assertEquals(List.of(), heard);
        assertEquals(Clocks.NEVER, timers.next());
    }

    /** A pool that was full for a moment must not keep a change back until something else happens. */
    @Test
    void whatTheExecutorRefusedIsToldSoon() {
        boolean[] full = {false};
        ClientLine line = line(task -> {
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
        assertEquals(List.of(new ClientEvent.StateChanged(ClientState.NO_LINK)), heard);
    }
}
