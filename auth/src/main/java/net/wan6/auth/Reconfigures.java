package net.wan6.auth;

import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;

/**
 * Reconfigure messages as servers make them, yet to be signed by {@link Rkap#sign}: transaction id 0, the client, the
 * server, perhaps an Option Request, option 19 (RFC 9915 §18.3.11).
 */
public final class Reconfigures {
    private Reconfigures() {}

    /**
     * A Reconfigure of RFC 9915.
     *
     * @param type what the client shall send
     * @param clientId who the client is
     * @param serverId who the server is
     * @return a builder, to add to or to build
     */
    public static MessageBuilder<ClientServerMessage> of(ReconfigureType type, Duid clientId, Duid serverId) {
        return addressed(clientId, serverId).add(OptionTypes.RECONF_MSG, type.code());
    }

    /**
     * A Reconfigure of RFC 3315 §19.1.1, which names what the client shall ask for, as carriers still send it. RFC 9915
     * knows no Option Request here.
     *
     * @param type what the client shall send
     * @param clientId who the client is
     * @param serverId who the server is
     * @param request what the client shall ask for; any codes, so by {@link OptionRequest#ofCodes} as a rule
     * @return a builder, to add to or to build
     */
    public static MessageBuilder<ClientServerMessage> of(
            ReconfigureType type, Duid clientId, Duid serverId, OptionRequest request) {
        return addressed(clientId, serverId).add(OptionTypes.ORO, request).add(OptionTypes.RECONF_MSG, type.code());
    }

    private static MessageBuilder<ClientServerMessage> addressed(Duid clientId, Duid serverId) {
        return Message.builder(MessageType.RECONFIGURE, 0)
                .add(OptionTypes.CLIENT_ID, clientId)
                .add(OptionTypes.SERVER_ID, serverId);
    }
}
