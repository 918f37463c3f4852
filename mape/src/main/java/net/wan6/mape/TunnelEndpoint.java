package net.wan6.mape;

import java.util.List;
import java.util.Objects;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/**
 * Which addresses a softwire can have. What a server sent may be anything, and a tunnel to a group or to the host itself is
 * a flood or a loop: such values are refused (RFC 7598 §8).
 */
final class TunnelEndpoint {

    /** What no packet of the line comes from or goes to (RFC 4291 §2.4, §2.5.5); the first that fits gives the reason. */
    private static final List<Special<Ipv6Prefix>> IPV6 = List.of(
            new Special<>(Ipv6Prefix.parse("::/128"), "unspecified"),
            new Special<>(Ipv6Prefix.parse("::1/128"), "loopback"),
            new Special<>(Ipv6Prefix.parse("::/96"), "IPv4-compatible"),
            new Special<>(Ipv6Prefix.parse("::ffff:0:0/96"), "IPv4-mapped"),
            new Special<>(Ipv6Prefix.parse("fe80::/10"), "link-local"),
            new Special<>(Ipv6Prefix.parse("ff00::/8"), "multicast"));

    /** What no host has towards others (RFC 6890 §2.2.2, RFC 1112 §4). */
    private static final List<Special<Ipv4Prefix>> IPV4 = List.of(
            new Special<>(Ipv4Prefix.parse("0.0.0.0/8"), "\"this network\""),
            new Special<>(Ipv4Prefix.parse("127.0.0.0/8"), "loopback"),
            new Special<>(Ipv4Prefix.parse("169.254.0.0/16"), "link-local"),
            new Special<>(Ipv4Prefix.parse("224.0.0.0/4"), "multicast"),
            new Special<>(Ipv4Prefix.parse("240.0.0.0/4"), "reserved"));

    private TunnelEndpoint() {}

    private record Special<P>(P prefix, String what) {}

    /** An end of a tunnel, or {@link IllegalArgumentException} that names its role. */
    static Ipv6Address require(String role, Ipv6Address address) {
        Objects.requireNonNull(address, role);
        for (Special<Ipv6Prefix> special : IPV6) {
            if (special.prefix.contains(address)) {
                throw new IllegalArgumentException(role + ' ' + address + " is " + special.what);
            }
        }
        return address;
    }

    static List<Ipv6Address> requireAll(String role, List<Ipv6Address> addresses) {
        addresses.forEach(address -> require(role, address));
        return List.copyOf(addresses);
    }

    /** A prefix all of whose addresses stand for hosts. */
    static Ipv6Prefix require(String role, Ipv6Prefix prefix) {
        for (Special<Ipv6Prefix> special : IPV6) {
            if (special.prefix.contains(prefix) || prefix.contains(special.prefix)) {
                throw new IllegalArgumentException(role + ' ' + prefix + " is, or holds, " + special.what);
            }
        }
        return prefix;
    }

    /** Addresses that a CE can have towards others. */
    static Ipv4Prefix requireIpv4(Ipv4Prefix prefix) {
        for (Special<Ipv4Prefix> special : IPV4) {
            if (special.prefix.contains(prefix) || prefix.contains(special.prefix)) {
                String addresses = prefix.length() == 32 ? prefix.address() + " is " : prefix + " is, or holds, ";
                throw new IllegalArgumentException("IPv4 address " + addresses + special.what);
            }
        }
        return prefix;
    }
}
