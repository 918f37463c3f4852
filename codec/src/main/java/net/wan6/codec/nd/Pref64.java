package net.wan6.codec.nd;

import java.util.List;
import java.util.Optional;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;

/**
 * The prefix of a NAT64 (PREF64, RFC 8781 §4).
 *
 * @param lifetime how long it may be used, 0 to 65528 seconds, a multiple of 8; 0 takes it away
 * @param prefixLengthCode what says its length: 0 for 96, then 64, 56, 48, 40, 32; 6 and 7 say nothing
 * @param address the prefix field as it stands, of which the last 32 bits are never sent
 */
public record Pref64(Lifetime lifetime, int prefixLengthCode, Ipv6Address address) implements Ignorable {
    private static final List<Integer> LENGTHS = List.of(96, 64, 56, 48, 40, 32);
    private static final int CODE_BITS = 0x7;
    private static final int LONGEST = 0xfff8;

    /**
     * Checks the ranges.
     *
     * @param lifetime 0 to 65528 seconds, a multiple of 8
     * @param prefixLengthCode 0 to 7
     * @param address the prefix field as it stands
     * @throws IllegalArgumentException if something does not fit its field
     */
    public Pref64 {
        if (lifetime.seconds() > LONGEST || (lifetime.seconds() & CODE_BITS) != 0) {
            throw new IllegalArgumentException("lifetime " + lifetime + " is not a multiple of 8 up to 65528 seconds");
        }
        if (prefixLengthCode < 0 || prefixLengthCode > CODE_BITS) {
            throw new IllegalArgumentException("prefix length code " + prefixLengthCode + " is not in 0 to 7");
        }
        if (address.low() << Integer.SIZE != 0) {
            throw new IllegalArgumentException(address + " has bits after the first 96");
        }
    }

    /**
     * A prefix.
     *
     * @param prefix of length 32, 40, 48, 56, 64 or 96
     * @param lifetime 0 to 65528 seconds, a multiple of 8
     * @return the value
     * @throws IllegalArgumentException if something does not fit its field
     */
    public static Pref64 of(Ipv6Prefix prefix, Lifetime lifetime) {
        int code = LENGTHS.indexOf(prefix.length());
        if (code < 0) {
            throw new IllegalArgumentException("a prefix of length " + prefix.length() + " is none of a NAT64");
        }
        return new Pref64(lifetime, code, prefix.address());
    }

    static Pref64 read(OctetReader in) {
        int lifetimeAndCode = in.u16();
        Lifetime lifetime = Lifetime.ofSeconds(lifetimeAndCode & ~CODE_BITS);
        Ipv6Address address = new Ipv6Address(in.u64(), in.u32() << Integer.SIZE);
        return new Pref64(lifetime, lifetimeAndCode & CODE_BITS, address);
    }

    static void write(OctetWriter out, Pref64 value) {
        out.u16((int) value.lifetime.seconds() | value.prefixLengthCode)
                .u64(value.address.high())
                .u32(value.address.low() >>> Integer.SIZE);
    }

    /**
     * The prefix; bits beyond its length are cleared.
     *
     * @return the prefix, or empty if the code says no length
     */
    public Optional<Ipv6Prefix> prefix() {
        return prefixLengthCode < LENGTHS.size()
                ? Optional.of(Ipv6Prefix.masking(address, LENGTHS.get(prefixLengthCode)))
                : Optional.empty();
    }

    @Override
    public Optional<UnusableReason> ignored() {
        return prefix().isEmpty() ? Optional.of(UnusableReason.PREFIX_LENGTH_CODE) : Optional.empty();
    }

    @Override
    public String toString() {
        String shown = prefix().map(Ipv6Prefix::toString).orElse(address + " of length code " + prefixLengthCode);
        return shown + " lifetime " + lifetime;
    }
}
