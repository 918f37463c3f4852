package net.wan6.test.line;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientState;
import net.wan6.core.Diagnosis;
import net.wan6.core.Input;
import net.wan6.core.LeaseStep;
import net.wan6.core.Leases;
import net.wan6.core.driver.ClientListener;
import net.wan6.test.carrier.CarrierPlan;

/**
 * A line in virtual time: {@link #host}, where the client runs with the application's listener, {@link #carrier} and
 * {@link #attacker}.
 *
 * <p>Nothing happens but in calls of {@code until}, {@link #pass} and {@link #settle}, and in calls that name something that
 * takes time, such as {@link LineHost#flap}. The listener is called inside of these; what it throws comes out of them. Not for
 * use by several threads.
 */
public final class VirtualLine {
    /** Who the client is unless a builder says otherwise: a DUID-LL. */
    public static final ClientIdentity CLIENT = ClientIdentity.of(Duid.parseHex("0003000102005e005302"));

    /** What the carrier does unless a builder says otherwise: it delegates any /56 of 2001:db8:1000::/40, as FLET'S does. */
    public static final CarrierPlan PLAN = CarrierPlan.ntt(Duid.parseHex("0003000102005e005301"))
            .pool(Ipv6Prefix.parse("2001:db8:1000::/40"), 56)
            .build();

    private final World world;
    private final Duration patience;

    private VirtualLine(Builder builder) {
        SplittableRandom random = new SplittableRandom(builder.seed);
        this.world = new World(builder, random);
        this.patience = builder.patience;
    }

    /**
     * Begins a line.
     *
     * @param config what the client asks for
     * @return a builder
     */
    public static Builder builder(ClientConfig config) {
        return new Builder(Objects.requireNonNull(config, "config"));
    }

    /**
     * The machine with the client.
     *
     * @return the same object each time
     */
    public LineHost host() {
        return world.host;
    }

    /**
     * The carrier.
     *
     * @return the same object each time
     */
    public LineCarrier carrier() {
        return world.carrier;
    }

    /**
     * Somebody else on the link, who has no key.
     *
     * @return the same object each time
     */
    public LineAttacker attacker() {
        return world.attacker;
    }

    /**
     * Tells the client something, as {@code Dhcpv6Client.release()} and its like do. A listener may call this: it is done
     * after what the client is doing.
     *
     * @param input what
     */
    public void tell(Input input) {
        world.host.tell(Objects.requireNonNull(input, "input"));
    }

    /**
     * What the client holds.
     *
     * @return a snapshot; nothing while no process runs
     */
    public Leases leases() {
        return world.host.leases();
    }

    /**
     * What the client is doing.
     *
     * @return its state; {@link ClientState#STOPPED} while no process runs
     */
    public ClientState state() {
        return world.host.state();
    }

    /**
     * Why there is no prefix, or not all that was asked for.
     *
     * @return a snapshot; nothing is wrong while no process runs
     */
    public Diagnosis diagnosis() {
        return world.host.diagnosis();
    }

    /**
     * The time, for {@code remainingValid} and its like.
     *
     * @return nanoseconds of the engine's clock, which began with the line
     */
    public long now() {
        return world.now;
    }

    /**
     * All that listeners were told, by whatever process.
     *
     * @return events in order
     */
    public List<ClientEvent> events() {
        return world.story.events();
    }

    // ---------------------------------------------------------------- time

    /**
     * Lets time go by; what is due in it happens.
     *
     * @param time how much
     */
    public void pass(Duration time) {
        world.runUntil(world.now + time.toNanos());
    }

    /** Lets arrive what is on its way, and what is sent in answer to it. */
    public void settle() {
        world.settle();
    }

    /**
     * Lets time go by until the client tells of something. What was told before and not asked for yet counts, in its order:
     * two calls give two events.
     *
     * @param kind the kind of event
     * @param <E> the kind
     * @return the event
     * @throws AssertionError if it does not come; the message says what came instead
     */
    public <E extends ClientEvent> E until(Class<E> kind) {
        return until(kind, any -> true);
    }

    /**
     * As {@link #until(Class)}, for an event with something in it.
     *
     * @param kind the kind of event
     * @param condition what holds for it
     * @param <E> the kind
     * @return the event
     * @throws AssertionError if it does not come; the message says what came instead
     */
    public <E extends ClientEvent> E until(Class<E> kind, Predicate<? super E> condition) {
        return heard(kind, condition);
    }

    /**
     * As {@link #until(Class)}, for a step in a change of leases.
     *
     * @param kind the kind of step
     * @param <S> the kind
     * @return the step
     * @throws AssertionError if it does not come; the message says what came instead
     */
    public <S extends LeaseStep> S untilStep(Class<S> kind) {
        return heard(kind, any -> true);
    }

    /**
     * Lets time go by until the client is in a state; none if it is in it now.
     *
     * @param state the state
     * @throws AssertionError if that does not come; the message says what came instead
     */
    public void until(ClientState state) {
        until("state " + state, () -> state() == state);
    }

    /**
     * Lets time go by until something is true, perhaps of the application; none if it is true now. It is looked at whenever
     * something has happened.
     *
     * @param what what it means, for the message of a failure
     * @param condition the condition, which changes nothing
     * @throws AssertionError if it does not become true; the message says what came instead
     */
    public void until(String what, BooleanSupplier condition) {
        awaitPresent(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    private <T> T heard(Class<T> kind, Predicate<? super T> condition) {
        return awaitPresent(kind.getSimpleName(), () -> world.story.next(kind, condition));
    }

    private <T> T awaitPresent(String what, Supplier<Optional<T>> look) {
        long end = world.now + patience.toNanos();
        Optional<T> found = look.get();
        while (found.isEmpty()) {
            if (world.next() > end) {
                String why = world.next() == World.NEVER ? "nothing more will happen" : "not within " + patience;
                throw new AssertionError("no " + what + ": " + why + "\n" + this);
            }
            world.step();
            found = look.get();
        }
        return found.get();
    }

    /** What happened, the last of it: what was done to the line, what was sent, and what listeners were told. */
    @Override
    public String toString() {
        return "held: " + leases() + "\n" + world.story;
    }

    /** Builds a line. Not for use by several threads. */
    public static final class Builder {
        final ClientConfig config;
        ClientIdentity identity = CLIENT;
        CarrierPlan plan = PLAN;
        Supplier<? extends ClientListener> listeners = () -> new ClientListener() {};
        long seed;
        Duration patience = Duration.ofDays(30);

        private Builder(ClientConfig config) {
            this.config = config;
        }

        /**
         * Sets who the client is.
         *
         * @param client the identity; {@link #CLIENT} by default
         * @return this builder
         */
        public Builder identity(ClientIdentity client) {
            identity = Objects.requireNonNull(client, "client");
            return this;
        }

        /**
         * Sets what the carrier delegates, and how.
         *
         * @param carrier the plan; {@link #PLAN} by default
         * @return this builder
         */
        public Builder carrier(CarrierPlan carrier) {
            plan = Objects.requireNonNull(carrier, "carrier");
            return this;
        }

        /**
         * Sets the listener, which is told by all processes of the line, one after another.
         *
         * @param application the listener
         * @return this builder
         */
        public Builder listener(ClientListener application) {
            Objects.requireNonNull(application, "application");
            return listener(() -> application);
        }

        /**
         * Sets where the listeners come from: each process has a new one, as after a real restart, which knows nothing.
         *
         * @param application makes one
         * @return this builder
         */
        public Builder listener(Supplier<? extends ClientListener> application) {
            listeners = Objects.requireNonNull(application, "application");
            return this;
        }

        /**
         * Sets where all chance comes from.
         *
         * @param number any; 0 by default
         * @return this builder
         */
        public Builder seed(long number) {
            seed = number;
            return this;
        }

        /**
         * Sets how much virtual time an {@code until} lets go by before it fails.
         *
         * @param time more than nothing; 30 days by default
         * @return this builder
         * @throws IllegalArgumentException if it is not
         */
        public Builder patience(Duration time) {
            if (time.isZero() || time.isNegative()) {
                throw new IllegalArgumentException("patience " + time + " is not more than nothing");
            }
            patience = time;
            return this;
        }

        /**
         * Makes the line. The time is 0, and the client begins as soon as time goes by.
         *
         * @return a line on which nothing has happened yet
         * @throws IllegalArgumentException if the identity does not go with the configuration
         */
        public VirtualLine start() {
            VirtualLine line = new VirtualLine(this);
            line.world.host.boot();
            return line;
        }

        /**
         * Plays a story once whole, and once for each moment at which the client saves its state in it: there the process ends
         * without a word, before anybody hears of what is saved, and a new one starts. So the story should hold at any of them.
         *
         * @param away how long no process runs
         * @param story what happens, and what must be true of it
         * @return how many moments there were
         * @throws AssertionError if the story fails; the message says at which save the process had ended
         */
        public int crashAtEverySave(Duration away, Consumer<VirtualLine> story) {
            int saves = 0;
            while (crashAtSave(saves + 1, away, story)) {
                saves++;
            }
            return saves;
        }

        /** False if there were not so many saves, and so the story was played whole. */
        private boolean crashAtSave(int number, Duration away, Consumer<VirtualLine> story) {
            VirtualLine line = new VirtualLine(this);
            line.world.host.crashAtSave(number, away);
            line.world.host.boot();
            try {
                story.accept(line);
            } catch (AssertionError | RuntimeException failed) {
                String where = line.world.host.hasCrashedAtSave()
                        ? "after the process ended at its save " + number
                        : "no crash";
                throw new AssertionError(where + ": " + failed.getMessage(), failed);
            }
            return line.world.host.hasCrashedAtSave();
        }
    }
}
