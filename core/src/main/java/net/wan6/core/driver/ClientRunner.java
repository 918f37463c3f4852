package net.wan6.core.driver;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientMetric;
import net.wan6.core.ClientMetric.Kind;
import net.wan6.core.ClientState;
import net.wan6.core.ClientStatistics;
import net.wan6.core.Diagnosis;
import net.wan6.core.Input;
import net.wan6.core.Leases;
import net.wan6.core.LineLease;
import net.wan6.core.LinePrefix;
import net.wan6.core.Output;
import net.wan6.core.RaSignal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine and what it speaks through: store, channel, listeners. Driven by the loop's thread only. */
final class ClientRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Dhcpv6Client.class);

    /** After a fault of ours, or an executor that refuses: one line must not keep the loop from the others. */
    private static final long PAUSE = Nanoseconds.SECOND;

    /** What could not be kept is tried again so soon: until then a restart would find an older state. */
    private static final long SAVE_AGAIN_AFTER = 30 * Nanoseconds.SECOND;

    private final ClientEngine engine;
    private final ClientIdentity identity;
    private final LeaseStore store;
    private final ListenerQueue events;
    private final ClientLog log;
    private final DeadlineQueue timers;

    /** Belongs to {@link DeadlineQueue}. */
    final long number;

    /** Belongs to {@link DeadlineQueue}. */
    long scheduledAt = Nanoseconds.NEVER;

    private @Nullable SharedChannel channel;
    private @Nullable HostLine hostLine;
    private String notSeenWhy = "";
    private long saveAgainAt = Nanoseconds.NEVER;
    private String storeProblem = "";
    private final AtomicLong storeFailures = new AtomicLong();
    private volatile long stateSince;
    private boolean ended;

    ClientRunner(
            ClientEngine engine,
            ClientIdentity identity,
            LeaseStore store,
            ListenerQueue events,
            ClientLog log,
            DeadlineQueue timers) {
        this.engine = engine;
        this.identity = identity;
        this.store = store;
        this.events = events;
        this.log = log;
        this.timers = timers;
        this.number = timers.nextNumber();
    }

    ClientIdentity identity() {
        return identity;
    }

    void attach(SharedChannel shared) {
        channel = shared;
    }

    /** Has announced prefixes found by this host; what is held of a former process is looked for, too. */
    void follow(HostLine seen, long now) {
        hostLine = seen;
        seen.remember(leases().linePrefixes().stream().map(LineLease::prefix).toList(), now);
    }

    /** Looks for announced prefixes, if this host is to find them. */
    void look(LinkWatcher.Link link, long now) {
        HostLine seen = hostLine;
        if (seen == null || ended) {
            return;
        }
        seen.obstacle(link, now).ifPresent(obstacle -> tellAtOnce(new ClientEvent.TransportProblem(obstacle), now));
        try {
            List<LinePrefix> news = seen.look(link, now);
            if (!news.isEmpty()) {
                handle(new Input.LinePrefixes(news), now);
            }
            if (seen.isChange(news)) {
                handle(new Input.RouterAdvertised(RaSignal.CHANGED), now);
            }
            notSeenWhy = "";
        } catch (IOException failed) {
            notSeen(failed);
        }
    }

    /** A process out of file descriptors sees nothing four times a second, and nothing follows from that. */
    private void notSeen(IOException failed) {
        if (!failed.toString().equals(notSeenWhy)) {
            notSeenWhy = failed.toString();
            LOG.warn("{}: announced prefixes cannot be looked at, taken as they were", log.name(), failed);
        }
    }

    /** Does all that follows from an input. Once the line has ended, nothing does. */
    void handle(Input input, long now) {
        if (ended) {
            return;
        }
        long next = now + PAUSE;
        try {
            engineHandles(input, now);
            next = Math.min(drain(now), saveAgainAt);
        } catch (RuntimeException | Error fault) {
            LOG.error("{}: a fault of this library at {}", log.name(), input, fault);
        }
        // Before the flush: a listener that is called in it may end the line.
        timers.set(this, next);
        flush(now);
    }

    private void engineHandles(Input input, long now) {
        boolean saveAgain = saveAgainAt <= now || (saveAgainAt != Nanoseconds.NEVER && input instanceof Input.Stop);
        synchronized (engine) {
            if (saveAgain) {
                engine.handle(new Input.PersistFailed(), now);
            }
            if (log.tellsOf(input)) {
                ClientStatistics before = engine.statistics();
                engine.handle(input, now);
                log.received(input, before, engine.statistics());
            } else {
                engine.handle(input, now);
            }
        }
    }

    /** Performs what the engine asks for; answers when it wants to be asked again. */
    private long drain(long now) {
        while (true) {
            Output output = poll();
            if (output instanceof Output.WaitUntil wait) {
                return wait.deadline();
            } else if (output instanceof Output.Persist persist) {
                save(persist, now);
            } else if (output instanceof Output.Transmit transmit) {
                transmit(transmit, now);
            } else if (output instanceof Output.Notify notify) {
                tell(notify.event(), now);
            }
        }
    }

    private Output poll() {
        synchronized (engine) {
            return engine.poll();
        }
    }

    /** Before whatever comes after it: nobody hears of what a crash would make us forget. */
    private void save(Output.Persist persist, long now) {
        try {
            store.save(persist.state());
            kept();
        } catch (IOException | RuntimeException | Error failed) { // a database's library declares nothing
            notKept("the leases are not kept: " + failed, now);
        }
    }

    private void kept() {
        if (saveAgainAt != Nanoseconds.NEVER) {
            log.info("the leases are kept again");
        }
        saveAgainAt = Nanoseconds.NEVER;
        storeProblem = "";
    }

    private void notKept(String problem, long now) {
        saveAgainAt = now + SAVE_AGAIN_AFTER;
        storeFailures.incrementAndGet();
        if (!problem.equals(storeProblem)) {
            storeProblem = problem;
            tell(new ClientEvent.StoreProblem(problem), now);
        }
    }

    private void transmit(Output.Transmit transmit, long now) {
        SharedChannel open = channel;
        if (open == null) {
            return;
        }
        try {
            open.send(transmit);
            log.sent(transmit.datagram());
        } catch (IOException | RuntimeException failed) { // an address that the channel cannot send to declares nothing
            log.notSent(transmit.datagram(), failed, now);
            synchronized (engine) {
                engine.handle(new Input.TransmitFailed(), now);
            }
        }
    }

    /** To be followed by a flush of the queue, which {@link #handle} does. */
    void tell(ClientEvent event, long now) {
        log.event(event, now);
        if (event instanceof ClientEvent.StateChanged) {
            stateSince = now;
        }
        events.add(event);
    }

    void tellAtOnce(ClientEvent event, long now) {
        tell(event, now);
        flush(now);
    }

    private void flush(long now) {
        if (!events.flush()) {
            timers.set(this, Math.min(scheduledAt, now + PAUSE));
        }
    }

    Leases leases() {
        synchronized (engine) {
            return engine.leases();
        }
    }

    ClientState state() {
        synchronized (engine) {
            return engine.state();
        }
    }

    ClientStatistics statistics() {
        synchronized (engine) {
            return engine.statistics();
        }
    }

    Diagnosis diagnosis() {
        synchronized (engine) {
            return engine.diagnosis();
        }
    }

    /** What the engine is worth watching for, and what goes on around it. */
    List<ClientMetric> metrics(Duration lag, long now) {
        List<ClientMetric> all = new ArrayList<>();
        synchronized (engine) {
            all.addAll(engine.metrics(now));
        }
        all.add(ClientMetric.of(Kind.GAUGE, "wan6_state_seconds", Math.max(0, now - stateSince) / 1e9));
        all.add(ClientMetric.of(Kind.COUNTER, "wan6_store_failures_total", (double) storeFailures.get()));
        all.add(ClientMetric.of(Kind.GAUGE, "wan6_loop_lag_seconds", lag.toNanos() / 1e9));
        all.add(ClientMetric.of(Kind.GAUGE, "wan6_listener_waiting_events", events.waiting()));
        return List.copyOf(all);
    }

    /** Stops sending, keeps the leases, and closes the store. */
    void end(long now) {
        if (ended) {
            return;
        }
        handle(new Input.Stop(), now);
        ended = true;
        timers.set(this, Nanoseconds.NEVER);
        channel = null;
        try {
            store.close();
        } catch (Exception | Error failed) {
            LOG.warn("{}: the store does not close", log.name(), failed);
        }
    }
}
