package net.wan6.mape.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.wan6.mape.PortRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts for nftables and iptables. That packets go as they say is shown by interop/scenarios/nat-*.sh. */
class NatTextsTest {

    static List<Ipv4Tunnel> tunnels() {
        return Tunnels.ALL;
    }

    @ParameterizedTest
    @MethodSource("tunnels")
    void nftUsesAllRangesAndNoPortZero(Ipv4Tunnel tunnel) {
        String ruleset = NftRuleset.setUp(tunnel);
        assertEquals(expectedPorts(tunnel), natPorts(ruleset, "\\{ tcp, udp, icmp \\} snat to [0-9.]+:"));
        assertEquals(tunnel.isShared(), ruleset.contains("th dport != @ports"));
        assertTrue(ruleset.contains("tcp option maxseg size set 1420"));
    }

    @ParameterizedTest
    @MethodSource("tunnels")
    void iptablesUsesAllRangesForEachProtocol(Ipv4Tunnel tunnel) {
        String commands = IptablesCommands.setUp(tunnel);
        for (String protocol : List.of("tcp", "udp", "icmp")) {
            String pattern = "-A wan6-map0 -p " + protocol + " .*--to-source [0-9.]+:";
            assertEquals(expectedPorts(tunnel), natPorts(commands, pattern), protocol);
        }
        assertTrue(commands.contains("-A wan6-map0-mss -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss 1420\n"));
    }

    private static List<Integer> expectedPorts(Ipv4Tunnel tunnel) {
        return tunnel.isShared()
                ? tunnel.ports().stream().filter(port -> port != 0).boxed().toList()
                : List.of();
    }

    private static List<Integer> natPorts(String text, String before) {
        List<Integer> ports = new ArrayList<>();
        Pattern.compile(before + "(\\d+)-(\\d+)").matcher(text).results().forEach(range -> add(ports, range));
        return ports;
    }

    private static void add(List<Integer> ports, MatchResult range) {
        for (int port = Integer.parseInt(range.group(1)); port <= Integer.parseInt(range.group(2)); port++) {
            ports.add(port);
        }
    }

    /** D: TCP by turns, so that no range is full while others are free; UDP and ICMP by hash, so that a mapping stays. */
    @Test
    void d_tcpGoesByTurnsAndTheRestByHash() {
        String ruleset = NftRuleset.setUp(Tunnels.STORY);
        assertTrue(ruleset.contains("meta l4proto tcp numgen inc mod 63 vmap { 0 : goto range0, "));
        assertTrue(ruleset.contains(
                "meta l4proto udp jhash ip saddr . udp sport mod 63 seed 0x77616e36 vmap { 0 : goto range0, "));
        assertTrue(ruleset.contains(
                "meta l4proto icmp jhash ip saddr . icmp id mod 63 seed 0x77616e36 vmap { 0 : goto range0, "));
        assertTrue(ruleset.contains(", 62 : goto range62 }"));
        assertTrue(ruleset.contains(
                "chain range62 {\n        meta l4proto { tcp, udp, icmp } snat to 153.241.113.198:65264-65279\n"));
        String commands = IptablesCommands.setUp(Tunnels.STORY);
        assertTrue(commands.contains("-p udp -j HMARK --hmark-tuple src,sport --hmark-mod 63 --hmark-offset 1 "));
        assertTrue(commands.contains("-p icmp -j HMARK --hmark-tuple src,dst --hmark-mod 63 --hmark-offset 1 "));
        assertTrue(commands.contains("-p icmp -m mark --mark 63 -j SNAT --to-source 153.241.113.198:65264-65279\n"));
        assertFalse(commands.contains("-p tcp -j HMARK"));
    }

    /** D: of n ranges left, one connection in n takes the next; whoever is left takes the last. */
    @ParameterizedTest
    @MethodSource("tunnels")
    void d_iptablesGivesEachRangeItsTurn(Ipv4Tunnel tunnel) {
        List<PortRange> ranges = tunnel.isShared() ? tunnel.natRanges() : List.of();
        String commands = IptablesCommands.setUp(tunnel);
        for (int i = 0; i < ranges.size(); i++) {
            int left = ranges.size() - i;
            String turn = left == 1 ? "" : " -m statistic --mode nth --every " + left + " --packet 0";
            assertTrue(commands.contains("-A wan6-map0 -p tcp" + turn + " -j SNAT --to-source " + tunnel.natAddresses()
                    + ":" + ranges.get(i) + "\n"));
        }
    }

    /** What leaves has an address and a port of the line, or does not leave. */
    @ParameterizedTest
    @MethodSource("tunnels")
    void aGuardStandsAfterTheNat(Ipv4Tunnel tunnel) {
        String ruleset = NftRuleset.setUp(tunnel);
        String guard = "oifname \"map0\" ip saddr != " + tunnel.ipv4Prefix() + " counter drop\n";
        assertEquals(tunnel.isTranslated(), ruleset.contains("postrouting priority srcnat + 10;"));
        assertEquals(tunnel.isTranslated(), ruleset.contains(guard));
        assertEquals(tunnel.isShared(), ruleset.contains("th sport != @ports counter drop\n"));
        assertEquals(tunnel.isShared(), ruleset.contains("icmp id != @identifiers counter drop\n"));
    }

    @Test
    void forwardedPortsAreOpenToBothSides() {
        String ruleset = NftRuleset.setUp(Tunnels.FORWARDING);
        for (String rule : List.of(
                "ip daddr 153.241.113.198/32 tcp dport 1776 dnat to 192.168.1.2:80",
                "ip daddr 153.241.113.198/32 udp dport 65279 dnat to 192.168.1.2:51820",
                "oifname \"map0\" goto pick",
                "iifname != \"map0\" ct status dnat ct original ip daddr 153.241.113.198/32 goto pick")) {
            assertTrue(ruleset.contains("        " + rule + '\n'), rule);
        }
    }

    /** The former end carries nothing of the new address. */
    @Test
    void aMovingTunnelIsSilentUntilItHasItsNewEnd() {
        assertTrue(NftRuleset.move(Tunnels.STORY, Tunnels.FIFTEEN).endsWith("""
                table ip6 wan6_map0 {
                    chain former {
                        type filter hook output priority filter; policy accept;
                        ip6 saddr 2400:4050:5c71:af00:99:f171:c600:2f00 ip6 nexthdr 4 counter drop
                    }
                }
                """));
        assertEquals(NftRuleset.setUp(Tunnels.STORY), NftRuleset.move(Tunnels.STORY.withLineMtu(1500), Tunnels.STORY));
    }

    @Test
    void unsharedAddressesAreGivenOutWhole() {
        assertTrue(NftRuleset.setUp(Tunnels.WHOLE_PREFIX)
                .contains("oifname \"map0\" snat to 192.0.2.144-192.0.2.151 persistent\n"));
        String address = NftRuleset.setUp(Tunnels.WHOLE_ADDRESS);
        assertTrue(address.contains("oifname \"map0\" snat to 192.0.2.18\n"), address);
        assertFalse(address.contains("reject"));
        assertTrue(IptablesCommands.setUp(Tunnels.WHOLE_ADDRESS)
                .contains("-A wan6-map0 -j SNAT --to-source 192.0.2.18\n"));
        assertTrue(IptablesCommands.setUp(Tunnels.WHOLE_PREFIX)
                .contains("-A wan6-map0 -j SNAT --to-source 192.0.2.144-192.0.2.151 --persistent\n"));
    }

    /** G6: whatever the text before made, also for a tunnel of another shape, is emptied or taken away. */
    @ParameterizedTest
    @MethodSource("tunnels")
    void g6_everyTextMentionsEveryChain(Ipv4Tunnel tunnel) {
        String commands = IptablesCommands.setUp(tunnel);
        for (String chain : List.of("mangle FORWARD", "mangle POSTROUTING", "nat POSTROUTING", "filter FORWARD")) {
            String table = chain.replaceAll(" .*", "");
            String name = chain.equals("mangle FORWARD") ? "wan6-map0-mss" : "wan6-map0";
            String led =
                    "iptables -w -t " + table + " -A " + chain.replaceAll(".* ", "") + " -o map0 -j " + name + "\n";
            boolean filled = commands.contains("*" + table + "\n:" + name + " - [0:0]\n");
            assertEquals(filled, commands.contains(" 2>/dev/null || " + led), chain);
            assertEquals(!filled, commands.contains("iptables -w -t " + table + " -X " + name + "\n"), chain);
        }
    }

    @Test
    void g6_takingDownNamesAllThatWasSetUp() {
        assertEquals(
                "table ip wan6_map0\ndelete table ip wan6_map0\ntable ip6 wan6_map0\ndelete table ip6 wan6_map0\n",
                NftRuleset.takeDown(Tunnels.STORY));
        String commands = IptablesCommands.takeDown(Tunnels.STORY);
        assertEquals(4, Pattern.compile(" -X ").matcher(commands).results().count());
        assertEquals(
                5, Pattern.compile("(?m)^while ").matcher(commands).results().count());
        assertEquals(commands, IptablesCommands.takeDown(Tunnels.WHOLE_ADDRESS));
    }

    @ParameterizedTest
    @MethodSource("tunnels")
    void nftTakesIt(Ipv4Tunnel tunnel) throws IOException, InterruptedException {
        Optional<Path> nft = nft();
        assumeTrue(nft.isPresent(), "nft is not installed");
        Process check = new ProcessBuilder(nft.get().toString(), "-c", "-f", "-")
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = check.getOutputStream()) {
            in.write((NftRuleset.move(Tunnels.FIXED_ELSEWHERE, tunnel) + NftRuleset.takeDown(tunnel))
                    .getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = check.waitFor();
        assumeTrue(!said.contains("Operation not permitted"), "nft -c needs privileges here");
        assertEquals("0 ", status + " " + said);
    }

    private static Optional<Path> nft() {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin";
        return Stream.of(path.split(":", -1))
                .map(directory -> Path.of(directory, "nft"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
