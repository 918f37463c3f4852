package net.wan6.test.carrier;

import net.wan6.codec.Ipv6Address;

/**
 * Where a datagram comes from or goes to.
 *
 * @param address an address without a scope: a carrier serves one link
 * @param port UDP port, 1 to 65535
 */
public record Peer(Ipv6Address address, int port) {
    /** The port clients listen on (RFC 9915 §7.2). */
    public static final int CLIENT_PORT = 546;

    /** The port servers listen on (RFC 9915 §7.2). */
    public static final int SERVER_PORT = 547;

    /**
     * Checks the port.
     *
     * @param address an address without a scope
     * @param port 1 to 65535
     * @throws IllegalArgumentException if the port is not in that range
     */
    public Peer {
        if (port < 1 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port + " is not in 1 to 65535");
        }
    }

    /**
     * A client on the port every client listens on.
     *
     * @param address the client's address
     * @return the peer
     */
    public static Peer client(Ipv6Address address) {
        return new Peer(address, CLIENT_PORT);
    }

    @Override
    public String toString() {
        return "[" + address + "]:" + port;
    }
}
