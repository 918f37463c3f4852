package net.wan6.test.line;

import java.util.ArrayDeque;
import java.util.Deque;

/** Datagrams on their way, in both directions: each takes as long, so none overtakes another. */
final class Wire {
    private static final long LATENCY = 5_000_000L;

    private final Deque<Arrival> underway = new ArrayDeque<>();
    private int toLose;

    private record Arrival(long at, Runnable arrives) {}

    /** Loses what arrives next, whoever sent it. */
    void lose(int datagrams) {
        toLose += datagrams;
    }

    void send(long now, Runnable arrives) {
        underway.add(new Arrival(now + LATENCY, arrives));
    }

    boolean isEmpty() {
        return underway.isEmpty();
    }

    long next() {
        return underway.isEmpty() ? World.NEVER : underway.element().at();
    }

    void deliverFirst() {
        Arrival first = underway.remove();
        if (toLose > 0) {
            toLose--;
        } else {
            first.arrives().run();
        }
    }
}
