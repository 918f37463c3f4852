package net.wan6.core;

import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.Softwire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a configuration may say; a mistake of the caller is named at once. */
class ConfigRulesTest {
    private static ClientConfig.Builder builder() {
        return ClientConfig.builder(ClientProfile.RFC9915);
    }

    private static void refused(String named, Executable mistake) {
        String message = assertThrows(IllegalArgumentException.class, mistake).getMessage();
        assertTrue(message.contains(named), message);
    }

    @Test
    void aLengthIsThatOfAnIpv6Prefix() {
        assertEquals(List.of(new PrefixHint(128)), builder().prefix(128).build().prefixes());
        assertEquals(List.of(PrefixHint.ANY), builder().prefix().build().prefixes());
        refused("129", () -> builder().prefix(129));
        refused("-1", () -> builder().prefix(-1));
    }

    @Test
    void whoAsksForNothingIsRefused() {
        ClientConfig.Builder ntt = ClientConfig.builder(ClientProfile.NTT_FLETS);
        refused("nothing to ask for", ntt::build);
        ClientConfig.Builder silent = builder().without(ClientFeature.INFORMATION_REQUEST);
        refused("nothing to ask for", silent::build);
        assertEquals(1, ntt.address().build().addresses());
        assertEquals(0, builder().build().addresses());
    }

    @Test
    void whatIsLeftOutIsNotDone() {
        ClientConfig config = builder()
                .prefix(56)
                .without(ClientFeature.ACCEPT_RECONFIGURE, ClientFeature.INFORMATION_REQUEST)
                .build();
        assertFalse(config.does(ClientFeature.ACCEPT_RECONFIGURE));
        assertFalse(config.does(ClientFeature.INFORMATION_REQUEST));
    }

    @Test
    void c9_onlyWhatMayBeAskedForIsAskedForByName() {
        refused("IA_PD", () -> builder().request(OptionTypes.IA_PD));
        ClientConfig config = builder()
                .request(OptionTypes.SNTP_SERVERS)
                .requestCode(0)
                .requestCode(0xffff)
                .requestCode(0xffff)
                .build();
        assertEquals(List.of(23, 31, 0, 0xffff), config.optionRequest());
        refused("65536", () -> builder().requestCode(65_536));
        refused("-1", () -> builder().requestCode(-1));
    }

    @Test
    void c7_aRateLimitLetsSomethingThrough() {
        assertEquals(1, new RateLimit(1, 1).messages());
        refused("0 messages", () -> new RateLimit(0, 1));
        refused("0 seconds", () -> new RateLimit(1, 0));
    }

    @Test
    void v12_anIaidHasThirtyTwoBitsAndCountsOnFromTheFirst() {
        refused("-1", () -> new ClientIdentity(Script.CLIENT, -1));
        refused("4294967296", () -> new ClientIdentity(Script.CLIENT, 0x1_0000_0000L));
        ClientIdentity last = new ClientIdentity(Script.CLIENT, 0xffff_ffffL);
        assertEquals(0xffff_ffffL, last.iaid(0));
        assertEquals(0, last.iaid(1));
        assertEquals(0, new ClientIdentity(Script.CLIENT, 0).iaid(0));
    }

    @Test
    void aDowntimeIsNotNegative() {
        assertEquals(0, new Downtime.Exactly(0).nanoseconds());
        assertEquals(0, new Downtime.About(0).nanoseconds());
        refused("-1", () -> new Downtime.Exactly(-1));
        refused("-1", () -> new Downtime.About(-1));
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
}
