package net.wan6.core;

import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.mape.MapRules;
import net.wan6.mape.Softwire;
import org.junit.jupiter.api.Test;

/** The softwire stands in the event of the prefix it follows from (design law 8; engine rule X-2). */
class SoftwireRulesTest {
    private static final MapDomain DOMAIN = MapDomain.of(
                    MapRule.parse("2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6"),
                    Ipv6Address.parse("2001:db8:ffff::1"))
            .withInterfaceIdFormat(InterfaceIdFormat.DRAFT_03);

    private static ClientConfig.Builder builder() {
        return ClientConfig.builder(ClientProfile.RFC9915);
    }

    /** RFC 7598: a MAP-E container that the server sends becomes the tunnel of the delegated prefix. */
    @Test
    void x2_theTunnelOfTheServerStandsInTheEventOfItsPrefix() {
        ClientConfig config = builder()
                .prefix(56)
                .softwiresFromServer(InterfaceIdFormat.RFC_7597)
                .build();
        Octets container = Octets.parseHex("0059" + "0015" + "01" + "10" + "18" + "c0000200" + "28" + "20010db810"
                + "005d" + "0004" + "06000000"
                + "005a" + "0010" + "20010db8ffff00000000000000000001");
        Ipv6Prefix delegated = Ipv6Prefix.parse("2001:db8:1012:3400::/56");
        Script script = Script.of(config).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(delegated)));
        script.events.clear();
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, ntt(delegated))
                .addRaw(OptionTypes.S46_CONT_MAPE.code(), container));
        Softwire.MapE tunnel = assertInstanceOf(
                Softwire.MapE.class, script.change().after().softwires().get(0));
        assertEquals(Ipv4Address.parse("192.0.2.18"), tunnel.ce().ipv4Address());
        assertEquals(0x34, tunnel.ce().psid());
    }

    /** C1, C2: a container with a rule that cannot be is told once, however often the server repeats it, and gives no tunnel. */
    @Test
    void x2_whatIsRefusedOfTheServersRulesIsToldOnce() {
        ClientConfig config = builder()
                .prefix(56)
                .softwiresFromServer(InterfaceIdFormat.RFC_7597)
                .build();
        Octets brWithoutRule = Octets.parseHex("005a" + "0010" + "20010db8ffff00000000000000000001");
        Script script = Script.of(config).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        for (int i = 0; i < 3; i++) {
            script.replies(reply(script.lastSent())
                    .add(OptionTypes.IA_PD, ntt(OLD))
                    .addRaw(OptionTypes.S46_CONT_MAPE.code(), brWithoutRule));
            assertEquals(List.of(), script.engine.leases().softwires());
            script.tell(new Input.RenewNow()).after(2);
        }
        List<ClientEvent.ConfigurationProblem> told = script.all(ClientEvent.ConfigurationProblem.class);
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.get(0).description().startsWith("option 94 of the server: "), told.toString());
    }

    @Test
    void theOldAndTheNewSoftwireStandInTheEventOfTheNewPrefix() {
        ClientConfig config = ClientConfig.builder(ClientProfile.NTT_FLETS)
                .prefix(56)
                .softwires(SoftwirePlan.ofDomain(DOMAIN))
                .build();
        Script script = Script.bound(config).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW).withPrefix(prefix(OLD, 0, 0))));

        ClientEvent.LeaseChange change = script.change();
        assertTrue(change.softwiresChanged());
        Softwire.MapE before = assertInstanceOf(
                Softwire.MapE.class, change.before().softwires().get(0));
        assertEquals(Ipv4Address.parse("153.241.113.198"), before.ce().ipv4Address());
        assertEquals(47, before.ce().psid());
        assertEquals(
                Ipv6Address.parse("2400:4050:5c71:af00:99:f171:c600:2f00"),
                before.ce().ceAddress());
        Softwire.MapE after =
                assertInstanceOf(Softwire.MapE.class, change.after().softwires().get(0));
        assertEquals(NEW, after.ce().endUserPrefix());
    }

    @Test
    void aRefreshedPrefixLeavesTheSoftwireAlone() {
        ClientConfig config = ClientConfig.builder(ClientProfile.NTT_FLETS)
                .prefix(56)
                .softwires(SoftwirePlan.ofRules(MapRules.japan()))
                .build();
        Script script = Script.bound(config).at(7300);
        assertFalse(script.engine.leases().softwires().isEmpty(), "the table knows this line");
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertFalse(script.change().softwiresChanged());
    }

    @Test
    void softwiresOfTheServerAreAskedFor() {
        ClientConfig config = ClientConfig.builder(ClientProfile.RFC9915)
                .prefix(56)
                .softwiresFromServer(InterfaceIdFormat.RFC_7597)
                .build();
        OptionRequest asked = Script.of(config)
                .start()
                .at(1)
                .lastSent()
                .options()
                .first(OptionTypes.ORO)
                .orElseThrow();
        assertTrue(asked.codes().boxed().toList().containsAll(List.of(94, 95, 96, 111, 64)), "X-2");
    }

    @Test
    void aPlanThatThrowsCostsNoLease() {
        ClientConfig config = ClientConfig.builder(ClientProfile.NTT_FLETS)
                .prefix(56)
                .softwires((prefixes, options) -> {
                    throw new IllegalStateException("the application's mistake");
                })
                .build();
        Script script = Script.of(config).start().at(1);
        script.replies(Script.advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(1, script.all(ClientEvent.LeaseChange.class).size());
        assertEquals(1, script.all(ClientEvent.ConfigurationProblem.class).size());
    }
}
