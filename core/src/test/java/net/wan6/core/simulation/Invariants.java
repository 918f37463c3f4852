package net.wan6.core.simulation;

import static net.wan6.core.simulation.Violation.unless;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.Authentication;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.Input;
import net.wan6.core.Leases;
import net.wan6.core.Output;

/**
 * Watches one process of a client, step by step, and knows of it only what goes in and comes out (invariants I-1 to I-7,
 * I-9 and I-11, F1).
 */
final class Invariants {
    private static final int MOST_OUTPUTS = 64;

    private final LeaseModel model = new LeaseModel();
    private final Ages ages = new Ages();
    private final SentMessages sentMessages;
    private final Reconfigures reconfigures;
    private Leases told = Leases.NONE;

    Invariants(ClientConfig config, ClientIdentity identity, Reconfigures reconfigures) {
        this.sentMessages = new SentMessages(config, identity);
        this.reconfigures = reconfigures;
    }

    /** Checks a step and gives what was sent in it. */
    List<ClientServerMessage> check(Step step) {
        wellFormed(step);
        List<ClientServerMessage> sent = new ArrayList<>();
        for (Output output : step.outputs()) {
            if (output instanceof Output.Transmit transmit) {
                sent.add(sentMessages.check(transmit, model, step));
            } else if (output instanceof Output.Notify notify) {
                event(notify.event(), step);
            }
        }
        model.check(step.after().leases(), step.now());
        ages.check(step);
        if (step.input() instanceof Input.Received received) {
            if (step.before().deadline() > step.now()) {
                harmless(received, step, sent);
            }
            learn(received, step);
        }
        return sent;
    }

    /** I-1 and the order of design law 4. */
    private void wellFormed(Step step) {
        List<Output> outputs = step.outputs();
        unless(outputs.size() <= MOST_OUTPUTS, "I-1", () -> outputs.size() + " outputs");
        Output last = outputs.get(outputs.size() - 1);
        unless(
                last instanceof Output.WaitUntil waiting
                        && waiting.deadline() == step.after().deadline(),
                "I-1",
                () -> "ends with " + last);
        unless(step.after().deadline() > step.now(), "I-1", "the deadline is not ahead");
        long kept = outputs.stream().filter(Output.Persist.class::isInstance).count();
        unless(kept <= 1, "law 4", () -> "persists " + kept + " times");
        unless(kept == 0 || outputs.get(0) instanceof Output.Persist, "law 4", "persists too late");
        boolean changed = !step.before().leases().equals(step.after().leases());
        unless(kept == 1 || !changed, "law 4", "leases changed and were not persisted");
    }

    private void event(ClientEvent event, Step step) {
        if (event instanceof ClientEvent.LeaseChange change) {
            unless(change.before().equals(told), "law 8", () -> "the change begins with " + change.before());
            told = change.after();
            model.apply(change, step);
        } else if (event instanceof ClientEvent.ReconfigureAccepted accepted) {
            unless(step.input() instanceof Input.Received, "I-7", () -> "a Reconfigure out of " + step.input());
            reconfigures.accepted(((Input.Received) step.input()).datagram(), accepted.serverId());
        }
    }

    private void harmless(Input.Received received, Step step, List<ClientServerMessage> sent) {
        boolean ignored = step.after().discarded() > step.before().discarded();
        if (ignored) {
            unless(sent.isEmpty(), "I-11", () -> "an ignored message makes the client send " + sent);
            unless(
                    step.after().deadline() == step.before().deadline(),
                    "I-11",
                    () -> "an ignored message moves the deadline from "
                            + step.before().deadline() + " to " + step.after().deadline());
        }
        if (step.origin() == Step.Origin.HOSTILE
                && step.before().isIdle()
                && !reconfigures.isSigned(received.datagram())) {
            unless(ignored, "I-9", "a hostile datagram is not refused");
            unless(step.after().leases().equals(step.before().leases()), "I-9", "a hostile datagram changes leases");
            unless(step.after().state() == step.before().state(), "I-9", "a hostile datagram changes the state");
            for (Output output : step.outputs()) {
                boolean told = output instanceof Output.Notify notify
                        && notify.event() instanceof ClientEvent.ReconfigureRejected;
                unless(
                        told || output instanceof Output.WaitUntil,
                        "I-9",
                        () -> "a hostile datagram leads to " + output);
            }
        }
    }

    private void learn(Input.Received received, Step step) {
        if (step.after().discarded() == step.before().discarded()
                && Message.decode(received.datagram()) instanceof ClientServerMessage reply
                && reply.type().equals(MessageType.REPLY)
                && reply.options().only(OptionTypes.AUTH) instanceof Only.One<Authentication> delivery
                && reply.options().only(OptionTypes.SERVER_ID) instanceof Only.One<Duid> server) {
            reconfigures.keyDelivered(server.value().compact(), delivery.value());
        }
    }
}
