package net.wan6.core;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine and what it speaks through: store, channel, listeners. Driven by the loop's thread only. */
final class ClientLine {
    private static final Logger LOG = LoggerFactory.getLogger(Dhcpv6Client.class);

    /** After a fault of ours: so that one line's fault does not keep the loop from the others. */
    private static final long PAUSE_AFTER_A_FAULT = Clocks.SECOND;

    private final ClientEngine engine;
    private final ClientIdentity identity;
    private final LeaseStore store;
    private final EventQueue events;
    private final LineLog log;
    private final Timers timers;

    /** Belongs to {@link Timers}. */
    long scheduledAt = Clocks.NEVER;

    private @Nullable SharedChannel channel;

    ClientLine(
            ClientEngine engine,
            ClientIdentity identity,
            LeaseStore store,
            EventQueue events,
            LineLog log,
            Timers timers) {
        this.engine = engine;
        this.identity = identity;
        this.store = store;
        this.events = events;
        this.log = log;
        this.timers = timers;
    }

    ClientIdentity identity() {
        return identity;
    }

    void attach(SharedChannel shared) {
        channel = shared;
    }

    void handle(Input input, long now) {
        try {
            synchronized (engine) {
                engine.handle(input, now);
            }
            drain(now);
        } catch (RuntimeException fault) {
            LOG.error("{}: a fault of this library at {}", log.name(), input, fault);
            timers.set(this, now + PAUSE_AFTER_A_FAULT);
        }
        events.flush();
    }

    private void drain(long now) {
        while (true) {
            Output output = poll();
            if (output instanceof Output.WaitUntil wait) {
                timers.set(this, wait.deadline());
                return;
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
        } catch (IOException failed) {
            tell(new ClientEvent.StoreProblem("the leases are not kept: " + failed), now);
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
        } catch (IOException failed) {
            log.notSent(transmit.datagram(), failed, now);
            synchronized (engine) {
                engine.handle(new Input.TransmitFailed(), now);
            }
        }
    }

    /** To be followed by a flush of the queue, which {@link #handle} does. */
    void tell(ClientEvent event, long now) {
        log.event(event, now);
        events.add(event);
    }

    void tellAtOnce(ClientEvent event, long now) {
        tell(event, now);
        events.flush();
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

    /** Falls silent, keeping the leases, and lets go of all it has. */
    void end(long now) {
        handle(new Input.Stop(), now);
        timers.set(this, Clocks.NEVER);
        channel = null;
        try {
            store.close();
        } catch (Exception failed) {
            LOG.warn("{}: the store does not close", log.name(), failed);
        }
    }
}
