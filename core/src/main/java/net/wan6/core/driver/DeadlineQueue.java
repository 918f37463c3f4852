package net.wan6.core.driver;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** When which line is due: one entry a line, however often its deadline changes. Loop thread only. */
final class DeadlineQueue {
    private final TreeSet<ClientRunner> queue = new TreeSet<>(
            Comparator.<ClientRunner>comparingLong(line -> line.scheduledAt).thenComparingLong(line -> line.number));
    private final AtomicLong lines = new AtomicLong();

    /** Tells lines with one deadline apart. Any thread. */
    long nextNumber() {
        return lines.getAndIncrement();
    }

    void set(ClientRunner line, long deadline) {
        if (line.scheduledAt == deadline) {
            return;
        }
        // Out before the deadline changes: the set finds it by that.
        queue.remove(line);
        line.scheduledAt = deadline;
        if (deadline != Nanoseconds.NEVER) {
            queue.add(line);
        }
    }

    int size() {
        return queue.size();
    }

    long next() {
        return queue.isEmpty() ? Nanoseconds.NEVER : queue.first().scheduledAt;
    }

    /** A line that is due, taken out; none if there is none. */
    @Nullable
    ClientRunner due(long now) {
        if (next() > now || queue.isEmpty()) {
            return null;
        }
        ClientRunner first = queue.first();
        set(first, Nanoseconds.NEVER);
        return first;
    }
}
