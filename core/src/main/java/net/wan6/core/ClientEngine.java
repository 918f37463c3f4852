package net.wan6.core;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import net.wan6.codec.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A DHCPv6 client for one line, without threads, sockets, clocks or randomness of its own (RFC 9915 §18.2).
 *
 * <p>Feed it with {@link #handle}, then drain it with {@link #poll} until that returns {@link Output.WaitUntil}:
 *
 * <pre>{@code
 * engine.handle(input, now);
 * Output out;
 * while (!((out = engine.poll()) instanceof Output.WaitUntil)) {
 *     perform(out);
 * }
 * }</pre>
 *
 * <p>A lease ends when its valid lifetime does, by a validated Reply, or by the application's decision. Bad input, silence, a
 * restart or a link that goes down and up never end it.
 *
 * <p>Use it from one thread at a time, and pass it between threads with a happens-before edge. Everything it returns is
 * immutable.
 */
public final class ClientEngine {
    private static final Output.WaitUntil FOREVER = new Output.WaitUntil(Output.WaitUntil.NEVER);

    private final OutputQueue outputs = new OutputQueue();
    private final ClientStateMachine machine;
    private long lastNow = Long.MIN_VALUE;
    private Output.WaitUntil waiting = FOREVER;

    private ClientEngine(ClientConfig config, ClientIdentity identity, RandomGenerator random, TokenBucket bucket) {
        this.machine = new ClientStateMachine(config, identity, random, bucket, outputs);
    }

    /**
     * Creates a client that holds nothing yet. It does nothing before {@link Input.Start}.
     *
     * @param config what it asks for
     * @param identity who it is
     * @param random the source of transaction ids and of the RAND in retransmission times (RFC 9915 §15, §16.1): a
     *     {@link java.security.SecureRandom}, because it must be unpredictable; a seeded generator in tests
     * @return the engine
     * @throws IllegalArgumentException if the configuration does not go with the identity
     */
    public static ClientEngine create(ClientConfig config, ClientIdentity identity, RandomGenerator random) {
        return create(config, identity, random, new TokenBucket());
    }

    /**
     * As {@link #create(ClientConfig, ClientIdentity, RandomGenerator)}, for a client that is not alone on its interface.
     *
     * @param config what it asks for
     * @param identity who it is
     * @param random the source of transaction ids and of the RAND in retransmission times
     * @param bucket bounds what all clients of the interface send together
     * @return the engine
     * @throws IllegalArgumentException if the configuration does not go with the identity
     */
    public static ClientEngine create(
            ClientConfig config, ClientIdentity identity, RandomGenerator random, TokenBucket bucket) {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(random, "random");
        Objects.requireNonNull(bucket, "bucket");
        if (config.does(ClientFeature.DUID_LL_ONLY) && identity.duid().type() != 3) {
            throw new IllegalArgumentException("this line wants a DUID-LL, not " + identity.duid());
        }
        return new ClientEngine(config, identity, random, bucket);
    }

    /**
     * Creates a client that continues where another process stopped. It reports the leases at once, and verifies them after
     * {@link Input.Start}.
     *
     * @param config what it asks for
     * @param identity who it is
     * @param state the state of the last {@link Output.Persist}
     * @param downtime how long ago that was; only an exact one ends leases, any other shortens what is counted on
     * @param now nanoseconds of the clock of all later calls
     * @param random the source of transaction ids and of the RAND in retransmission times (RFC 9915 §15, §16.1): a
     *     {@link java.security.SecureRandom}, because it must be unpredictable; a seeded generator in tests
     * @return the engine
     * @throws PersistedStateException if the state is damaged, of another version or of another client
     * @throws IllegalArgumentException if the configuration does not go with the identity, or {@code now} is more than 2^62
     *     from 0
     */
    public static ClientEngine resume(
            ClientConfig config,
            ClientIdentity identity,
            Octets state,
            Downtime downtime,
            long now,
            RandomGenerator random) {
        return resume(config, identity, state, downtime, now, random, new TokenBucket());
    }

    /**
     * As {@link #resume(ClientConfig, ClientIdentity, Octets, Downtime, long, RandomGenerator)}, for a client that is not alone
     * on its interface.
     *
     * @param config what it asks for
     * @param identity who it is
     * @param state the state of the last {@link Output.Persist}
     * @param downtime how long ago that was
     * @param now nanoseconds of the clock of all later calls
     * @param random the source of transaction ids and of the RAND in retransmission times
     * @param bucket bounds what all clients of the interface send together
     * @return the engine
     * @throws PersistedStateException if the state is damaged, of another version or of another client
     * @throws IllegalArgumentException if the configuration does not go with the identity, or {@code now} is more than 2^62
     *     from 0
     */
    public static ClientEngine resume(
            ClientConfig config,
            ClientIdentity identity,
            Octets state,
            Downtime downtime,
            long now,
            RandomGenerator random,
            TokenBucket bucket) {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(downtime, "downtime");
        Instants.requireTime(now);
        ClientEngine engine = create(config, identity, random, bucket);
        long since = downtime instanceof Downtime.Exactly exactly ? Instants.minus(now, exactly.nanoseconds()) : now;
        PersistentState.Snapshot snapshot = PersistentStateFormat.read(state, identity, since);
        engine.lastNow = now;
        engine.machine.restore(snapshot, UnmeasuredTime.of(downtime), now);
        engine.finish(null, false);
        if (!snapshot.holdsNothing()) {
            // With the first input, when it has been told: then what has ended is not told again at the next start, and
            // the next start knows of this one (L-14).
            engine.outputs.persist();
        }
        return engine;
    }

    /**
     * Tells the engine what happened. All timers that are due at {@code now} run first, in time order; if they cause
     * transmissions, only one message is sent, at the end.
     *
     * @param input what happened
     * @param now nanoseconds of one clock that never goes back and counts suspend; a value smaller than an earlier
     *     one counts as the earlier one
     * @throws IllegalArgumentException if {@code now} is more than 2^62 from 0, 146 years: {@link Output.WaitUntil#NEVER} is
     *     no time to do anything at
     */
    public void handle(Input input, long now) {
        Objects.requireNonNull(input, "input");
        lastNow = Math.max(lastNow, Instants.requireTime(now));
        Exchange before = machine.state().exchange();
        if (deadline() <= lastNow) {
            EngineTimers.runDueBeforeInput(machine, lastNow);
        }
        apply(input, lastNow);
        finish(before, input instanceof Input.Received || input instanceof Input.ReceivedMessage);
    }

    /** Does what is due, tells what came of it, and finds out until when there is no more to do. */
    private void finish(@Nullable Exchange before, boolean isDatagram) {
        EngineTimers.runDue(machine, lastNow);
        outputs.notify(machine.state().name());
        // I-9: a datagram that moved nothing is told of with our own next step.
        if (!isDatagram || !Objects.equals(machine.state().exchange(), before)) {
            machine.tellDiagnosis(lastNow);
        }
        // A14: what waits is saved when there may be nobody to save it later.
        boolean isOver = before != null && machine.state().exchange() == null;
        boolean savesEarly = isOver || machine.state() instanceof EngineState.Stopped;
        if (outputs.mustPersist() || (savesEarly && machine.persistent.saves.isPending())) {
            outputs.persisting(PersistentStateFormat.write(machine.persistent.snapshot(), machine.identity, lastNow));
            machine.persistent.saves.saved(lastNow);
        }
        outputs.close();
        long deadline = EngineTimers.next(machine);
        if (deadline != waiting.deadline()) {
            waiting = new Output.WaitUntil(deadline);
        }
    }

    private void apply(Input input, long now) {
        if (input instanceof Input.Received received) {
            new DatagramHandler(machine, received.delivery(), now).handle(received.datagram());
        } else if (input instanceof Input.ReceivedMessage received) {
            new DatagramHandler(machine, received.delivery(), now).handle(received.message());
        } else {
            new ControlHandler(machine, now).handle(input);
        }
    }

    /**
     * Takes the next thing to do. The deadline that comes last is ahead (engine rule I-1).
     *
     * @return an output; {@link Output.WaitUntil} if there is nothing to do before its deadline, and the same object as
     *     long as the deadline does not change
     */
    public Output poll() {
        Output next = outputs.next();
        return next == null ? waiting : next;
    }

    /**
     * When {@link Input.Timeout} is due, without taking an output.
     *
     * @return nanoseconds of the clock given to {@link #handle}, or {@link Output.WaitUntil#NEVER}
     */
    public long deadline() {
        return waiting.deadline();
    }

    /**
     * What is held.
     *
     * @return an immutable snapshot
     */
    public Leases leases() {
        return machine.persistent.leases();
    }

    /**
     * What the client is doing.
     *
     * @return its state
     */
    public ClientState state() {
        return machine.state().name();
    }

    /**
     * The counters.
     *
     * @return an immutable snapshot
     */
    public ClientStatistics statistics() {
        return machine.counters.snapshot();
    }

    /**
     * Why there is no prefix, or not all that was asked for. {@link ClientEvent.Diagnosed} tells of changes.
     *
     * @return an immutable snapshot
     */
    public Diagnosis diagnosis() {
        return new Diagnosis(state(), Findings.of(machine));
    }

    /**
     * How many servers' Reconfigures could be verified.
     *
     * @return the number of keys held, 0 or more
     */
    public int keysHeld() {
        return machine.persistent.keys().servers().size();
    }

    /**
     * What this client is worth watching for, with every tag value from the beginning on.
     *
     * @param now nanoseconds of the clock given to {@link #handle}
     * @return samples in the order of {@code docs/metrics.md}
     */
    public List<ClientMetric> metrics(long now) {
        return EngineMetrics.of(this, now);
    }
}
