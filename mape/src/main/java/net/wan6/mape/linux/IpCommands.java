package net.wan6.mape.linux;

/**
 * The ip(8) commands of a tunnel, for a shell. A tunnel interface that is there is pointed to the new ends, and its routes and
 * connections stay.
 */
public final class IpCommands {

    private final Ipv4Tunnel tunnel;
    private final StringBuilder text = new StringBuilder();

    private IpCommands(Ipv4Tunnel tunnel) {
        this.tunnel = tunnel;
    }

    /**
     * Makes the tunnel, or moves the one of that name, and sends all IPv4 into it. The near end of a tunnel that is moved
     * keeps its address until {@link #takeDownAddresses} of the former one.
     *
     * @param tunnel the tunnel
     * @return commands for a POSIX shell
     */
    public static String setUp(Ipv4Tunnel tunnel) {
        return new IpCommands(tunnel).write();
    }

    /**
     * Takes the tunnel and its addresses away.
     *
     * @param tunnel the tunnel
     * @return commands for a POSIX shell
     */
    public static String takeDown(Ipv4Tunnel tunnel) {
        IpCommands commands = new IpCommands(tunnel);
        commands.ifThere("ip -6 tunnel del " + tunnel.name());
        commands.removeAddress("ip -6", tunnel.local() + "/128", tunnel.wan());
        return commands.text.toString();
    }

    /**
     * Takes the addresses of a tunnel away that was moved to another prefix, as far as the other does not have them too.
     *
     * @param former the tunnel as it was
     * @param now the tunnel as it is
     * @return commands for a POSIX shell, perhaps none
     */
    public static String takeDownAddresses(Ipv4Tunnel former, Ipv4Tunnel now) {
        IpCommands commands = new IpCommands(former);
        if (!former.local().equals(now.local()) || !former.wan().equals(now.wan())) {
            commands.removeAddress("ip -6", former.local() + "/128", former.wan());
        }
        if (former.isSingleAddress() && !former.ipv4Prefix().equals(now.ipv4Prefix())) {
            commands.removeAddress("ip", former.ipv4Prefix().toString(), former.name());
        }
        return commands.text.toString();
    }

    private String write() {
        tunnel.notes().forEach(note -> line("# " + note));
        String name = tunnel.name();
        // Deprecated, so that the router's own IPv6 traffic does not begin at the tunnel's end; without duplicate
        // address
        // detection, so that the tunnel works at once: the prefix is ours alone.
        line("ip -6 address replace " + tunnel.local() + "/128 dev " + tunnel.wan() + " nodad preferred_lft 0");
        line("action=add");
        ifThere("action=change");
        // The default encapsulation limit is an option of 8 octets in each packet, and relays need not know it.
        line("ip -6 tunnel $action " + name + " mode ipip6 local " + tunnel.local() + " remote " + tunnel.remote()
                + " dev " + tunnel.wan() + " encaplimit none");
        line("ip link set dev " + name + " mtu " + tunnel.mtu() + " up");
        String source = "";
        if (tunnel.isSingleAddress()) {
            line("ip address replace " + tunnel.ipv4Prefix() + " dev " + name);
            // Of two addresses, while the tunnel moves, the router itself takes the new one.
            source = " src " + tunnel.ipv4Prefix().address();
        }
        line("ip route replace default dev " + name + source);
        return text.toString();
    }

    private void ifThere(String command) {
        line("if ip link show dev " + tunnel.name() + " >/dev/null 2>&1; then " + command + "; fi");
    }

    private void removeAddress(String ip, String address, String dev) {
        line("if " + ip + " address show dev " + dev + " to " + address + " 2>/dev/null | grep -q .; then " + ip
                + " address del " + address + " dev " + dev + "; fi");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
