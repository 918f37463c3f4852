package net.wan6.mape.linux;

/**
 * All that a router with nftables does for a tunnel, as one script for a shell: addresses, ruleset, tunnel, route, and the running
 * connections. It starts few processes, for while a tunnel moves IPv4 waits for them.
 */
public final class TunnelScript {

    private final Ipv4Tunnel tunnel;
    private final StringBuilder text = new StringBuilder();

    private TunnelScript(Ipv4Tunnel tunnel) {
        this.tunnel = tunnel;
    }

    /**
     * Makes the tunnel, or sets the one of that name up anew, and sends all IPv4 into it.
     *
     * @param tunnel the tunnel
     * @return commands for a POSIX shell
     */
    public static String setUp(Ipv4Tunnel tunnel) {
        TunnelScript script = new TunnelScript(tunnel);
        script.point(NftRuleset.setUp(tunnel));
        script.batch(script.link());
        return script.text.toString();
    }

    /**
     * Moves the tunnel to another prefix or softwire, in place: the interface and its routes stay, and so do connections that can go
     * on. The new address is there before the old one goes; no packet leaves with the address of the one from the end of the
     * other.
     *
     * <p>As soon as new connections work, what is left to do goes on in the background of the shell: whatever follows in a script need
     * not wait, and {@code wait} at its end does.
     *
     * @param former the tunnel as it was
     * @param now the tunnel as it is to be
     * @return commands for a POSIX shell
     * @throws IllegalArgumentException if they are not of one name
     */
    public static String move(Ipv4Tunnel former, Ipv4Tunnel now) {
        if (!former.name().equals(now.name())) {
            throw new IllegalArgumentException("tunnel " + former.name() + " cannot become " + now.name());
        }
        TunnelScript script = new TunnelScript(now);
        script.point(NftRuleset.move(former, now));
        script.line("(");
        script.text.append(ConntrackCommands.letGo(former, now));
        script.batch(script.link());
        script.removeAddresses(former);
        script.line(") &");
        return script.text.toString();
    }

    /**
     * Takes all of it away.
     *
     * @param tunnel the tunnel
     * @return commands for a POSIX shell
     */
    public static String takeDown(Ipv4Tunnel tunnel) {
        TunnelScript script = new TunnelScript(tunnel);
        script.line("if [ -e /sys/class/net/" + tunnel.name() + " ]; then ip -6 tunnel del " + tunnel.name() + "; fi");
        script.here("nft -f -", NftRuleset.takeDown(tunnel));
        script.removeAddress(tunnel.local() + "/128", tunnel.wan());
        script.text.append(ConntrackCommands.letGo(tunnel));
        return script.text.toString();
    }

    /** The ruleset comes before the tunnel, so that nothing leaves that is not translated. */
    private void point(String ruleset) {
        // Deprecated, so that the router's own IPv6 traffic does not begin at the tunnel's end; without duplicate
        // address
        // detection, so that the tunnel works at once: the prefix is ours alone.
        line("ip -6 address replace " + tunnel.local() + "/128 dev " + tunnel.wan() + " nodad preferred_lft 0 &");
        here("nft -f -", ruleset);
        line("wait $!");
        line("action=add");
        line("if [ -e /sys/class/net/" + tunnel.name() + " ]; then action=change; fi");
        // The default encapsulation limit is an option of 8 octets in each packet, and relays need not know it.
        line("ip -6 tunnel $action " + tunnel.name() + " mode ipip6 local " + tunnel.local() + " remote "
                + tunnel.remote() + " dev " + tunnel.wan() + " encaplimit none");
    }

    private String link() {
        String dev = " dev " + tunnel.name();
        String up = "link set" + dev + " mtu " + tunnel.mtu() + " up\n";
        if (!tunnel.isSingleAddress()) {
            return up + "route replace default" + dev + '\n';
        }
        // Of two addresses, while the tunnel moves, the router itself takes the new one.
        return up + "address replace " + tunnel.ipv4Prefix() + dev + '\n' + "route replace default" + dev + " src "
                + tunnel.ipv4Prefix().address() + '\n';
    }

    private void removeAddresses(Ipv4Tunnel former) {
        if (!former.local().equals(tunnel.local()) || !former.wan().equals(tunnel.wan())) {
            removeAddress(former.local() + "/128", former.wan());
        }
        if (former.isSingleAddress() && !former.ipv4Prefix().equals(tunnel.ipv4Prefix())) {
            removeAddress(former.ipv4Prefix().toString(), former.name());
        }
    }

    private void removeAddress(String address, String dev) {
        line("ip address del " + address + " dev " + dev + " 2>/dev/null || true");
    }

    private void batch(String commands) {
        here("ip -force -batch -", commands);
    }

    private void here(String command, String input) {
        line(command + " <<'EOF'");
        text.append(input);
        line("EOF");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
