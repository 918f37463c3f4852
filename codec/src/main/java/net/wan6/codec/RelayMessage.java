package net.wan6.codec;

import java.util.Optional;

/**
 * A message that a relay agent sends towards the server, or the server's answer to it: hop count, link address and peer
 * address, then options (RFC 9915 §9).
 */
public final class RelayMessage extends Message {
    private RelayMessage(byte[] array, int from, int to, DecodeLimits limits) {
        super(array, from, to, HeaderForm.RELAY.length, limits);
    }

    static MessageBuilder<RelayMessage> begin(
            MessageType type, int hopCount, Ipv6Address linkAddress, Ipv6Address peerAddress) {
        return new MessageBuilder<>(
                MessageBuilder.header()
                        .u8(HeaderForm.RELAY.typeCode(type))
                        .u8(hopCount)
                        .ipv6(linkAddress)
                        .ipv6(peerAddress),
                RelayMessage::written);
    }

    /** A Message, so that whoever decodes others need not know this class. */
    static Message decoded(byte[] array, int from, int to, DecodeLimits limits) {
        return new RelayMessage(array, from, to, limits);
    }

    private static RelayMessage written(byte[] array) {
        return new RelayMessage(array, 0, array.length, DecodeLimits.DEFAULT);
    }

    /**
     * How many relays there were before this one.
     *
     * @return 0 to 255; RFC 9915 §7.6 allows 8
     */
    public int hopCount() {
        return array[from + 1] & 0xff;
    }

    /**
     * What names the client's link to the server.
     *
     * @return an address of that link, or the unspecified one
     */
    public Ipv6Address linkAddress() {
        return Ipv6Address.readFrom(array, from + 2);
    }

    /**
     * The client or relay that the relayed message came from, or goes to.
     *
     * @return its address
     */
    public Ipv6Address peerAddress() {
        return Ipv6Address.readFrom(array, from + 18);
    }

    /**
     * Which of its interfaces the relay received the message on, or is to send it to; its own name for it.
     *
     * @return the octets, or empty if the option is absent or repeated
     */
    public Optional<Octets> interfaceId() {
        return options().only(OptionTypes.INTERFACE_ID) instanceof Only.One<Octets> one
                ? Optional.of(one.value())
                : Optional.empty();
    }

    /**
     * All relay messages inside one another, and the message in the innermost.
     *
     * @return the chain, beginning with this one
     * @throws MalformedMessageException if there are more than {@link DecodeLimits#DEFAULT} allows
     */
    public RelayChain chain() {
        return chain(DecodeLimits.DEFAULT);
    }

    /**
     * All relay messages inside one another, and the message in the innermost.
     *
     * @param limits of which {@link DecodeLimits#relayDepth()} counts
     * @return the chain, beginning with this one
     * @throws MalformedMessageException if there are more than that
     */
    public RelayChain chain(DecodeLimits limits) {
        return RelayChain.of(this, limits);
    }

    @Override
    public MessageBuilder<RelayMessage> edit() {
        return begin(type(), hopCount(), linkAddress(), peerAddress()).addAll(options());
    }

    @Override
    HeaderForm form() {
        return HeaderForm.RELAY;
    }

    @Override
    String describeHeader() {
        return " hops " + hopCount() + " link " + linkAddress() + " peer " + peerAddress();
    }
}
