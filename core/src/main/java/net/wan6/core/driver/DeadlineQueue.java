package net.wan6.core.driver;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** When which line is due. An entry whose line has another deadline by now is passed over. Loop thread only. */
final class DeadlineQueue {
    private final PriorityQueue<Entry> queue = new PriorityQueue<>(Comparator.comparingLong(Entry::at));

    private record Entry(long at, ClientRunner line) {}

    void set(ClientRunner line, long deadline) {
        if (line.scheduledAt != deadline) {
            line.scheduledAt = deadline;
            if (deadline != Nanoseconds.NEVER) {
                queue.add(new Entry(deadline, line));
            }
        }
    }

    long next() {
        dropOutdated();
        Entry first = queue.peek();
        return first == null ? Nanoseconds.NEVER : first.at;
    }

    /** A line that is due, taken out; none if there is none. */
    @Nullable
    ClientRunner due(long now) {
        dropOutdated();
        Entry first = queue.peek();
        if (first == null || first.at > now) {
            return null;
        }
        queue.remove();
        first.line.scheduledAt = Nanoseconds.NEVER;
        return first.line;
    }

    private void dropOutdated() {
        for (Entry first = queue.peek(); first != null && first.line.scheduledAt != first.at; first = queue.peek()) {
            queue.remove();
        }
    }
}
