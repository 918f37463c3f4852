package net.wan6.test.carrier;

import java.util.Optional;
import net.wan6.auth.Delivery;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;

/** What a server does not answer at all (RFC 9915 §16). */
final class RequestCheck {
    /** Stands for the client of an Information-request without Client-ID (RFC 9915 §18.2.6 allows it). */
    static final Duid ANONYMOUS = Duid.parseHex("000000");

    private final CarrierPlan plan;

    RequestCheck(CarrierPlan plan) {
        this.plan = plan;
    }

    Optional<IgnoreReason> refusal(ClientServerMessage message, Delivery delivery) {
        return switch (message.type().code()) {
            case 1, 4, 6 -> fromAnybody(message, delivery);
            case 3, 5, 8, 9 -> addressed(message);
            case 11 -> informationRequest(message);
            default -> Optional.of(IgnoreReason.NOT_FOR_SERVERS);
        };
    }

    /** The Client-ID of a message that was not refused. */
    static Duid client(ClientServerMessage message) {
        return message.options().first(OptionTypes.CLIENT_ID).orElse(ANONYMOUS).compact();
    }

    /** Solicit, Confirm, Rebind: multicast, without Server-ID (RFC 9915 §16.2, §16.5, §16.7). */
    private Optional<IgnoreReason> fromAnybody(ClientServerMessage message, Delivery delivery) {
        if (message.options().contains(OptionTypes.SERVER_ID)) {
            return Optional.of(IgnoreReason.SERVER_ID_PRESENT);
        }
        if (delivery == Delivery.UNICAST) {
            return Optional.of(IgnoreReason.UNICAST);
        }
        return clientId(message.options());
    }

    /** Request, Renew, Release, Decline: with our Server-ID (RFC 9915 §16.4, §16.6, §16.8, §16.9). */
    private Optional<IgnoreReason> addressed(ClientServerMessage message) {
        if (!message.options().contains(OptionTypes.SERVER_ID)) {
            return Optional.of(IgnoreReason.SERVER_ID_MISSING);
        }
        return isOurs(message.options()) ? clientId(message.options()) : Optional.of(IgnoreReason.SERVER_ID_OF_ANOTHER);
    }

    /** RFC 9915 §16.12. */
    private Optional<IgnoreReason> informationRequest(ClientServerMessage message) {
        Options options = message.options();
        if (options.contains(OptionTypes.IA_PD)
                || options.contains(OptionTypes.IA_NA)
                || options.contains(OptionTypes.IA_TA)) {
            return Optional.of(IgnoreReason.IA_PRESENT);
        }
        if (options.contains(OptionTypes.SERVER_ID) && !isOurs(options)) {
            return Optional.of(IgnoreReason.SERVER_ID_OF_ANOTHER);
        }
        return options.contains(OptionTypes.CLIENT_ID) ? clientId(options) : Optional.empty();
    }

    private boolean isOurs(Options options) {
        return options.only(OptionTypes.SERVER_ID).equals(new Only.One<>(plan.serverId()));
    }

    private Optional<IgnoreReason> clientId(Options options) {
        if (options.only(OptionTypes.CLIENT_ID) instanceof Only.One<Duid> one) {
            boolean served = plan.duidTypes().isEmpty()
                    || plan.duidTypes().contains(one.value().type());
            return served ? Optional.empty() : Optional.of(IgnoreReason.DUID_NOT_SERVED);
        }
        return Optional.of(IgnoreReason.CLIENT_ID);
    }
}
