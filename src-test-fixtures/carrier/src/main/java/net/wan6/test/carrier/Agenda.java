package net.wan6.test.carrier;

import java.util.Comparator;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** What is to be done later, by time and then by the order in which it was entered. */
final class Agenda {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::order));
    private long entered;

    /** Something to be done once. */
    interface Task {
        void run(long now, Consumer<Outgoing> out);

        /** Whether there is nothing left to do. */
        default boolean isOver() {
            return false;
        }
    }

    private record Entry(long at, long order, Task task) {}

    void add(long at, Task task) {
        entries.add(new Entry(at, entered++, task));
    }

    OptionalLong next() {
        Entry first = entries.peek();
        while (first != null && first.task().isOver()) {
            entries.remove();
            first = entries.peek();
        }
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.at());
    }

    /** Runs what is due; what that enters anew is due later. */
    void run(long now, Consumer<Outgoing> out) {
        for (OptionalLong next = next(); next.isPresent() && next.getAsLong() <= now; next = next()) {
            entries.remove().task().run(now, out);
        }
    }
}
