package net.wan6.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.wan6.codec.Duid;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import org.jspecify.annotations.Nullable;

/**
 * The outputs in the order in which they are to be done. What one input brings is gathered first, so that the state to be
 * kept comes before everything that depends on it (design law 4).
 */
final class OutputQueue {
    private static final List<Output> NOTHING = List.of();

    // A list only while there is something in it: of a million clients few have anything to do at one moment.
    private List<Output> queue = NOTHING;
    private int taken;
    private int ready;
    private boolean mustPersist;
    private ClientState toldState = ClientState.STOPPED;
    private @Nullable RefusalReports told;

    void notify(ClientEvent event) {
        queue().add(new Output.Notify(event));
    }

    /** Tells of another state than told last; a state that lasted no time is not told. */
    void notify(ClientState state) {
        if (state != toldState) {
            toldState = state;
            notify(new ClientEvent.StateChanged(state));
        }
    }

    /** Tells of something that is wrong, once. */
    void problem(String description, long now) {
        if (told().isNews(description, now)) {
            notify(new ClientEvent.ConfigurationProblem(description));
        }
    }

    /** Tells of what a server refuses, once for each change. */
    void refusals(Duid server, MessageType type, IaOptionsReader.Reading reading, long now) {
        if (told != null || !reading.refusals().isEmpty()) {
            told().news(server, type, reading, now).forEach(this::notify);
        }
    }

    /**
     * What servers refuse and have not granted since.
     *
     * @param isOpen whether a refusal matters that is said of an IA, or of no one
     */
    List<Finding.Refused> openRefusals(Predicate<@Nullable IaKey> isOpen) {
        return told == null ? List.of() : told.open(isOpen);
    }

    private RefusalReports told() {
        if (told == null) {
            told = new RefusalReports();
        }
        return told;
    }

    void transmit(Octets datagram) {
        queue().add(new Output.Transmit(datagram, Output.ALL_DHCP_RELAY_AGENTS_AND_SERVERS));
    }

    /** The state has changed and is to be kept. */
    void persist() {
        mustPersist = true;
    }

    boolean mustPersist() {
        return mustPersist;
    }

    /** Puts the state before all that the input brought. */
    void persisting(Octets state) {
        queue().add(ready, new Output.Persist(state));
        mustPersist = false;
    }

    private List<Output> queue() {
        if (queue.isEmpty()) {
            queue = new ArrayList<>(4);
        }
        return queue;
    }

    /** Ends what one input brought. */
    void close() {
        ready = queue.size();
    }

    /** The next output, taken out, or null. */
    @Nullable
    Output next() {
        if (taken < ready) {
            return queue.get(taken++);
        }
        queue = NOTHING;
        taken = 0;
        ready = 0;
        return null;
    }
}
