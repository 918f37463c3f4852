package net.wan6.codec;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import net.wan6.codec.MalformedMessageException.Reason;

/**
 * A DHCPv6 message: an immutable image of its octets, with typed access to what is in them.
 *
 * <p>Decoding copies the datagram once and checks its envelope: the header must be complete, and the options must fill the
 * rest exactly, but for {@link #trailingOctets()} of an Advertise or a Reply. Encoding returns the same octets, whatever the
 * options contain. Messages are equal if their octets are.
 * There is one subclass for each form of header; a type that is not assigned is a {@link ClientServerMessage}.
 */
public abstract sealed class Message extends WireImage
        permits ClientServerMessage, RelayMessage, Dhcpv4Message, FailoverMessage {
    private final int presence;
    private final int optionsEnd;

    Message(byte[] array, int from, int to, int header, DecodeLimits limits) {
        super(array, from, to);
        if (to - from < header) {
            throw new MalformedMessageException(Reason.TRUNCATED_HEADER, to - from);
        }
        long walked = OptionWalk.whole(array, from, from + header, to, limits.optionsPerLevel());
        this.presence = OptionWalk.presence(walked);
        this.optionsEnd = OptionWalk.end(walked);
        if (optionsEnd != to && !mayTrail()) {
            throw new MalformedMessageException(Reason.TRUNCATED_OPTION_HEADER, optionsEnd - from);
        }
    }

    /** What servers of real lines send with octets at the end; nothing else is let off, Reconfigures least of all. */
    private boolean mayTrail() {
        int type = array[from];
        return type == 2 || type == 7;
    }

    /**
     * Decodes a datagram, which is copied.
     *
     * @param datagram the whole UDP payload
     * @return the message
     * @throws MalformedMessageException if the envelope is broken; nothing else is thrown for any octets
     */
    public static Message decode(byte[] datagram) {
        return decode(datagram.clone(), 0, datagram.length, DecodeLimits.DEFAULT);
    }

    /**
     * Decodes what remains in a buffer, which is copied and whose position does not move.
     *
     * @param datagram the whole UDP payload
     * @return the message
     * @throws MalformedMessageException if the envelope is broken
     */
    public static Message decode(ByteBuffer datagram) {
        return decode(Octets.of(datagram));
    }

    /**
     * Decodes octets without copying them.
     *
     * @param datagram the whole UDP payload
     * @return the message
     * @throws MalformedMessageException if the envelope is broken
     */
    public static Message decode(Octets datagram) {
        return decode(datagram, DecodeLimits.DEFAULT);
    }

    /**
     * Decodes octets without copying them, within the limits given.
     *
     * @param datagram the whole UDP payload
     * @param limits what the peer may ask of us
     * @return the message
     * @throws MalformedMessageException if the envelope is broken or beyond the limits
     */
    public static Message decode(Octets datagram, DecodeLimits limits) {
        return decode(datagram.array, datagram.from, datagram.to, limits);
    }

    private static Message decode(byte[] array, int from, int to, DecodeLimits limits) {
        if (from == to) {
            throw new MalformedMessageException(Reason.TRUNCATED_HEADER, 0);
        }
        HeaderForm form = HeaderForm.of(array[from] & 0xff);
        if (form == HeaderForm.CLIENT_SERVER) {
            return new ClientServerMessage(array, from, to, limits);
        }
        if (form == HeaderForm.RELAY) {
            return RelayMessage.decoded(array, from, to, limits);
        }
        return form == HeaderForm.DHCPV4
                ? Dhcpv4Message.decoded(array, from, to, limits)
                : FailoverMessage.decoded(array, from, to, limits);
    }

    /**
     * Builds a message with the four-octet header of clients and servers.
     *
     * @param type a type with that header
     * @param transactionId 0 to 16777215
     * @return a builder to add options to
     * @throws IllegalArgumentException if the type has another header or the number does not fit
     */
    public static MessageBuilder<ClientServerMessage> builder(MessageType type, int transactionId) {
        return ClientServerMessage.begin(type, transactionId);
    }

    /**
     * Builds a relay message.
     *
     * @param type RELAY_FORW or RELAY_REPL
     * @param hopCount how many relays there were before, 0 to 255
     * @param linkAddress what names the client's link to the server
     * @param peerAddress who the message was received from, or goes to
     * @return a builder to add options to, RELAY_MSG among them
     */
    public static MessageBuilder<RelayMessage> relay(
            MessageType type, int hopCount, Ipv6Address linkAddress, Ipv6Address peerAddress) {
        return RelayMessage.begin(type, hopCount, linkAddress, peerAddress);
    }

    /**
     * Builds a DHCPV4-QUERY or DHCPV4-RESPONSE.
     *
     * @param type one of the two, 20 or 21
     * @param flags 24 bits; 0x800000 is U, sent by unicast
     * @return a builder to add options to, DHCPV4_MSG among them
     */
    public static MessageBuilder<Dhcpv4Message> dhcpv4(MessageType type, int flags) {
        return Dhcpv4Message.begin(type, flags);
    }

    /**
     * Builds a failover message.
     *
     * @param type 24 to 35
     * @param transactionId 0 to 16777215
     * @param sentTime seconds since the beginning of the year 2000 in UTC, modulo 2^32
     * @return a builder to add options to
     */
    public static MessageBuilder<FailoverMessage> failover(MessageType type, int transactionId, long sentTime) {
        return FailoverMessage.begin(type, transactionId, sentTime);
    }

    /**
     * The message type.
     *
     * @return the type in the first octet
     */
    public final MessageType type() {
        return new MessageType(array[from] & 0xff);
    }

    /**
     * The options of the message; a view.
     *
     * @return the options in wire order
     */
    public final Options options() {
        return new Options(array, from + form().length, optionsEnd, presence, OptionSpace.DHCPV6);
    }

    /**
     * What follows the last option of an Advertise or a Reply and is too short to be one: some servers send it. Nothing
     * reads it; {@link #octets()} and so every digest have it, and {@link #problems()} reports it.
     *
     * @return 0 to 3 octets; none in messages of other types, which such octets break
     */
    public final Octets trailingOctets() {
        return new Octets(array, optionsEnd, to);
    }

    /**
     * Lists what is wrong in the options of this message, after them, in options inside them, and in messages that it relays.
     *
     * @return the problems in the order of the octets, perhaps none
     */
    public final List<Problem> problems() {
        return problems(OptionTable.STANDARD);
    }

    /**
     * What is wrong by another table of options than the registry's.
     *
     * @param table which options there are
     * @return the problems in the order of the octets, perhaps none; of options the table does not know there are none
     */
    public final List<Problem> problems(OptionTable table) {
        return problems(table, DecodeLimits.DEFAULT);
    }

    /**
     * What is wrong by another table of options than the registry's, within the limits given.
     *
     * @param table which options there are
     * @param limits how much to look into
     * @return the problems in the order of the octets, perhaps none
     */
    public final List<Problem> problems(OptionTable table, DecodeLimits limits) {
        return ProblemList.of(this, table, limits);
    }

    /**
     * Starts to edit a copy of this message. Subtypes return a builder for their own header.
     *
     * @return a builder with the header and the options of this message, without its trailing octets
     */
    public abstract MessageBuilder<? extends Message> edit();

    /**
     * This message written anew from the values that its doors give, those of options inside options and of messages it
     * relays too, within {@link DecodeLimits#DEFAULT}. What the table does not know, what is malformed and what is deeper
     * stays octet for octet; trailing octets are left out. A message whose options are well formed and in canonical form comes
     * out as it is.
     *
     * @param table which options there are
     * @return a message made of values; not this one's octets
     */
    public final Message rebuilt(OptionTable table) {
        return new MessageRebuilder(table, DecodeLimits.DEFAULT).message(this);
    }

    abstract HeaderForm form();

    @Override
    public final String toString() {
        return type() + describeHeader() + " " + options();
    }

    /** The header's fields after the type, each with a space before it. */
    abstract String describeHeader();

    static String hex24(int bits) {
        return HexFormat.of().toHexDigits(bits, 6);
    }
}
