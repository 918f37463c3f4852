package net.wan6.core.driver;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import net.wan6.core.Input;
import net.wan6.core.TokenBucket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread and one selector for any number of clients, on any number of interfaces. A client that is given none makes
 * one for itself.
 *
 * <p>All methods may be called by any thread. Both threads of a loop, its own and the one for events, are daemons: they
 * do not keep a JVM alive.
 */
public final class Dhcpv6Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dhcpv6Client.class);

    /** A selector's timeout stands still while the machine sleeps: without this, hours of it would be waited again. */
    private static final long LONGEST_WAIT = 15 * Nanoseconds.SECOND;

    /** How long whoever closes waits for a loop that is held up. */
    private static final long PATIENCE = 5 * Nanoseconds.SECOND;

    /** After a fault of a turn. */
    private static final long PAUSE = Nanoseconds.SECOND;

    /** A datagram cut short at the end of an option reads as a shorter, valid message: room for the longest. */
    private static final int LONGEST_DATAGRAM = 65_536;

    /** Ports remembered after their last client has gone; a client keeps its bucket in any case. */
    private static final int MOST_BUCKETS = 1024;

    private final HostClock clock;
    private final Selector selector;
    private final Transport.Host host;
    private final ExecutorService events;
    private final Thread thread;

    private final Map<Object, TokenBucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, TokenBucket> eldest) {
            return size() > MOST_BUCKETS;
        }
    });
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final Map<Object, Transport> transports = new HashMap<>();
    private final DeadlineQueue timers = new DeadlineQueue();
    private final Queue<SharedChannel> readable = new ArrayDeque<>();
    private final WarningLimit faults = new WarningLimit();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST_DATAGRAM);
    private long nextWatch = Long.MIN_VALUE;
    private long sleeps;
    private volatile boolean closing;
    private volatile long expectedAt = Nanoseconds.NEVER;

    private Dhcpv6Loop(HostClock clock, LinkWatcher watcher, ChannelBinder binder) throws IOException {
        this.clock = new SteadyClock(clock);
        this.sleeps = this.clock.sleepCount();
        this.selector = Selector.open();
        this.host = new Transport.Host(watcher, binder, selector);
        this.events = Executors.newSingleThreadExecutor(task -> daemon(task, "wan6-events"));
        this.thread = daemon(this::run, "wan6-loop");
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * A loop with the clock and the interfaces of this host.
     *
     * @return a running loop
     * @throws IOException if the system has no selector to give
     */
    public static Dhcpv6Loop open() throws IOException {
        return open(HostClock.system(), LinkWatcher.system());
    }

    /**
     * A loop with a clock and a watcher of the embedder's.
     *
     * @param clock tells the time; the stores of the clients must have the same
     * @param watcher tells of the interfaces
     * @return a running loop
     * @throws IOException if the system has no selector to give
     */
    public static Dhcpv6Loop open(HostClock clock, LinkWatcher watcher) throws IOException {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(watcher, "watcher");
        return open(clock, watcher, ChannelBinder.LINK_LOCAL);
    }

    static Dhcpv6Loop open(HostClock clock, LinkWatcher watcher, ChannelBinder binder) throws IOException {
        Dhcpv6Loop loop = new Dhcpv6Loop(clock, watcher, binder);
        loop.thread.start();
        return loop;
    }

    /**
     * The clock of all clients of this loop.
     *
     * @return the clock
     */
    public HostClock clock() {
        return clock;
    }

    /**
     * How long the loop has been at one turn, or is late for the next: a store or a listener on its thread that takes its time holds
     * all clients up.
     *
     * @return nothing while the loop waits for what is due
     */
    public Duration lag() {
        long expected = expectedAt;
        long now = clock.nanoseconds();
        return now <= expected ? Duration.ZERO : Duration.ofNanos(now - expected);
    }

    /**
     * Ends all clients, which keep their leases, and the threads. Returns when that is done, at once inside a listener on
     * the loop's thread, and after five seconds if a store or a listener holds the loop up.
     */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        LockSupport.unpark(thread);
        if (Thread.currentThread() != thread) {
            join();
        }
    }

    /** The rate limit of a port (RFC 9915 §14.1), which outlives its clients: who opens and closes them at speed obeys it too. */
    TokenBucket bucket(Transport through) {
        return buckets.computeIfAbsent(through.key(), key -> new TokenBucket());
    }

    ExecutorService events() {
        return events;
    }

    DeadlineQueue timers() {
        return timers;
    }

    /** Has something done on the loop's thread, soon; nothing happens any more once the loop is closed. */
    void post(Runnable command) {
        commands.add(command);
        selector.wakeup();
    }

    /** Has something done on the loop's thread and waits for it. Who is interrupted meanwhile goes on without it. */
    <T> T call(Callable<T> command) throws IOException {
        if (Thread.currentThread() == thread) {
            return result(run(new FutureTask<>(command)));
        }
        FutureTask<T> task = new FutureTask<>(command);
        post(task);
        if (closing) {
            join();
            task.cancel(false);
        }
        return result(task);
    }

    /** Once the thread has ended nothing is run any more, whenever it was posted. */
    private void join() {
        try {
            thread.join(PATIENCE / 1_000_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> FutureTask<T> run(FutureTask<T> task) {
        task.run();
        return task;
    }

    private static <T> T result(FutureTask<T> task) throws IOException {
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the loop");
        } catch (CancellationException ended) {
            throw new IOException("the loop is closed", ended);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof IOException expected) {
                throw expected;
            }
            if (cause instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(cause);
        }
    }

    /** Puts a line on its transport, which is opened if it is the first there. On the loop's thread. */
    void attach(ClientRunner line, Transport wanted) throws IOException {
        if (closing) {
            throw new IOException("the loop is closed");
        }
        long now = clock.nanoseconds();
        Transport transport = transports.get(wanted.key());
        if (transport == null) {
            transport = wanted;
            transport.open(host, now);
            transports.put(transport.key(), transport);
            nextWatch = now;
        } else {
            transport.share(wanted);
        }
        transport.channel().add(line);
        if (!transport.isUp()) {
            line.handle(new Input.LinkDown(), now);
        }
        transport.problem().ifPresent(problem -> line.tell(problem, now));
        line.handle(new Input.Start(), now);
    }

    /**
     * Ends a line, on the loop's thread, and waits for it. Not for ever: a store or a listener that holds the loop up may
     * itself wait for the caller. The line then ends when it lets go.
     */
    void end(ClientRunner line, Transport wanted) {
        FutureTask<Boolean> task = new FutureTask<>(() -> detach(line, wanted), true);
        if (Thread.currentThread() == thread) {
            task.run();
            return;
        }
        post(task);
        try {
            if (closing) {
                join();
            } else {
                task.get(PATIENCE, TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException heldUp) {
            LOG.warn("{}: closed while a store or a listener holds the loop up", wanted);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException fault) {
            LOG.error("{}: a fault of this library at the end", wanted, fault);
        }
        if (!thread.isAlive()) {
            line.end(clock.nanoseconds());
        }
    }

    /** Ends a line; its transport goes with the last one. On the loop's thread. */
    private void detach(ClientRunner line, Transport wanted) {
        line.end(clock.nanoseconds());
        Transport transport = transports.get(wanted.key());
        if (transport != null) {
            transport.channel().remove(line);
            if (transport.channel().isEmpty()) {
                transport.channel().drop();
                transports.remove(wanted.key());
            }
        }
    }

    private void run() {
        while (!closing) {
            try {
                turn();
            } catch (IOException | RuntimeException | Error fault) {
                pauseAfter(fault);
            }
        }
        finish();
    }

    /** What fails at every turn must neither take a processor nor fill the log. Whoever closes ends the pause. */
    private void pauseAfter(Throwable fault) {
        if (faults.admits(fault.toString(), clock.nanoseconds())) {
            LOG.error("a fault in the loop; it goes on", fault);
        }
        LockSupport.parkNanos(this, PAUSE);
    }

    private void turn() throws IOException {
        // A listener on this thread may have left it interrupted, and a selector would not wait any more.
        Thread.interrupted();
        long now = clock.nanoseconds();
        expectedAt = now;
        noticeSleep(now);
        runCommands();
        if (now >= nextWatch) {
            watch(now);
        }
        for (ClientRunner line = timers.due(now); line != null; line = timers.due(now)) {
            line.handle(new Input.Timeout(), now);
        }
        select();
    }

    private void runCommands() {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
    }

    private void noticeSleep(long now) {
        long count = clock.sleepCount();
        if (count != sleeps) {
            sleeps = count;
            LOG.info("the machine was asleep: leases are verified");
            transports()
                    .forEach(transport ->
                            transport.channel().lines().forEach(line -> line.handle(new Input.Resumed(), now)));
        }
    }

    private void watch(long now) {
        long next = Nanoseconds.NEVER;
        for (Transport transport : transports()) {
            next = Math.min(next, watch(transport, now));
        }
        nextWatch = next;
    }

    /** A watcher of the embedder's may throw: the other transports are watched all the same. */
    private long watch(Transport transport, long now) {
        try {
            return transport.watch(host, now);
        } catch (RuntimeException fault) {
            LOG.error("{} cannot be watched; tried again", transport, fault);
            return now + LONGEST_WAIT;
        }
    }

    private List<Transport> transports() {
        return new ArrayList<>(transports.values());
    }

    private void select() throws IOException {
        long now = clock.nanoseconds();
        long wait = timeout(Math.min(timers.next(), nextWatch), now);
        if (wait == 0 || !commands.isEmpty()) {
            selector.selectNow(this::noteReadable);
        } else {
            expectedAt = now + wait;
            // Rounded up: a turn too early finds nothing due.
            selector.select(this::noteReadable, wait / 1_000_000 + 1);
            expectedAt = clock.nanoseconds();
        }
        // Not inside select: what is received may close a channel, which only the next select lets go of.
        for (SharedChannel next = readable.poll(); next != null; next = readable.poll()) {
            next.receive(buffer, clock);
        }
    }

    /** Nanoseconds to wait, by a clock that may be anywhere. */
    static long timeout(long next, long now) {
        if (next <= now) {
            return 0;
        }
        return next - LONGEST_WAIT < now ? next - now : LONGEST_WAIT;
    }

    private void noteReadable(SelectionKey key) {
        if (key.attachment() instanceof SharedChannel channel) {
            readable.add(channel);
        }
    }

    private void finish() {
        long now = clock.nanoseconds();
        for (Transport transport : transports()) {
            transport.channel().lines().forEach(line -> line.end(now));
            transport.channel().drop();
        }
        transports.clear();
        events.shutdown();
        try {
            selector.close();
        } catch (IOException closedAnyway) {
            LOG.debug("closing the selector", closedAnyway);
        }
        // Somebody may wait for one of them. Lines have ended and none is taken any more.
        runCommands();
    }
}
