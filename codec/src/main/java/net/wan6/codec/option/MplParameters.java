package net.wan6.codec.option;

import java.util.Optional;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;
import net.wan6.codec.Octets;
import net.wan6.codec.Payload;

/**
 * Parameters of the multicast protocol for low-power networks (MPL_PARAMETERS, RFC 7774 §2.1), in the units of the
 * wire.
 *
 * @param flags 0 to 255: 128 is P, proactive forwarding
 * @param timeUnit TUNIT in milliseconds, 0 to 255
 * @param seedSetLifetime SE_LIFETIME in units, 0 to 65535
 * @param dataK DM_K, 0 to 255
 * @param dataImin DM_IMIN in units, 0 to 65535
 * @param dataImax DM_IMAX, 0 to 255
 * @param dataTimerExpirations DM_T_EXP, 0 to 65535
 * @param controlK C_K, 0 to 255
 * @param controlImin C_IMIN in units, 0 to 65535
 * @param controlImax C_IMAX, 0 to 255
 * @param controlTimerExpirations C_T_EXP, 0 to 65535
 * @param domainOctets the multicast address of the domain, 16 octets, or none for every domain that has no parameters of its own
 */
public record MplParameters(
        int flags,
        int timeUnit,
        int seedSetLifetime,
        int dataK,
        int dataImin,
        int dataImax,
        int dataTimerExpirations,
        int controlK,
        int controlImin,
        int controlImax,
        int controlTimerExpirations,
        Octets domainOctets) {
    /** How it stands on the wire. */
    public static final Payload<MplParameters> PAYLOAD =
            Payload.of(MplParameters.class, 16, MplParameters::read, MplParameters::write);

    /**
     * Checks the ranges.
     *
     * @param flags 0 to 255: 128 is P, proactive forwarding
     * @param timeUnit TUNIT in milliseconds, 0 to 255
     * @param seedSetLifetime SE_LIFETIME in units, 0 to 65535
     * @param dataK DM_K, 0 to 255
     * @param dataImin DM_IMIN in units, 0 to 65535
     * @param dataImax DM_IMAX, 0 to 255
     * @param dataTimerExpirations DM_T_EXP, 0 to 65535
     * @param controlK C_K, 0 to 255
     * @param controlImin C_IMIN in units, 0 to 65535
     * @param controlImax C_IMAX, 0 to 255
     * @param controlTimerExpirations C_T_EXP, 0 to 65535
     * @param domainOctets the multicast address of the domain, 16 octets, or none for every domain that has no parameters of its own
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public MplParameters {
        Unsigned.u8("flags", flags);
        Unsigned.u8("timeUnit", timeUnit);
        Unsigned.u16("seedSetLifetime", seedSetLifetime);
        Unsigned.u8("dataK", dataK);
        Unsigned.u16("dataImin", dataImin);
        Unsigned.u8("dataImax", dataImax);
        Unsigned.u16("dataTimerExpirations", dataTimerExpirations);
        Unsigned.u8("controlK", controlK);
        Unsigned.u16("controlImin", controlImin);
        Unsigned.u8("controlImax", controlImax);
        Unsigned.u16("controlTimerExpirations", controlTimerExpirations);
        if (domainOctets.length() != 0 && domainOctets.length() != 16) {
            throw new IllegalArgumentException("an address of " + domainOctets.length() + " octets, not 0 or 16");
        }
    }

    private static MplParameters read(OctetReader in) {
        // Before the record would refuse what strangers send, whose exception has a stack trace for its caller.
        if (in.remaining() != 16 && in.remaining() != 32) {
            throw in.malformed("length is " + in.remaining() + ", not 16 or 32");
        }
        return new MplParameters(
                in.u8(), in.u8(), in.u16(), in.u8(), in.u16(), in.u8(), in.u16(), in.u8(), in.u16(), in.u8(), in.u16(),
                in.rest());
    }

    private static void write(OctetWriter out, MplParameters value) {
        out.u8(value.flags).u8(value.timeUnit).u16(value.seedSetLifetime);
        out.u8(value.dataK).u16(value.dataImin).u8(value.dataImax).u16(value.dataTimerExpirations);
        out.u8(value.controlK).u16(value.controlImin).u8(value.controlImax).u16(value.controlTimerExpirations);
        out.octets(value.domainOctets);
    }

    /**
     * The multicast address of the domain.
     *
     * @return the address, or empty if the parameters are for every domain that has none of its own
     */
    public Optional<Ipv6Address> domain() {
        return domainOctets.isEmpty() ? Optional.empty() : Optional.of(Ipv6Address.of(domainOctets.toByteArray()));
    }
}
