package net.wan6.core;

import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.codec.Duid;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a configuration may say; a mistake of the caller is named at once. */
class ConfigRulesTest {
    private static ClientConfig.Builder builder() {
        return ClientConfig.builder(ClientProfile.RFC9915);
    }

    @Test
    void nttRefusesADuidThatTheCarrierDoesNotAnswer() {
        ClientConfig ntt =
                ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
        ClientIdentity uuid = ClientIdentity.of(Duid.parseHex("0004" + "00".repeat(16)));
        assertThrows(IllegalArgumentException.class, () -> ClientEngine.create(ntt, uuid, Script.RAND_ZERO));
    }

    private static void refused(String named, Executable mistake) {
        String message = assertThrows(IllegalArgumentException.class, mistake).getMessage();
        assertTrue(message.contains(named), message);
    }

    @Test
    void aLengthIsThatOfAnIpv6Prefix() {
        assertEquals(
                List.of(PrefixHint.ofLength(128)), builder().prefix(128).build().prefixes());
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
        refused("messages 0", () -> new RateLimit(0, 1));
        refused("seconds 0", () -> new RateLimit(1, 0));
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
}
