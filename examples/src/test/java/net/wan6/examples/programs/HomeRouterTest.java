package net.wan6.examples.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.core.ClientEvent;
import net.wan6.core.LeaseStep;
import net.wan6.core.Leases;
import net.wan6.core.PrefixLease;
import net.wan6.test.line.VirtualLine;
import org.junit.jupiter.api.Test;

class HomeRouterTest {
    private static final Ipv6Prefix ULA = Ipv6Prefix.parse("fd12:3456:789a::/48");

    private final List<String> scripts = new ArrayList<>();
    private final List<List<Ipv6Prefix>> advertised = new ArrayList<>();

    private VirtualLine up(Ipv6Prefix... ula) {
        HomeRouter.Home home = new HomeRouter.Home("wan0", List.of("lan0", "lan1"), List.of(ula));
        return StoryLine.up(new HomeRouter(home, scripts::add, advertised::add));
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
    void aPrefixBecomesARouteSubnetsATunnelAndAdvertisements() {
        up();
        assertEquals(1, scripts.size());
        assertInOrder(
                scripts.get(0),
                "ip -6 route replace unreachable 2400:4050:5c71:af00::/56\n",
                "ip -6 address replace 2400:4050:5c71:af01::1/64 dev lan0\n",
                "ip -6 address replace 2400:4050:5c71:af02::1/64 dev lan1\n",
                "action=add\n",
                "ip -6 tunnel $action map0 mode ipip6 local 2400:4050:5c71:af00:99:f171:c600:2f00"
                        + " remote 2001:db8:ffff::1 dev wan0 encaplimit none\n",
                "nft -f - <<'EOF'\n",
                "table ip wan6_map0 {\n",
                "EOF\n",
                "cat > /etc/radvd.conf <<'EOF'\n",
                """
                interface lan0 { AdvSendAdvert on;
                    prefix 2400:4050:5c71:af01::/64 { AdvPreferredLifetime 2700; AdvValidLifetime 5400; };
                };
                """,
                "interface lan1 { ",
                "EOF\nsystemctl reload radvd\n");
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
                "ip -6 route replace unreachable 2400:4050:5c12:3400::/56\n",
                "ip -6 address replace 2400:4050:5c12:3401::1/64 dev lan0\n",
                "then action=change; fi\n",
                "ip -6 tunnel $action map0 mode ipip6 local 2400:4050:5c12:3400:",
                "nft -f - <<'EOF'\n",
                "ip -6 address del 2400:4050:5c71:af00:99:f171:c600:2f00/128 dev wan0; fi\n",
                "ip address del 153.241.113.198/32 dev map0; fi\n",
                "ip -6 route del unreachable 2400:4050:5c71:af00::/56\n",
                "ip -6 address replace 2400:4050:5c71:af01::1/64 dev lan0 preferred_lft 0 valid_lft 5400\n",
                "    prefix 2400:4050:5c12:3401::/64 { AdvPreferredLifetime 2700; AdvValidLifetime 5400; };\n",
                "    prefix 2400:4050:5c71:af01::/64 { AdvPreferredLifetime 0; AdvValidLifetime 0; };\n");
        assertFalse(scripts.get(1).contains("tunnel del"), "the tunnel stays, and its routes");
    }

    @Test
    void anOldPrefixIsNoLongerAdvertisedWhenItsTimeIsOver() {
        VirtualLine line = up();
        StoryLine.renumber(line);
        line.untilStep(LeaseStep.Refreshed.class);
        String last = scripts.get(scripts.size() - 1);
        assertTrue(last.contains("radvd") && !last.contains("5c71"), last);
        assertFalse(last.contains("ip -6"), "a renewal changes nothing else");
    }

    @Test
    void withAUlaAChangeOnlyRePointsTheTranslation() {
        VirtualLine line = up(ULA);
        assertInOrder(
                scripts.get(0),
                "nft -f - <<'EOF'\ntable ip6 wan6_npt\ndelete table ip6 wan6_npt\ntable ip6 wan6_npt {\n",
                "oifname \"wan0\" snat ip6 prefix to ip6 saddr map {"
                        + " fd12:3456:789a::/56 : 2400:4050:5c71:af00::/56 }\n",
                "        ip6 daddr 2400:4050:5c71:af00:99:f171:c600:2f00 accept\n",
                "iifname \"wan0\" dnat ip6 prefix to ip6 daddr map {"
                        + " 2400:4050:5c71:af00::/56 : fd12:3456:789a::/56 }\n",
                "ip -6 address replace fd12:3456:789a:1::1/64 dev lan0\n",
                "prefix fd12:3456:789a:1::/64 { AdvPreferredLifetime 2700; AdvValidLifetime 5400; };\n");
        StoryLine.renumber(line);
        String change = scripts.get(1);
        assertInOrder(change, "fd12:3456:789a::/56 : 2400:4050:5c12:3400::/56", "conntrack -D -f ipv6 -s ");
        assertFalse(change.contains("radvd"), "the LANs hear nothing");
        assertEquals(1, advertised.size());
    }

    /** One subnet is all there is: it must be that of a LAN, and not number 0, which no LAN has. */
    @Test
    void withAUlaAndASlash64OneLanIsTranslatedAndTheOtherIsNamed() {
        HomeRouter.Home home = new HomeRouter.Home("wan0", List.of("lan0", "lan1"), List.of(ULA));
        HomeRouter router = new HomeRouter(home, scripts::add, advertised::add);
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
                "ip -6 address replace fd12:3456:789a:1::1/64 dev lan0\n");
    }

    /** Which LAN it was on is not known any more; an address there would be a wrong route. */
    @Test
    void aSubnetThatEndedWhileDownIsDeprecatedEverywhereAndConfiguredNowhere() {
        HomeRouter.Home home = new HomeRouter.Home("wan0", List.of("lan0", "lan1"), List.of());
        HomeRouter router = new HomeRouter(home, scripts::add, advertised::add);
        LeaseStep ended = new LeaseStep.Withdrawn(
                lease("2001:db8:5c71:af02::/64"),
                LeaseStep.WithdrawalReason.ENDED_WHILE_DOWN,
                Lifetime.ofSeconds(5400));
        router.onLeaseChange(new ClientEvent.LeaseChange(0, Leases.NONE, Leases.NONE, Set.of(), List.of(ended)));
        String script = scripts.get(0);
        assertFalse(script.contains("ip -6"), script);
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
        String start = "nft -f - <<'EOF'\n";
        int from = scripts.get(1).indexOf(start) + start.length();
        String table = scripts.get(1).substring(from, scripts.get(1).indexOf("EOF\n", from));
        String page = Files.readString(Path.of("..", "docs", "flets-cross.md"));
        assertTrue(page.contains("```\n" + table + "```"), table);
    }

    @Test
    void aLeaseThatEndsTakesItsTunnelAndItsSubnetsAway() {
        VirtualLine line = up();
        StoryLine.fallSilent(line);
        String last = scripts.get(scripts.size() - 1);
        assertInOrder(last, "ip -6 tunnel del map0; fi\n", "ip -6 route del unreachable 2400:4050:5c71:af00::/56\n");
    }

    @Test
    void anInterfaceThatAShellWouldReadOtherwiseIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> new HomeRouter.Home("wan0", List.of("lan0; reboot"), List.of()));
    }
}
