package net.wan6.core.driver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import net.wan6.core.ChangeCause;
import net.wan6.core.ClientEvent;
import net.wan6.core.Lease;
import net.wan6.core.LeaseStep;
import net.wan6.core.Leases;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one client's listeners what happened: in order, one call at a time, on the application's executor, never from
 * inside another call.
 */
final class ListenerQueue {
    private static final Logger LOG = LoggerFactory.getLogger(Dhcpv6Client.class);

    /** A listener that is slower than this loses what is no change of leases. */
    private static final int MOST_WAITING = 1024;

    private static final long LONGEST_WAIT_FOR_A_CALL = 5 * Nanoseconds.SECOND;

    private final String line;
    private final Executor executor;
    private final List<ClientListener> listeners = new CopyOnWriteArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private ClientEvent.@Nullable LeaseChange lastTold;
    private List<LeaseStep.Withdrawn> endedWhileDown = List.of();
    private boolean handedOver;
    private boolean refused;
    private boolean behind;
    private boolean closed;
    private @Nullable Thread inCall;

    ListenerQueue(String line, Executor executor) {
        this.line = line;
        this.executor = executor;
    }

    /** To be followed by {@link #flush}. */
    synchronized void add(ClientEvent event) {
        if (waiting.size() >= MOST_WAITING && mayBeLost(event)) {
            if (!behind) {
                LOG.warn(
                        "{}: a listener is {} events behind; only changes of leases wait for it", line, waiting.size());
            }
            behind = true;
            return;
        }
        waiting.add(() -> tell(event));
    }

    /** How many events no listener has heard yet, the one that is being told left out. */
    synchronized int waiting() {
        return waiting.size();
    }

    private static boolean mayBeLost(ClientEvent event) {
        return !(event instanceof ClientEvent.LeaseChange) && !(event instanceof ClientEvent.AboutToRelease);
    }

    /**
     * A listener hears first of the leases there are, as far as the others have heard, and of those that ended while the
     * client was not running: its LANs may still use them.
     */
    void addListener(ClientListener listener) {
        synchronized (this) {
            waiting.add(() -> {
                listeners.add(listener);
                ClientEvent.LeaseChange last = lastTold;
                if (last != null) {
                    List<LeaseStep> steps = stepsTo(last.after());
                    if (!steps.isEmpty()) {
                        call(
                                listener,
                                new ClientEvent.LeaseChange(
                                        last.at(), Leases.NONE, last.after(), last.causes(), steps));
                    }
                }
            });
        }
        flush();
    }

    void removeListener(ClientListener listener) {
        listeners.remove(listener);
    }

    private List<LeaseStep> stepsTo(Leases leases) {
        List<Lease> held = new ArrayList<>(leases.prefixes());
        held.addAll(leases.linePrefixes());
        held.addAll(leases.addresses());
        List<LeaseStep> steps = new ArrayList<>();
        held.forEach(lease -> steps.add(new LeaseStep.Acquired(lease)));
        for (LeaseStep.Withdrawn ended : endedWhileDown) {
            if (held.stream().noneMatch(lease -> lease.isSameResource(ended.lease()))) {
                steps.add(ended);
            }
        }
        return steps;
    }

    /** Has the executor tell what is waiting, unless it is at it. False if it refuses: what waits is kept. */
    boolean flush() {
        synchronized (this) {
            if (handedOver || closed || waiting.isEmpty()) {
                return true;
            }
            handedOver = true;
        }
        try {
            executor.execute(this::tellAll);
            return true;
        } catch (RuntimeException | Error refusal) { // also what is not declared: no thread to be had, a closed pool
            takeBack(refusal);
            return false;
        }
    }

    private synchronized void takeBack(Throwable refusal) {
        handedOver = false;
        if (!refused) {
            LOG.error("{}: the executor for events takes no work; tried again", line, refusal);
        }
        refused = true;
    }

    private void tellAll() {
        while (true) {
            Runnable next;
            synchronized (this) {
                refused = false;
                next = closed ? null : waiting.poll();
                if (next == null) {
                    handedOver = false;
                    behind = false;
                    return;
                }
            }
            next.run();
        }
    }

    private void tell(ClientEvent event) {
        for (ClientListener listener : listeners) {
            call(listener, event);
        }
        if (event instanceof ClientEvent.LeaseChange change) {
            lastTold = change;
            if (change.causes().contains(ChangeCause.RESTORED)) {
                endedWhileDown = endedWhileDown(change.steps());
            }
        }
    }

    private static List<LeaseStep.Withdrawn> endedWhileDown(List<LeaseStep> steps) {
        return steps.stream()
                .filter(LeaseStep.Withdrawn.class::isInstance)
                .map(LeaseStep.Withdrawn.class::cast)
                .toList();
    }

    private void call(ClientListener listener, ClientEvent event) {
        synchronized (this) {
            if (closed) {
                return;
            }
            inCall = Thread.currentThread();
        }
        try {
            listener.onEvent(event);
        } catch (Throwable thrown) { // not all languages declare what they throw
            LOG.error("{}: a listener threw at {}", line, event, thrown);
        } finally {
            synchronized (this) {
                inCall = null;
                notifyAll();
            }
        }
    }

    /** No call begins after this has returned; one that runs is waited for, unless this is called from inside it. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        long end = System.nanoTime() + LONGEST_WAIT_FOR_A_CALL;
        while (inCall != null && inCall != Thread.currentThread()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                LOG.warn("{}: closed while a listener does not return", line);
                return;
            }
            try {
                wait(left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
