package net.wan6.core.driver;

import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/**
 * From which address a rule server is asked: its answer may depend on that (HB46PP 1.1 §3.6). Safe for use by any number of
 * threads.
 */
@FunctionalInterface
public interface SourceAddress {
    /**
     * Chooses.
     *
     * @param prefixes the line's prefixes, the one to use first
     * @return an address of this host, or empty as long as it has none; asked again soon
     */
    Optional<Ipv6Address> of(List<Ipv6Prefix> prefixes);

    /**
     * An address that an interface of this host has inside one of the prefixes. It may be that of a LAN: on most lines a router
     * has no other.
     *
     * @return the choice
     */
    static SourceAddress ofHost() {
        return prefixes -> prefixes.stream()
                .flatMap(prefix -> ofInterfaces().stream().filter(prefix::contains))
                .findFirst();
    }

    private static List<Ipv6Address> ofInterfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet6Address.class::isInstance)
                    .map(address -> Ipv6Address.of((Inet6Address) address))
                    .toList();
        } catch (SocketException noInterfaces) {
            return List.of();
        }
    }
}
