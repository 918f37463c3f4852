package net.wan6.mape.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.Aftr;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.mape.PortSet;
import net.wan6.mape.Softwire;
import net.wan6.mape.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4TunnelTest {

    private static final Ipv6Address LOCAL = Ipv6Address.parse("2001:db8:12:3400::1");
    private static final String OCN = "2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6";

    @Test
    void mapE() {
        assertEquals(
                "2400:4050:5c71:af00:99:f171:c600:2f00", Tunnels.STORY.local().toString());
        assertEquals(Tunnels.BR, Tunnels.STORY.remote());
        assertEquals(Ipv4Prefix.parse("153.241.113.198/32"), Tunnels.STORY.ipv4Prefix());
        assertEquals(PortSet.of(6, 6, 47), Tunnels.STORY.ports());
        assertEquals(List.of("MAP-E for 2400:4050:5c71:af00::/56"), Tunnels.STORY.notes());
    }

    @Test
    void saysThatAMeshIsNotUsed() {
        Ipv4Tunnel mesh = Tunnels.of(Tunnels.mapE(OCN, "2400:4050:5c71:af00::/56", Topology.MESH));
        assertEquals(
                List.of(
                        "MAP-E for 2400:4050:5c71:af00::/56",
                        "other customers are reached through the border relay, which a mesh allows",
                        "more"),
                mesh.withNote("more").notes());
    }

    @Test
    void lightweight4over6() {
        Ipv4Tunnel lw = Tunnels.of(new Softwire.Lw4o6(
                Ipv4Address.parse("192.0.2.18"),
                PortSet.of(0, 8, 0x34),
                LOCAL,
                List.of(
                        new Aftr.ByName(DomainName.parse("lwaftr.example.net")),
                        new Aftr.ByAddress(Tunnels.BR),
                        new Aftr.ByAddress(Ipv6Address.parse("2001:db8:ffff::2")))));
        assertEquals(LOCAL, lw.local());
        assertEquals(Tunnels.BR, lw.remote());
        assertEquals(Ipv4Prefix.parse("192.0.2.18/32"), lw.ipv4Prefix());
        assertEquals(PortSet.of(0, 8, 0x34), lw.ports());
    }

    /** The address of the contract that is the router's own is the one it gives out, or else all of them. */
    @Test
    void fixedAddresses() {
        Ipv4Address first = Ipv4Address.parse("192.0.2.16");
        Ipv4Address third = Ipv4Address.parse("192.0.2.18");
        assertEquals(
                "192.0.2.16-192.0.2.23",
                Tunnels.of(new Softwire.Ipv4InIpv6(first, 29, LOCAL, Tunnels.BR))
                        .natAddresses());
        assertEquals(
                "192.0.2.18",
                Tunnels.of(new Softwire.Ipv4InIpv6(third, 29, LOCAL, Tunnels.BR))
                        .natAddresses());
        assertEquals(PortSet.ALL, Tunnels.FIXED.ports());
    }

    @Test
    void whatLinuxHasNoTunnelForHasNone() {
        MapDomain domain = new MapDomain(
                List.of(MapRule.parse("2001:db8::/40 192.0.2.0/24 ea=16")),
                List.of(),
                InterfaceIdFormat.RFC_7597,
                Topology.MESH);
        Softwire noFarEnd = new Softwire.MapE(
                domain, domain.ce(Ipv6Prefix.parse("2001:db8:12:3400::/56")).orElseThrow());
        Softwire lwWithout = new Softwire.Lw4o6(Ipv4Address.parse("192.0.2.18"), PortSet.ALL, LOCAL, List.of());
        Softwire lwByName = new Softwire.Lw4o6(
                Ipv4Address.parse("192.0.2.18"),
                PortSet.ALL,
                LOCAL,
                List.of(new Aftr.ByName(DomainName.parse("lwaftr.example.net"))));
        for (Softwire none : List.of(
                noFarEnd,
                lwWithout,
                lwByName,
                Softwire.DsLite.to(DomainName.parse("aftr.example.net.")),
                new Softwire.Xlat464(Ipv6Prefix.parse("64:ff9b::/96")))) {
            assertEquals(Optional.empty(), Ipv4Tunnel.of(none, "eth0", "map0"), none::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "eth0;reboot", "\"", "-x", "averyveryverylongname", "eth0\n"})
    void namesOfInterfacesAreNothingElse(String name) {
        assertThrows(IllegalArgumentException.class, () -> story(name, "map0", List.of(), PortSet.ALL));
        assertThrows(IllegalArgumentException.class, () -> story("eth0", name, List.of(), PortSet.ALL));
    }

    @Test
    void aNoteIsALine() {
        assertThrows(IllegalArgumentException.class, () -> Tunnels.STORY.withNote("a\nreboot"));
        assertThrows(IllegalArgumentException.class, () -> Tunnels.STORY.withNote("a\rreboot"));
    }

    @Test
    void aNatNeedsAPort() {
        assertThrows(IllegalArgumentException.class, () -> story("eth0", "map0", List.of(), PortSet.of(0, 16, 0)));
    }

    @Test
    void aLineOfAnotherMtu() {
        assertEquals(1460, Tunnels.STORY.mtu());
        assertEquals(1414, Tunnels.STORY.withLineMtu(1454).mtu());
        assertEquals(1240, Tunnels.STORY.withLineMtu(1280).mtu());
        assertThrows(IllegalArgumentException.class, () -> Tunnels.STORY.withLineMtu(1279));
        assertThrows(IllegalArgumentException.class, () -> Tunnels.STORY.withLineMtu(65536));
    }

    @Test
    void onlyPortsOfTheLineAreForwarded() {
        PortForward foreign = new PortForward(PortForward.Protocol.TCP, 1792, Tunnels.WEB, 80);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Tunnels.STORY.withForwards(List.of(foreign)))
                .getMessage()
                .startsWith("port 1792 is not the line's: PSID 47/6"));
        List<PortForward> twice = List.of(
                Tunnels.FORWARDING.forwards().get(0),
                Tunnels.FORWARDING.forwards().get(0));
        assertThrows(IllegalArgumentException.class, () -> Tunnels.STORY.withForwards(twice));
        assertThrows(IllegalArgumentException.class, () -> Tunnels.DS_LITE.withForwards(List.of(foreign)));
        assertThrows(
                IllegalArgumentException.class, () -> new PortForward(PortForward.Protocol.TCP, 0, Tunnels.WEB, 80));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PortForward(PortForward.Protocol.TCP, 80, Tunnels.WEB, 65536));
    }

    private static Ipv4Tunnel story(String wan, String name, List<String> notes, PortSet ports) {
        Ipv4Tunnel story = Tunnels.STORY;
        return new Ipv4Tunnel(
                wan, name, story.local(), story.remote(), story.ipv4Prefix(), ports, 1460, List.of(), notes);
    }
}
