package net.wan6.core;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Lifetime;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.StatusCode;
import net.wan6.core.LeaseStep.WithdrawalReason;

/** One valid Reply, and what each state makes of it (RFC 9915 §18.2.10). */
final class ReplyHandler {
    private static final long LEAST_REFRESH = 600;
    private static final long DEFAULT_REFRESH = 86_400;

    private final ClientStateMachine machine;
    private final PersistentState persistent;
    private final Counters counters;
    private final ClientServerMessage reply;
    private final IaOptionsReader.Reading reading;
    private final long now;

    ReplyHandler(ClientStateMachine machine, ClientServerMessage reply, long now) {
        this.machine = machine;
        this.persistent = machine.persistent;
        this.counters = machine.counters;
        this.reply = reply;
        this.reading = IaOptionsReader.read(reply.options(), machine.ias, persistent, now);
        this.now = now;
    }

    void handle() {
        persistent.learnLimits(reply.options(), now);
        hearRefusals();
        if (isNotProcessed()) {
            machine.repeatForAWhile(now);
        }
        EngineState state = machine.state();
        if (asksForOptions(state)
                && !reading.grantsAnything()
                && reading.refusals().isEmpty()) {
            persistent.learnNews(reply, now);
        }
        if (state instanceof EngineState.Soliciting soliciting) {
            rapidCommit(soliciting.exchange());
        } else if (state instanceof EngineState.Requesting requesting) {
            requested(requesting);
        } else if (state instanceof EngineState.Renewing renewing) {
            extended(renewing.exchange(), renewing.trigger());
        } else if (state instanceof EngineState.Rebinding rebinding) {
            extended(rebinding.exchange(), rebinding.trigger());
        } else if (state instanceof EngineState.Verifying verifying) {
            verified(verifying);
        } else if (state instanceof EngineState.Releasing releasing) {
            // E-3: whatever it says.
            machine.released(releasing, now);
        } else if (state instanceof EngineState.Declining declining) {
            machine.declined(declining, now);
        } else if (state instanceof EngineState.Informing informing) {
            informed(informing);
        }
    }

    private static boolean asksForOptions(EngineState state) {
        return state.isExtending() || state instanceof EngineState.Verifying || state instanceof EngineState.Requesting;
    }

    /** Whatever the state makes of it, nothing refused is silent; an exchange that fails later says why. */
    private void hearRefusals() {
        machine.outputs.refusals(server(), reply.type(), reading, now);
        Exchange exchange = machine.state().exchange();
        if (exchange != null && !reading.refusals().isEmpty()) {
            machine.become(machine.state().with(exchange.refused(reading.statuses())));
        }
    }

    private Duid server() {
        return reply.options().first(OptionTypes.SERVER_ID).orElseThrow().compact();
    }

    /** S-6: {@link DatagramHandler} has seen that both sides want it. */
    private void rapidCommit(Exchange exchange) {
        if (!reading.grantsAnything()) {
            counters.discarded(DiscardReason.NOTHING_OFFERED);
            return;
        }
        counters.answered(exchange, now);
        take(Set.of(), Trigger.of(ChangeCause.REQUEST));
        machine.bound(now);
    }

    /** ask again, at the pace of the retransmissions; multicast is all we ever use. */
    private boolean isNotProcessed() {
        StatusCode status = reading.status();
        return status.equals(StatusCode.UNSPEC_FAIL) || status.equals(StatusCode.USE_MULTICAST);
    }

    private void requested(EngineState.Requesting requesting) {
        if (isNotProcessed()) {
            return;
        }
        Trigger trigger = requesting.trigger().and(ChangeCause.REQUEST);
        if (reading.grantsAnything()) {
            counters.answered(requesting.exchange(), now);
            take(requesting.suspects(), trigger);
            machine.bound(now);
            return;
        }
        if (reading.grants().isEmpty() && reading.status().equals(StatusCode.SUCCESS)) {
            // Neither leases nor a refusal: as if it had not come; the retransmissions end by themselves.
            return;
        }
        counters.answered(requesting.exchange(), now);
        // A server that never gave these leases cannot take them away (design law 7).
        Set<IaKey> lost = persistent.isServer(requesting.server()) ? requesting.suspects() : Set.of();
        persistent.commit(updated(lost), trigger.causes(), reason(lost), now);
        machine.fail(now);
    }

    /** A Reply to Renew or Rebind (§18.2.10.1). */
    private void extended(Exchange exchange, Trigger trigger) {
        if (isNotProcessed()) {
            return;
        }
        Set<IaKey> unknown = unknown();
        boolean anything = reading.grantsAnything() || takesAway();
        if (!anything && unknown.isEmpty()) {
            // L-6, L-7: nothing was said of what we hold; the retransmissions go on.
            return;
        }
        counters.answered(exchange, now);
        HeldLeases before = persistent.heldLeases();
        take(Set.of(), trigger);
        if (!unknown.isEmpty()) {
            // L-5
            machine.requestAgain(server(), unknown, trigger, now);
        } else if (hasLostAnIa(before)) {
            machine.requestAfterLoss(server(), trigger, now);
        } else if (persistent.heldLeases().t1At() > now) {
            machine.bound(now);
        } else {
            // L-6: some IA was not mentioned and its T1 is over.
            machine.continueForTheRest(now);
        }
    }

    private boolean takesAway() {
        Set<LeaseKey> held = new HashSet<>();
        persistent.heldLeases().all().forEach(lease -> held.add(LeaseKey.of(lease)));
        return reading.grants().stream()
                .flatMap(grant -> grant.leases().stream())
                .anyMatch(lease -> held.contains(LeaseKey.of(lease)));
    }

    /** Whether an IA that held something holds nothing now. */
    private boolean hasLostAnIa(HeldLeases before) {
        for (HeldLeases.IaTimers timer : before.timers()) {
            if (!persistent.heldLeases().holdsOf(timer.ia())) {
                return true;
            }
        }
        return false;
    }

    /** The IAs that the server says it does not know: those with leases, and those that wait for their first (S-13). */
    private Set<IaKey> unknown() {
        Set<IaKey> unknown = new HashSet<>();
        reading.grants().stream()
                .filter(grant -> grant.status().equals(StatusCode.NO_BINDING))
                .forEach(grant -> unknown.add(grant.ia()));
        if (reading.grants().isEmpty() && reading.status().equals(StatusCode.NO_BINDING)) {
            unknown.addAll(machine.ias);
        }
        return unknown;
    }

    private void verified(EngineState.Verifying verifying) {
        if (verifying.exchange().spec() != ExchangeSpec.CONFIRM) {
            extended(verifying.exchange(), Trigger.of(ChangeCause.VERIFY));
            return;
        }
        if (reading.status().equals(StatusCode.NOT_ON_LINK)) {
            // N-11: another server may still know the link.
            counters.answered(verifying.exchange(), now);
            machine.become(new EngineState.Verifying(verifying.exchange(), EngineState.Doubt.NOT_ON_LINK));
        } else if (reading.status().equals(StatusCode.SUCCESS)) {
            counters.answered(verifying.exchange(), now);
            machine.bound(now);
        }
    }

    /** Takes all that a good Reply says, and tells it in one event. */
    private void take(Set<IaKey> suspects, Trigger trigger) {
        Set<IaKey> exclusive = suspects;
        if (machine.config.does(ClientFeature.SINGLE_PREFIX)) {
            exclusive = new HashSet<>(suspects);
            for (ReceivedIa grant : reading.grants()) {
                if (grant.ia().kind() == IaKey.Kind.PD && grant.grantsAnything()) {
                    exclusive.add(grant.ia());
                }
            }
        }
        reading.problems().forEach(problem -> machine.outputs.problem(problem, now));
        persistent.learnKey(reply, now);
        if (reading.grantsAnything()) {
            persistent.learnServer(server());
            persistent.learnOptions(reply);
            machine.forgetFailures();
        }
        persistent.commit(updated(exclusive), trigger.causes(), reason(suspects), now);
    }

    private LeaseUpdate updated(Set<IaKey> exclusive) {
        return LeaseUpdate.of(persistent.heldLeases(), reading.grants(), exclusive, machine.config.leaseOctets(), now);
    }

    private static WithdrawalReason reason(Set<IaKey> suspects) {
        return suspects.isEmpty() ? WithdrawalReason.SERVER : WithdrawalReason.NO_BINDING;
    }

    private void informed(EngineState.Informing informing) {
        if (!reading.status().equals(StatusCode.SUCCESS)) {
            machine.repeatForAWhile(now);
            return;
        }
        counters.answered(informing.exchange(), now);
        persistent.learnKey(reply, now);
        persistent.learnOptions(reply);
        persistent.tell(List.of(), informing.trigger().causes(), now);
        // IR
        long seconds = reply.options()
                .first(OptionTypes.INFORMATION_REFRESH_TIME)
                .map(said -> Math.max(LEAST_REFRESH, said))
                .orElse(DEFAULT_REFRESH);
        machine.scheduleRefresh(Instants.after(now, Lifetime.ofSeconds(seconds)));
        machine.bound(now);
    }
}
