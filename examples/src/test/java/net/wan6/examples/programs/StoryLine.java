package net.wan6.examples.programs;

import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientProfile;
import net.wan6.core.LeaseStep;
import net.wan6.core.SoftwirePlan;
import net.wan6.core.driver.ClientListener;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.line.VirtualLine;

/** The line of the story: a /56, its tunnel, and the prefix that comes after it. */
final class StoryLine {
    static final Ipv6Prefix FIRST = Ipv6Prefix.parse("2400:4050:5c71:af00::/56");
    static final Ipv6Prefix SECOND = Ipv6Prefix.parse("2400:4050:5c12:3400::/56");
    static final MapDomain DOMAIN = MapDomain.of(
                    MapRule.parse("2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6"),
                    Ipv6Address.parse("2001:db8:ffff::1"))
            .withInterfaceIdFormat(InterfaceIdFormat.DRAFT_03);

    private static final CarrierPlan PLAN = CarrierPlan.ntt(Duid.parseHex("0003000102005e005301"))
            .reserve(VirtualLine.CLIENT.duid(), FIRST)
            .build();

    private StoryLine() {}

    /** A line that has come up. */
    static VirtualLine up(ClientListener listener) {
        ClientConfig config = ClientConfig.builder(ClientProfile.NTT_FLETS)
                .prefix(56)
                .softwires(SoftwirePlan.ofDomain(DOMAIN))
                .build();
        VirtualLine line =
                VirtualLine.builder(config).carrier(PLAN).listener(listener).start();
        line.untilStep(LeaseStep.Acquired.class);
        return line;
    }

    /** The carrier gives this line another prefix and says so. */
    static void renumber(VirtualLine line) {
        line.carrier().renumber(SECOND);
        line.untilStep(LeaseStep.Replaced.class);
    }

    /** The carrier no longer answers, and time goes on until the lease has ended. */
    static void fallSilent(VirtualLine line) {
        line.carrier().fallSilent();
        line.untilStep(LeaseStep.Withdrawn.class);
    }
}
