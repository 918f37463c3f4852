package net.wan6.core.driver;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import net.wan6.codec.Ipv6Address;

/** Where the addresses of hosts come from. Safe for use by any number of threads. */
@FunctionalInterface
public interface HostResolver {
    /**
     * Asks for the addresses of a host.
     *
     * @param host a name
     * @return its IPv6 addresses, the one to use first
     * @throws IOException if there is none; the message says why
     */
    List<Ipv6Address> addresses(String host) throws IOException;

    /**
     * The resolver of this host, such as {@code /etc/resolv.conf} has it. It may be another one than the line's.
     *
     * @return the resolver
     */
    static HostResolver system() {
        return host -> Arrays.stream(InetAddress.getAllByName(host))
                .filter(Inet6Address.class::isInstance)
                .map(address -> Ipv6Address.of((Inet6Address) address))
                .toList();
    }
}
