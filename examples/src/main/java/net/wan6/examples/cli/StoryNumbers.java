package net.wan6.examples.cli;

import java.util.List;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.SoftwirePlan;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.mape.Topology;

/** The line that {@code wan6 demo} plays: as on FLET'S Cross with OCN's MAP-E rule. */
final class StoryNumbers {
    static final Duid CLIENT = Duid.parseMac("02:00:5e:00:53:02");
    static final Duid SERVER = Duid.parseMac("02:00:5e:00:53:ff");
    static final Ipv6Prefix FIRST = Ipv6Prefix.parse("2400:4050:5c71:af00::/56");
    static final Ipv6Prefix SECOND = Ipv6Prefix.parse("2400:4050:5d2e:1b00::/56");

    private static final MapDomain DOMAIN = new MapDomain(
            List.of(MapRule.parse("2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6")),
            List.of(Ipv6Address.parse("2001:380:a120::9")),
            InterfaceIdFormat.DRAFT_03,
            Topology.HUB_AND_SPOKE);

    static final SoftwirePlan SOFTWIRES = SoftwirePlan.ofDomain(DOMAIN);

    private StoryNumbers() {}
}
