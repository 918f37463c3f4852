package net.wan6.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.wan6.auth.Delivery;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.DecodeLimits;
import net.wan6.codec.Duid;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;

/** One datagram from the network: what it is, whether it is for us, and an Advertise (RFC 9915 §16, §18.2.9). */
final class DatagramHandler {
    /** A server has no use for more options side by side than this (design law 3). */
    private static final DecodeLimits LIMITS = new DecodeLimits(0, 8, 512);

    /** More servers than this on one link are somebody playing. */
    private static final int MOST_OFFERS = 16;

    private final ClientStateMachine machine;
    private final PersistentState persistent;
    private final Counters counters;
    private final Delivery delivery;
    private final long now;

    private DatagramHandler(ClientStateMachine machine, Delivery delivery, long now) {
        this.machine = machine;
        this.persistent = machine.persistent;
        this.counters = machine.counters;
        this.delivery = delivery;
        this.now = now;
    }

    static void receive(ClientStateMachine machine, Octets datagram, Delivery delivery, long now) {
        new DatagramHandler(machine, delivery, now).receive(datagram);
    }

    private void receive(Octets datagram) {
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
                advertise(received);
                return;
            }
            if (type.equals(MessageType.REPLY)) {
                if (!isDropped(received)) {
                    new ReplyHandler(machine, received, now).receive();
                }
                return;
            }
            if (type.equals(MessageType.RECONFIGURE)) {
                new ReconfigureHandler(machine, now).receive(received, delivery);
                return;
            }
        }
        counters.discarded(DiscardReason.UNEXPECTED_TYPE);
    }

    private boolean isDropped(ClientServerMessage message) {
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
        return MessageWriter.namesClient(machine.config, exchange.spec())
                ? new Only.One<>(machine.identity.duid())
                : new Only.Absent<>();
    }

    static Duid server(ClientServerMessage message) {
        return message.options().first(OptionTypes.SERVER_ID).orElseThrow().compact();
    }

    private void advertise(ClientServerMessage advertise) {
        if (!(machine.state() instanceof EngineState.Soliciting)) {
            counters.discarded(DiscardReason.NOT_WAITED_FOR);
            return;
        }
        if (isDropped(advertise)) {
            return;
        }
        EngineState.Soliciting soliciting = agreeOnLimits((EngineState.Soliciting) machine.state(), advertise);
        IaOptionsReader.Reading reading = IaOptionsReader.read(advertise.options(), machine.ias, persistent, now);
        Offer offer = Offer.of(
                server(advertise), advertise.options(), reading.grants(), machine.ias, machine.config.prefixes());
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
                    new EngineState.Soliciting(soliciting.exchange(), List.copyOf(offers), soliciting.limits()));
        }
    }

    /** S-4: what Advertises disagree on is not adopted; V-11. */
    private EngineState.Soliciting agreeOnLimits(EngineState.Soliciting soliciting, ClientServerMessage advertise) {
        AdvertisedMaxRt limits = soliciting.limits().and(advertise.options());
        EngineState.Soliciting next = new EngineState.Soliciting(soliciting.exchange(), soliciting.offers(), limits);
        machine.advertised(next);
        persistent.adopt(limits);
        return next;
    }
}
