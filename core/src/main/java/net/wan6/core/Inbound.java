package net.wan6.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.auth.Rkap;
import net.wan6.auth.Verdict;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.DecodeLimits;
import net.wan6.codec.Duid;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.StatusCode;
import net.wan6.core.LeaseStep.WithdrawalReason;

/** Reads what comes in from the network and moves the machine (RFC 9915 §18.2.9 to §18.2.11). */
final class Inbound {
    /** A server has no use for more options side by side than this (design law 3). */
    private static final DecodeLimits LIMITS = new DecodeLimits(0, 8, 512);

    private static final long LEAST_REFRESH = 600;
    private static final long DEFAULT_REFRESH = 86_400;
    private static final int MOST_COPIED_CODES = 32;

    /** More servers than this on one link are somebody playing. */
    private static final int MOST_OFFERS = 16;

    private final Machine machine;
    private final Ledger ledger;
    private final Counters counters;
    private final RejectionLog rejections = new RejectionLog();

    Inbound(Machine machine) {
        this.machine = machine;
        this.ledger = machine.ledger;
        this.counters = machine.counters;
    }

    void receive(Octets datagram, Delivery delivery, long now) {
        Message message;
        try {
            message = Message.decode(datagram, LIMITS);
        } catch (MalformedMessageException broken) {
            counters.discarded(DiscardReason.MALFORMED);
            return;
        }
        if (message instanceof ClientServerMessage received) {
            MessageType type = received.type();
            if (type.equals(MessageType.ADVERTISE)) {
                advertise(received, delivery, now);
                return;
            }
            if (type.equals(MessageType.REPLY)) {
                reply(received, delivery, now);
                return;
            }
            if (type.equals(MessageType.RECONFIGURE)) {
                reconfigure(received, delivery, now);
                return;
            }
        }
        counters.discarded(DiscardReason.UNEXPECTED_TYPE);
    }

    private boolean isDropped(ClientServerMessage message, Delivery delivery) {
        Exchange exchange = machine.state().exchange();
        Optional<DiscardReason> fault = exchange == null
                ? Optional.of(DiscardReason.NOT_WAITED_FOR)
                : Judge.fault(message, delivery, exchange, expectedClientId(exchange), machine.addressee());
        if (fault.isPresent()) {
            counters.discarded(fault.get());
        } else {
            counters.received(message.type());
        }
        return fault.isPresent();
    }

    private Only<Duid> expectedClientId(Exchange exchange) {
        return machine.messages.namesClient(exchange.spec())
                ? new Only.One<>(machine.identity.duid())
                : new Only.Absent<>();
    }

    private static Duid server(ClientServerMessage message) {
        return message.options().first(OptionTypes.SERVER_ID).orElseThrow().compact();
    }

    // ---------------------------------------------------------------- Advertise

    private void advertise(ClientServerMessage advertise, Delivery delivery, long now) {
        if (!(machine.state() instanceof EngineState.Soliciting)) {
            counters.discarded(DiscardReason.NOT_WAITED_FOR);
            return;
        }
        if (isDropped(advertise, delivery)) {
            return;
        }
        EngineState.Soliciting soliciting = agreeOnMaxRt((EngineState.Soliciting) machine.state(), advertise);
        GrantReader.Reading reading = GrantReader.read(advertise.options(), machine.messages.ias(), now);
        Offer offer = Offer.of(
                server(advertise),
                advertise.options(),
                reading.grants(),
                machine.messages.ias(),
                machine.config.prefixes());
        if (!offer.isUsable()) {
            // S-3: the schedule of Solicits goes on as if nothing had come.
            counters.discarded(DiscardReason.NOTHING_OFFERED);
            return;
        }
        List<Offer> offers = new ArrayList<>(soliciting.offers().size() + 1);
        offers.addAll(soliciting.offers());
        offers.removeIf(other -> other.server().equals(offer.server()));
        offers.add(offer);
        if (offers.size() > MOST_OFFERS) {
            offers.sort(Offer.BEST_FIRST);
            offers.remove(MOST_OFFERS);
        }
        boolean firstRoundIsOver = soliciting.exchange().sent() > 1;
        if (offer.endsTheSearch() || firstRoundIsOver) {
            counters.answered(soliciting.exchange(), now);
            machine.requestBest(offers, now);
        } else {
            machine.advertised(
                    new EngineState.Soliciting(soliciting.exchange(), List.copyOf(offers), soliciting.agreedMaxRt()));
        }
    }

    /** S-4: what Advertises disagree on is not adopted; V-11. */
    private EngineState.Soliciting agreeOnMaxRt(EngineState.Soliciting soliciting, ClientServerMessage advertise) {
        long said = Ledger.inRange(advertise.options(), OptionTypes.SOL_MAX_RT, 0);
        if (said == 0) {
            return soliciting;
        }
        long agreed = soliciting.agreedMaxRt() == 0 || soliciting.agreedMaxRt() == said ? said : -1;
        EngineState.Soliciting next = new EngineState.Soliciting(soliciting.exchange(), soliciting.offers(), agreed);
        machine.advertised(next);
        ledger.solMaxRt(Math.max(0, agreed));
        return next;
    }

    // ---------------------------------------------------------------- Reply

    private void reply(ClientServerMessage reply, Delivery delivery, long now) {
        if (isDropped(reply, delivery)) {
            return;
        }
        ledger.learnLimits(reply.options());
        EngineState state = machine.state();
        if (state instanceof EngineState.Soliciting soliciting) {
            rapidCommit(soliciting.exchange(), reply, now);
        } else if (state instanceof EngineState.Requesting requesting) {
            requested(requesting, reply, now);
        } else if (state instanceof EngineState.Renewing renewing) {
            extended(renewing.exchange(), renewing.trigger(), reply, now);
        } else if (state instanceof EngineState.Rebinding rebinding) {
            extended(rebinding.exchange(), rebinding.trigger(), reply, now);
        } else if (state instanceof EngineState.Verifying verifying) {
            verified(verifying, reply, now);
        } else if (state instanceof EngineState.Releasing) {
            machine.released(now);
        } else if (state instanceof EngineState.Declining) {
            machine.bound(now);
        } else if (state instanceof EngineState.Informing informing) {
            informed(informing, reply, now);
        }
    }

    private GrantReader.Reading read(ClientServerMessage reply, long now) {
        return GrantReader.read(reply.options(), machine.messages.ias(), now);
    }

    /** S-6: a Reply without Rapid Commit does not answer a Solicit. */
    private void rapidCommit(Exchange exchange, ClientServerMessage reply, long now) {
        boolean wanted = machine.config.does(ClientFeature.RAPID_COMMIT)
                && reply.options().contains(OptionTypes.RAPID_COMMIT);
        GrantReader.Reading reading = read(reply, now);
        if (!wanted || !reading.grantsAnything()) {
            counters.discarded(wanted ? DiscardReason.NOTHING_OFFERED : DiscardReason.NO_RAPID_COMMIT);
            return;
        }
        counters.answered(exchange, now);
        take(reply, reading, Set.of(), Trigger.of(Cause.REQUEST), now);
        machine.bound(now);
    }

    private void requested(EngineState.Requesting requesting, ClientServerMessage reply, long now) {
        StatusCode status = GrantReader.status(reply.options());
        if (status.equals(StatusCode.UNSPEC_FAIL) || status.equals(StatusCode.USE_MULTICAST)) {
            // ask again, at the pace of the retransmissions; multicast is all we ever use.
            return;
        }
        GrantReader.Reading reading = read(reply, now);
        Trigger trigger = requesting.trigger().and(Cause.REQUEST);
        if (reading.grantsAnything()) {
            counters.answered(requesting.exchange(), now);
            take(reply, reading, requesting.suspects(), trigger, now);
            machine.bound(now);
            return;
        }
        if (reading.grants().isEmpty() && status.equals(StatusCode.SUCCESS)) {
            // Neither leases nor a refusal: as if it had not come; the retransmissions end by themselves.
            return;
        }
        counters.answered(requesting.exchange(), now);
        // A server that never gave these leases cannot take them away (design law 7).
        Set<IaKey> lost = ledger.isServer(requesting.server()) ? requesting.suspects() : Set.of();
        ledger.settle(
                ledger.holdings().keeping(lease -> !lost.contains(IaKey.of(lease))),
                trigger.causes(),
                WithdrawalReason.NO_BINDING,
                now);
        machine.fail(statuses(status, reading.grants()), now);
    }

    private static List<StatusCode> statuses(StatusCode status, List<IaGrant> grants) {
        List<StatusCode> statuses = new ArrayList<>();
        if (!status.equals(StatusCode.SUCCESS)) {
            statuses.add(status);
        }
        grants.stream()
                .map(IaGrant::status)
                .filter(of -> !of.equals(StatusCode.SUCCESS))
                .forEach(statuses::add);
        return statuses;
    }

    /** A Reply to Renew or Rebind (§18.2.10.1). */
    private void extended(Exchange exchange, Trigger trigger, ClientServerMessage reply, long now) {
        GrantReader.Reading reading = read(reply, now);
        Set<IaKey> unknown = unknown(reply, reading.grants());
        boolean anything = reading.grantsAnything() || takesAway(reading);
        if (!anything && unknown.isEmpty()) {
            // L-6, L-7: nothing was said of what we hold; the retransmissions go on.
            return;
        }
        counters.answered(exchange, now);
        Set<IaKey> held = held();
        take(reply, reading, Set.of(), trigger, now);
        held.removeAll(held());
        if (!unknown.isEmpty()) {
            machine.requestAgain(server(reply), unknown, trigger, now);
        } else if (!held.isEmpty()) {
            machine.requestAfterLoss(server(reply), trigger, now);
        } else if (ledger.holdings().t1At() > now) {
            machine.bound(now);
        } else {
            // L-6: some IA was not mentioned and its T1 is over.
            machine.continueForTheRest();
        }
    }

    private boolean takesAway(GrantReader.Reading reading) {
        List<Lease> held = ledger.holdings().all();
        return reading.grants().stream()
                .flatMap(grant -> grant.leases().stream())
                .anyMatch(lease -> LeaseDiff.isAmong(held, lease));
    }

    private Set<IaKey> held() {
        Set<IaKey> held = new HashSet<>();
        ledger.holdings().all().forEach(lease -> held.add(IaKey.of(lease)));
        return held;
    }

    /** The IAs that the server says it does not know: those with leases, and those that wait for their first (S-13). */
    private Set<IaKey> unknown(ClientServerMessage reply, List<IaGrant> grants) {
        Set<IaKey> unknown = new HashSet<>();
        grants.stream()
                .filter(grant -> grant.status().equals(StatusCode.NO_BINDING))
                .forEach(grant -> unknown.add(grant.ia()));
        if (grants.isEmpty() && GrantReader.status(reply.options()).equals(StatusCode.NO_BINDING)) {
            unknown.addAll(machine.messages.ias());
        }
        return unknown;
    }

    private void verified(EngineState.Verifying verifying, ClientServerMessage reply, long now) {
        if (verifying.exchange().spec() != ExchangeSpec.CONFIRM) {
            extended(verifying.exchange(), Trigger.of(Cause.VERIFY), reply, now);
            return;
        }
        counters.answered(verifying.exchange(), now);
        if (GrantReader.status(reply.options()).equals(StatusCode.NOT_ON_LINK)) {
            // N-11: another server may still know the link.
            machine.verifying(new EngineState.Verifying(verifying.exchange(), EngineState.Doubt.NOT_ON_LINK));
        } else {
            machine.bound(now);
        }
    }

    /** Takes all that a good Reply says, and tells it in one event. */
    private void take(
            ClientServerMessage reply, GrantReader.Reading reading, Set<IaKey> suspects, Trigger trigger, long now) {
        Set<IaKey> exclusive = suspects;
        if (machine.config.does(ClientFeature.SINGLE_PREFIX)) {
            exclusive = new HashSet<>(suspects);
            for (IaGrant grant : reading.grants()) {
                if (grant.ia().kind() == IaKey.Kind.PD && grant.grantsAnything()) {
                    exclusive.add(grant.ia());
                }
            }
        }
        reading.problems().forEach(problem -> machine.outbox.notify(new ClientEvent.ConfigurationProblem(problem)));
        ledger.learnKey(reply);
        if (reading.grantsAnything()) {
            ledger.learnServer(server(reply));
            ledger.learnOptions(reply);
            machine.succeeded();
        }
        Holdings after = LeaseUpdate.apply(ledger.holdings(), reading.grants(), exclusive, now);
        WithdrawalReason reason = suspects.isEmpty() ? WithdrawalReason.SERVER : WithdrawalReason.NO_BINDING;
        ledger.settle(after, trigger.causes(), reason, now);
    }

    private void informed(EngineState.Informing informing, ClientServerMessage reply, long now) {
        if (!GrantReader.status(reply.options()).equals(StatusCode.SUCCESS)) {
            return;
        }
        counters.answered(informing.exchange(), now);
        ledger.learnKey(reply);
        ledger.learnOptions(reply);
        ledger.tell(List.of(), informing.trigger().causes(), now);
        if (machine.messages.ias().isEmpty()) {
            long seconds = reply.options()
                    .first(OptionTypes.INFORMATION_REFRESH_TIME)
                    .map(said -> Math.max(LEAST_REFRESH, said))
                    .orElse(DEFAULT_REFRESH);
            machine.refreshAt(Clocks.after(now, Lifetime.ofSeconds(seconds)));
        }
        machine.bound(now);
    }

    // ---------------------------------------------------------------- Reconfigure

    private void reconfigure(ClientServerMessage reconfigure, Delivery delivery, long now) {
        if (machine.state() instanceof EngineState.Stopped || !machine.config.does(ClientFeature.ACCEPT_RECONFIGURE)) {
            counters.discarded(DiscardReason.NOT_WAITED_FOR);
            return;
        }
        Verdict verdict = Rkap.verify(
                reconfigure, delivery, machine.identity.duid(), ledger.keys(), machine.config.replayPolicy(), now);
        if (verdict instanceof Verdict.Rejected rejected) {
            reject(rejected.reason(), now);
        } else if (verdict instanceof Verdict.Verified verified) {
            act(verified, now);
        }
    }

    private void reject(RejectionReason reason, long now) {
        counters.rejected(reason);
        rejections.rejected(reason, now).ifPresent(machine.outbox::notify);
    }

    private void act(Verdict.Verified verified, long now) {
        ReconfigureType type = verified.type();
        if (isBusy(type)) {
            // as if it had not come; its counter is not recorded either.
            reject(RejectionReason.BUSY, now);
            return;
        }
        boolean informs = type == ReconfigureType.INFORMATION_REQUEST;
        if (informs && !machine.config.does(ClientFeature.INFORMATION_REQUEST)) {
            ledger.recordKeys(verified.keys());
            machine.outbox.notify(new ClientEvent.ConfigurationProblem(
                    "a Reconfigure asks for an Information-request, which this client does not send"));
            return;
        }
        counters.accepted();
        counters.received(MessageType.RECONFIGURE);
        ledger.recordKeys(verified.keys());
        machine.outbox.notify(new ClientEvent.ReconfigureAccepted(type, verified.serverId()));
        Trigger trigger = new Trigger(Set.of(Cause.RECONFIGURE, cause(type)), moreCodes(verified));
        switch (type) {
            case RENEW -> machine.renew(trigger, now);
            case REBIND -> machine.rebind(trigger, now);
            case INFORMATION_REQUEST -> machine.inform(verified.serverId(), trigger, now);
        }
    }

    private static Cause cause(ReconfigureType type) {
        return type == ReconfigureType.REBIND ? Cause.REBIND : Cause.RENEW;
    }

    /** what the server wants to be asked for, within reason. */
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
