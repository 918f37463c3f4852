package net.wan6.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.wan6.codec.Octets;

/**
 * The outputs in the order in which they are to be done. What one input brings is gathered first, so that the state to be
 * kept comes before everything that depends on it (design law 4).
 */
final class Outbox {
    private final ArrayDeque<Output> ready = new ArrayDeque<>(2);
    private final List<Output> gathered = new ArrayList<>(2);
    private Output.WaitUntil waiting = new Output.WaitUntil(Output.WaitUntil.NEVER);
    private boolean mustPersist;

    void notify(ClientEvent event) {
        gathered.add(new Output.Notify(event));
    }

    void transmit(Octets datagram) {
        gathered.add(new Output.Transmit(datagram, Output.ALL_DHCP_RELAY_AGENTS_AND_SERVERS));
    }

    void persist() {
        mustPersist = true;
    }

    /** Ends what one input brought. */
    void close(Supplier<Octets> state) {
        if (mustPersist) {
            ready.add(new Output.Persist(state.get()));
            mustPersist = false;
        }
        ready.addAll(gathered);
        gathered.clear();
    }

    Output poll(long deadline) {
        Output next = ready.poll();
        if (next != null) {
            return next;
        }
        if (waiting.deadline() != deadline) {
            waiting = new Output.WaitUntil(deadline);
        }
        return waiting;
    }
}
