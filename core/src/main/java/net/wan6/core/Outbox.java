package net.wan6.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.wan6.codec.Octets;

/**
 * The outputs in the order in which they are to be done. What one input brings is gathered first, so that the state to be
 * kept comes before everything that depends on it (design law 4).
 */
final class Outbox {
    private static final List<Output> NOTHING = List.of();

    // Lists only while there is something in them: of a million clients few have anything to do at one moment.
    private List<Output> ready = NOTHING;
    private List<Output> gathered = NOTHING;
    private int taken;
    private Output.WaitUntil waiting = new Output.WaitUntil(Output.WaitUntil.NEVER);
    private boolean mustPersist;

    void notify(ClientEvent event) {
        gather(new Output.Notify(event));
    }

    void transmit(Octets datagram) {
        gather(new Output.Transmit(datagram, Output.ALL_DHCP_RELAY_AGENTS_AND_SERVERS));
    }

    private void gather(Output output) {
        if (gathered.isEmpty()) {
            gathered = new ArrayList<>(2);
        }
        gathered.add(output);
    }

    void persist() {
        mustPersist = true;
    }

    /** Ends what one input brought. */
    void close(Supplier<Octets> state) {
        if (!mustPersist && gathered.isEmpty()) {
            return;
        }
        if (ready.isEmpty()) {
            ready = new ArrayList<>(gathered.size() + 1);
        }
        if (mustPersist) {
            ready.add(new Output.Persist(state.get()));
            mustPersist = false;
        }
        ready.addAll(gathered);
        gathered = NOTHING;
    }

    Output poll(long deadline) {
        if (taken < ready.size()) {
            return ready.get(taken++);
        }
        ready = NOTHING;
        taken = 0;
        if (waiting.deadline() != deadline) {
            waiting = new Output.WaitUntil(deadline);
        }
        return waiting;
    }
}
