package net.wan6.mape.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * and ports are dropped (RFC 7597 §8.1). After the NAT stands a guard: whatever would leave with another address or port is
 * dropped here, since the border relay must drop it. Such packets come of connections that began under a former address, and of
 * those that connection tracking takes for invalid.
 *
 * <p>Forwarded ports are open to the LANs' hosts too, by the line's own address: their packets come back with an address and
 * port of the line as source (RFC 4787 REQ-9). A port that is only in use by an outgoing connection cannot be reached so.
 */
public final class NftRuleset {

    private static final int PORTS_A_LINE = 6;

    /** IPv4 in an IPv6 header. */
    private static final int IPIP = 4;

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
     * The ruleset of a tunnel that is moved. Until the tunnel has its new end, what it would send from the former one is dropped:
     * the former end must not carry the new address and ports.
     *
     * @param former the tunnel as it was
     * @param now the tunnel as it is to be
     * @return input for {@code nft -f -}
     */
    public static String move(Ipv4Tunnel former, Ipv4Tunnel now) {
        NftRuleset ruleset = new NftRuleset(now);
        ruleset.write();
        if (!former.local().equals(now.local())) {
            ruleset.writeFormerEnd(former);
        }
        return ruleset.text.toString();
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
        line("table ip " + table() + " {");
        if (tunnel.isShared()) {
            // The same numbers twice, for nft tells ports and identifiers apart.
            writeSet("ports", "type inet_service");
            writeSet("identifiers", "typeof icmp id");
            writeArrivals();
        }
        if (tunnel.isTranslated()) {
            writeForwards();
            writeNat();
            writeGuard();
        }
        writeMss();
        if (tunnel.isShared()) {
            writePortless();
            writeRanges();
        }
        line("}");
        return text.toString();
    }

    private String table() {
        return "wan6_" + tunnel.name();
    }

    /** Naming a table before deleting it makes the text load whether or not it was there. */
    private NftRuleset delete() {
        for (String family : List.of("ip ", "ip6 ")) {
            line("table " + family + table());
            line("delete table " + family + table());
        }
        return this;
    }

    private void writeFormerEnd(Ipv4Tunnel former) {
        line("table ip6 " + table() + " {");
        line("    chain former {");
        line("        type filter hook output priority filter; policy accept;");
        line("        ip6 saddr " + former.local() + " ip6 nexthdr " + IPIP + " counter drop");
        line("    }");
        line("}");
    }

    private void writeSet(String name, String type) {
        line("    set " + name + " {");
        line("        " + type);
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

    private void writeForwards() {
        if (tunnel.forwards().isEmpty()) {
            return;
        }
        line("    chain forwards {");
        line("        type nat hook prerouting priority dstnat; policy accept;");
        for (PortForward forward : tunnel.forwards()) {
            String protocol = forward.protocol().name().toLowerCase(Locale.ROOT);
            line("        ip daddr " + tunnel.ipv4Prefix() + ' ' + protocol + " dport " + forward.externalPort()
                    + " dnat to " + forward.host() + ':' + forward.port());
        }
        line("    }");
    }

    private void writeNat() {
        String snat = tunnel.isShared()
                ? "goto pick"
                : "snat to " + tunnel.natAddresses() + (tunnel.isSingleAddress() ? "" : " persistent");
        line("    chain nat {");
        line("        type nat hook postrouting priority srcnat; policy accept;");
        line("        oifname \"" + tunnel.name() + "\" " + snat);
        if (!tunnel.forwards().isEmpty()) {
            line("        iifname != \"" + tunnel.name() + "\" ct status dnat ct original ip daddr "
                    + tunnel.ipv4Prefix() + ' ' + snat);
        }
        line("    }");
    }

    /** What the NAT left as it was, or gave a former address, is nobody's business outside. ICMP errors have no port. */
    private void writeGuard() {
        String out = "        oifname \"" + tunnel.name() + "\" ";
        line("    chain guard {");
        line("        type filter hook postrouting priority srcnat + 10; policy accept;");
        line(out + "ip saddr != " + tunnel.ipv4Prefix() + " counter drop");
        if (tunnel.isShared()) {
            line(out + "meta l4proto { tcp, udp } th sport != @ports counter drop");
            line(out + "icmp type { echo-request, echo-reply } icmp id != @identifiers counter drop");
            line(out + "meta l4proto != { tcp, udp, icmp } counter drop");
        }
        line("    }");
    }

    private void writeMss() {
        line("    chain mss {");
        line("        type filter hook forward priority mangle; policy accept;");
        String clamp = " tcp flags & (syn | rst) == syn tcp option maxseg size set " + tunnel.mss();
        line("        oifname \"" + tunnel.name() + "\"" + clamp);
        line("        iifname \"" + tunnel.name() + "\"" + clamp);
        line("    }");
    }

    private void writePortless() {
        line("    # What has no ports cannot share an address.");
        line("    chain portless {");
        line("        type filter hook forward priority filter; policy accept;");
        line("        oifname \"" + tunnel.name() + "\" meta l4proto != { tcp, udp, icmp } counter reject");
        line("    }");
    }

    /** ICMP's identifiers come out of the port set too (RFC 7597 §8.2). */
    private void writeRanges() {
        List<PortRange> ranges = tunnel.natRanges();
        line("    chain pick {");
        if (ranges.size() == 1) {
            line("        goto range0");
        } else {
            String mod = " mod " + ranges.size();
            String places = IntStream.range(0, ranges.size())
                    .mapToObj(i -> i + " : goto range" + i)
                    .collect(Collectors.joining(", ", " vmap { ", " }"));
            String hashed = mod + " seed " + SEED + places;
            line("        meta l4proto tcp numgen inc" + mod + places);
            line("        meta l4proto udp jhash ip saddr . udp sport" + hashed);
            line("        meta l4proto icmp jhash ip saddr . icmp id" + hashed);
        }
        line("    }");
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
