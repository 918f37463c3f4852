package net.wan6.test.carrier;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Present;
import net.wan6.codec.RawOption;
import net.wan6.codec.StatusCode;
import net.wan6.test.carrier.CarrierLease.Kind;
import net.wan6.test.carrier.CarrierPlan.RapidCommit;
import net.wan6.test.carrier.LeaseBook.Ia;

/** The answer of a server without faults to each message (RFC 9915 §18.3). */
final class Answerer {
    private final CarrierPlan plan;
    private final LeaseBook book;
    private final Signer signer;
    private final Consumer<CarrierEvent> events;
    private final Associations associations;

    Answerer(CarrierPlan plan, LeaseBook book, Signer signer, Consumer<CarrierEvent> events) {
        this.plan = plan;
        this.book = book;
        this.signer = signer;
        this.events = events;
        this.associations = new Associations(plan, book, events);
    }

    Optional<ClientServerMessage> answer(Request request) {
        return switch (request.type().code()) {
            case 1 -> Optional.of(solicit(request));
            case 3 -> Optional.of(request(request));
            case 4 -> confirm(request);
            case 5, 6 -> extension(request);
            case 8 -> Optional.of(release(request));
            case 9 -> Optional.of(decline(request));
            default -> Optional.of(informationRequest(request));
        };
    }

    /** RFC 9915 §18.3.1, §18.3.9. */
    private ClientServerMessage solicit(Request request) {
        if (plan.rapidCommit() == RapidCommit.GRANTED && request.wantsRapidCommit()) {
            Draft reply = configured(MessageType.REPLY, request).add(OptionTypes.RAPID_COMMIT, Present.PRESENT);
            return granting(reply, request);
        }
        Draft advertise = configured(MessageType.ADVERTISE, request);
        request.ias().forEach((ia, wishes) -> advertise.addAll(associations.offer(request, ia, wishes)));
        return advertise.build();
    }

    /** RFC 9915 §18.3.2. */
    private ClientServerMessage request(Request request) {
        return granting(configured(MessageType.REPLY, request), request);
    }

    private ClientServerMessage granting(Draft reply, Request request) {
        request.ias().forEach((ia, wishes) -> reply.addAll(associations.grant(request, ia, wishes)));
        addKey(reply, request);
        return reply.build();
    }

    /** RFC 9915 §18.3.4, §18.3.5. */
    private Optional<ClientServerMessage> extension(Request request) {
        if (request.type().equals(MessageType.REBIND) && !associations.answersRebind(request)) {
            return Optional.empty();
        }
        Draft reply = configured(MessageType.REPLY, request);
        request.ias().forEach((ia, listed) -> reply.addAll(associations.extend(request, ia, listed)));
        addKey(reply, request);
        return Optional.of(reply.build());
    }

    /** RFC 9915 §18.3.3: nothing is said of prefixes. */
    private Optional<ClientServerMessage> confirm(Request request) {
        List<Ipv6Prefix> addresses = request.ias().entrySet().stream()
                .filter(entry -> entry.getKey().kind() == Kind.ADDRESS)
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        if (addresses.isEmpty()) {
            return Optional.empty();
        }
        boolean onLink =
                addresses.stream().allMatch(address -> LeaseBook.serves(plan, request.client(), Kind.ADDRESS, address));
        StatusCode code = onLink ? StatusCode.SUCCESS : StatusCode.NOT_ON_LINK;
        return Optional.of(identified(MessageType.REPLY, request)
                .add(OptionTypes.STATUS_CODE, Statuses.of(code))
                .build());
    }

    /** RFC 9915 §18.3.7. */
    private ClientServerMessage release(Request request) {
        Draft reply = concluded(request);
        request.ias().forEach((ia, listed) -> {
            if (!associations.release(request, ia, listed)) {
                reply.addAll(without(ia));
            }
        });
        return reply.build();
    }

    /** RFC 9915 §18.3.8: addresses only. */
    private ClientServerMessage decline(Request request) {
        Draft reply = concluded(request);
        request.ias().forEach((ia, listed) -> {
            if (ia.kind() != Kind.ADDRESS || !associations.decline(request, ia, listed)) {
                reply.addAll(without(ia));
            }
        });
        return reply.build();
    }

    /** RFC 9915 §18.3.6. */
    private ClientServerMessage informationRequest(Request request) {
        Draft reply = configured(MessageType.REPLY, request);
        addKey(reply, request);
        return reply.build();
    }

    private Draft concluded(Request request) {
        return identified(MessageType.REPLY, request).add(OptionTypes.STATUS_CODE, Statuses.of(StatusCode.SUCCESS));
    }

    private Draft identified(MessageType type, Request request) {
        Draft draft = new Draft(type, request.message().transactionId());
        if (!request.client().equals(RequestCheck.ANONYMOUS)) {
            draft.add(OptionTypes.CLIENT_ID, request.client());
        }
        return draft.add(OptionTypes.SERVER_ID, plan.serverId());
    }

    private Draft configured(MessageType type, Request request) {
        Draft draft = identified(type, request);
        if (request.wantsReconfigure()) {
            draft.add(OptionTypes.RECONF_ACCEPT, Present.PRESENT);
        }
        for (RawOption option : plan.configuration()) {
            if (request.asksFor(option.code())) {
                draft.addAll(Options.just(option));
            }
        }
        return draft.addAll(plan.unasked());
    }

    private void addKey(Draft reply, Request request) {
        Client client = book.find(request.client());
        if (client != null && request.wantsReconfigure() && plan.keyDelivery().isIn(request.type())) {
            reply.add(OptionTypes.AUTH, signer.deliver(client, request));
            events.accept(new CarrierEvent.KeyGiven(client.duid));
        }
    }

    private static Options without(Ia ia) {
        return Associations.of(ia, Lifetime.ZERO, Lifetime.ZERO, Statuses.alone(StatusCode.NO_BINDING));
    }
}
