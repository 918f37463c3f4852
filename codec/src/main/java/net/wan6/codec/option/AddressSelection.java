package net.wan6.codec.option;

import net.wan6.codec.OptionContainer;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.Options;
import net.wan6.codec.Payload;

/**
 * How a host is to select addresses (ADDRSEL, RFC 7078 §2).
 *
 * @param flags 0 to 255: 1 is P, prefer privacy addresses; 2 is A, add automatic rows
 * @param options what stands inside, of {@link OptionSpace#DHCPV6}
 */
public record AddressSelection(int flags, Options options) implements OptionContainer<AddressSelection> {
    /** How it stands on the wire. */
    public static final Payload<AddressSelection> PAYLOAD = Payload.of(
            AddressSelection.class,
            1,
            in -> new AddressSelection(in.u8(), in.options(OptionSpace.DHCPV6)),
            (out, value) -> out.u8(value.flags).options(value.options));

    /**
     * Checks the ranges.
     *
     * @param flags 0 to 255: 1 is P, prefer privacy addresses; 2 is A, add automatic rows
     * @param options what stands inside, of {@link OptionSpace#DHCPV6}
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public AddressSelection {
        Unsigned.u8("flags", flags);
        Unsigned.requireDhcpv6(options);
    }

    @Override
    public AddressSelection withOptions(Options options) {
        return new AddressSelection(flags, options);
    }
}
