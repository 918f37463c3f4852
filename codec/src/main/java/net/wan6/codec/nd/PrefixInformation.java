package net.wan6.codec.nd;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;

/**
 * A prefix of the link (Prefix Information, RFC 4861 §4.6.2).
 *
 * @param address the prefix field as it stands: with {@link Flag#ROUTER_ADDRESS} a whole address, and some routers leave bits
 *     beyond the length set in any case
 * @param prefixLength how many bits of it are the prefix, 0 to 128
 * @param flags those that are set; reserved bits are not told
 * @param validLifetime how long the prefix is on the link and its addresses are valid; 0 takes it away
 * @param preferredLifetime how long its addresses are to be used for new connections
 */
public record PrefixInformation(
        Ipv6Address address, int prefixLength, Set<Flag> flags, Lifetime validLifetime, Lifetime preferredLifetime)
        implements Ignorable {
    private static final int SLAAC_LENGTH = 64;

    /** What a prefix is good for. */
    public enum Flag {
        /** L: its addresses are reached on this link without a router. */
        ON_LINK(0x80),
        /** A: hosts make addresses of it (RFC 4862 §5.5.3). */
        AUTONOMOUS(0x40),
        /** R: the field holds the whole address of the router (RFC 6275 §7.2). */
        ROUTER_ADDRESS(0x20),
        /** P: hosts shall ask for a prefix of their own by DHCPv6 rather than make addresses of this one (RFC 9762 §4). */
        PD_PREFERRED(0x10);

        private final int bit;

        Flag(int bit) {
            this.bit = bit;
        }
    }

    /**
     * Checks the length.
     *
     * @param address the prefix field as it stands
     * @param prefixLength 0 to 128
     * @param flags those that are set
     * @param validLifetime how long the prefix is valid
     * @param preferredLifetime how long it is preferred; a longer one than the valid one is read and to be ignored
     * @throws IllegalArgumentException if the length is not in 0 to 128
     */
    public PrefixInformation {
        if (prefixLength < 0 || prefixLength > Ipv6Address.BITS) {
            throw new IllegalArgumentException("prefix length is " + prefixLength + ", not in 0 to 128");
        }
        flags = Flags.copy(Flag.class, flags);
    }

    /**
     * A prefix on the link of which hosts make addresses.
     *
     * @param prefix the prefix
     * @param valid how long it is valid
     * @param preferred how long it is preferred
     * @return the value, with L and A
     */
    public static PrefixInformation of(Ipv6Prefix prefix, Lifetime valid, Lifetime preferred) {
        return new PrefixInformation(
                prefix.address(), prefix.length(), EnumSet.of(Flag.ON_LINK, Flag.AUTONOMOUS), valid, preferred);
    }

    static PrefixInformation read(OctetReader in) {
        int length = in.u8();
        Set<Flag> flags = Flags.read(Flag.class, in.u8(), flag -> flag.bit);
        Lifetime valid = Lifetime.ofSeconds(in.u32());
        Lifetime preferred = Lifetime.ofSeconds(in.u32());
        in.u32();
        return new PrefixInformation(in.ipv6(), length, flags, valid, preferred);
    }

    static void write(OctetWriter out, PrefixInformation value) {
        out.u8(value.prefixLength)
                .u8(Flags.bits(value.flags, flag -> flag.bit))
                .u32(value.validLifetime.seconds())
                .u32(value.preferredLifetime.seconds())
                .u32(0)
                .ipv6(value.address);
    }

    /**
     * The prefix; bits beyond its length are cleared.
     *
     * @return the prefix
     */
    public Ipv6Prefix prefix() {
        return Ipv6Prefix.masking(address, prefixLength);
    }

    /**
     * Whether a flag is set.
     *
     * @param flag the flag
     * @return true if it is
     */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    @Override
    public Optional<UnusableReason> ignored() {
        if (address.isLinkLocal()) {
            return Optional.of(UnusableReason.LINK_LOCAL);
        } else if (address.isMulticast()) {
            return Optional.of(UnusableReason.MULTICAST);
        }
        return preferredLifetime.compareTo(validLifetime) > 0
                ? Optional.of(UnusableReason.PREFERRED_ABOVE_VALID)
                : Optional.empty();
    }

    /**
     * Whether hosts make addresses of it: A, 64 bits as all interface identifiers of SLAAC need, and nothing to ignore
     * (RFC 4862 §5.5.3 a to d). A valid lifetime of 0 does not matter: it takes the prefix away.
     *
     * @return true if so
     */
    public boolean isForSlaac() {
        return has(Flag.AUTONOMOUS) && prefixLength == SLAAC_LENGTH && ignored().isEmpty();
    }

    @Override
    public String toString() {
        List<String> words = List.of(
                has(Flag.ON_LINK) ? " on-link" : "",
                has(Flag.AUTONOMOUS) ? " autonomous" : "",
                has(Flag.ROUTER_ADDRESS) ? " router-address" : "",
                has(Flag.PD_PREFERRED) ? " pd-preferred" : "");
        return address + "/" + prefixLength + String.join("", words) + " valid " + validLifetime + " preferred "
                + preferredLifetime;
    }
}
