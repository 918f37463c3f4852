package net.wan6.test.carrier;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What a carrier did and nobody has taken yet: the newest, and how many there were before. */
final class EventLog {
    private static final int EVENTS_KEPT = 1000;

    private final Deque<CarrierEvent> events = new ArrayDeque<>();
    private int most = EVENTS_KEPT;
    private long lost;

    /** For who takes what there is after each turn. */
    void keepAll() {
        most = Integer.MAX_VALUE;
    }

    void add(CarrierEvent event) {
        if (events.size() == most) {
            events.removeFirst();
            lost++;
        }
        events.addLast(event);
    }

    List<CarrierEvent> take() {
        List<CarrierEvent> taken = new ArrayList<>(events.size() + 1);
        if (lost > 0) {
            taken.add(new CarrierEvent.EventsLost(lost));
        }
        taken.addAll(events);
        events.clear();
        lost = 0;
        return List.copyOf(taken);
    }
}
