package net.wan6.mape.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The script of a router with nftables. */
class TunnelScriptTest {
    private static final Ipv4Tunnel MOVED =
            Tunnels.of("2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6", "2400:4050:5c12:3400::/56");

    @Test
    void setsUpTheNatBeforeTheTunnel() {
        assertEquals("""
                ip -6 address replace 2400:4050:5c71:af00:99:f171:c600:2f00/128 dev eth0 nodad preferred_lft 0 &
                nft -f - <<'EOF'
                [ruleset]
                EOF
                wait $!
                action=add
                if [ -e /sys/class/net/map0 ]; then action=change; fi
                ip -6 tunnel $action map0 mode ipip6 local 2400:4050:5c71:af00:99:f171:c600:2f00 remote 2001:db8:ffff::1 \
                dev eth0 encaplimit none
                ip -force -batch - <<'EOF'
                link set dev map0 mtu 1460 up
                address replace 153.241.113.198/32 dev map0
                route replace default dev map0 src 153.241.113.198
                EOF
                """, TunnelScript.setUp(Tunnels.STORY).replace(NftRuleset.setUp(Tunnels.STORY), "[ruleset]\n"));
    }

    /** Make before break, and the running connections are let go as soon as the tunnel has its new end. */
    @Test
    void movesTheTunnelInPlace() {
        String ruleset = NftRuleset.move(Tunnels.STORY, MOVED);
        assertEquals("""
                ip -6 address replace 2400:4050:5c12:3400:99:f170:4800:3400/128 dev eth0 nodad preferred_lft 0 &
                nft -f - <<'EOF'
                [ruleset]
                EOF
                wait $!
                action=add
                if [ -e /sys/class/net/map0 ]; then action=change; fi
                ip -6 tunnel $action map0 mode ipip6 local 2400:4050:5c12:3400:99:f170:4800:3400 remote 2001:db8:ffff::1 \
                dev eth0 encaplimit none
                (
                conntrack -D -f ipv4 -p udp -q 153.241.113.198 >/dev/null 2>&1 || true
                conntrack -D -f ipv4 -q 153.241.113.198 >/dev/null 2>&1 || true
                ip -force -batch - <<'EOF'
                link set dev map0 mtu 1460 up
                address replace 153.241.112.72/32 dev map0
                route replace default dev map0 src 153.241.112.72
                EOF
                ip address del 2400:4050:5c71:af00:99:f171:c600:2f00/128 dev eth0 2>/dev/null || true
                ip address del 153.241.113.198/32 dev map0 2>/dev/null || true
                ) &
                """, TunnelScript.move(Tunnels.STORY, MOVED).replace(ruleset, "[ruleset]\n"));
        assertTrue(ruleset.startsWith(NftRuleset.setUp(MOVED)));
    }

    @Test
    void aMoveToItselfLetsNothingGo() {
        String script = TunnelScript.move(Tunnels.STORY, Tunnels.STORY);
        assertEquals(
                TunnelScript.setUp(Tunnels.STORY), script.replace("(\n", "").replace(") &\n", ""));
    }

    @Test
    void theSameAddressInAnotherPrefixKeepsItsConnections() {
        String script = TunnelScript.move(Tunnels.WHOLE_ADDRESS, Tunnels.FIXED_ELSEWHERE);
        assertFalse(script.contains("conntrack"), script);
        assertFalse(script.contains("ip address del 192.0.2.18"), script);
        assertTrue(script.contains("ip address del " + Tunnels.WHOLE_ADDRESS.local() + "/128 dev eth0 "), script);
    }

    @Test
    void dsLiteHasItsOwnAddressAndNoNat() {
        String script = TunnelScript.setUp(Tunnels.DS_LITE.withLineMtu(1454));
        assertTrue(script.contains("mtu 1414 up\naddress replace 192.0.0.2/32 dev map0\n"), script);
        assertTrue(script.contains("maxseg size set 1374\n"), script);
        assertFalse(script.contains("snat") || script.contains("guard"), script);
    }

    @Test
    void takesAllOfItAway() {
        assertEquals("""
                if [ -e /sys/class/net/map0 ]; then ip -6 tunnel del map0; fi
                nft -f - <<'EOF'
                table ip wan6_map0
                delete table ip wan6_map0
                table ip6 wan6_map0
                delete table ip6 wan6_map0
                EOF
                ip address del 2400:4050:5c71:af00:99:f171:c600:2f00/128 dev eth0 2>/dev/null || true
                conntrack -D -f ipv4 -p udp -q 153.241.113.198 >/dev/null 2>&1 || true
                conntrack -D -f ipv4 -q 153.241.113.198 >/dev/null 2>&1 || true
                """, TunnelScript.takeDown(Tunnels.STORY));
    }

    @Test
    void anotherInterfaceIsNoMove() {
        Ipv4Tunnel other = Tunnels.DS_LITE;
        Ipv4Tunnel renamed = Ipv4Tunnel.ofDsLite(other.local(), other.remote(), "eth0", "map1");
        assertThrows(IllegalArgumentException.class, () -> TunnelScript.move(other, renamed));
    }

    @Test
    void whatWasForwardedIsLetGoToo() {
        assertTrue(ConntrackCommands.letGo(Tunnels.FORWARDING, MOVED)
                .endsWith("conntrack -D -f ipv4 -d 153.241.113.198 >/dev/null 2>&1 || true\n"));
        assertEquals(
                "conntrack -D -f ipv4 -p tcp -d 153.241.113.198 --orig-port-dst 1776 >/dev/null 2>&1 || true\n",
                ConntrackCommands.letGo(
                        Tunnels.FORWARDING,
                        Tunnels.STORY.withForwards(
                                List.of(Tunnels.FORWARDING.forwards().get(1)))));
    }

    /** Same address, other ports: what has a port that is still the line's goes on. */
    @Test
    void ofOneAddressOnlyThePortsGoneAreLetGo() {
        Ipv4Tunnel half = Tunnels.withPorts(Tunnels.STORY, 6, 7, 95);
        String commands = ConntrackCommands.letGo(Tunnels.STORY, half);
        assertTrue(commands.contains("set -- 1784 1791 2808 2815 "), commands);
        assertFalse(commands.contains("ipv4 -q "), commands);
        assertEquals("", ConntrackCommands.letGo(half, Tunnels.STORY));
        assertEquals("""
                conntrack -D -f ipv4 -p udp -q 153.241.113.198 >/dev/null 2>&1 || true
                conntrack -D -f ipv4 -q 153.241.113.198 >/dev/null 2>&1 || true
                """, ConntrackCommands.letGo(half, Tunnels.withPorts(Tunnels.STORY, 6, 7, 94)));
    }

    /** Without a NAT before and with one after, or the other way round, no flow has the address it needs. */
    @Test
    void anotherKindOfSoftwireKeepsNothing() {
        String everything = "conntrack -D -f ipv4 >/dev/null 2>&1 || true\n";
        assertEquals(everything, ConntrackCommands.letGo(Tunnels.DS_LITE, Tunnels.STORY));
        assertEquals(everything, ConntrackCommands.letGo(Tunnels.STORY, Tunnels.DS_LITE));
        assertEquals("", ConntrackCommands.letGo(Tunnels.DS_LITE));
    }
}
