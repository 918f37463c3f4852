package net.wan6.core.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;
import net.wan6.core.ClientEvent;
import net.wan6.core.Input;
import net.wan6.core.Output;

/** The last steps before a violation, written out only if there is one. */
final class Journal {
    private static final int KEPT = 12;
    private static final double SECOND = 1e9;

    private record Entry(long at, Step step) {}

    private final Deque<Entry> entries = new ArrayDeque<>(KEPT);

    void add(long at, Step step) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(at, step));
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("\n");
        entries.forEach(entry -> text.add(line(entry)));
        return text.toString();
    }

    private static String line(Entry entry) {
        Step step = entry.step();
        StringJoiner outputs = new StringJoiner("\n        ");
        outputs.add(String.format("  %.6f %s %s", entry.at() / SECOND, step.origin(), input(step.input())));
        for (Output output : step.outputs()) {
            outputs.add(output(output, entry.at() - step.now()));
        }
        outputs.add(step.before().state() + " -> " + step.after().state());
        return outputs.toString();
    }

    private static String input(Input input) {
        return input instanceof Input.Received received ? message(received.datagram()) : input.toString();
    }

    private static String output(Output output, long offset) {
        if (output instanceof Output.Transmit transmit) {
            return "sends " + message(transmit.datagram());
        }
        if (output instanceof Output.Persist) {
            return "persists";
        }
        if (output instanceof Output.WaitUntil waiting) {
            return String.format("waits until %.6f", (waiting.deadline() + offset) / SECOND);
        }
        ClientEvent event = ((Output.Notify) output).event();
        return event instanceof ClientEvent.LeaseChange change
                ? "tells " + change.causes() + " " + change.steps()
                : "tells " + event;
    }

    private static String message(Octets datagram) {
        try {
            return Message.decode(datagram) + " " + datagram.toHex();
        } catch (MalformedMessageException broken) {
            return "no message: " + datagram.toHex();
        }
    }
}
