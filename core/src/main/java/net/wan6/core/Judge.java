package net.wan6.core;

import java.util.Optional;
import net.wan6.auth.Delivery;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import org.jspecify.annotations.Nullable;

/** Validates Advertise and Reply before anything else looks at them (RFC 9915 §16.3, §16.10; engine rules V). */
final class Judge {
    private Judge() {}

    /**
     * Why an Advertise or Reply is to be dropped, or empty if it answers this exchange.
     *
     * @param clientId the Client Identifier it must have, absent if none was sent
     * @param addressed who was asked, or null if any server was
     */
    static Optional<DiscardReason> fault(
            ClientServerMessage message,
            Delivery delivery,
            Exchange exchange,
            Only<Duid> clientId,
            @Nullable Duid addressed) {
        if (delivery == Delivery.MULTICAST) {
            return Optional.of(DiscardReason.MULTICAST);
        }
        if (exchange.sent() == 0 || message.transactionId() != exchange.xid()) {
            return Optional.of(DiscardReason.TRANSACTION_ID);
        }
        Options options = message.options();
        if (!options.only(OptionTypes.CLIENT_ID).equals(clientId)) {
            return Optional.of(DiscardReason.CLIENT_ID);
        }
        if (!(options.only(OptionTypes.SERVER_ID) instanceof Only.One<Duid> server)) {
            return Optional.of(DiscardReason.SERVER_ID);
        }
        return addressed != null && !addressed.equals(server.value())
                ? Optional.of(DiscardReason.OTHER_SERVER)
                : Optional.empty();
    }
}
