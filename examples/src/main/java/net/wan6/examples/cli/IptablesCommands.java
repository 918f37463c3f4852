package net.wan6.examples.cli;

import java.util.List;
import net.wan6.mape.PortRange;

/**
 * The iptables commands of a tunnel, for a shell; chains of their own make them easy to take away again.
 *
 * <p>The port range of a connection is chosen among all by a mark that hashes the inner address and port (target HMARK).
 * The mark is set after routing, where it disturbs no policy.
 */
final class IptablesCommands {
    private static final String CHAIN = "wan6-map";
    private static final String SEED = "0x77616e36";

    private final Ipv4Tunnel tunnel;
    private final StringBuilder text = new StringBuilder();

    private IptablesCommands(Ipv4Tunnel tunnel) {
        this.tunnel = tunnel;
    }

    static String of(Ipv4Tunnel tunnel) {
        return new IptablesCommands(tunnel).write();
    }

    private String write() {
        tunnel.notes().forEach(note -> line("# " + note));
        writeMangle();
        writeNat();
        if (tunnel.isShared()) {
            line("# What has no ports cannot share an address.");
            writeChain("filter", "FORWARD");
            for (String protocol : List.of("tcp", "udp", "icmp")) {
                line("iptables -A " + CHAIN + " -p " + protocol + " -j RETURN");
            }
            line("iptables -A " + CHAIN + " -j REJECT");
        }
        return text.toString();
    }

    private void writeChain(String table, String from) {
        line("iptables -t " + table + " -N " + CHAIN);
        line("iptables -t " + table + " -A " + from + " -o " + tunnel.name() + " -j " + CHAIN);
    }

    private void writeMangle() {
        // Both ways: the answer to a SYN says what this side may send.
        for (String direction : List.of("-o ", "-i ")) {
            line("iptables -t mangle -A FORWARD " + direction + tunnel.name()
                    + " -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss " + Ipv4Tunnel.MSS);
        }
        if (tunnel.natRanges().size() > 1) {
            writeChain("mangle", "POSTROUTING");
            String modulus = " --hmark-mod " + tunnel.natRanges().size() + " --hmark-offset 1 --hmark-rnd " + SEED;
            for (String protocol : List.of("tcp", "udp")) {
                line("iptables -t mangle -A " + CHAIN + " -p " + protocol + " -j HMARK --hmark-tuple src,sport"
                        + modulus);
            }
            line("iptables -t mangle -A " + CHAIN + " -p icmp -j HMARK --hmark-tuple src,dst" + modulus);
        }
    }

    private void writeNat() {
        writeChain("nat", "POSTROUTING");
        String append = "iptables -t nat -A " + CHAIN;
        String source = " -j SNAT --to-source " + tunnel.natAddresses();
        if (!tunnel.isShared()) {
            line(append + source + (tunnel.ipv4Prefix().length() == 32 ? "" : " --persistent"));
            return;
        }
        List<PortRange> ranges = tunnel.natRanges();
        for (int i = 0; i < ranges.size(); i++) {
            String mark = ranges.size() == 1 ? "" : " -m mark --mark " + (i + 1);
            for (String protocol : List.of("tcp", "udp", "icmp")) {
                line(append + " -p " + protocol + mark + source + ":" + ranges.get(i));
            }
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
