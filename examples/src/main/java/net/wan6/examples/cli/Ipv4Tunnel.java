package net.wan6.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.MapCe;
import net.wan6.mape.PortRange;
import net.wan6.mape.PortSet;
import net.wan6.mape.Softwire;
import net.wan6.mape.Topology;

/**
 * An IPv4-in-IPv6 tunnel as a router needs it, whichever service it belongs to.
 *
 * @param wan the interface the IPv6 line is on
 * @param name the tunnel interface
 * @param local the near end
 * @param remote the far end
 * @param ipv4Prefix the IPv4 addresses of the line
 * @param ports the ports of the line
 * @param notes what the owner should know
 */
public record Ipv4Tunnel(
        String wan,
        String name,
        Ipv6Address local,
        Ipv6Address remote,
        Ipv4Prefix ipv4Prefix,
        PortSet ports,
        List<String> notes) {

    /** 1500 octets less the IPv6 header (RFC 7597 §8.3); without Linux's encapsulation limit, which costs 8 more. */
    static final int MTU = 1460;

    /** What fits into that after the IPv4 and TCP headers. */
    static final int MSS = MTU - 40;

    /** What Linux takes as the name of an interface, and no shell or ruleset as anything else. */
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}");

    public Ipv4Tunnel {
        requireInterface(wan);
        requireInterface(name);
        notes = List.copyOf(notes);
        if (ports.forNat().isEmpty()) {
            throw new IllegalArgumentException("no port to give out in " + ports);
        }
    }

    private static void requireInterface(String name) {
        if (!INTERFACE.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of an interface: \"" + name + '"');
        }
    }

    public static Ipv4Tunnel of(MapCe ce, Ipv6Prefix delegated, Topology topology, String wan, String name) {
        if (ce.brAddresses().isEmpty()) {
            throw new IllegalArgumentException("no border relay is known: the tunnel has no far end");
        }
        List<String> notes = new ArrayList<>();
        notes.add("MAP-E for " + delegated);
        if (ce.isOutside(delegated)) {
            notes.add("the CE address lies outside this prefix and must be routed here");
        }
        if (topology == Topology.MESH) {
            notes.add("other customers are reached through the border relay, which a mesh allows");
        }
        Ipv6Address remote = ce.brAddresses().get(0);
        return new Ipv4Tunnel(wan, name, ce.ceAddress(), remote, ce.ipv4Prefix(), ce.ports(), notes);
    }

    public static Ipv4Tunnel of(Softwire.Ipv4InIpv6 fixed, String wan, String name) {
        List<String> notes = List.of("fixed IPv4, all ports");
        return new Ipv4Tunnel(
                wan, name, fixed.localAddress(), fixed.remoteAddress(), fixed.ipv4Prefix(), PortSet.ALL, notes);
    }

    boolean isShared() {
        return ports.psidLength() > 0;
    }

    /** Every range a NAT may use: all of them, for with the first alone a page of many connections stalls. */
    List<PortRange> natRanges() {
        return ports.forNat().ranges();
    }

    /** One address, or the first and last of several. */
    String natAddresses() {
        boolean one = ipv4Prefix.length() == 32;
        return one ? ipv4Prefix.address().toString() : ipv4Prefix.first() + "-" + ipv4Prefix.last();
    }
}
