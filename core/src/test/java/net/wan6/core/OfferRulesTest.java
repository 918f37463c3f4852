package net.wan6.core;

import static net.wan6.core.Given.lastGapBefore;
import static net.wan6.core.Given.offer;
import static net.wan6.core.Given.server;
import static net.wan6.core.Given.serverAsked;
import static net.wan6.core.Given.soliciting;
import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.OTHER_SERVER;
import static net.wan6.core.Script.SERVER;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import net.wan6.auth.Delivery;
import net.wan6.codec.Duid;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several servers is asked (RFC 9915 §18.2.9; RFC 8168 §3.3; engine rules S-4, S-5, S-11). */
class OfferRulesTest {
    private static IaPd ofLength(int length) {
        return ntt(new Ipv6Prefix(Ipv6Address.parse("2001:db8::"), length));
    }

    /** Two servers offer prefixes of these lengths to a client with a wish; the first or the second is asked. */
    @ParameterizedTest
    @CsvSource({
        "56, 60, 52, second", // 4 bits either way: the shorter
        "56, 52, 60, first",
        "56, 57, 52, first", // 1 bit against 4
        "56, 52, 57, second",
        "56, 48, 56, second",
        "56, 64, 60, second",
        "0, 64, 48, first", // no wish: the first that came
    })
    void s5_s11_theLengthNearestToTheWishIsAskedForTheShorterIfBothAreAsNear(
            int wish, int first, int second, String expected) {
        Script script = soliciting(
                ClientConfig.builder(ClientProfile.RFC9915).prefix(wish).build());
        script.replies(offer(script, SERVER).add(OptionTypes.IA_PD, ofLength(first)));
        script.replies(offer(script, OTHER_SERVER).add(OptionTypes.IA_PD, ofLength(second)));
        assertEquals(expected.equals("first") ? SERVER : OTHER_SERVER, serverAsked(script));
    }

    @Test
    void s5_s11_theDistancesOfAllPrefixesAddUp() {
        Script script = soliciting(config().prefix(56).build());
        script.replies(offer(script, SERVER)
                .add(OptionTypes.IA_PD, ofLength(48))
                .add(OptionTypes.IA_PD, pd(2, 0, 0).withPrefix(prefix(Ipv6Prefix.parse("2001:db8:1::/48"), 9, 9))));
        script.replies(offer(script, OTHER_SERVER)
                .add(OptionTypes.IA_PD, ofLength(48))
                .add(OptionTypes.IA_PD, pd(2, 0, 0).withPrefix(prefix(NEW, 9, 9))));
        assertEquals(OTHER_SERVER, serverAsked(script));
    }

    @Test
    void s5_theServerThatSatisfiesMoreIsAskedAndAnEmptyIaSatisfiesNothing() {
        Script script = soliciting(config().address().build());
        IaNa address = IaNa.of(1)
                .withAddress(
                        IaAddress.of(Ipv6Address.parse("2001:db8::1"), Lifetime.ofSeconds(9), Lifetime.ofSeconds(9)));
        script.replies(offer(script, SERVER).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, IaNa.of(1)));
        script.replies(
                offer(script, OTHER_SERVER).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, address));
        assertEquals(OTHER_SERVER, serverAsked(script));
    }

    @Test
    void s5_theLastWordOfAServerCounts() {
        Script script = soliciting(config().build());
        script.replies(offer(script, SERVER).add(OptionTypes.PREFERENCE, 5).add(OptionTypes.IA_PD, ntt(OLD)));
        script.replies(
                offer(script, OTHER_SERVER).add(OptionTypes.PREFERENCE, 3).add(OptionTypes.IA_PD, ntt(OLD)));
        script.replies(offer(script, SERVER).add(OptionTypes.PREFERENCE, 1).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(OTHER_SERVER, serverAsked(script));
    }

    @Test
    void s5_theBestOfManyServersIsAskedWheneverItCame() {
        for (int best : List.of(1, 16, 17, 30)) {
            Script script = soliciting(config().build());
            for (int number = 1; number <= 30; number++) {
                int preference = number == best ? 200 : number;
                script.replies(offer(script, server(number))
                        .add(OptionTypes.PREFERENCE, preference)
                        .add(OptionTypes.IA_PD, ntt(OLD)));
            }
            assertEquals(server(best), serverAsked(script));
        }
    }

    @Test
    void s4_aSolMaxRtIsAdoptedIfAllThatCarryItAgree() {
        Script script = soliciting(config().build());
        script.replies(offer(script, SERVER).add(OptionTypes.SOL_MAX_RT, 60L));
        script.replies(offer(script, OTHER_SERVER));
        script.replies(offer(script, server(1)).add(OptionTypes.SOL_MAX_RT, 60L));
        assertEquals(60, lastGapBefore(script, 2000), 0.001);
    }

    @Test
    void s4_anOfferThatCarriesASolMaxRtIsAnOfferToo() {
        Script script = soliciting(config().build());
        script.replies(offer(script, SERVER).add(OptionTypes.SOL_MAX_RT, 60L).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(SERVER, serverAsked(script));
    }

    @Test
    void s4_onceInDiscordAThirdVoiceDoesNotSettleIt() {
        Script script = soliciting(config().build());
        script.replies(offer(script, SERVER).add(OptionTypes.SOL_MAX_RT, 60L));
        script.replies(offer(script, OTHER_SERVER).add(OptionTypes.SOL_MAX_RT, 61L));
        script.replies(offer(script, server(1)).add(OptionTypes.SOL_MAX_RT, 60L));
        assertTrue(lastGapBefore(script, 2000) > 500);
    }

    @Test
    void v11_theGreatestSolMaxRtIsADayAndNotASecondMore() {
        Script day = soliciting(config().build());
        day.replies(offer(day, SERVER).add(OptionTypes.SOL_MAX_RT, 86_400L));
        assertEquals(86_400, lastGapBefore(day, 500_000), 0.001);
        Script more = soliciting(config().build());
        more.replies(offer(more, SERVER).add(OptionTypes.SOL_MAX_RT, 86_401L));
        assertEquals(3600, lastGapBefore(more, 500_000), 0.001);
    }

    /** The same client, which asks for configuration alone after a restart. */
    private static Script informing(Script script) {
        ClientConfig stateless = ClientConfig.builder(ClientProfile.RFC9915).build();
        return script.crashAndResume(stateless, new Downtime.Unknown()).start();
    }

    @Test
    void v11_s4_anInfMaxRtOfAdvertisesIsAdoptedToo() {
        Script script = soliciting(config().build());
        script.replies(offer(script, SERVER).add(OptionTypes.INF_MAX_RT, 60L));
        assertEquals(60, lastGapBefore(informing(script), 1_002_000), 0.001);
        script.replies(offer(script, OTHER_SERVER).add(OptionTypes.INF_MAX_RT, 61L));
        script.after(1); // A14: the second value in a second is saved at its end
        assertTrue(lastGapBefore(informing(script), 1_002_000) > 500, "S-4: they do not agree");
    }

    /** More servers than that are somebody playing, who would fill the memory of a client that waits a second. */
    @Test
    void s5_sixteenOffersAreRememberedTheBestOfAll() {
        OutputQueue outputs = new OutputQueue();
        ClientStateMachine machine =
                new ClientStateMachine(config().build(), Script.IDENTITY, Script.RAND_ZERO, new TokenBucket(), outputs);
        machine.start(0);
        EngineTimers.runDue(machine, Instants.SECOND);
        int xid = Objects.requireNonNull(machine.state().exchange()).xid();
        for (int i = 0; i < 40; i++) {
            Duid server = Duid.parseHex("0003000102005e0054" + String.format("%02x", i));
            new DatagramHandler(machine, Delivery.UNICAST, Instants.SECOND + i)
                    .handle(Message.builder(MessageType.ADVERTISE, xid)
                            .add(OptionTypes.CLIENT_ID, Script.CLIENT)
                            .add(OptionTypes.SERVER_ID, server)
                            .add(OptionTypes.PREFERENCE, i % 32)
                            .add(OptionTypes.IA_PD, ntt(OLD))
                            .build());
        }
        List<Offer> offers = ((EngineState.Soliciting) machine.state()).offers();
        assertEquals(16, offers.size());
        assertEquals(16, offers.stream().mapToInt(Offer::preference).min().orElseThrow());
    }
}
