package net.wan6.core;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.OptionTypes;

/** One valid Advertise: an offer to remember, or to ask for at once (RFC 9915 §18.2.1, §18.2.9). */
final class AdvertiseHandler {
    /** More servers than this on one link are somebody playing. */
    private static final int MOST_OFFERS = 16;

    private final ClientStateMachine machine;
    private final ClientServerMessage advertise;
    private final long now;

    AdvertiseHandler(ClientStateMachine machine, ClientServerMessage advertise, long now) {
        this.machine = machine;
        this.advertise = advertise;
        this.now = now;
    }

    void handle() {
        EngineState.Soliciting soliciting = agreeOnLimits((EngineState.Soliciting) machine.state());
        IaOptionsReader.Reading reading =
                IaOptionsReader.read(advertise.options(), machine.ias, machine.persistent, now);
        Offer offer = offer(reading.grants());
        machine.outputs.refusals(offer.server(), advertise.type(), reading, now);
        if (!offer.isUsable()) {
            // S-3: the schedule of Solicits goes on as if nothing had come.
            machine.counters.discarded(DiscardReason.NOTHING_OFFERED);
            reading.problems().forEach(problem -> machine.outputs.problem(problem, now));
            if (reading.refusals().isEmpty() && reading.problems().isEmpty()) {
                machine.outputs.problem(
                        "an Advertise of " + offer.server() + " offers nothing and says no reason", now);
            }
            return;
        }
        List<Offer> offers = with(offer, soliciting.offers());
        // S-2
        boolean firstRoundIsOver = soliciting.exchange().sent() > 1;
        if (offer.endsTheSearch() || firstRoundIsOver) {
            machine.counters.answered(soliciting.exchange(), now);
            machine.requestBest(offers, now);
        } else {
            machine.become(soliciting.with(offers, soliciting.limits()));
        }
    }

    /** S-4: what Advertises disagree on is not adopted; V-11. */
    private EngineState.Soliciting agreeOnLimits(EngineState.Soliciting soliciting) {
        AdvertisedMaxRt limits = soliciting.limits().and(advertise.options());
        EngineState.Soliciting next = soliciting.with(soliciting.offers(), limits);
        machine.become(next);
        machine.persistent.adopt(limits, now);
        return next;
    }

    private Offer offer(List<ReceivedIa> grants) {
        return Offer.of(
                advertise.options().first(OptionTypes.SERVER_ID).orElseThrow(),
                advertise.options(),
                grants,
                machine.ias,
                machine.config.prefixes());
    }

    /** A server that offers again has changed its mind. */
    private static List<Offer> with(Offer offer, List<Offer> before) {
        List<Offer> offers = new ArrayList<>(before.size() + 1);
        offers.addAll(before);
        offers.removeIf(other -> other.server().equals(offer.server()));
        offers.add(offer);
        if (offers.size() > MOST_OFFERS) {
            offers.sort(Offer.BEST_FIRST);
            offers.remove(MOST_OFFERS);
        }
        return List.copyOf(offers);
    }
}
