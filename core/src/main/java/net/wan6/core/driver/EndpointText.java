package net.wan6.core.driver;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import net.wan6.codec.Ipv6Address;

/** An address and a port as people read them: RFC 5952 §4 and §6, with the scope before the bracket (RFC 4007 §11). */
final class EndpointText {
    private EndpointText() {}

    static String of(SocketAddress endpoint) {
        if (!(endpoint instanceof InetSocketAddress there)) {
            return endpoint.toString();
        }
        if (there.getAddress() == null) {
            return there.getHostString() + ":" + there.getPort();
        }
        if (!(there.getAddress() instanceof Inet6Address address)) {
            return there.getAddress().getHostAddress() + ":" + there.getPort();
        }
        return "[" + Ipv6Address.of(address) + scope(address) + "]:" + there.getPort();
    }

    private static String scope(Inet6Address address) {
        if (address.getScopedInterface() != null) {
            return "%" + address.getScopedInterface().getName();
        }
        return address.getScopeId() == 0 ? "" : "%" + address.getScopeId();
    }
}
