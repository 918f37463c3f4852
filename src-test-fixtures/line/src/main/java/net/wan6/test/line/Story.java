package net.wan6.test.line;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.core.ClientEvent;

/** What happened on a line: what its listeners were told, of which tests ask in order, and the last of all the rest. */
final class Story {
    private static final int LINES_KEPT = 60;

    private final LongSupplier clock;
    private final Deque<Line> lines = new ArrayDeque<>();
    private final List<ClientEvent> events = new ArrayList<>();

    /** Events, each followed by its steps. */
    private final List<Object> told = new ArrayList<>();

    private int askedFor;

    private record Line(long at, Object what) {}

    Story(LongSupplier clock) {
        this.clock = clock;
    }

    void add(Object what) {
        if (lines.size() == LINES_KEPT) {
            lines.remove();
        }
        lines.add(new Line(clock.getAsLong(), what));
    }

    void told(ClientEvent event) {
        add(event);
        events.add(event);
        told.add(event);
        if (event instanceof ClientEvent.LeaseChange change) {
            told.addAll(change.steps());
        }
    }

    List<ClientEvent> events() {
        return List.copyOf(events);
    }

    /** The first of a kind that nobody has asked for, if it was told already; then it and all before it have been. */
    <T> Optional<T> next(Class<T> kind, Predicate<? super T> condition) {
        for (int i = askedFor; i < told.size(); i++) {
            if (kind.isInstance(told.get(i)) && condition.test(kind.cast(told.get(i)))) {
                askedFor = i + 1;
                return Optional.of(kind.cast(told.get(i)));
            }
        }
        return Optional.empty();
    }

    static String type(Octets datagram) {
        return datagram.isEmpty() ? "nothing" : new MessageType(datagram.u8(0)).toString();
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("\n");
        for (Line line : lines) {
            text.add(String.format(Locale.ROOT, "%14.3f s  %s", line.at() / 1e9, line.what()));
        }
        return text.toString();
    }
}
