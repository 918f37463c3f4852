package net.wan6.codec.option;

import net.wan6.codec.DomainName;
import net.wan6.codec.Payload;

/**
 * A server for the home's DNS zone (FORWARD_DIST_MANAGER and REVERSE_DIST_MANAGER, RFC 9527 §4).
 *
 * @param transports the transports it takes as bits, 0 to 65535
 * @param name its full name
 */
public record DistributionManager(int transports, DomainName name) {
    /** How it stands on the wire. */
    public static final Payload<DistributionManager> PAYLOAD = Payload.of(
            DistributionManager.class,
            3,
            in -> new DistributionManager(in.u16(), in.name()),
            (out, value) -> out.u16(value.transports).name(value.name));

    /**
     * Checks the ranges.
     *
     * @param transports the transports it takes as bits, 0 to 65535
     * @param name its full name
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public DistributionManager {
        Unsigned.u16("transports", transports);
        if (name.isPartial()) {
            throw new IllegalArgumentException("\"" + name + "\" lacks the root label");
        }
    }
}
