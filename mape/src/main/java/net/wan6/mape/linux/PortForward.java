package net.wan6.mape.linux;

import java.util.Objects;
import net.wan6.codec.Ipv4Address;

/**
 * A port of the line that is let in, to a host of a LAN. Of a shared address only the line's own ports can be; a line that
 * moves may have others then.
 *
 * @param protocol the transport
 * @param externalPort the port outside
 * @param host who answers
 * @param port at which of its ports
 */
public record PortForward(Protocol protocol, int externalPort, Ipv4Address host, int port) {

    /** What has ports that can be forwarded. */
    public enum Protocol {
        /** TCP. */
        TCP,
        /** UDP. */
        UDP
    }

    /**
     * Checks the ports.
     *
     * @param protocol the transport
     * @param externalPort 1 to 65535
     * @param host who answers
     * @param port 1 to 65535
     * @throws IllegalArgumentException if a port is out of range
     */
    public PortForward {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(host, "host");
        requirePort(externalPort);
        requirePort(port);
    }

    private static void requirePort(int port) {
        if (port < 1 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port + " is not in 1 to 65535");
        }
    }
}
