package net.wan6.codec.nd;

import java.util.List;
import java.util.Set;
import net.wan6.codec.DecodeLimits;
import net.wan6.codec.Lifetime;
import net.wan6.codec.OctetWriter;
import net.wan6.codec.Octets;

/**
 * Writes a Router Advertisement option by option, in the order in which they are given. Its checksum is 0, and its code. Not
 * for use by several threads.
 */
public final class RouterAdvertisementBuilder {
    private static final int LONGEST = 0xffff;

    private final OctetWriter options = new OctetWriter();
    private int curHopLimit = 64;
    private Set<RouterAdvertisement.Flag> flags = Set.of();
    private RouterPreference preference = RouterPreference.MEDIUM;
    private Lifetime routerLifetime = Lifetime.ZERO;
    private long reachableTime;
    private long retransTimer;

    RouterAdvertisementBuilder() {}

    /**
     * Sets the hop limit that hosts are to send with.
     *
     * @param hopLimit 0 to 255; 0 says nothing
     * @return this builder
     * @throws IllegalArgumentException if the number does not fit
     */
    public RouterAdvertisementBuilder curHopLimit(int hopLimit) {
        curHopLimit = (int) inRange("hop limit", hopLimit, 0xff);
        return this;
    }

    /**
     * Sets flags, and clears all others.
     *
     * @param set the flags
     * @return this builder
     */
    public RouterAdvertisementBuilder flags(RouterAdvertisement.Flag... set) {
        flags = Flags.copy(RouterAdvertisement.Flag.class, List.of(set));
        return this;
    }

    /**
     * Sets how much the router is to be preferred.
     *
     * @param preferred the preference
     * @return this builder
     */
    public RouterAdvertisementBuilder preference(RouterPreference preferred) {
        preference = preferred;
        return this;
    }

    /**
     * Sets how long the router is a default router.
     *
     * @param lifetime 0 to 65535 seconds; 0 if it is none
     * @return this builder
     * @throws IllegalArgumentException if the number does not fit
     */
    public RouterAdvertisementBuilder routerLifetime(Lifetime lifetime) {
        inRange("router lifetime", lifetime.seconds(), 0xffff);
        routerLifetime = lifetime;
        return this;
    }

    /**
     * Sets how long a neighbour counts as reachable.
     *
     * @param milliseconds 0 to 4294967295; 0 says nothing
     * @return this builder
     * @throws IllegalArgumentException if the number does not fit
     */
    public RouterAdvertisementBuilder reachableTime(long milliseconds) {
        reachableTime = inRange("reachable time", milliseconds, 0xffff_ffffL);
        return this;
    }

    /**
     * Sets how long to wait between Neighbor Solicitations.
     *
     * @param milliseconds 0 to 4294967295; 0 says nothing
     * @return this builder
     * @throws IllegalArgumentException if the number does not fit
     */
    public RouterAdvertisementBuilder retransTimer(long milliseconds) {
        retransTimer = inRange("retransmission timer", milliseconds, 0xffff_ffffL);
        return this;
    }

    /**
     * Adds an option.
     *
     * @param type the option
     * @param value its value
     * @param <T> the Java type of the value
     * @return this builder
     * @throws IllegalArgumentException if the value does not fit
     */
    public <T> RouterAdvertisementBuilder add(NdOptionType<T> type, T value) {
        return addRaw(type.type(), type.write(value));
    }

    /**
     * Adds an option as it is.
     *
     * @param type 0 to 255
     * @param payload what follows type and length: 6 octets, or 8 more each, at most 2038
     * @return this builder
     * @throws IllegalArgumentException if the type or the length does not fit
     */
    public RouterAdvertisementBuilder addRaw(int type, Octets payload) {
        options.octets(NdOptions.option(type, payload));
        return this;
    }

    /**
     * Adds options of another message as they are.
     *
     * @param more the options
     * @return this builder
     */
    public RouterAdvertisementBuilder addAll(NdOptions more) {
        options.octets(more.octets());
        return this;
    }

    /**
     * The message; the builder may go on.
     *
     * @return an immutable message
     * @throws IllegalArgumentException if it is longer than 65535 octets
     */
    public RouterAdvertisement build() {
        Octets message = new OctetWriter()
                .u8(RouterAdvertisement.TYPE)
                .u8(0)
                .u16(0)
                .u8(curHopLimit)
                .u8(Flags.bits(flags, RouterAdvertisement.Flag::bit) | preference.inOctet())
                .u16((int) routerLifetime.seconds())
                .u32(reachableTime)
                .u32(retransTimer)
                .octets(options.toOctets())
                .toOctets();
        if (message.length() > LONGEST) {
            throw new IllegalArgumentException("a message of " + message.length() + " octets does not fit a packet");
        }
        return new RouterAdvertisement(message, DecodeLimits.DEFAULT);
    }

    private static long inRange(String what, long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(what + " " + value + " is not in 0 to " + most);
        }
        return value;
    }
}
