package net.wan6.examples.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.Options;
import net.wan6.core.ClientEvent;
import net.wan6.core.LeaseStep;
import net.wan6.core.Leases;
import net.wan6.core.PrefixLease;
import net.wan6.mape.Softwire;
import net.wan6.mape.linux.PortForward;
import net.wan6.test.line.VirtualLine;
import org.junit.jupiter.api.Test;

class HomeRouterTest {
    private static final Ipv6Prefix ULA = Ipv6Prefix.parse("fd12:3456:789a::/48");

    private static final long SECOND = 1_000_000_000L;

    private final List<String> scripts = new ArrayList<>();
    private final List<List<Ipv6Prefix>> advertised = new ArrayList<>();
    private HomeRouter router = router(List.of("lan0"));

    private VirtualLine up(Ipv6Prefix... ula) {
        return StoryLine.up(router(List.of("lan0", "lan1"), ula));
    }

    private HomeRouter router(List<String> lans, Ipv6Prefix... nptv6) {
        HomeRouter.Home home = new HomeRouter.Home("wan0", lans, List.of(nptv6));
        router = new HomeRouter(home, name -> Optional.empty(), scripts::add, advertised::add);
        return router;
    }

    private static void assertInOrder(String script, String... parts) {
        int at = 0;
        for (String part : parts) {
            int found = script.indexOf(part, at);
            assertTrue(found >= 0, () -> "not in its place: " + part + "\n" + script);
            at = found + part.length();
        }
    }

    @Test
    void aPrefixBecomesATunnelARouteSubnetsAndAdvertisements() {
        up();
        assertEquals(1, scripts.size());
        assertInOrder(
                scripts.get(0),
                "nft -f - <<'EOF'\n",
                "table ip wan6_map0 {\n",
                "EOF\n",
                "ip -6 tunnel $action map0 mode ipip6 local 2400:4050:5c71:af00:99:f171:c600:2f00"
                        + " remote 2001:db8:ffff::1 dev wan0 encaplimit none\n",
                "ip -6 -force -batch - <<'EOF'\n",
                "route replace unreachable 2400:4050:5c71:af00::/56 proto 96\n",
                "address replace 2400:4050:5c71:af01::1/64 dev lan0\n",
                "address replace 2400:4050:5c71:af02::1/64 dev lan1\n",
                "EOF\n",
                "cat > /etc/radvd.conf <<'EOF'\n",
                """
                interface lan0 {
                    AdvSendAdvert on;
                    prefix 2400:4050:5c71:af01::/64 { AdvPreferredLifetime 2700; AdvValidLifetime 5400; DecrementLifetimes on; };
                };
                """,
                "interface lan1 {\n",
                "EOF\nsystemctl reload-or-restart radvd\n");
        assertEquals(
                List.of(List.of(
                        Ipv6Prefix.parse("2400:4050:5c71:af01::/64"), Ipv6Prefix.parse("2400:4050:5c71:af02::/64"))),
                advertised);
    }

    @Test
    void aNewPrefixIsMadeBeforeTheOldOneEndsAndTheOldOneIsDeprecated() {
        VirtualLine line = up();
        StoryLine.renumber(line);
        assertEquals(2, scripts.size());
        assertInOrder(
                scripts.get(1),
                "nft -f - <<'EOF'\n",
                "then action=change; fi\n",
                "ip -6 tunnel $action map0 mode ipip6 local 2400:4050:5c12:3400:",
                "conntrack -D -f ipv4 -q 153.241.113.198 ",
                "ip address del 2400:4050:5c71:af00:99:f171:c600:2f00/128 dev wan0 ",
                "route replace unreachable 2400:4050:5c12:3400::/56 proto 96\n",
                "address replace 2400:4050:5c12:3401::1/64 dev lan0\n",
                "address del 2400:4050:5c71:af01::1/64 dev lan0\n",
                "address replace 2400:4050:5c71:af01::1/64 dev lan0 preferred_lft 0 valid_lft 5400\n",
                "    prefix 2400:4050:5c12:3401::/64 { AdvPreferredLifetime 2700; AdvValidLifetime 5400; DecrementLifetimes on; };\n",
                "    prefix 2400:4050:5c71:af01::/64 { AdvPreferredLifetime 0; AdvValidLifetime 0; };\n");
        assertFalse(scripts.get(1).contains("tunnel del"), "the tunnel stays, and its routes");
        assertFalse(scripts.get(1).contains("route del"), "hosts may go on using the old prefix");
        assertFalse(scripts.get(1).contains("conntrack -D -f ipv6"), "and so may their connections");
    }

    /** G4: what has ended is remembered over a restart for as long as it is announced. */
    @Test
    void g4_whatHasEndedIsRemembered() {
        VirtualLine line = up();
        StoryLine.renumber(line);
        assertEquals(
                Stream.of("5c12:3401", "5c12:3402", "5c71:af01", "5c71:af02")
                        .map(one -> Ipv6Prefix.parse("2400:4050:" + one + "::/64"))
                        .toList(),
                advertised.get(1));
    }

    @Test
    void anOldPrefixIsForgottenWhenItsTimeIsOver() {
        VirtualLine line = up();
        StoryLine.renumber(line);
        line.untilStep(LeaseStep.Refreshed.class);
        String last = scripts.get(scripts.size() - 1);
        assertInOrder(last, "route del unreachable 2400:4050:5c71:af00::/56 proto 96\n", "/etc/radvd.conf");
        assertFalse(last.contains("5c71:af01"), last);
        assertFalse(last.contains("tunnel") || last.contains("replace"), "a renewal changes nothing else");
    }

    /** G3: radvd counts down from what it last read, so it reads what is left again before that is noticeably less. */
    @Test
    void g3_lifetimesAreWholeAgainInTimeAndNeverMoreThanTheLease() {
        up();
        long due = router.due().orElseThrow();
        assertTrue(due <= 1360 * SECOND, () -> "due at " + due);
        router.onTime(due);
        assertEquals(2, scripts.size());
        assertInOrder(
                scripts.get(1),
                "AdvPreferredLifetime 2700; AdvValidLifetime 5400;",
                "systemctl reload-or-restart radvd\n");
        // Nobody renews: 12,600 s preferred and 14,400 s valid were given, a little more than a second after the
        // beginning.
        router.onTime(12_000 * SECOND);
        assertInOrder(scripts.get(2), "AdvPreferredLifetime 601; AdvValidLifetime 2401;");
    }

    @Test
    void withNptv6AChangeOnlyRePointsTheTranslation() {
        VirtualLine line = up(ULA);
        assertInOrder(
                scripts.get(0),
                "nft -f - <<'EOF'\ntable ip6 wan6_npt\ndelete table ip6 wan6_npt\ntable ip6 wan6_npt {\n",
                "oifname \"wan0\" snat ip6 prefix to ip6 saddr map {"
                        + " fd12:3456:789a::/56 : 2400:4050:5c71:af00::/56 }\n",
                "        ip6 daddr 2400:4050:5c71:af00:99:f171:c600:2f00 accept\n",
                "iifname \"wan0\" dnat ip6 prefix to ip6 daddr map {"
                        + " 2400:4050:5c71:af00::/56 : fd12:3456:789a::/56 }\n",
                "address replace fd12:3456:789a:1::1/64 dev lan0\n",
                "prefix fd12:3456:789a:1::/64 { AdvPreferredLifetime 2700; AdvValidLifetime 5400; };\n");
        StoryLine.renumber(line);
        String change = scripts.get(1);
        assertInOrder(change, "fd12:3456:789a::/56 : 2400:4050:5c12:3400::/56", "conntrack -D -f ipv6 -s ");
        assertFalse(change.contains("radvd"), "the LANs hear nothing");
        assertEquals(1, advertised.size());
        assertEquals(List.of(), advertised.get(0), "what the LANs have for ever is no lease's");
    }

    /** One subnet is all there is: it must be that of a LAN, and not number 0, which no LAN has. */
    @Test
    void withAUlaAndASlash64OneLanIsTranslatedAndTheOtherIsNamed() {
        router(List.of("lan0", "lan1"), ULA);
        PrefixLease lease = lease("2001:db8:5c71:af00::/64");
        router.onLeaseChange(new ClientEvent.LeaseChange(
                0,
                Leases.NONE,
                new Leases(List.of(lease), List.of(), List.of(), List.of()),
                Set.of(),
                List.of(new LeaseStep.Acquired(lease))));
        assertInOrder(
                scripts.get(0),
                "# 2001:db8:5c71:af00::/64 is too small for lan1",
                "saddr map { fd12:3456:789a:1::/64 : 2001:db8:5c71:af00::/64 }",
                "daddr map { 2001:db8:5c71:af00::/64 : fd12:3456:789a:1::/64 }",
                "address replace fd12:3456:789a:1::1/64 dev lan0\n");
    }

    /** Which LAN it was on is not known any more; an address there would be a wrong route. */
    @Test
    void aSubnetThatEndedWhileDownIsDeprecatedEverywhereAndConfiguredNowhere() {
        router(List.of("lan0", "lan1"));
        LeaseStep ended = new LeaseStep.Withdrawn(
                new PrefixLease(
                        1, Ipv6Prefix.parse("2001:db8:5c71:af02::/64"), Lifetime.ZERO, Lifetime.ZERO, 0, List.of()),
                LeaseStep.WithdrawalReason.ENDED_WHILE_DOWN,
                Lifetime.ofSeconds(5400));
        router.onLeaseChange(new ClientEvent.LeaseChange(0, Leases.NONE, Leases.NONE, Set.of(), List.of(ended)));
        String script = scripts.get(0);
        assertFalse(script.contains("address"), script);
        String over = "prefix 2001:db8:5c71:af02::/64 { AdvPreferredLifetime 0; AdvValidLifetime 0; };";
        assertInOrder(script, "interface lan0", over, "interface lan1", over);
    }

    private static PrefixLease lease(String prefix) {
        Lifetime hour = Lifetime.ofSeconds(3600);
        return new PrefixLease(1, Ipv6Prefix.parse(prefix), hour, hour, 0, List.of());
    }

    @Test
    void thePageOnFletsCrossShowsTheTranslationAsItIs() throws IOException {
        VirtualLine line = up(ULA);
        StoryLine.renumber(line);
        String start = "nft -f - <<'EOF'\ntable ip6 wan6_npt\n";
        int from = scripts.get(1).indexOf(start) + start.indexOf("table");
        String table = scripts.get(1).substring(from, scripts.get(1).indexOf("EOF\n", from));
        String page = Files.readString(Path.of("..", "docs", "flets-cross.md"));
        assertTrue(page.contains("```\n" + table + "```"), table);
    }

    @Test
    void aLeaseThatEndsTakesItsTunnelAndItsSubnetsAway() {
        VirtualLine line = up();
        StoryLine.fallSilent(line);
        String last = scripts.get(scripts.size() - 1);
        assertInOrder(
                last,
                "ip -6 tunnel del map0; fi\n",
                "address replace 2400:4050:5c71:af01::1/64 dev lan0 preferred_lft 0 ");
        // G2: what radvd accepts, and hosts believe. The lifetimes that they have heard are over.
        assertInOrder(last, """
                cat > /etc/radvd.conf <<'EOF'
                interface lan0 {
                    AdvSendAdvert on;
                    AdvDefaultLifetime 0;
                };
                interface lan1 {
                    AdvSendAdvert on;
                    AdvDefaultLifetime 0;
                };
                EOF
                systemctl reload-or-restart radvd
                """);
        assertEquals(OptionalLong.empty(), router.due());
    }

    @Test
    void dsLiteWaitsForTheNameOfItsFarEnd() {
        Map<DomainName, Ipv6Address> names = new HashMap<>();
        DomainName aftr = DomainName.parse("aftr.example.net.");
        HomeRouter.Home home = new HomeRouter.Home("wan0", List.of("lan0"), List.of());
        router = new HomeRouter(home, name -> Optional.ofNullable(names.get(name)), scripts::add, advertised::add);
        PrefixLease lease = lease("2001:db8:5c71:af00::/56");
        Leases after = new Leases(List.of(lease), List.of(), List.of(), List.of(Softwire.DsLite.to(aftr)));
        router.onLeaseChange(
                new ClientEvent.LeaseChange(0, Leases.NONE, after, Set.of(), List.of(new LeaseStep.Acquired(lease))));
        assertFalse(scripts.get(0).contains("tunnel $action"), scripts.get(0));
        assertTrue(router.due().orElseThrow() <= 30 * SECOND);
        names.put(aftr, Ipv6Address.parse("2001:db8:ffff::1"));
        router.onTime(router.due().orElseThrow());
        assertInOrder(
                scripts.get(1),
                "local 2001:db8:5c71:af00::b4 remote 2001:db8:ffff::1 ",
                "address replace 192.0.0.2/32 dev map0\n");
    }

    /** A line that moves may have other ports: those that are gone are named, and the rest is let in. */
    @Test
    void portsOfTheLineAreLetInAsLongAsTheyAreItsOwn() {
        PortForward ssh = HomeRouterArguments.forward("tcp:1776:192.168.1.2:22");
        PortForward vpn = HomeRouterArguments.forward("udp:1856:192.168.1.3:51820");
        HomeRouter.Home home = new HomeRouter.Home("wan0", List.of("lan0"), List.of(), List.of(ssh, vpn), 1454);
        router = new HomeRouter(home, name -> Optional.empty(), scripts::add, advertised::add);
        VirtualLine line = StoryLine.up(router);
        assertInOrder(
                scripts.get(0),
                "# not forwarded: port 1856 is not the line's: PSID 47/6",
                "tcp dport 1776 dnat to 192.168.1.2:22\n",
                "mtu 1414 up\n");
        StoryLine.renumber(line);
        assertInOrder(
                scripts.get(1),
                "# not forwarded: port 1776 is not the line's: PSID 52/6",
                "udp dport 1856 dnat to 192.168.1.3:51820\n",
                "conntrack -D -f ipv4 -d 153.241.113.198 ");
    }

    /** G5: what a router needs is said and set, in an order that does not cost the default route. */
    @Test
    void g5_theHostIsPrepared() {
        HomeRouterScript script = new HomeRouterScript();
        HomeRouterHost.prepare(
                "ppp0",
                path -> path.endsWith("forward") ? Optional.of("1") : Optional.of("0"),
                command -> !command.equals("radvd") && !command.equals("conntrack"),
                script);
        assertEquals("""
                # missing, so apt-get install conntrack radvd
                echo 'missing packages: conntrack radvd' >&2
                ip -6 route flush type unreachable proto 96
                # net/ipv6/conf/ppp0/accept_ra is 0 and has to be 2
                sysctl -q -w net/ipv6/conf/ppp0/accept_ra=2
                # net/ipv6/conf/all/forwarding is 0 and has to be 1
                sysctl -q -w net/ipv6/conf/all/forwarding=1
                """, script.take());
    }

    @Test
    void theCommandLine() {
        HomeRouterArguments arguments = new HomeRouterArguments(
                "--apply",
                "wan0",
                "02:00:5e:00:53:02",
                "--nptv6",
                "fd12:3456:789a::/48",
                "s/wan0.state",
                "lan0",
                "lan1",
                "--forward",
                "tcp:1776:192.168.1.2:22",
                "--line-mtu",
                "1454");
        assertTrue(arguments.apply());
        assertEquals(List.of("lan0", "lan1"), arguments.home().lans());
        assertEquals(List.of(ULA), arguments.home().nptv6());
        assertEquals(1454, arguments.home().lineMtu());
        assertEquals(1, arguments.home().forwards().size());
        HomeRouterArguments contract = new HomeRouterArguments(
                "--fixed", "192.0.2.18/32,1a2b3c,2001:db8:ffff::1", "wan0", "02:00:5e:00:53:02", "state", "lan0");
        assertEquals(
                List.of(new Softwire.Ipv4InIpv6(
                        Ipv4Address.parse("192.0.2.18"),
                        32,
                        Ipv6Address.parse("2400:4050:5c71:af00::1a:2b3c"),
                        Ipv6Address.parse("2001:db8:ffff::1"))),
                contract.plan()
                        .softwires(List.of(lease(StoryLine.FIRST.toString())), Options.none(OptionSpace.DHCPV6)));
        for (String[] wrong : new String[][] {
            {"wan0", "02:00:5e:00:53:02", "state"},
            {"--what", "wan0", "02:00:5e:00:53:02", "state", "lan0"},
            {"wan0", "02:00:5e:00:53:02", "state", "lan0", "--forward"},
            {"wan0", "02:00:5e:00:53:02", "state", "lan0", "--forward", "sctp:1:192.0.2.1:1"},
            {"wan0", "02:00:5e:00:53:02", "state", "lan0", "--fixed", "192.0.2.18/32,xyz"},
            {"wan0", "02:00:5e:00:53:02", "state", "lan0", "--rule", "2001:db8::/40 192.0.2.0/24 ea=16"},
        }) {
            assertThrows(IllegalArgumentException.class, () -> new HomeRouterArguments(wrong));
        }
    }

    @Test
    void anInterfaceThatAShellWouldReadOtherwiseIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> new HomeRouter.Home("wan0", List.of("lan0; reboot"), List.of()));
    }
}
