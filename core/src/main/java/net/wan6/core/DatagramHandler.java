package net.wan6.core;

import java.util.Locale;
import java.util.Optional;
import net.wan6.auth.Delivery;
import net.wan6.auth.RejectionReason;
import net.wan6.auth.Rkap;
import net.wan6.auth.Verdict;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;

/**
 * One datagram: decoded, validated, and passed to the handler of its message (RFC 9915 §16; engine rules V). What is not
 * valid is counted, and changes nothing else (I-9, I-11).
 */
final class DatagramHandler {
    /** Type and transaction (RFC 9915 §8). */
    private static final int HEADER = 4;

    private final ClientStateMachine machine;
    private final Delivery delivery;
    private final long now;

    DatagramHandler(ClientStateMachine machine, Delivery delivery, long now) {
        this.machine = machine;
        this.delivery = delivery;
        this.now = now;
    }

    void handle(Octets datagram) {
        Message message;
        try {
            message = Message.decode(datagram, Input.ReceivedMessage.LIMITS);
        } catch (MalformedMessageException broken) {
            // V-6: a broken envelope costs the message.
            refuseMalformed(datagram, broken);
            return;
        }
        handle(message);
    }

    void handle(Message message) {
        if (message instanceof ClientServerMessage received) {
            handle(received);
        } else {
            machine.counters.discarded(DiscardReason.UNEXPECTED_TYPE);
        }
    }

    /** A server whose Reconfigures are broken would be waited for in vain, so that one is refused as any other is. */
    private void refuseMalformed(Octets datagram, MalformedMessageException broken) {
        boolean isReconfigure = !datagram.isEmpty() && datagram.u8(0) == MessageType.RECONFIGURE.code();
        if (isReconfigure && reconfigureFault().isEmpty()) {
            machine.reject(RejectionReason.MALFORMED, now);
            return;
        }
        machine.counters.discarded(DiscardReason.MALFORMED);
        Exchange exchange = machine.state().exchange();
        boolean isAnswer = exchange != null
                && exchange.sent() > 0
                && datagram.length() >= HEADER
                && datagram.u32(0) % (1 << 24) == exchange.xid();
        if (isAnswer) {
            // Without the octet: there are few reasons, and the same is told once.
            tellUnusable(new MessageType(datagram.u8(0)), broken.reason().name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * L-4: an answer of our transaction that cannot be used is told, as often as other faults: a server that answers so leaves the client
     * without a lease. Whoever sees the transaction on the link can have that told, and nothing else.
     */
    private void tellUnusable(MessageType type, String why) {
        machine.outputs.problem("the answer " + type + " cannot be used: " + why, now);
    }

    private void discard(ClientServerMessage message, DiscardReason reason) {
        machine.counters.discarded(reason);
        if (reason == DiscardReason.CLIENT_ID) {
            tellUnusable(message.type(), "it has no Client Identifier of ours, or several");
        } else if (reason == DiscardReason.SERVER_ID) {
            tellUnusable(message.type(), "it has no Server Identifier, or several");
        } else if (reason == DiscardReason.NO_RAPID_COMMIT) {
            tellUnusable(message.type(), "it answers a Solicit without Rapid Commit");
        }
    }

    private void handle(ClientServerMessage message) {
        MessageType type = message.type();
        boolean isReconfigure = type.equals(MessageType.RECONFIGURE);
        Optional<DiscardReason> fault = isReconfigure ? reconfigureFault() : answerFault(message);
        if (fault.isPresent()) {
            discard(message, fault.get());
        } else if (isReconfigure) {
            verify(message);
        } else {
            machine.counters.received(type);
            reportLeniency(message);
            if (type.equals(MessageType.ADVERTISE)) {
                new AdvertiseHandler(machine, message, now).handle();
            } else {
                new ReplyHandler(machine, message, now).handle();
            }
        }
    }

    /** Why an Advertise or Reply does not answer what runs, or empty if it does (§16.3, §16.10; V-1, V-3, V-4). */
    private Optional<DiscardReason> answerFault(ClientServerMessage answer) {
        boolean isAdvertise = answer.type().equals(MessageType.ADVERTISE);
        if (!isAdvertise && !answer.type().equals(MessageType.REPLY)) {
            return Optional.of(DiscardReason.UNEXPECTED_TYPE);
        }
        EngineState state = machine.state();
        boolean isSoliciting = state instanceof EngineState.Soliciting;
        Exchange exchange = state.exchange();
        // E-4: after a stop nothing is waited for.
        if (exchange == null || (isAdvertise && !isSoliciting)) {
            return Optional.of(DiscardReason.NOT_WAITED_FOR);
        }
        // V-7: the source address and port do not matter.
        if (delivery == Delivery.MULTICAST) {
            return Optional.of(DiscardReason.MULTICAST);
        }
        if (exchange.sent() == 0 || answer.transactionId() != exchange.xid()) {
            return Optional.of(DiscardReason.TRANSACTION_ID);
        }
        Options options = answer.options();
        // V-12: DUIDs are compared as octets.
        if (!once(options.only(OptionTypes.CLIENT_ID)).equals(sentClientId(exchange))) {
            return Optional.of(DiscardReason.CLIENT_ID);
        }
        if (!(once(options.only(OptionTypes.SERVER_ID)) instanceof Only.One<Duid> server)) {
            return Optional.of(DiscardReason.SERVER_ID);
        }
        Duid addressee = state.addressee(machine.persistent.server());
        // V-5
        if (addressee != null && !addressee.equals(server.value())) {
            return Optional.of(DiscardReason.OTHER_SERVER);
        }
        // V-13
        if (!machine.persistent.takes(machine.config::takesServer, server.value(), now)) {
            return Optional.of(DiscardReason.UNWANTED_SERVER);
        }
        // S-6: without Rapid Commit on both sides a Reply does not answer a Solicit.
        return !isAdvertise && isSoliciting && !isRapidCommit(options)
                ? Optional.of(DiscardReason.NO_RAPID_COMMIT)
                : Optional.empty();
    }

    /** V-2: an identifier that stands twice with the same octets is one: there is nothing to choose between. */
    private static Only<Duid> once(Only<Duid> identifier) {
        return identifier instanceof Only.Identical<Duid> same ? new Only.One<>(same.value()) : identifier;
    }

    /** Tells of what is not as it should be in a message that is used all the same. */
    private void reportLeniency(ClientServerMessage answer) {
        if (!answer.trailingOctets().isEmpty()) {
            machine.outputs.problem("messages of the server end in octets that are no option; they are ignored", now);
        }
        Options options = answer.options();
        if (options.only(OptionTypes.CLIENT_ID) instanceof Only.Identical
                || options.only(OptionTypes.SERVER_ID) instanceof Only.Identical) {
            machine.outputs.problem("messages of the server have an identifier twice; the first is used", now);
        }
    }

    private Only<Duid> sentClientId(Exchange exchange) {
        return MessageWriter.namesClient(machine.config, exchange.spec())
                ? new Only.One<>(machine.identity.duid())
                : new Only.Absent<>();
    }

    private boolean isRapidCommit(Options options) {
        return machine.config.does(ClientFeature.RAPID_COMMIT) && options.contains(OptionTypes.RAPID_COMMIT);
    }

    /** C-6: heard whatever else goes on, until a stop (E-4). */
    private Optional<DiscardReason> reconfigureFault() {
        boolean isHeard = !(machine.state() instanceof EngineState.Stopped)
                && machine.config.does(ClientFeature.ACCEPT_RECONFIGURE);
        return isHeard ? Optional.empty() : Optional.of(DiscardReason.NOT_WAITED_FOR);
    }

    /** A Reconfigure is valid if it is authentic (§16.11, §20.4): whoever has sent us a key may. */
    private void verify(ClientServerMessage reconfigure) {
        Verdict verdict = Rkap.verify(
                reconfigure,
                delivery,
                machine.identity.duid(),
                machine.persistent.keys(),
                machine.config.replayPolicy(),
                now);
        if (verdict instanceof Verdict.Rejected rejected) {
            machine.reject(rejected.reason(), now);
        } else if (verdict instanceof Verdict.Verified verified) {
            new ReconfigureHandler(machine, verified, now).handle();
        }
    }
}
