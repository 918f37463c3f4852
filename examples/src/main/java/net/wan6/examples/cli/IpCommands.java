package net.wan6.examples.cli;

/** The ip(8) commands that make a tunnel, for a shell. */
public final class IpCommands {

    private IpCommands() {}

    public static String of(Ipv4Tunnel tunnel) {
        StringBuilder text = new StringBuilder();
        tunnel.notes().forEach(note -> text.append("# ").append(note).append('\n'));
        String name = tunnel.name();
        // Deprecated, so that the router's own IPv6 traffic does not begin at the tunnel's end; without duplicate
        // address
        // detection, so that the tunnel works at once: the prefix is ours alone.
        line(text, "ip -6 address replace " + tunnel.local() + "/128 dev " + tunnel.wan() + " nodad preferred_lft 0");
        // The default encapsulation limit is an option of 8 octets in each packet, and relays need not know it.
        line(
                text,
                "ip -6 tunnel add " + name + " mode ipip6 local " + tunnel.local() + " remote " + tunnel.remote()
                        + " dev " + tunnel.wan() + " encaplimit none");
        line(text, "ip link set dev " + name + " mtu " + Ipv4Tunnel.MTU + " up");
        if (tunnel.ipv4Prefix().length() == 32) {
            line(text, "ip address replace " + tunnel.ipv4Prefix() + " dev " + name);
        }
        line(text, "ip route replace default dev " + name);
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
