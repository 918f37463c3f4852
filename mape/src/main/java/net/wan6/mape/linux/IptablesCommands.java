package net.wan6.mape.linux;

import java.util.ArrayList;
import java.util.List;
import net.wan6.mape.PortRange;

/**
 * The iptables commands of a tunnel, for a shell. All rules stand in chains of their own, each filled at once, and one rule in
 * a chain of the system's leads to each.
 *
 * <p>TCP connections take the port ranges in turn (match statistic). With UDP and ICMP the range is chosen by a mark that
 * hashes the inner address and port (target HMARK); it is set after routing, where it disturbs no policy. {@link NftRuleset}
 * says why, and also drops what arrives for other ports. What leaves with a foreign address or port is dropped, and ports are
 * forwarded, by that ruleset alone.
 */
public final class IptablesCommands {

    private static final String SEED = "0x77616e36";

    private final Ipv4Tunnel tunnel;
    private final StringBuilder text = new StringBuilder();

    private IptablesCommands(Ipv4Tunnel tunnel) {
        this.tunnel = tunnel;
    }

    /**
     * Sets the NAT up, or sets it up anew.
     *
     * @param tunnel the tunnel
     * @return commands for a POSIX shell
     */
    public static String setUp(Ipv4Tunnel tunnel) {
        IptablesCommands commands = new IptablesCommands(tunnel);
        tunnel.notes().forEach(note -> commands.line("# " + note));
        for (Chain chain : commands.chains()) {
            if (chain.rules.isEmpty()) {
                commands.remove(chain);
            } else {
                commands.fill(chain);
            }
        }
        return commands.text.toString();
    }

    /**
     * Takes the NAT away.
     *
     * @param tunnel the tunnel; only its name counts
     * @return commands for a POSIX shell
     */
    public static String takeDown(Ipv4Tunnel tunnel) {
        IptablesCommands commands = new IptablesCommands(tunnel);
        commands.chains().forEach(commands::remove);
        return commands.text.toString();
    }

    /** A chain of ours, the chain of the system's that leads to it in which directions, and its rules. */
    private record Chain(String table, String name, String from, List<String> directions, List<String> rules) {}

    /** In the order in which they are needed: marks before what looks at them. */
    private List<Chain> chains() {
        // No more than 28 letters, and an interface's name has no more than 15.
        String name = "wan6-" + tunnel.name();
        List<String> out = List.of("-o");
        return List.of(
                // Both ways: the answer to a SYN says what this side may send.
                new Chain("mangle", name + "-mss", "FORWARD", List.of("-o", "-i"), mss()),
                new Chain("mangle", name, "POSTROUTING", out, marks()),
                new Chain("nat", name, "POSTROUTING", out, nat()),
                new Chain("filter", name, "FORWARD", out, portless()));
    }

    private List<String> mss() {
        return List.of("-p tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss " + tunnel.mss());
    }

    private List<String> marks() {
        int ranges = tunnel.natRanges().size();
        if (ranges == 1 || !tunnel.isTranslated()) {
            return List.of();
        }
        String modulus = " --hmark-mod " + ranges + " --hmark-offset 1 --hmark-rnd " + SEED;
        return List.of(
                "-p udp -j HMARK --hmark-tuple src,sport" + modulus,
                "-p icmp -j HMARK --hmark-tuple src,dst" + modulus);
    }

    private List<String> nat() {
        if (!tunnel.isTranslated()) {
            return List.of();
        }
        String source = " -j SNAT --to-source " + tunnel.natAddresses();
        if (!tunnel.isShared()) {
            return List.of(source.strip() + (tunnel.isSingleAddress() ? "" : " --persistent"));
        }
        List<PortRange> ranges = tunnel.natRanges();
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            // Each rule sees what those before it left over: every one of 63, every one of 62, and so on.
            int left = ranges.size() - i;
            String turn = left == 1 ? "" : " -m statistic --mode nth --every " + left + " --packet 0";
            rules.add("-p tcp" + turn + source + ':' + ranges.get(i));
        }
        for (String protocol : List.of("udp", "icmp")) {
            for (int i = 0; i < ranges.size(); i++) {
                String mark = ranges.size() == 1 ? "" : " -m mark --mark " + (i + 1);
                rules.add("-p " + protocol + mark + source + ':' + ranges.get(i));
            }
        }
        return rules;
    }

    /** What has no ports cannot share an address. */
    private List<String> portless() {
        return tunnel.isShared()
                ? List.of("-p tcp -j RETURN", "-p udp -j RETURN", "-p icmp -j RETURN", "-j REJECT")
                : List.of();
    }

    /** First filled, then used, so that no connection begins with half of the rules. */
    private void fill(Chain chain) {
        line("iptables-restore -w --noflush <<'EOF'");
        line('*' + chain.table);
        line(':' + chain.name + " - [0:0]");
        chain.rules.forEach(rule -> line("-A " + chain.name + ' ' + rule));
        line("COMMIT");
        line("EOF");
        for (String direction : chain.directions) {
            line(jump(chain, "-C", direction) + " 2>/dev/null || " + jump(chain, "-A", direction));
        }
    }

    private void remove(Chain chain) {
        for (String direction : chain.directions) {
            line("while " + jump(chain, "-D", direction) + " 2>/dev/null; do :; done");
        }
        String iptables = "iptables -w -t " + chain.table;
        line("if " + iptables + " -n -L " + chain.name + " >/dev/null 2>&1; then");
        line("    " + iptables + " -F " + chain.name + " && " + iptables + " -X " + chain.name);
        line("fi");
    }

    private String jump(Chain chain, String verb, String direction) {
        return "iptables -w -t " + chain.table + ' ' + verb + ' ' + chain.from + ' ' + direction + ' ' + tunnel.name()
                + " -j " + chain.name;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
