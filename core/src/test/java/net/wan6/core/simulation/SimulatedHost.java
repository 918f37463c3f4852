package net.wan6.core.simulation;

import static net.wan6.core.simulation.Violation.unless;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientState;
import net.wan6.core.Input;
import net.wan6.core.Leases;
import net.wan6.core.Output;
import net.wan6.core.PrefixLease;
import net.wan6.core.RaTracker;
import net.wan6.core.RaUpdate;
import net.wan6.core.simulation.Step.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A machine that runs a client: processes come and go, each with a clock of its own, and what was persisted stays. Times
 * are nanoseconds of the world's clock.
 */
final class SimulatedHost {
    private final Scenario scenario;
    private final RandomGenerator random;
    private final Consumer<Octets> wire;
    private final Journal journal = new Journal();
    private final Reconfigures reconfigures = new Reconfigures();
    private final Declines declines = new Declines();
    private @Nullable ClientEngine engine;
    private Invariants invariants;
    private long offset;
    private double crashAtPersist;
    private double storeFails;
    private @Nullable Kept kept;
    private List<Ipv6Prefix> advertised = List.of();
    private boolean isReleasing;
    private int lastXid = -1;
    private RaTracker tracker = new RaTracker(RaTracker.Delegation.WANTED);
    private long lastNow;
    private Glance glance = new Glance(Leases.NONE, ClientState.STOPPED, Long.MAX_VALUE, 0);

    /** What is on the disk, and what a checker knows of it besides. */
    record Kept(Octets state, long at, long offset, Leases leases, List<Ipv6Prefix> advertised) {}

    SimulatedHost(Scenario scenario, RandomGenerator random, Consumer<Octets> wire) {
        this.scenario = scenario;
        this.random = random;
        this.wire = wire;
        this.crashAtPersist = scenario.crashAtPersist();
        this.storeFails = scenario.storeFails();
        this.invariants = new Invariants(scenario.config(), scenario.identity(), reconfigures);
    }

    boolean isRunning() {
        return engine != null;
    }

    /** The last look at the engine. */
    Glance glance() {
        return glance;
    }

    boolean isReleasing() {
        return isReleasing;
    }

    /** The transaction that an answer would belong to. */
    int lastXid() {
        return lastXid;
    }

    /** When the engine is to be called, by the world's clock. */
    long deadline() {
        return engine == null || glance.deadline() == Long.MAX_VALUE ? Long.MAX_VALUE : glance.deadline() - offset;
    }

    /** From now on its store works, and no process ends where it persists. */
    void becomeCalm() {
        crashAtPersist = 0;
        storeFails = 0;
    }

    void crash() {
        engine = null;
        isReleasing = false;
    }

    /** A new process: from what is on the disk, if anything is. */
    void boot(long at) {
        offset = (random.nextLong() >> 2) - at;
        invariants = new Invariants(scenario.config(), scenario.identity(), reconfigures);
        advertised = List.of();
        lastXid = -1;
        tracker = new RaTracker(RaTracker.Delegation.WANTED);
        reconfigures.restarted();
        declines.restarted();
        long now = at + offset;
        lastNow = now;
        Kept found = kept;
        if (found == null) {
            engine = ClientEngine.create(scenario.config(), scenario.identity(), random);
            glance = Glance.at(engine);
        } else {
            Restart restart = new Restart(scenario.config(), scenario.identity(), found, at, offset);
            engine = restart.resume(random);
            List<Output> outputs = drain();
            glance = Glance.at(engine);
            check(new Step(new Input.Timeout(), Origin.GENUINE, now, glance, outputs, glance), at);
            restart.check(engine, outputs);
            advertise(at);
        }
        input(new Input.Start(), at);
    }

    void input(Input input, long at) {
        input(input, Origin.GENUINE, at);
    }

    /** An advertisement came in. */
    void hear(Octets message, Ipv6Address source, int hopLimit, long at) {
        if (engine == null) {
            return;
        }
        RaUpdate update = tracker.received(message, source, hopLimit, at + offset);
        if (!update.linePrefixes().isEmpty()) {
            input(new Input.LinePrefixes(update.linePrefixes()), at);
        }
        update.signal().ifPresent(signal -> input(new Input.RouterAdvertised(signal), at));
    }

    void input(Input input, Origin origin, long at) {
        if (engine == null) {
            return;
        }
        long now = at + offset;
        Glance before = glance;
        boolean clockGoesBack = now == lastNow && random.nextInt(8) == 0;
        lastNow = now;
        engine.handle(input, clockGoesBack ? now - random.nextInt(1000) : now);
        List<Output> outputs = drain();
        glance = input instanceof Input.Received
                ? Glance.at(engine)
                : Glance.without(engine).withDiscarded(before.discarded());
        List<ClientServerMessage> sent = check(new Step(input, origin, now, before, outputs, glance), at);
        if (!sent.isEmpty()) {
            lastXid = sent.get(sent.size() - 1).transactionId();
        }
        if (input instanceof Input.LanPrefixesAdvertised told) {
            advertised = told.prefixes();
        }
        if (input instanceof Input.Stop || input instanceof Input.PrefixNoLongerAdvertised) {
            isReleasing = false;
        }
        perform(outputs, at);
    }

    private List<ClientServerMessage> check(Step step, long at) {
        journal.add(at, step);
        List<ClientServerMessage> sent = invariants.check(step);
        declines.check(step, sent, offset);
        return sent;
    }

    /** The last steps, for whoever looks for the reason of a violation. */
    Journal journal() {
        return journal;
    }

    private List<Output> drain() {
        List<Output> outputs = new ArrayList<>(4);
        Output output;
        do {
            output = engine().poll();
            outputs.add(output);
            unless(outputs.size() < 1000, "I-1", "poll does not end");
        } while (!(output instanceof Output.WaitUntil));
        unless(engine().poll() == output, "I-1", "an unchanged deadline is another object");
        return outputs;
    }

    private void perform(List<Output> outputs, long at) {
        boolean changed = false;
        for (Output output : outputs) {
            if (output instanceof Output.Persist persist) {
                keep(persist.state(), at);
                if (random.nextDouble() < crashAtPersist) {
                    crash();
                    return;
                }
            } else if (output instanceof Output.Transmit transmit) {
                wire.accept(transmit.datagram());
            } else if (output instanceof Output.Notify notify) {
                changed |= notify.event() instanceof ClientEvent.LeaseChange;
                isReleasing |= notify.event() instanceof ClientEvent.AboutToRelease;
            }
        }
        if (changed) {
            advertise(at);
        }
    }

    /** A store that fails keeps what it had: the process goes on, and the next one begins from that. */
    private void keep(Octets state, long at) {
        if (storeFails > 0 && random.nextDouble() < storeFails) {
            return;
        }
        kept = new Kept(state, at, offset, glance.leases(), advertised);
        reconfigures.kept();
        declines.kept();
        Restart.everywhere(scenario.config(), scenario.identity(), kept, random);
    }

    /** The application tells its LANs what it was told. */
    private void advertise(long at) {
        List<Ipv6Prefix> prefixes =
                glance.leases().prefixes().stream().map(PrefixLease::prefix).toList();
        input(new Input.LanPrefixesAdvertised(prefixes), at);
    }

    private ClientEngine engine() {
        if (engine == null) {
            throw new IllegalStateException("no process");
        }
        return engine;
    }
}
