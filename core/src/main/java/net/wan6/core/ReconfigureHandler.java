package net.wan6.core;

import java.util.List;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.auth.Verdict;
import net.wan6.codec.MessageType;
import org.jspecify.annotations.Nullable;

/** One authentic Reconfigure: acted on at once, or when what is going on is over (RFC 9915 §18.2.11, engine rules R). */
final class ReconfigureHandler {
    static final int MOST_COPIED_CODES = 32;

    /** Longer than a server repeats a Reconfigure: eight times, the last after 510 seconds (§7.6, §18.3.11). */
    private static final long PATIENCE = 600 * Instants.SECOND;

    private final ClientStateMachine machine;
    private final Verdict.Verified reconfigure;
    private final long now;

    ReconfigureHandler(ClientStateMachine machine, Verdict.Verified reconfigure, long now) {
        this.machine = machine;
        this.reconfigure = reconfigure;
        this.now = now;
    }

    void handle() {
        ReconfigureType type = reconfigure.type();
        if (isBusy(type)) {
            // as if it had not come; its counter is not recorded either.
            machine.reject(RejectionReason.BUSY, now);
            return;
        }
        // before anything comes of it; OutputQueue has the state kept first.
        machine.persistent.recordKeys(reconfigure.keys());
        boolean informs = type == ReconfigureType.INFORMATION_REQUEST;
        if (informs && !machine.config.does(ClientFeature.INFORMATION_REQUEST)) {
            machine.outputs.problem(
                    "a Reconfigure asks for an Information-request, which this client does not send", now);
            return;
        }
        machine.counters.accepted();
        machine.counters.received(MessageType.RECONFIGURE);
        machine.outputs.notify(new ClientEvent.ReconfigureAccepted(type, reconfigure.serverId()));
        machine.answer(
                new Trigger.Asked(type, reconfigure.serverId(), moreCodes(), Instants.after(now, PATIENCE)), now);
    }

    /**
     * while one is answered, or waits, others are not heard, but not for ever; and without leases there is
     * nothing to renew.
     */
    private boolean isBusy(ReconfigureType type) {
        boolean isOfLeases = type != ReconfigureType.INFORMATION_REQUEST;
        EngineState state = machine.state();
        return (isOfLeases && !machine.holdsOurs())
                || state instanceof EngineState.Releasing
                || isInTheWay(state.answers())
                || (isInTheWay(machine.waiting()) && !state.yieldsTo(type));
    }

    private boolean isInTheWay(Trigger.@Nullable Asked other) {
        return other != null && now < other.until();
    }

    /**
     * what the server wants to be asked for, within reason. The IAs that it names need no copying: ours stand in
     * every Renew and Rebind, named or not (RFC 9915 §18.2.4), and to ask for others would let a server decide how many
     * a client has.
     */
    private List<Integer> moreCodes() {
        if (!machine.config.does(ClientFeature.COPY_RECONFIGURE_OPTIONS)) {
            return List.of();
        }
        return reconfigure.optionRequest().stream()
                .flatMap(request -> request.codes().boxed())
                .distinct()
                .limit(MOST_COPIED_CODES)
                .toList();
    }
}
