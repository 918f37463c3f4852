package net.wan6.mape.linux;

import java.util.List;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.mape.PortSet;
import net.wan6.mape.Softwire;
import net.wan6.mape.Topology;

/** Tunnels of every shape a NAT has to know. */
final class Tunnels {

    static final Ipv6Address BR = Ipv6Address.parse("2001:db8:ffff::1");

    /** 63 ranges of 16 ports. */
    static final Ipv4Tunnel STORY =
            of("2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6", "2400:4050:5c71:af00::/56");

    /** 15 ranges. */
    static final Ipv4Tunnel FIFTEEN = of("240b:10::/31 106.72.0.0/15 ea=25 offset=4", "240b:10:3251:6400::/64");

    /** A rule for this line alone that shares the address. */
    static final Ipv4Tunnel ONE_TO_ONE =
            of("2001:db8:12:3400::/56 192.0.2.18/32 ea=0 psid=0x34/8", "2001:db8:12:3400::/56");

    static final Ipv4Tunnel WHOLE_ADDRESS = of("2001:db8:12:3400::/56 192.0.2.18/32 ea=0", "2001:db8:12:3400::/56");

    static final Ipv4Tunnel WHOLE_PREFIX = of("2001:db8::/40 192.0.2.0/24 ea=5", "2001:db8:90::/45");

    static final Ipv4Tunnel FIXED = of(Softwire.Ipv4InIpv6.ofFormat(
            Ipv6Prefix.parse("2001:db8:12:3400::/56"),
            InterfaceIdFormat.DRAFT_03,
            Ipv4Prefix.parse("192.0.2.1/32"),
            BR));

    /** The whole address again, over another prefix. */
    static final Ipv4Tunnel FIXED_ELSEWHERE = of(Softwire.Ipv4InIpv6.ofFormat(
            Ipv6Prefix.parse("2001:db8:12:5600::/56"),
            InterfaceIdFormat.DRAFT_03,
            Ipv4Prefix.parse("192.0.2.18/32"),
            BR));

    static final Ipv4Address WEB = Ipv4Address.parse("192.168.1.2");

    static final Ipv4Tunnel DS_LITE =
            Ipv4Tunnel.ofDsLite(Ipv6Address.parse("2001:db8:12:3400::b4"), BR, "eth0", "map0");

    static final Ipv4Tunnel FORWARDING = STORY.withForwards(List.of(
            new PortForward(PortForward.Protocol.TCP, 1776, WEB, 80),
            new PortForward(PortForward.Protocol.UDP, 65279, WEB, 51820)));

    static final List<Ipv4Tunnel> ALL = List.of(
            STORY,
            FIFTEEN,
            ONE_TO_ONE,
            WHOLE_ADDRESS,
            WHOLE_PREFIX,
            FIXED,
            DS_LITE,
            FORWARDING,
            WHOLE_PREFIX.withForwards(List.of(new PortForward(PortForward.Protocol.TCP, 443, WEB, 8443))),
            // One range, and port 0 in it.
            of("2001:db8::/40 192.0.2.0/24 ea=16 offset=0", "2001:db8:12::/56"),
            of("2001:db8::/40 192.0.2.0/24 ea=16 offset=0", "2001:db8:12:3400::/56"),
            // Ranges of one port.
            of("2001:db8::/40 192.0.2.0/24 ea=16 offset=8", "2001:db8:12:3400::/56"));

    private Tunnels() {}

    static Ipv4Tunnel of(Softwire softwire) {
        return Ipv4Tunnel.of(softwire, "eth0", "map0").orElseThrow();
    }

    static Ipv4Tunnel withPorts(Ipv4Tunnel tunnel, int offset, int length, int psid) {
        return new Ipv4Tunnel(
                tunnel.wan(),
                tunnel.name(),
                tunnel.local(),
                tunnel.remote(),
                tunnel.ipv4Prefix(),
                PortSet.of(offset, length, psid),
                tunnel.mtu(),
                List.of(),
                List.of());
    }

    static Ipv4Tunnel of(String rule, String prefix) {
        return of(mapE(rule, prefix, Topology.HUB_AND_SPOKE));
    }

    static Softwire.MapE mapE(String rule, String prefix, Topology topology) {
        MapDomain domain =
                new MapDomain(List.of(MapRule.parse(rule)), List.of(BR), InterfaceIdFormat.DRAFT_03, topology);
        return new Softwire.MapE(domain, domain.ce(Ipv6Prefix.parse(prefix)).orElseThrow());
    }
}
