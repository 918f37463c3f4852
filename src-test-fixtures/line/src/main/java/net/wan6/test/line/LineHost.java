package net.wan6.test.line;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import net.wan6.auth.Delivery;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientState;
import net.wan6.core.ClientStatistics;
import net.wan6.core.Diagnosis;
import net.wan6.core.Downtime;
import net.wan6.core.Input;
import net.wan6.core.Leases;
import net.wan6.core.Output;
import net.wan6.core.driver.ClientListener;
import org.jspecify.annotations.Nullable;

/** The machine with the client of a {@link VirtualLine}: its link, its store, its sleep, and the process that comes and goes. */
public final class LineHost {
    private final World world;
    private final VirtualLine.Builder builder;
    private final SplittableRandom random;
    private final HostStore store;
    private final Queue<Input> inputs = new ArrayDeque<>();
    private @Nullable Life process;
    private boolean isHandling;
    private boolean linkIsDown;
    private long startsAgainAt = World.NEVER;
    private long savesUntilCrash = Long.MAX_VALUE;
    private Duration awayAfterCrash = Duration.ZERO;

    /** What ends with a crash. */
    private static final class Life {
        final ClientEngine engine;
        final ClientListener listener;

        Life(ClientEngine engine, ClientListener listener) {
            this.engine = engine;
            this.listener = listener;
        }
    }

    LineHost(World world, VirtualLine.Builder builder, SplittableRandom random) {
        this.world = world;
        this.builder = builder;
        this.random = random;
        this.store = new HostStore();
    }

    // ---------------------------------------------------------------- the link

    /** The link goes down: nothing arrives from now on. */
    public void linkDown() {
        world.story.add("link down");
        linkIsDown = true;
        tell(new Input.LinkDown());
    }

    /** The link comes up. */
    public void linkUp() {
        world.story.add("link up");
        linkIsDown = false;
        tell(new Input.LinkUp());
    }

    /**
     * The link goes down, and comes up again after a while.
     *
     * @param time how long it is down
     */
    public void flap(Duration time) {
        linkDown();
        world.runUntil(world.now + time.toNanos());
        linkUp();
    }

    /** The interface gets another link-local address. */
    public void changeLinkLocal() {
        world.story.add("another link-local address");
        tell(new Input.LinkLocalChanged());
    }

    /**
     * Datagrams are lost on their way, whoever sends them.
     *
     * @param datagrams how many of those that arrive next
     */
    public void lose(int datagrams) {
        world.wire.lose(datagrams);
    }

    // ---------------------------------------------------------------- sleep, crash and restart

    /**
     * The machine sleeps, hears nothing meanwhile, and knows it when it wakes.
     *
     * @param time how long
     */
    public void suspend(Duration time) {
        world.story.add("asleep for " + time);
        Life sleeping = process;
        process = null;
        world.runWithoutHost(world.now + time.toNanos());
        process = sleeping;
        tell(new Input.Resumed());
    }

    /** The process ends without a word. What it saved is kept. */
    public void crash() {
        world.story.add("the process ends");
        process = null;
        inputs.clear();
        store.processEnded();
    }

    private void away(Duration time) {
        if (process != null) {
            crash();
        }
        world.runWithoutHost(world.now + time.toNanos());
    }

    /**
     * The process ends without a word, and another one starts on the same machine: it knows how long no process ran.
     *
     * @param away how long
     */
    public void restart(Duration away) {
        away(away);
        boot(new Downtime.Exactly(world.now - store.keptAt()));
        handleAll();
    }

    /**
     * The machine loses its power, and starts again: only wall clocks tell how long it was off.
     *
     * @param away how long
     */
    public void reboot(Duration away) {
        away(away);
        boot(new Downtime.About(world.now - store.keptAt()));
        handleAll();
    }

    /**
     * The process will end without a word right after one of its next saves, before anybody hears of what was saved, and
     * another one starts.
     *
     * @param number of the save, counted from now: 1 is the next
     * @param away how long no process runs
     * @throws IllegalArgumentException if the number is below 1
     */
    public void crashAtSave(int number, Duration away) {
        if (number < 1) {
            throw new IllegalArgumentException("there is no save " + number);
        }
        savesUntilCrash = number;
        awayAfterCrash = away;
    }

    boolean hasCrashedAtSave() {
        return savesUntilCrash <= 0;
    }

    boolean isHandling() {
        return isHandling;
    }

    /** A process is there, and begins as soon as time goes by. */
    void boot() {
        boot(new Downtime.Exactly(world.now - store.keptAt()));
    }

    private void boot(Downtime downtime) {
        startsAgainAt = World.NEVER;
        Optional<Octets> kept = store.kept();
        world.story.add(kept.isPresent() ? "a process starts from what is kept" : "a process starts");
        ClientEngine engine = kept.map(state -> ClientEngine.resume(
                        builder.config, builder.identity, state, downtime, world.now, random.split()))
                .orElseGet(() -> ClientEngine.create(builder.config, builder.identity, random.split()));
        process = new Life(engine, builder.listeners.get());
        if (linkIsDown) {
            inputs.add(new Input.LinkDown());
        }
        inputs.add(new Input.Start());
    }

    // ---------------------------------------------------------------- the store

    /** The store fails from now on: the disk is full, say. */
    public void failStore() {
        world.story.add("the store fails");
        store.fail();
    }

    /** The store works again. */
    public void mendStore() {
        world.story.add("the store works");
        store.mend();
    }

    // ---------------------------------------------------------------- the client

    /**
     * The client's counters.
     *
     * @return a snapshot
     * @throws IllegalStateException if no process runs
     */
    public ClientStatistics statistics() {
        Life running = process;
        if (running == null) {
            throw new IllegalStateException("no process runs");
        }
        return running.engine.statistics();
    }

    Leases leases() {
        return process == null ? Leases.NONE : process.engine.leases();
    }

    ClientState state() {
        return process == null ? ClientState.STOPPED : process.engine.state();
    }

    Diagnosis diagnosis() {
        return process == null ? new Diagnosis(ClientState.STOPPED, List.of()) : process.engine.diagnosis();
    }

    long next() {
        if (process == null) {
            return startsAgainAt;
        }
        return inputs.isEmpty() ? Math.min(process.engine.deadline(), store.tryAgainAt()) : world.now;
    }

    void advance() {
        if (startsAgainAt <= world.now) {
            boot();
        } else if (!inputs.isEmpty()) {
            handleAll();
        } else if (store.tryAgainAt() <= world.now) {
            tell(new Input.PersistFailed());
        } else {
            tell(new Input.Timeout());
        }
    }

    void receive(Octets datagram, Ipv6Address source, Delivery delivery) {
        if (!linkIsDown && process != null) {
            tell(new Input.Received(datagram, source, 547, delivery));
        }
    }

    /** One input after another: what a listener tells the client waits until all of them have heard. */
    void tell(Input input) {
        if (process == null) {
            return;
        }
        inputs.add(input);
        if (!isHandling) {
            handleAll();
        }
    }

    private void handleAll() {
        isHandling = true;
        try {
            while (process != null && !inputs.isEmpty()) {
                process.engine.handle(inputs.remove(), world.now);
                perform();
            }
        } finally {
            isHandling = false;
        }
    }

    private void perform() {
        Life running = process;
        while (running != null && running == process) {
            Output output = running.engine.poll();
            if (output instanceof Output.WaitUntil) {
                return;
            } else if (output instanceof Output.Persist persist) {
                save(persist.state(), running);
            } else if (output instanceof Output.Transmit transmit) {
                if (!linkIsDown) {
                    world.toCarrier(transmit.datagram());
                }
            } else if (output instanceof Output.Notify notify) {
                notify(notify.event(), running);
            }
        }
    }

    private void save(Octets state, Life running) {
        store.save(state, world.now).ifPresent(problem -> notify(problem, running));
        savesUntilCrash--;
        if (savesUntilCrash == 0) {
            crash();
            startsAgainAt = world.now + awayAfterCrash.toNanos();
        }
    }

    private void notify(ClientEvent event, Life running) {
        world.story.told(event);
        running.listener.onEvent(event);
    }
}
