package net.wan6.core.simulation;

import net.wan6.core.ClientEngine;
import net.wan6.core.ClientState;
import net.wan6.core.ClientStatistics;
import net.wan6.core.Leases;

/**
 * What can be seen of an engine from outside at one moment.
 *
 * @param discarded datagrams dropped so far, for whatever reason
 */
record Glance(Leases leases, ClientState state, long deadline, long discarded) {
    static Glance at(ClientEngine engine) {
        ClientStatistics statistics = engine.statistics();
        long discarded = 0;
        for (long count : statistics.discarded().values()) {
            discarded += count;
        }
        for (long count : statistics.reconfiguresRejected().values()) {
            discarded += count;
        }
        return new Glance(engine.leases(), engine.state(), engine.deadline(), discarded);
    }

    /** The same without the counters, which cost more than the rest. */
    static Glance without(ClientEngine engine) {
        return new Glance(engine.leases(), engine.state(), engine.deadline(), 0);
    }

    Glance withDiscarded(long count) {
        return new Glance(leases, state, deadline, count);
    }

    /** Whether the engine waits for an answer. */
    boolean isIdle() {
        return state == ClientState.BOUND || state == ClientState.STOPPED || state == ClientState.NO_LINK;
    }
}
