package net.wan6.test.carrier;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Events of a server that somebody may wait for, until he has. Any thread. */
final class AwaitedEvents {
    private static final int MOST = 100_000;
    private static final int MOST_NAMED = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Deque<CarrierEvent> events = new ArrayDeque<>();

    void add(CarrierEvent event) {
        lock.lock();
        try {
            if (events.size() == MOST) {
                events.removeFirst();
            }
            events.addLast(event);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The first of a kind; it and all before it are not waited for again. */
    <E extends CarrierEvent> E await(Class<E> kind, Duration longest) throws InterruptedException, TimeoutException {
        long left = longest.toNanos();
        StringJoiner others = new StringJoiner(", ", "no " + kind.getSimpleName() + " in " + longest + ", but ", "");
        others.setEmptyValue("no " + kind.getSimpleName() + " in " + longest + ", and nothing else");
        int passed = 0;
        lock.lockInterruptibly();
        try {
            while (true) {
                for (CarrierEvent event = events.poll(); event != null; event = events.poll()) {
                    if (kind.isInstance(event)) {
                        return kind.cast(event);
                    }
                    if (passed++ < MOST_NAMED) {
                        others.add(event.toString());
                    }
                }
                if (left <= 0) {
                    throw new TimeoutException(others.toString());
                }
                left = more.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
