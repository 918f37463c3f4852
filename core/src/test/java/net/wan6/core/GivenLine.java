package net.wan6.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;

/** What routers say to clients that want announced prefixes. */
final class GivenLine {
    /** Of one /56 each, and the first of it. */
    static final Ipv6Prefix A = Ipv6Prefix.parse("2400:4050:5c71:af00::/64");

    static final Ipv6Prefix B = Ipv6Prefix.parse("2400:4050:5c12:3400::/64");
    static final Ipv6Prefix C = Ipv6Prefix.parse("2400:4050:5c99:1200::/64");

    static final MapDomain DOMAIN = MapDomain.of(
                    MapRule.parse("2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6"),
                    Ipv6Address.parse("2001:db8:ffff::1"))
            .withInterfaceIdFormat(InterfaceIdFormat.DRAFT_03);

    /** FLET'S Next without telephone: nothing but a /64 by Router Advertisement. */
    static final ClientConfig NEXT = ClientConfig.builder(ClientProfile.NTT_FLETS)
            .linePrefixes()
            .softwires(SoftwirePlan.ofDomain(DOMAIN))
            .build();

    /** A line that may announce several prefixes at a time. */
    static final ClientConfig SEVERAL = ClientConfig.builder(ClientProfile.RFC9915)
            .without(ClientFeature.INFORMATION_REQUEST)
            .linePrefixes()
            .softwires(SoftwirePlan.ofDomain(DOMAIN))
            .build();

    /** FLET'S Cross, or FLET'S Next with telephone: whichever comes. */
    static final ClientConfig CROSS = ClientConfig.builder(ClientProfile.NTT_FLETS)
            .prefix(56)
            .linePrefixes()
            .softwires(SoftwirePlan.ofDomain(DOMAIN))
            .build();

    private GivenLine() {}

    static LinePrefix prefix(Ipv6Prefix prefix, long preferred, long valid) {
        return new LinePrefix(prefix, Lifetime.ofSeconds(preferred), Lifetime.ofSeconds(valid));
    }

    static Input.LinePrefixes news(LinePrefix... news) {
        return new Input.LinePrefixes(List.of(news));
    }

    /** Announced with the lifetimes of RFC 4861 §6.2.1. */
    static Input.LinePrefixes announces(Ipv6Prefix... prefixes) {
        return new Input.LinePrefixes(Arrays.stream(prefixes)
                .map(prefix -> prefix(prefix, 604_800, 2_592_000))
                .toList());
    }

    static Input.LinePrefixes deprecates(Ipv6Prefix prefix) {
        return news(prefix(prefix, 0, 7200));
    }

    static Input.LinePrefixes ends(Ipv6Prefix prefix) {
        return news(prefix(prefix, 0, 0));
    }

    /** A client on a line with one prefix, announced at 1 second. */
    static Script holding(ClientConfig config, Ipv6Prefix prefix) {
        Script script = Script.of(config).start().at(1).tell(announces(prefix));
        assertEquals(List.of(prefix), line(script));
        script.events.clear();
        script.persisted = 0;
        return script;
    }

    static List<Ipv6Prefix> line(Script script) {
        return script.engine.leases().linePrefixes().stream()
                .map(LineLease::prefix)
                .toList();
    }

    static List<Class<?>> kinds(ClientEvent.LeaseChange change) {
        return change.steps().stream().<Class<?>>map(LeaseStep::getClass).toList();
    }
}
