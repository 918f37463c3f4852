package net.wan6.mape.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.wan6.mape.PortRange;

/**
 * The nftables ruleset of a tunnel, a table of its own; {@code nft -f -} loads it, anew each time and at once.
 *
 * <p>TCP connections take the port ranges in turn, so that as many to one destination succeed as there are ports. With UDP and
 * with ICMP echo each inner address and port has the same range for ever, chosen by hash: then a host keeps one outer port
 * whatever it talks to, as games and calls need it (RFC 4787 REQ-1), while two hosts may meet in a range that is full.
 *
 * <p>On a shared address protocols without ports are rejected, and arriving packets that are not for the line's own address
 * and ports are dropped (RFC 7597 §8.1).
 */
public final class NftRuleset {

    private static final int PORTS_A_LINE = 6;

    /** Any number; the same each time, so that what is loaded again gives the same ports. */
    private static final String SEED = "0x77616e36";

    private final Ipv4Tunnel tunnel;
    private final StringBuilder text = new StringBuilder();

    private NftRuleset(Ipv4Tunnel tunnel) {
        this.tunnel = tunnel;
    }

    /**
     * The ruleset.
     *
     * @param tunnel the tunnel
     * @return input for {@code nft -f -}
     */
    public static String setUp(Ipv4Tunnel tunnel) {
        return new NftRuleset(tunnel).write();
    }

    /**
     * Takes the ruleset away.
     *
     * @param tunnel the tunnel; only its name counts
     * @return input for {@code nft -f -}
     */
    public static String takeDown(Ipv4Tunnel tunnel) {
        return new NftRuleset(tunnel).delete().text.toString();
    }

    private String write() {
        tunnel.notes().forEach(note -> line("# " + note));
        delete();
        line("table " + table() + " {");
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

    private String table() {
        return "ip wan6_" + tunnel.name();
    }

    /** Naming the table before deleting it makes the text load whether or not it was there. */
    private NftRuleset delete() {
        line("table " + table());
        line("delete table " + table());
        return this;
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

    /** The tunnel itself checks the outer source. */
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
            line(out + "snat to " + tunnel.natAddresses() + (tunnel.isSingleAddress() ? "" : " persistent"));
        } else if (ranges.size() == 1) {
            line(out + "goto range0");
        } else {
            String mod = " mod " + ranges.size();
            String places = IntStream.range(0, ranges.size())
                    .mapToObj(i -> i + " : goto range" + i)
                    .collect(Collectors.joining(", ", " vmap { ", " }"));
            String hashed = mod + " seed " + SEED + places;
            line(out + "meta l4proto tcp numgen inc" + mod + places);
            line(out + "meta l4proto udp jhash ip saddr . udp sport" + hashed);
            line(out + "meta l4proto icmp jhash ip saddr . icmp id" + hashed);
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
