package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapCe;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.mape.Softwire;
import net.wan6.mape.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code wan6 mape} prints for a Debian router. */
class RulesetTest {
    private static final Ipv4Tunnel STORY = tunnel(
            "2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6", "2400:4050:5c71:af00::/56", Topology.HUB_AND_SPOKE);

    private static Ipv4Tunnel tunnel(String rule, String prefix, Topology topology) {
        MapDomain domain = new MapDomain(
                List.of(MapRule.parse(rule)),
                List.of(Ipv6Address.parse("2001:db8:ffff::1")),
                InterfaceIdFormat.DRAFT_03,
                topology);
        MapCe ce = domain.ce(Ipv6Prefix.parse(prefix)).orElseThrow();
        return Ipv4Tunnel.of(ce, Ipv6Prefix.parse(prefix), topology, "eth0", "map0");
    }

    static List<Ipv4Tunnel> tunnels() {
        return List.of(
                STORY,
                tunnel("240b:10::/31 106.72.0.0/15 ea=25 offset=4", "240b:10:3251:6400::/64", Topology.MESH),
                // One range, and port 0 in it.
                tunnel("2001:db8::/40 192.0.2.0/24 ea=16 offset=0", "2001:db8:12::/56", Topology.MESH),
                tunnel("2001:db8::/40 192.0.2.0/24 ea=16 offset=0", "2001:db8:12:3400::/56", Topology.MESH),
                // Ranges of one port.
                tunnel("2001:db8::/40 192.0.2.0/24 ea=16 offset=8", "2001:db8:12:3400::/56", Topology.MESH),
                tunnel("2001:db8:12:3400::/56 192.0.2.18/32 ea=0", "2001:db8:12:3400::/56", Topology.MESH),
                tunnel("2001:db8::/40 192.0.2.0/24 ea=5", "2001:db8:90::/45", Topology.MESH),
                Ipv4Tunnel.of(
                        Softwire.Ipv4InIpv6.ofFormat(
                                Ipv6Prefix.parse("2001:db8:12:3400::/56"),
                                InterfaceIdFormat.DRAFT_03,
                                Ipv4Prefix.parse("192.0.2.1/32"),
                                Ipv6Address.parse("2001:db8:ffff::1")),
                        "eth0",
                        "map0"));
    }

    @ParameterizedTest
    @MethodSource("tunnels")
    void nftUsesAllRangesAndNoPortZero(Ipv4Tunnel tunnel) {
        String ruleset = NftRuleset.of(tunnel);
        List<Integer> ports = natPorts(ruleset, "\\{ tcp, udp, icmp \\} snat to [0-9.]+:");
        assertEquals(expectedPorts(tunnel), ports);
        assertEquals(tunnel.isShared(), ruleset.contains("th dport != @ports"));
        assertTrue(ruleset.contains("tcp option maxseg size set 1420"));
    }

    @ParameterizedTest
    @MethodSource("tunnels")
    void iptablesUsesAllRangesForEachProtocol(Ipv4Tunnel tunnel) {
        String commands = IptablesCommands.of(tunnel);
        for (String protocol : List.of("tcp", "udp", "icmp")) {
            String pattern = "-t nat -A wan6-map -p " + protocol + " .*--to-source [0-9.]+:";
            assertEquals(expectedPorts(tunnel), natPorts(commands, pattern), protocol);
        }
        assertTrue(commands.contains("-o map0 -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss 1420"));
        assertTrue(commands.contains("-i map0 -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss 1420"));
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

    @Test
    void everyRangeOfTheStoryIsReachable() {
        String ruleset = NftRuleset.of(STORY);
        assertTrue(ruleset.contains("jhash ip saddr . th sport mod 63 vmap { 0 : goto range0, "));
        assertTrue(ruleset.contains("jhash ip saddr . icmp id mod 63 vmap { 0 : goto range0, "));
        assertTrue(ruleset.contains(", 62 : goto range62 }"));
        assertTrue(ruleset.contains(
                "chain range62 {\n        meta l4proto { tcp, udp, icmp }" + " snat to 153.241.113.198:65264-65279\n"));
        String commands = IptablesCommands.of(STORY);
        assertTrue(commands.contains("--hmark-mod 63 --hmark-offset 1 "));
        assertTrue(commands.contains("-p icmp -m mark --mark 63 -j SNAT --to-source 153.241.113.198:65264-65279"));
    }

    @Test
    void tunnelOfTheStory() {
        assertEquals("""
                # MAP-E for 2400:4050:5c71:af00::/56
                ip -6 address replace 2400:4050:5c71:af00:99:f171:c600:2f00/128 dev eth0 nodad preferred_lft 0
                ip -6 tunnel add map0 mode ipip6 local 2400:4050:5c71:af00:99:f171:c600:2f00 remote 2001:db8:ffff::1 \
                dev eth0 encaplimit none
                ip link set dev map0 mtu 1460 up
                ip address replace 153.241.113.198/32 dev map0
                ip route replace default dev map0
                """, IpCommands.of(STORY));
    }

    @Test
    void unsharedAddressesAreGivenOutWhole() {
        String prefix = NftRuleset.of(tunnels().get(6));
        assertTrue(prefix.contains("oifname \"map0\" snat to 192.0.2.144-192.0.2.151 persistent\n"), prefix);
        assertFalse(IpCommands.of(tunnels().get(6)).contains("ip address replace"));
        String address = NftRuleset.of(tunnels().get(5));
        assertTrue(address.contains("oifname \"map0\" snat to 192.0.2.18\n"), address);
        assertFalse(address.contains("reject"));
        assertTrue(IptablesCommands.of(tunnels().get(5)).contains("wan6-map -j SNAT --to-source 192.0.2.18\n"));
        assertTrue(IptablesCommands.of(tunnels().get(6)).contains("192.0.2.144-192.0.2.151 --persistent\n"));
        assertTrue(IpCommands.of(tunnels().get(7)).contains(" local 2001:db8:12:3400:c0:2:100:0 "));
    }

    @Test
    void saysWhatTheOwnerShouldKnow() {
        String rule = "2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6";
        List<String> notes =
                tunnel(rule, "2400:4050:5c71:af10::/60", Topology.MESH).notes();
        assertEquals(3, notes.size());
        assertTrue(notes.get(1).contains("outside this prefix"));
        assertTrue(notes.get(2).contains("border relay"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "eth0;reboot", "\"", "-x", "averyveryverylongname", "eth0\n"})
    void namesOfInterfacesAreNothingElse(String name) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Ipv4Tunnel(
                        name, "map0", STORY.local(), STORY.remote(), STORY.ipv4Prefix(), STORY.ports(), List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Ipv4Tunnel(
                        "eth0", name, STORY.local(), STORY.remote(), STORY.ipv4Prefix(), STORY.ports(), List.of()));
    }

    @Test
    void tunnelNeedsAFarEndAndAPort() {
        MapRule rule = MapRule.parse("2001:db8:12:3400::/56 192.0.2.18/32 ea=0 offset=0 psid=0/16");
        MapDomain domain = new MapDomain(List.of(rule), List.of(), InterfaceIdFormat.RFC_7597, Topology.MESH);
        MapCe ce = domain.ce(rule.ipv6Prefix()).orElseThrow();
        assertThrows(
                IllegalArgumentException.class,
                () -> Ipv4Tunnel.of(ce, ce.endUserPrefix(), Topology.MESH, "eth0", "map0"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Ipv4Tunnel(
                        "eth0", "map0", ce.ceAddress(), STORY.remote(), ce.ipv4Prefix(), ce.ports(), List.of()));
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
            in.write(NftRuleset.of(tunnel).getBytes(StandardCharsets.UTF_8));
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
