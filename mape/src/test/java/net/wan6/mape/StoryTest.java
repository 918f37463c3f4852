package net.wan6.mape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One Japanese line from its delegated prefix to its tunnel, and RFC 7597's Appendix A. */
class StoryTest {

    private static final MapDomain OCN = new MapDomain(
            List.of(MapRule.parse("2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6")),
            List.of(Ipv6Address.parse("2001:380:a120::9")),
            InterfaceIdFormat.DRAFT_03,
            Topology.HUB_AND_SPOKE);

    @ParameterizedTest
    @ValueSource(strings = {"2400:4050:5c71:af00::/56", "2400:4050:5c71:af00::/60", "2400:4050:5c71:af00::/64"})
    void line(String endUserPrefix) {
        MapCe ce = OCN.ce(Ipv6Prefix.parse(endUserPrefix)).orElseThrow();
        assertEquals(Ipv4Address.parse("153.241.113.198"), ce.ipv4Address());
        assertEquals(32, ce.ipv4Prefix().length());
        assertTrue(ce.isShared());
        assertEquals(6, ce.psidLength());
        assertEquals(47, ce.psid());
        assertEquals(1008, ce.ports().size());
        List<PortRange> ranges = ce.ports().ranges();
        assertEquals(63, ranges.size());
        assertEquals("[1776-1791, 2800-2815, 3824-3839]", ranges.subList(0, 3).toString());
        assertEquals(new PortRange(65264, 65279), ranges.get(62));
        assertEquals("2400:4050:5c71:af00:99:f171:c600:2f00", ce.ceAddress().toString());
        assertFalse(ce.isOutside(Ipv6Prefix.parse(endUserPrefix)));
        assertEquals(List.of(Ipv6Address.parse("2001:380:a120::9")), ce.brAddresses());
    }

    @Test
    void aDomainFitsOnALine() {
        assertEquals(
                "MapDomain[" + OCN.rules().size()
                        + " rules, border relays [2001:380:a120::9], DRAFT_03, HUB_AND_SPOKE]",
                OCN.toString());
    }

    @Test
    void prefixPassedOnByAHomeGateway() {
        Ipv6Prefix passedOn = Ipv6Prefix.parse("2400:4050:5c71:af10::/60");
        MapCe ce = OCN.ce(passedOn).orElseThrow();
        assertEquals("2400:4050:5c71:af00:99:f171:c600:2f00", ce.ceAddress().toString());
        assertTrue(ce.isOutside(passedOn));
    }
}
