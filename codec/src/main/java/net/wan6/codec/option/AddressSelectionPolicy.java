package net.wan6.codec.option;

import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Payload;

/**
 * A row of the policy table for selecting addresses (ADDRSEL_TABLE, RFC 7078 §2).
 *
 * @param label 0 to 255
 * @param precedence 0 to 255
 * @param prefix what the row is about; bits beyond its length are cleared where it is read
 */
public record AddressSelectionPolicy(int label, int precedence, Ipv6Prefix prefix) {
    /** How it stands on the wire. */
    public static final Payload<AddressSelectionPolicy> PAYLOAD = Payload.of(
            AddressSelectionPolicy.class,
            3,
            in -> new AddressSelectionPolicy(in.u8(), in.u8(), in.prefix()),
            (out, value) -> out.u8(value.label).u8(value.precedence).prefix(value.prefix));

    /**
     * Checks the ranges.
     *
     * @param label 0 to 255
     * @param precedence 0 to 255
     * @param prefix what the row is about; bits beyond its length are cleared where it is read
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public AddressSelectionPolicy {
        Unsigned.u8("label", label);
        Unsigned.u8("precedence", precedence);
    }
}
