package net.wan6.core.simulation;

import static net.wan6.core.simulation.Violation.unless;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.wan6.codec.Authentication;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.StatusCode;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.Input;
import net.wan6.core.Leases;
import net.wan6.core.Output;

/**
 * Watches one process of a client, step by step, and knows of it only what goes in and comes out (invariants I-1 to I-7,
 * I-9, I-11, F1, A1, A4, A8 and A14).
 */
final class Invariants {
    private static final int MOST_OUTPUTS = 64;
    private static final long SECOND = 1_000_000_000L;

    private final LeaseModel model = new LeaseModel();
    private final Ages ages = new Ages();
    private final LineInvariants line;
    private final ServersWord serversWord;
    private final SentMessages sentMessages;
    private final Reconfigures reconfigures;
    private Leases told = Leases.NONE;
    private long keptAt;
    private boolean hasKept;

    Invariants(ClientConfig config, ClientIdentity identity, Reconfigures reconfigures) {
        this.sentMessages = new SentMessages(config, identity);
        this.reconfigures = reconfigures;
        this.line = new LineInvariants(config);
        this.serversWord = new ServersWord(config, identity);
    }

    /** Checks a step and gives what was sent in it. */
    List<ClientServerMessage> check(Step step) {
        wellFormed(step);
        if (step.input() instanceof Input.RouterAdvertised) {
            sentMessages.heardRouter(step.now());
        }
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
        line.check(step);
        serversWord.check(step, sent);
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
        boolean changed = !LeaseModel.all(step.before().leases())
                .equals(LeaseModel.all(step.after().leases()));
        unless(kept == 1 || !changed, "law 4", "leases changed and were not persisted");
        notTooOften(kept == 1, changed, step);
    }

    /** A14: what brings no lease is saved once in a second, however often a server says something else. */
    private void notTooOften(boolean keeps, boolean changed, Step step) {
        if (!keeps) {
            return;
        }
        boolean exchangeIsOver = step.before().state() != step.after().state();
        if (hasKept
                && !changed
                && !exchangeIsOver
                && step.input() instanceof Input.Received received
                && isRefusal(received)) {
            unless(
                    step.now() - keptAt >= SECOND,
                    "A14",
                    () -> "saved again " + (step.now() - keptAt) + " ns after the last time");
        }
        keptAt = step.now();
        hasKept = true;
    }

    /** An answer that every client takes the limits from and nothing else. */
    private static boolean isRefusal(Input.Received received) {
        return options(received)
                .flatMap(options -> options.first(OptionTypes.STATUS_CODE))
                .filter(status -> status.code().equals(StatusCode.UNSPEC_FAIL))
                .isPresent();
    }

    private static boolean saysLimit(Input.Received received) {
        return options(received)
                .filter(options -> options.contains(OptionTypes.SOL_MAX_RT) || options.contains(OptionTypes.INF_MAX_RT))
                .isPresent();
    }

    private static Optional<Options> options(Input.Received received) {
        try {
            return Optional.of(Message.decode(received.datagram()).options());
        } catch (MalformedMessageException broken) {
            return Optional.empty();
        }
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
            // A14: an offer of nothing may say a limit, which is saved within a second.
            boolean savesSoon = step.after().deadline() <= step.now() + SECOND && saysLimit(received);
            unless(
                    step.after().deadline() == step.before().deadline() || savesSoon,
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
