package net.wan6.codec.nd;

import java.util.Optional;
import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;

/**
 * The MTU of the link (MTU, RFC 4861 §4.6.4). An IPv4-in-IPv6 tunnel over the link takes 40 octets of it.
 *
 * @param octets the longest packet, 0 to 4294967295
 */
public record Mtu(long octets) implements Ignorable {
    private static final int LEAST = 1280;

    /**
     * Checks the range.
     *
     * @param octets 0 to 4294967295
     * @throws IllegalArgumentException if the number is not in that range
     */
    public Mtu {
        if (octets < 0 || octets > 0xffff_ffffL) {
            throw new IllegalArgumentException("MTU " + octets + " is not in 0 to 4294967295");
        }
    }

    static Mtu read(OctetReader in) {
        in.u16();
        return new Mtu(in.u32());
    }

    static void write(OctetWriter out, Mtu mtu) {
        out.u16(0).u32(mtu.octets);
    }

    @Override
    public Optional<UnusableReason> ignored() {
        return octets < LEAST ? Optional.of(UnusableReason.BELOW_1280) : Optional.empty();
    }

    @Override
    public String toString() {
        return Long.toString(octets);
    }
}
