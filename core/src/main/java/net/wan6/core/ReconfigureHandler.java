package net.wan6.core;

import java.util.List;
import java.util.Set;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.auth.Rkap;
import net.wan6.auth.Verdict;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.MessageType;

/** One Reconfigure: verified, and acted on if nothing else is going on (RFC 9915 §18.2.11, engine rules R). */
final class ReconfigureHandler {
    private static final int MOST_COPIED_CODES = 32;

    private final ClientStateMachine machine;
    private final PersistentState persistent;
    private final Counters counters;
    private final long now;

    ReconfigureHandler(ClientStateMachine machine, long now) {
        this.machine = machine;
        this.persistent = machine.persistent;
        this.counters = machine.counters;
        this.now = now;
    }

    void receive(ClientServerMessage reconfigure, Delivery delivery) {
        if (machine.state() instanceof EngineState.Stopped || !machine.config.does(ClientFeature.ACCEPT_RECONFIGURE)) {
            counters.discarded(DiscardReason.NOT_WAITED_FOR);
            return;
        }
        Verdict verdict = Rkap.verify(
                reconfigure, delivery, machine.identity.duid(), persistent.keys(), machine.config.replayPolicy(), now);
        if (verdict instanceof Verdict.Rejected rejected) {
            reject(rejected.reason());
        } else if (verdict instanceof Verdict.Verified verified) {
            act(verified);
        }
    }

    private void reject(RejectionReason reason) {
        counters.rejected(reason, now).ifPresent(machine.outputs::notify);
    }

    private void act(Verdict.Verified verified) {
        ReconfigureType type = verified.type();
        if (isBusy(type)) {
            // as if it had not come; its counter is not recorded either.
            reject(RejectionReason.BUSY);
            return;
        }
        boolean informs = type == ReconfigureType.INFORMATION_REQUEST;
        if (informs && !machine.config.does(ClientFeature.INFORMATION_REQUEST)) {
            persistent.recordKeys(verified.keys());
            machine.outputs.notify(new ClientEvent.ConfigurationProblem(
                    "a Reconfigure asks for an Information-request, which this client does not send"));
            return;
        }
        counters.accepted();
        counters.received(MessageType.RECONFIGURE);
        persistent.recordKeys(verified.keys());
        machine.outputs.notify(new ClientEvent.ReconfigureAccepted(type, verified.serverId()));
        Trigger trigger = new Trigger(Set.of(ChangeCause.RECONFIGURE, cause(type)), moreCodes(verified));
        switch (type) {
            case RENEW -> machine.renew(trigger, now);
            case REBIND -> machine.rebind(trigger, now);
            case INFORMATION_REQUEST -> machine.inform(verified.serverId(), trigger, now);
        }
    }

    private static ChangeCause cause(ReconfigureType type) {
        return type == ReconfigureType.REBIND ? ChangeCause.REBIND : ChangeCause.RENEW;
    }

    /**
     * what the server wants to be asked for, within reason. The IAs that it names need no copying: ours stand in
     * every Renew and Rebind, named or not (RFC 9915 §18.2.4), and to ask for others would let a server decide how many
     * a client has.
     */
    private List<Integer> moreCodes(Verdict.Verified verified) {
        if (!machine.config.does(ClientFeature.COPY_RECONFIGURE_OPTIONS)) {
            return List.of();
        }
        return verified.optionRequest().stream()
                .flatMap(request -> request.codes().boxed())
                .distinct()
                .limit(MOST_COPIED_CODES)
                .toList();
    }

    /** what runs already is what was asked for, or answers another Reconfigure, or holds no lease yet. */
    private boolean isBusy(ReconfigureType type) {
        if (type != ReconfigureType.INFORMATION_REQUEST && !machine.holdsOurs()) {
            return true;
        }
        EngineState state = machine.state();
        if (state instanceof EngineState.Bound) {
            return false;
        }
        if (state instanceof EngineState.Renewing renewing) {
            return renewing.trigger().isReconfigure() || type != ReconfigureType.REBIND;
        }
        if (state instanceof EngineState.Rebinding rebinding) {
            return rebinding.trigger().isReconfigure() || type != ReconfigureType.RENEW;
        }
        return !(state instanceof EngineState.Informing informing)
                || informing.trigger().isReconfigure();
    }
}
