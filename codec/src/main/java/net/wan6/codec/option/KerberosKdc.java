package net.wan6.codec.option;

import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.codec.Payload;

/**
 * A key distribution centre (KRB_KDC, RFC 6784 §3.4).
 *
 * @param priority 0 to 65535, the lowest first
 * @param weight 0 to 65535, among equal priorities
 * @param transport 0 to 255: 1 UDP, 2 TCP, 3 TLS
 * @param port 0 to 65535
 * @param address where it listens
 * @param realm the realm in DER (RFC 4120 §5.2.2), not taken apart
 */
public record KerberosKdc(int priority, int weight, int transport, int port, Ipv6Address address, Octets realm) {
    /** How it stands on the wire. */
    public static final Payload<KerberosKdc> PAYLOAD = Payload.of(
            KerberosKdc.class,
            23,
            in -> new KerberosKdc(in.u16(), in.u16(), in.u8(), in.u16(), in.ipv6(), in.rest()),
            (out, value) -> out.u16(value.priority)
                    .u16(value.weight)
                    .u8(value.transport)
                    .u16(value.port)
                    .ipv6(value.address)
                    .octets(value.realm));

    /**
     * Checks the ranges.
     *
     * @param priority 0 to 65535, the lowest first
     * @param weight 0 to 65535, among equal priorities
     * @param transport 0 to 255: 1 UDP, 2 TCP, 3 TLS
     * @param port 0 to 65535
     * @param address where it listens
     * @param realm the realm in DER (RFC 4120 §5.2.2), not taken apart
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public KerberosKdc {
        Unsigned.u16("priority", priority);
        Unsigned.u16("weight", weight);
        Unsigned.u8("transport", transport);
        Unsigned.u16("port", port);
    }
}
