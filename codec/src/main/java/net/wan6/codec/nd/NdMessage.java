package net.wan6.codec.nd;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.wan6.codec.DecodeLimits;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.MalformedMessageException.Reason;
import net.wan6.codec.Octets;
import net.wan6.codec.Problem;

/**
 * A Router Advertisement or Router Solicitation: an immutable image of its octets, with typed access to what is in them.
 *
 * <p>Decoding takes whatever has a whole header, so that a message which has to be discarded can still be shown; {@link
 * #invalidReasons(Ipv6Address, int)} says whether it has to be. Its options end where they can no longer be told apart. Messages are
 * equal if their octets are.
 */
public abstract sealed class NdMessage permits RouterAdvertisement, RouterSolicitation {
    private static final int CODE = 1;
    private static final int CHECKSUM = 2;

    /** A packet that comes with another has been forwarded by a router. */
    private static final int HOP_LIMIT = 255;

    private final Octets octets;
    private final NdOptions options;

    NdMessage(Octets octets, int header, DecodeLimits limits) {
        if (octets.length() < header) {
            throw new MalformedMessageException(Reason.TRUNCATED_HEADER, octets.length());
        }
        this.octets = octets;
        this.options = new NdOptions(octets.slice(header, NdOptions.wholeUntil(octets, header)));
        if (options.count() > limits.optionsPerLevel()) {
            throw new MalformedMessageException(Reason.TOO_MANY_OPTIONS, header);
        }
    }

    /**
     * Decodes a message without copying it.
     *
     * @param message the ICMPv6 message from its type on
     * @return a {@link RouterAdvertisement} or {@link RouterSolicitation}
     * @throws MalformedMessageException if it is of another type, or ends inside the header; nothing else is thrown for any
     *     octets
     */
    public static NdMessage decode(Octets message) {
        return decode(message, DecodeLimits.DEFAULT);
    }

    /**
     * Decodes a message without copying it, within the limits given.
     *
     * @param message the ICMPv6 message from its type on
     * @param limits how many options there may be
     * @return a {@link RouterAdvertisement} or {@link RouterSolicitation}
     * @throws MalformedMessageException if it is of another type, ends inside the header, or is beyond the limits
     */
    public static NdMessage decode(Octets message, DecodeLimits limits) {
        if (message.isEmpty()) {
            throw new MalformedMessageException(Reason.TRUNCATED_HEADER, 0);
        }
        return switch (message.u8(0)) {
            case RouterAdvertisement.TYPE -> new RouterAdvertisement(message, limits);
            case RouterSolicitation.TYPE -> new RouterSolicitation(message, limits);
            default -> throw new MalformedMessageException(Reason.OTHER_TYPE, 0);
        };
    }

    /**
     * Why a message has to be discarded, whatever its octets are.
     *
     * @param message the ICMPv6 message from its type on
     * @param source the source address of the packet
     * @param hopLimit the hop limit of the packet, as it arrived
     * @return all reasons; none if the message is to be acted upon
     */
    public static Set<InvalidReason> invalidReasons(Octets message, Ipv6Address source, int hopLimit) {
        try {
            return decode(message).invalidReasons(source, hopLimit);
        } catch (MalformedMessageException refused) {
            EnumSet<InvalidReason> reasons =
                    EnumSet.of(refused.reason() == Reason.OTHER_TYPE ? InvalidReason.TYPE : InvalidReason.SHORT);
            if (hopLimit != HOP_LIMIT) {
                reasons.add(InvalidReason.HOP_LIMIT);
            }
            return Collections.unmodifiableSet(reasons);
        }
    }

    /**
     * Why this message has to be discarded (RFC 4861 §6.1.1, §6.1.2).
     *
     * @param source the source address of the packet
     * @param hopLimit the hop limit of the packet, as it arrived
     * @return all reasons; none if the message is to be acted upon
     */
    public final Set<InvalidReason> invalidReasons(Ipv6Address source, int hopLimit) {
        EnumSet<InvalidReason> reasons = EnumSet.noneOf(InvalidReason.class);
        if (hopLimit != HOP_LIMIT) {
            reasons.add(InvalidReason.HOP_LIMIT);
        }
        if (code() != 0) {
            reasons.add(InvalidReason.CODE);
        }
        Octets rest = unreadable();
        if (!rest.isEmpty()) {
            boolean hasNoLength = rest.length() > CODE && rest.u8(CODE) == 0;
            reasons.add(hasNoLength ? InvalidReason.OPTION_LENGTH_ZERO : InvalidReason.OPTION_OVERRUN);
        }
        addInvalidReasons(source, reasons);
        return Collections.unmodifiableSet(reasons);
    }

    /** What makes a message of this type invalid beside what makes any. */
    abstract void addInvalidReasons(Ipv6Address source, Set<InvalidReason> reasons);

    /**
     * The octets of this message as they stand on the wire; nothing is copied.
     *
     * @return the ICMPv6 message from its type on
     */
    public final Octets octets() {
        return octets;
    }

    /**
     * The code of ICMPv6.
     *
     * @return 0 to 255, of which only 0 is valid
     */
    public final int code() {
        return octets.u8(CODE);
    }

    /**
     * The checksum as it stands; 0 in a message that was built here, until {@link #withChecksum}.
     *
     * @return 0 to 65535
     */
    public final int checksum() {
        return octets.u16(CHECKSUM);
    }

    /**
     * Whether the checksum is right (RFC 4443 §2.3). What a kernel hands up by a raw socket has been verified.
     *
     * @param source the source address of the packet
     * @param destination its destination address
     * @return true if it is
     */
    public final boolean hasChecksum(Ipv6Address source, Ipv6Address destination) {
        return checksum() == IcmpChecksum.of(octets, source, destination);
    }

    /** These octets with another checksum. */
    final Octets octetsWithChecksum(Ipv6Address source, Ipv6Address destination) {
        int checksum = IcmpChecksum.of(octets, source, destination);
        return octets.slice(0, CHECKSUM)
                .concat(Octets.of((byte) (checksum >>> 8), (byte) checksum))
                .concat(octets.slice(CHECKSUM + 2, octets.length()));
    }

    /**
     * This message with the checksum it is to be sent with (RFC 4443 §2.3). A kernel that sends it by a raw socket writes it
     * itself.
     *
     * @param source the source address of the packet
     * @param destination its destination address
     * @return a copy
     */
    public abstract NdMessage withChecksum(Ipv6Address source, Ipv6Address destination);

    /**
     * The options, up to the first that has no length or is longer than what follows.
     *
     * @return a view
     */
    public final NdOptions options() {
        return options;
    }

    /** Octets after the last whole option; there are none in a valid message. */
    final Octets unreadable() {
        return octets.slice(headerLength() + options.octets().length(), octets.length());
    }

    /**
     * What is wrong with this message, and what in it is to be ignored, without regard to the packet it came in.
     *
     * @return the problems in the order of the octets, perhaps none; offsets count from the type of ICMPv6
     */
    public final List<Problem> problems() {
        return NdProblems.of(this);
    }

    /** Octets before the first option. */
    abstract int headerLength();

    /** The type by its name. */
    abstract String typeName();

    /** Whether an option belongs in messages of this type. */
    abstract boolean allows(NdOptionType<?> type);

    /** The header's fields after the code, each with a space before it. */
    abstract String describeHeader();

    /** Octets as with {@link Octets#equals}, of a message of the same type. */
    @Override
    public final boolean equals(Object other) {
        return other instanceof NdMessage that && octets.equals(that.octets);
    }

    @Override
    public final int hashCode() {
        return octets.hashCode();
    }

    @Override
    public final String toString() {
        return typeName() + describeHeader() + " " + options;
    }
}
