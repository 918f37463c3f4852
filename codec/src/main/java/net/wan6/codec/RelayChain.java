package net.wan6.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.wan6.codec.MalformedMessageException.Reason;

/**
 * The way of a message through relay agents: the relay messages from the outermost, which is the one nearest to the
 * server, to the innermost, and what that one relays.
 *
 * <pre>{@code
 * for (RelayMessage hop : relay.chain().hops()) {
 *     log(hop.linkAddress(), hop.peerAddress(), hop.interfaceId());
 * }
 * }</pre>
 *
 * <p>Views of the octets of the outermost message. Immutable.
 */
public final class RelayChain {
    private final List<RelayMessage> hops;
    private final List<Octets> relayed;
    private final List<Message> message;

    private RelayChain(List<RelayMessage> hops, List<Octets> relayed, List<Message> message) {
        this.hops = List.copyOf(hops);
        this.relayed = relayed;
        this.message = message;
    }

    static RelayChain of(RelayMessage outermost, DecodeLimits limits) {
        List<RelayMessage> hops = new ArrayList<>(2);
        RelayMessage hop = outermost;
        while (true) {
            if (hops.size() == limits.relayDepth()) {
                throw new MalformedMessageException(Reason.RELAYED_TOO_DEEP, hop.from - outermost.from);
            }
            hops.add(hop);
            if (!(hop.options().only(OptionTypes.RELAY_MSG) instanceof Only.One<Octets> one)) {
                return new RelayChain(hops, List.of(), List.of());
            }
            Message next;
            try {
                next = Message.decode(one.value());
            } catch (MalformedMessageException undecodable) {
                return new RelayChain(hops, List.of(one.value()), List.of());
            }
            if (!(next instanceof RelayMessage deeper)) {
                return new RelayChain(hops, List.of(one.value()), List.of(next));
            }
            hop = deeper;
        }
    }

    /**
     * The relay messages.
     *
     * @return at least one, the outermost first
     */
    public List<RelayMessage> hops() {
        return hops;
    }

    /**
     * The octets that the innermost relay message relays, a message or not: what is to be sent on.
     *
     * @return the octets, or empty if it has no option RELAY_MSG or several
     */
    public Optional<Octets> relayed() {
        return relayed.stream().findFirst();
    }

    /**
     * The message that the innermost relay message relays.
     *
     * @return a message that is not a relay message, or empty if there is none or it cannot be decoded
     */
    public Optional<Message> message() {
        return message.stream().findFirst();
    }

    @Override
    public String toString() {
        return "RelayChain of " + hops.size() + " hops, relaying "
                + message().map(relayed -> relayed.type().toString()).orElse("no message that can be decoded");
    }
}
