package net.wan6.test.carrier;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.RawOption;
import net.wan6.codec.RelayMessage;
import net.wan6.codec.RelayOptionTypes;

/**
 * How a client is reached: directly, or back through the relays its message came by (RFC 9915 §19.3).
 *
 * @param peer who the datagram goes to, the client or the relay nearest to the carrier
 * @param relays the Relay-forwards, the outermost first; none for a client on the link
 */
record Path(Peer peer, List<RelayMessage> relays) {
    static Path direct(Peer client) {
        return new Path(client, List.of());
    }

    Outgoing carry(Octets message) {
        return new Outgoing(wrapped(message, relays), peer);
    }

    /** The same to another address on the client's link. */
    Outgoing carry(Octets message, Ipv6Address destination) {
        if (relays.isEmpty()) {
            return new Outgoing(message, new Peer(destination, peer.port()));
        }
        int last = relays.size() - 1;
        Octets innermost = relayReply(relays.get(last), destination, message);
        return new Outgoing(wrapped(innermost, relays.subList(0, last)), peer);
    }

    private static Octets wrapped(Octets message, List<RelayMessage> relays) {
        Octets wrapped = message;
        for (int i = relays.size() - 1; i >= 0; i--) {
            wrapped = relayReply(relays.get(i), relays.get(i).peerAddress(), wrapped);
        }
        return wrapped;
    }

    /** Hop count and link address are the relay's, so are Interface-Id and what it asks to have echoed (RFC 4994 §3). */
    private static Octets relayReply(RelayMessage forwarded, Ipv6Address peer, Octets message) {
        MessageBuilder<RelayMessage> reply =
                Message.relay(MessageType.RELAY_REPL, forwarded.hopCount(), forwarded.linkAddress(), peer);
        List<Integer> echoed = new ArrayList<>(List.of(OptionTypes.INTERFACE_ID.code()));
        forwarded
                .options()
                .first(RelayOptionTypes.ERO)
                .ifPresent(asked -> asked.codes().filter(Path::canBeEchoed).forEach(echoed::add));
        for (RawOption option : forwarded.options()) {
            if (echoed.contains(option.code())) {
                reply.add(option);
            }
        }
        return reply.add(OptionTypes.RELAY_MSG, message).build().octets();
    }

    private static boolean canBeEchoed(int code) {
        return code != OptionTypes.RELAY_MSG.code() && code != RelayOptionTypes.ERO.code();
    }
}
