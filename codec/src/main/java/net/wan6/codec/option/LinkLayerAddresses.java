package net.wan6.codec.option;

import net.wan6.codec.Lifetime;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionContainer;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.Options;
import net.wan6.codec.Payload;

/**
 * Link-layer addresses side by side (LLADDR, RFC 8947 §11.2).
 *
 * @param hardwareType IANA hardware type, 0 to 65535; 1 for Ethernet
 * @param address the first address, at most 65535 octets
 * @param extraAddresses how many addresses follow the first one, 0 to 4294967295
 * @param validLifetime how long they are to be used
 * @param options what stands inside, of {@link OptionSpace#DHCPV6}
 */
public record LinkLayerAddresses(
        int hardwareType, Octets address, long extraAddresses, Lifetime validLifetime, Options options)
        implements OptionContainer<LinkLayerAddresses> {
    /** How it stands on the wire. */
    public static final Payload<LinkLayerAddresses> PAYLOAD = Payload.of(
            LinkLayerAddresses.class,
            12,
            in -> new LinkLayerAddresses(
                    in.u16(), in.octets(in.u16()), in.u32(), new Lifetime(in.u32()), in.options(OptionSpace.DHCPV6)),
            (out, value) -> out.u16(value.hardwareType)
                    .u16(value.address.length())
                    .octets(value.address)
                    .u32(value.extraAddresses)
                    .u32(value.validLifetime.seconds())
                    .options(value.options));

    /**
     * Checks the ranges.
     *
     * @param hardwareType IANA hardware type, 0 to 65535; 1 for Ethernet
     * @param address the first address, at most 65535 octets
     * @param extraAddresses how many addresses follow the first one, 0 to 4294967295
     * @param validLifetime how long they are to be used
     * @param options what stands inside, of {@link OptionSpace#DHCPV6}
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public LinkLayerAddresses {
        Unsigned.u16("hardwareType", hardwareType);
        Unsigned.u32("extraAddresses", extraAddresses);
        Unsigned.requireDhcpv6(options);
    }

    @Override
    public LinkLayerAddresses withOptions(Options options) {
        return new LinkLayerAddresses(hardwareType, address, extraAddresses, validLifetime, options);
    }

    @Override
    public String toString() {
        return "LinkLayerAddresses " + hardwareType + " " + address.toHex() + " and " + extraAddresses + " more valid "
                + validLifetime + " " + options;
    }
}
