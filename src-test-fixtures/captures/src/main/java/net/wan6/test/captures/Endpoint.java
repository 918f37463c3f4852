package net.wan6.test.captures;

import java.net.Inet6Address;
import java.util.Objects;

/**
 * One side of a datagram.
 *
 * @param address the IPv6 address, without a scope
 * @param port the UDP port, 0 to 65535
 */
public record Endpoint(Inet6Address address, int port) {

    /**
     * Checks the port.
     *
     * @param address the IPv6 address, without a scope
     * @param port the UDP port, 0 to 65535
     */
    public Endpoint {
        Objects.requireNonNull(address, "address");
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port);
        }
    }

    /** {@return {@code [address]:port}} */
    @Override
    public String toString() {
        return "[" + address.getHostAddress() + "]:" + port;
    }
}
