package net.wan6.test.carrier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * A {@link Carrier} on UDP sockets, run by one daemon thread until {@link #close}.
 *
 * <p>The carrier itself is reached by {@link #perform} and {@link #ask} alone, from any thread; they and the datagrams
 * take turns. The listener is called in the order of events, one at a time, while the carrier waits for it, and before
 * what they tell of is sent. It may call back, and should be quick; what {@link #perform} brings then is told and sent
 * after what the listener is being told of. What it throws goes to the caller of {@link #perform}; on the server's own thread it ends
 * the server, and {@link #close} tells why.
 */
public final class CarrierServer implements AutoCloseable {
    private final Carrier carrier;
    private final Ears ears;
    private final Consumer<CarrierEvent> listener;
    private final LongSupplier clock;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<CarrierEvent> untold = new ArrayDeque<>();
    private final Queue<Outgoing> unsent = new ArrayDeque<>();
    private final AwaitedEvents awaited = new AwaitedEvents();
    private final Thread thread;
    private volatile boolean closed;
    private volatile List<RuntimeException> failure = List.of();

    private CarrierServer(Carrier carrier, Ears ears, Consumer<CarrierEvent> listener, LongSupplier clock) {
        this.carrier = carrier;
        this.ears = ears;
        this.listener = listener;
        this.clock = clock;
        carrier.keepAllEvents();
        this.thread = new Thread(this::run, "wan6-carrier");
        this.thread.setDaemon(true);
    }

    /**
     * Serves whoever sends to one address, such as {@code ::1} with port 0 for any that is free. What comes there counts
     * as multicast, which the loopback interface does not have; answers go to the port the client sent from.
     *
     * @param carrier the carrier, from now on to be left alone
     * @param address an IPv6 address of this host, and a port
     * @param listener told of every event
     * @return the running server
     * @throws IOException if the address cannot be bound; the message names it
     */
    public static CarrierServer onAddress(Carrier carrier, InetSocketAddress address, Consumer<CarrierEvent> listener)
            throws IOException {
        return start(carrier, Ears.onAddress(address), listener);
    }

    /**
     * Serves the link of an interface as a real server does, on port 547: the group ff02::1:2, the group ff05::1:3 of
     * relays and the link-local address are heard apart. Answers go to port 546, those for relays to 547; no client gets
     * an address that the interface has. Needs the privilege to bind that port. Waits up to five seconds for a
     * link-local address that is still tentative.
     *
     * @param carrier the carrier, from now on to be left alone
     * @param interfaceName such as {@code eth0}
     * @param listener told of every event
     * @return the running server
     * @throws IOException if there is no such interface, it has no link-local address, or the port cannot be bound; the
     *     message says which
     */
    public static CarrierServer onInterface(Carrier carrier, String interfaceName, Consumer<CarrierEvent> listener)
            throws IOException {
        Ears ears = Ears.onInterface(interfaceName);
        Ears.addressesOf(interfaceName).forEach(carrier::keep);
        return start(carrier, ears, listener);
    }

    private static CarrierServer start(Carrier carrier, Ears ears, Consumer<CarrierEvent> listener) {
        CarrierServer server = new CarrierServer(carrier, ears, listener, System::nanoTime);
        server.thread.start();
        return server;
    }

    /** What is done to the carrier of a server. */
    @FunctionalInterface
    public interface Command {
        /**
         * Does it.
         *
         * @param carrier the carrier, not to be kept
         * @param now the time
         * @return what is to be sent, such as {@link Carrier#reconfigureAll} gives it
         */
        List<Outgoing> run(Carrier carrier, long now);
    }

    /**
     * What is asked of the carrier of a server.
     *
     * @param <T> the answer
     */
    @FunctionalInterface
    public interface Question<T> {
        /**
         * Answers.
         *
         * @param carrier the carrier, not to be kept
         * @param now the time
         * @return the answer
         */
        T of(Carrier carrier, long now);
    }

    /**
     * Where clients send to.
     *
     * @return the address and port that were bound; the link-local one for an interface
     */
    public InetSocketAddress address() {
        return ears.address();
    }

    /**
     * Does something to the carrier and sends what comes of it, before this returns; called by the listener, as soon as
     * what went before is sent.
     *
     * @param command what to do
     * @throws IllegalStateException after {@link #close}
     */
    public void perform(Command command) {
        requireOpen();
        step(now -> command.run(carrier, now));
        ears.wake();
    }

    /**
     * Asks the carrier something.
     *
     * @param question what
     * @param <T> the answer
     * @return the answer
     */
    public <T> T ask(Question<T> question) {
        turn.lock();
        try {
            return question.of(carrier, clock.getAsLong());
        } finally {
            turn.unlock();
        }
    }

    /**
     * Waits for the carrier to do something. What it did before and was not waited for yet counts, in its order: two calls
     * give two events. The newest 100,000 are kept.
     *
     * @param kind the kind of event
     * @param longest how long to wait
     * @param <E> the kind
     * @return the first such event; it and those before it are not waited for again
     * @throws InterruptedException if the thread is interrupted
     * @throws TimeoutException if there was none; the message says what there was instead
     */
    public <E extends CarrierEvent> E awaitEvent(Class<E> kind, Duration longest)
            throws InterruptedException, TimeoutException {
        return awaited.await(kind, longest);
    }

    /**
     * Ends the server: when this returns its thread has ended and its sockets are closed, unless it was called by the
     * listener. A second call does nothing.
     *
     * @throws IllegalStateException if the server had ended by itself; the cause says why
     */
    @Override
    public void close() {
        closed = true;
        ears.wake();
        if (Thread.currentThread() != thread) {
            join();
        }
        for (RuntimeException cause : failure) {
            failure = List.of();
            throw new IllegalStateException("the carrier ended by itself", cause);
        }
    }

    /** Waits for the thread's end. */
    void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (ears) {
            while (!closed) {
                ears.await(ask((of, now) -> waitNanos(of.deadline(), now)));
                step(carrier::advance);
                ears.drain(
                        (datagram, source, delivery) -> step(now -> carrier.receive(datagram, source, delivery, now)));
            }
        } catch (IOException broken) {
            failure = List.of(new UncheckedIOException(broken));
        } catch (RuntimeException thrown) {
            failure = List.of(thrown);
        }
    }

    private static OptionalLong waitNanos(OptionalLong deadline, long now) {
        return deadline.isPresent() ? OptionalLong.of(Math.max(0, deadline.getAsLong() - now)) : deadline;
    }

    private void step(LongFunction<List<Outgoing>> change) {
        turn.lock();
        try {
            unsent.addAll(change.apply(clock.getAsLong()));
            untold.addAll(carrier.takeEvents());
            if (turn.getHoldCount() == 1) {
                tellAndSend();
            }
        } finally {
            turn.unlock();
        }
    }

    /** A loop over queues, to which a listener that calls back adds at the end. */
    private void tellAndSend() {
        try {
            while (!untold.isEmpty() || !unsent.isEmpty()) {
                if (untold.isEmpty()) {
                    send(unsent.remove());
                } else {
                    CarrierEvent event = untold.remove();
                    listener.accept(event);
                    awaited.add(event);
                }
            }
        } finally {
            untold.clear();
            unsent.clear();
        }
    }

    private void send(Outgoing datagram) {
        try {
            ears.send(datagram);
        } catch (IOException refused) {
            untold.add(new CarrierEvent.NotSent(datagram.destination(), String.valueOf(refused.getMessage())));
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the carrier is closed");
        }
    }
}
