package net.wan6.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.wan6.mape.PortRange;

/**
 * The nftables ruleset of a tunnel; {@code nft -f -} loads it, anew each time.
 *
 * <p>Each inner address and port is always given the same port range, chosen by hash among all of them: a peer then sees
 * few ports of a host, as games and calls want it, and all ranges fill evenly.
 */
public final class NftRuleset {
    private static final String TABLE = "wan6_map";
    private static final int PORTS_A_LINE = 6;

    private final Ipv4Tunnel tunnel;
    private final StringBuilder text = new StringBuilder();

    private NftRuleset(Ipv4Tunnel tunnel) {
        this.tunnel = tunnel;
    }

    public static String of(Ipv4Tunnel tunnel) {
        return new NftRuleset(tunnel).write();
    }

    private String write() {
        tunnel.notes().forEach(note -> line("# " + note));
        // Naming the table before deleting it makes the file load whether or not it was there.
        line("table ip " + TABLE);
        line("delete table ip " + TABLE);
        line("table ip " + TABLE + " {");
        if (tunnel.isShared()) {
            writePorts();
            writeArrivals();
        }
        writeNat();
        writeMss();
        if (tunnel.isShared()) {
            writeForward();
            writeRanges();
        }
        line("}");
        return text.toString();
    }

    private void writePorts() {
        line("    set ports {");
        line("        type inet_service");
        line("        flags interval");
        line("        elements = {");
        List<String> ranges =
                tunnel.natRanges().stream().map(PortRange::toString).collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < ranges.size(); i += PORTS_A_LINE) {
            int end = Math.min(ranges.size(), i + PORTS_A_LINE);
            line("            " + String.join(", ", ranges.subList(i, end)) + ",");
        }
        line("        }");
        line("    }");
    }

    /** RFC 7597 §8.1: a CE drops what is not for its own address and ports. The tunnel itself checks the outer source. */
    private void writeArrivals() {
        line("    chain arrivals {");
        line("        type filter hook prerouting priority raw; policy accept;");
        line("        iifname \"" + tunnel.name() + "\" ip daddr != " + tunnel.ipv4Prefix() + " counter drop");
        line("        iifname \"" + tunnel.name() + "\" meta l4proto { tcp, udp } th dport != @ports counter drop");
        line("    }");
    }

    private void writeNat() {
        line("    chain nat {");
        line("        type nat hook postrouting priority srcnat; policy accept;");
        String out = "        oifname \"" + tunnel.name() + "\" ";
        List<PortRange> ranges = tunnel.natRanges();
        if (!tunnel.isShared()) {
            String several = tunnel.ipv4Prefix().length() == 32 ? "" : " persistent";
            line(out + "snat to " + tunnel.natAddresses() + several);
        } else if (ranges.size() == 1) {
            line(out + "goto range0");
        } else {
            String places = IntStream.range(0, ranges.size())
                    .mapToObj(i -> i + " : goto range" + i)
                    .collect(Collectors.joining(", ", " mod " + ranges.size() + " vmap { ", " }"));
            line(out + "meta l4proto { tcp, udp } jhash ip saddr . th sport" + places);
            line(out + "meta l4proto icmp jhash ip saddr . icmp id" + places);
        }
        line("    }");
    }

    private void writeMss() {
        line("    chain mss {");
        line("        type filter hook forward priority mangle; policy accept;");
        String clamp = " tcp flags & (syn | rst) == syn tcp option maxseg size set " + Ipv4Tunnel.MSS;
        line("        oifname \"" + tunnel.name() + "\"" + clamp);
        line("        iifname \"" + tunnel.name() + "\"" + clamp);
        line("    }");
    }

    private void writeForward() {
        line("    # What has no ports cannot share an address.");
        line("    chain portless {");
        line("        type filter hook forward priority filter; policy accept;");
        line("        oifname \"" + tunnel.name() + "\" meta l4proto != { tcp, udp, icmp } counter reject");
        line("    }");
    }

    /** ICMP's identifiers come out of the port set too (RFC 7597 §8.2). */
    private void writeRanges() {
        List<PortRange> ranges = tunnel.natRanges();
        for (int i = 0; i < ranges.size(); i++) {
            line("    chain range" + i + " {");
            line("        meta l4proto { tcp, udp, icmp } snat to " + tunnel.natAddresses() + ":" + ranges.get(i));
            line("    }");
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
