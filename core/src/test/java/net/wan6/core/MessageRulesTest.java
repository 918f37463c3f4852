package net.wan6.core;

import static net.wan6.core.Given.na;
import static net.wan6.core.Script.CLIENT;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.RawOption;
import org.junit.jupiter.api.Test;

/** What stands in each message (RFC 9915 §18.2, §21.7, App. B; engine rules C-9, S-7, N-10, F-6). */
class MessageRulesTest {
    private static List<Integer> codes(Script script, int index) {
        List<Integer> codes = new ArrayList<>();
        for (RawOption option : script.sent.get(index).options()) {
            codes.add(option.code());
        }
        return codes;
    }

    private static List<Integer> codes(ClientServerMessage message) {
        List<Integer> codes = new java.util.ArrayList<>();
        for (RawOption option : message.options()) {
            codes.add(option.code());
        }
        return codes;
    }

    @Test
    void f6_anonymityShufflesOptionsButNotBetweenRetransmissions() {
        ClientConfig config =
                ClientConfig.builder(ClientProfile.ANONYMITY).prefix(0).build();
        Script script = Script.of(config, new SplittableRandom(1)).start().at(30);
        List<Integer> first = codes(script, 0);
        assertEquals(first, codes(script, 1));
        assertFalse(first.contains(20), "no Reconfigure Accept");
        Script other = Script.of(config, new SplittableRandom(5)).start().at(30);
        assertNotEquals(first, codes(other, 0));
        assertEquals(
                CLIENT,
                script.sent.get(0).options().first(OptionTypes.CLIENT_ID).orElseThrow());
    }

    private static Script renewingBoth(RenewFields fields) {
        Script script = Script.of(config().address().renewFields(fields).build())
                .start()
                .at(2);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, na()));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, na()));
        script.at(2100);
        assertEquals(MessageType.RENEW, script.lastSent().type());
        return script;
    }

    private static void assertFields(
            Script script, List<Long> timersOfPd, List<Long> timesOfPrefix, List<Long> timersOfNa, List<Long> ofNa) {
        Options options = script.lastSent().options();
        IaPd pd = options.first(OptionTypes.IA_PD).orElseThrow();
        assertEquals(timersOfPd, List.of(pd.t1().seconds(), pd.t2().seconds()));
        IaPrefix prefix = pd.prefixes().get(0);
        assertEquals(
                timesOfPrefix,
                List.of(
                        prefix.preferredLifetime().seconds(),
                        prefix.validLifetime().seconds()));
        IaNa na = options.first(OptionTypes.IA_NA).orElseThrow();
        assertEquals(timersOfNa, List.of(na.t1().seconds(), na.t2().seconds()));
        IaAddress address = na.addresses().get(0);
        assertEquals(
                ofNa,
                List.of(
                        address.preferredLifetime().seconds(),
                        address.validLifetime().seconds()));
    }

    @Test
    void s7_timesAreZeroUnlessAServerWantsThemBack() {
        List<Long> zeros = List.of(0L, 0L);
        assertFields(renewingBoth(RenewFields.ZERO), zeros, zeros, zeros, zeros);
        assertFields(renewingBoth(RenewFields.LIFETIMES), zeros, List.of(12600L, 14400L), zeros, List.of(3500L, 4000L));
        assertFields(
                renewingBoth(RenewFields.ALL),
                List.of(7200L, 10800L),
                List.of(12600L, 14400L),
                List.of(2000L, 3000L),
                List.of(3500L, 4000L));
    }

    @Test
    void s7_aRebindRepeatsTheTimesAndARequestDoesNot() {
        Script rebind = renewingBoth(RenewFields.ALL).at(3100);
        assertEquals(MessageType.REBIND, rebind.lastSent().type());
        assertFields(
                rebind, List.of(7200L, 10800L), List.of(12600L, 14400L), List.of(2000L, 3000L), List.of(3500L, 4000L));
        Script verify = renewingBoth(RenewFields.ALL).tell(new Input.Resumed()).after(1);
        assertFields(
                verify, List.of(7200L, 10800L), List.of(12600L, 14400L), List.of(2000L, 3000L), List.of(3500L, 4000L));

        Script request =
                Script.of(config().renewFields(RenewFields.ALL).build()).start().at(2);
        request.replies(advertise(request.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        IaPd pd = request.lastSent().options().first(OptionTypes.IA_PD).orElseThrow();
        assertTrue(pd.t1().isZero() && pd.prefixes().get(0).validLifetime().isZero());
    }

    @Test
    void s6_rapidCommitIsWantedInASolicitAndNowhereElse() {
        Script script = Script.of(config().with(ClientFeature.RAPID_COMMIT).build())
                .start()
                .at(2);
        assertTrue(script.lastSent().options().contains(OptionTypes.RAPID_COMMIT));
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(MessageType.REQUEST, script.lastSent().type());
        assertFalse(script.lastSent().options().contains(OptionTypes.RAPID_COMMIT));
    }

    @Test
    void extraOptionsStandInMessagesOfTheirTypeAlone() {
        Octets one = Octets.parseHex("0102");
        ClientConfig config = config().extraOption(MessageType.SOLICIT, OptionTypes.INTERFACE_ID, one)
                .extraOption(MessageType.SOLICIT, OptionTypes.PREFERENCE, 7)
                .build();
        Script script = Script.of(config).start().at(2);
        assertEquals(
                one, script.lastSent().options().first(OptionTypes.INTERFACE_ID).orElseThrow());
        assertEquals(
                7, script.lastSent().options().first(OptionTypes.PREFERENCE).orElseThrow());
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertFalse(script.lastSent().options().contains(OptionTypes.INTERFACE_ID));
        assertFalse(script.lastSent().options().contains(OptionTypes.PREFERENCE));
    }

    private static List<Integer> asked(ClientServerMessage message) {
        return message.options()
                .first(OptionTypes.ORO)
                .orElseThrow()
                .codes()
                .boxed()
                .toList();
    }

    private static ClientServerMessage solicit(ClientConfig config) {
        ClientServerMessage message = Script.of(config).start().at(1).lastSent();
        assertEquals(MessageType.SOLICIT, message.type());
        return message;
    }

    @Test
    void x1_excludedPrefixesAreAskedForOnlyWithPrefixesAndNotAnonymously() {
        assertTrue(asked(solicit(config().build())).contains(67));
        assertFalse(asked(solicit(
                        ClientConfig.builder(ClientProfile.RFC9915).address().build()))
                .contains(67));
        assertFalse(asked(solicit(
                        ClientConfig.builder(ClientProfile.ANONYMITY).prefix(56).build()))
                .contains(67));
    }

    @Test
    void c9_theRefreshTimeIsNotAskedForWithLeasesEvenIfTheApplicationSaysSo() {
        assertFalse(asked(solicit(config().requestCode(32).build())).contains(32));
    }

    @Test
    void c9_theRefreshTimeIsLeftOutEvenIfItIsAllTheApplicationAsksFor() {
        ClientConfig config = ClientConfig.builder(ClientProfile.ANONYMITY)
                .prefix(56)
                .requestCode(32)
                .build();
        assertEquals(List.of(82), asked(solicit(config)));
    }

    @Test
    void s7_aWishForNoLengthIsNoHint() {
        IaPd pd = solicit(ClientConfig.builder(ClientProfile.RFC9915).prefix(0).build())
                .options()
                .first(OptionTypes.IA_PD)
                .orElseThrow();
        assertEquals(List.of(), pd.prefixes());
    }

    @Test
    void n10_aPrefixOfTheWishedLengthEndsTheWish() {
        Script script = Script.bound(config().build()).at(7203);
        assertEquals(
                List.of(OLD),
                script.lastSent().options().first(OptionTypes.IA_PD).orElseThrow().prefixes().stream()
                        .map(IaPrefix::prefix)
                        .toList());
    }

    @Test
    void n10_theWishStandsBesideAPrefixOfAnotherLengthButNotInARelease() {
        Ipv6Prefix longer = Ipv6Prefix.parse("2001:db8::/60");
        Script script = Script.of(config().build()).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(longer)));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(longer)));
        script.tell(new Input.Release()).tell(new Input.PrefixNoLongerAdvertised());
        assertEquals(MessageType.RELEASE, script.lastSent().type());
        assertEquals(
                List.of(longer),
                script.lastSent().options().first(OptionTypes.IA_PD).orElseThrow().prefixes().stream()
                        .map(IaPrefix::prefix)
                        .toList());
    }

    /** RFC 7844 §3.1, §4.1: neither the order of options nor that of the Option Request tells who we are. */
    @Test
    void f6_theOptionRequestOfAnAnonymousClientHasNoOrder() {
        ClientConfig config = ClientConfig.builder(ClientProfile.ANONYMITY)
                .prefix(0)
                .requestCode(23)
                .requestCode(24)
                .build();
        SplittableRandom random = new SplittableRandom(9);
        Set<List<Integer>> orders = new HashSet<>();
        Set<List<Integer>> places = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            ClientServerMessage message =
                    Script.of(config, random).start().at(1).lastSent();
            orders.add(asked(message));
            places.add(codes(message));
        }
        assertEquals(6, orders.size());
        assertTrue(places.size() > 10, () -> "orders of options: " + places);
        Script other = Script.of(config().requestCode(24).build());
        List<Integer> fixed = asked(other.start().at(1).lastSent());
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    fixed,
                    asked(Script.of(config().requestCode(24).build(), random)
                            .start()
                            .at(1.001)
                            .lastSent()));
        }
    }
}
