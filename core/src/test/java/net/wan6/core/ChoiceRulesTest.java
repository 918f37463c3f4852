package net.wan6.core;

import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.OTHER_SERVER;
import static net.wan6.core.Script.SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.answer;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/** What the application chooses: which prefix to ask for, under which IAID, of which server, and to begin anew. */
class ChoiceRulesTest {
    private static ClientConfig.Builder asks() {
        return ClientConfig.builder(ClientProfile.RFC9915);
    }

    private static List<Ipv6Prefix> hints(ClientServerMessage message, int ia) {
        return message.options().all(OptionTypes.IA_PD).get(ia).options().all(OptionTypes.IAPREFIX).stream()
                .map(IaPrefix::prefix)
                .toList();
    }

    private static List<Long> iaids(ClientServerMessage message) {
        return message.options().all(OptionTypes.IA_PD).stream().map(IaPd::iaid).toList();
    }

    // ---------------------------------------------------------------- hints

    @Test
    void aCertainPrefixIsAskedForUntilOneOfItsLengthIsHeld() {
        Script script =
                Script.of(asks().prefix(PrefixHint.of(OLD)).build()).start().at(1);
        assertEquals(List.of(OLD), hints(script.lastSent(), 0));
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)))
                .at(3);
        assertEquals(MessageType.REQUEST, script.lastSent().type());
        assertEquals(List.of(NEW), hints(script.lastSent(), 0), "what is offered counts");
    }

    @Test
    void anIaidOfItsOwnStaysWhoeverElseIsLeftOut() {
        ClientConfig both = asks().prefix(PrefixHint.ofLength(56).withIaid(7))
                .prefix(PrefixHint.ofLength(60).withIaid(3))
                .build();
        assertEquals(List.of(7L, 3L), iaids(Script.of(both).start().at(1).lastSent()));
        ClientConfig second = asks().prefix(PrefixHint.ofLength(60).withIaid(3)).build();
        assertEquals(List.of(3L), iaids(Script.of(second).start().at(1).lastSent()));
        ClientConfig counted =
                asks().prefix(PrefixHint.ofLength(60).withIaid(9)).prefix().build();
        assertEquals(List.of(9L, 2L), iaids(Script.of(counted).start().at(1).lastSent()), "others are counted as ever");
    }

    @Test
    void twoOfOneIaidAreRefused() {
        ClientConfig twice = asks().prefix(PrefixHint.ANY.withIaid(2)).prefix().build();
        assertEquals(
                "two IA_PD with the IAID 2",
                assertThrows(IllegalArgumentException.class, () -> Script.of(twice))
                        .getMessage());
    }

    @Test
    void wishesThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> PrefixHint.of(Ipv6Prefix.parse("::/0")));
        assertThrows(IllegalArgumentException.class, () -> PrefixHint.ANY.withIaid(-1));
        assertThrows(IllegalArgumentException.class, () -> PrefixHint.ANY.withIaid(0x1_0000_0000L));
        assertEquals("/56 as IA_PD 7", PrefixHint.ofLength(56).withIaid(7).toString());
    }

    /** One would take the place of the other for ever. */
    @Test
    void severalPrefixesOfALineThatHasOneAreRefused() {
        ClientConfig.Builder two =
                ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).prefix(60);
        String refusal =
                assertThrows(IllegalArgumentException.class, two::build).getMessage();
        assertTrue(refusal.contains("SINGLE_PREFIX") && refusal.contains("[/56, /60]"), refusal);
        assertEquals(
                2, two.without(ClientFeature.SINGLE_PREFIX).build().prefixes().size());
    }

    // ---------------------------------------------------------------- servers and lengths

    @Test
    void v13_anUnwantedServerIsAsIfItWereNotThere() {
        Script script = Script.of(asks().prefix(56).servers(SERVER::equals).build())
                .start()
                .at(1);
        ClientServerMessage solicit = script.lastSent();
        script.replies(answer(MessageType.ADVERTISE, solicit, OTHER_SERVER).add(OptionTypes.IA_PD, ntt(NEW)));
        assertEquals(1L, script.engine.statistics().discarded().get(DiscardReason.UNWANTED_SERVER));
        script.at(5);
        assertEquals(MessageType.SOLICIT, script.lastSent().type());
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(MessageType.REQUEST, script.lastSent().type());
    }

    @Test
    void aPrefixOfAnotherLengthIsNotTaken() {
        Script script = Script.of(asks().prefix(56)
                        .takePrefixes(prefix -> prefix.length() == 60)
                        .build())
                .start()
                .at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)))
                .at(5);
        assertEquals(MessageType.SOLICIT, script.lastSent().type());
        assertEquals(
                List.of(new ClientEvent.ConfigurationProblem("the prefix " + OLD + " is not wanted")),
                script.all(ClientEvent.ConfigurationProblem.class));
    }

    /** The application's code is not ours, and costs no lease. */
    @Test
    void aChoiceThatThrowsTakesWhatThereIs() {
        Script script = Script.of(asks().prefix(56)
                        .servers(any -> {
                            throw new IllegalStateException("no database");
                        })
                        .build())
                .start()
                .at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)))
                .at(3);
        assertEquals(MessageType.REQUEST, script.lastSent().type());
        assertEquals(
                List.of(new ClientEvent.ConfigurationProblem(
                        "the choice of servers or prefixes failed: java.lang.IllegalStateException: no database")),
                script.all(ClientEvent.ConfigurationProblem.class));
    }

    // ---------------------------------------------------------------- beginning anew

    @Test
    void e6_whatIsForgottenIsToldAndNothingOfItIsSent() {
        Script script = Script.bound(Given.CONFIG).at(100);
        script.events.clear();
        script.tell(new Input.Forget());
        ClientEvent.LeaseChange change = script.change();
        assertEquals(Set.of(ChangeCause.FORGOTTEN), change.causes());
        LeaseStep.Withdrawn gone = change.steps(LeaseStep.Withdrawn.class).get(0);
        assertEquals(LeaseStep.WithdrawalReason.FORGOTTEN, gone.reason());
        assertEquals(ClientState.SOLICITING, script.engine.state());
        assertEquals(0, script.engine.keysHeld());
        script.at(105);
        ClientServerMessage solicit = script.lastSent();
        assertEquals(MessageType.SOLICIT, solicit.type());
        assertTrue(hints(solicit, 0).stream().noneMatch(hint -> hint.equals(((PrefixLease) gone.lease()).prefix())));
        script.replies(answer(MessageType.ADVERTISE, solicit, OTHER_SERVER).add(OptionTypes.IA_PD, ntt(NEW)));
        script.at(110);
        assertEquals(
                OTHER_SERVER,
                script.lastSent().options().first(OptionTypes.SERVER_ID).orElseThrow());
    }

    @Test
    void e6_aStoppedClientForgetsAndStaysStopped() {
        Script script =
                Script.bound(Given.CONFIG).at(100).tell(new Input.Stop()).tell(new Input.Forget());
        assertEquals(ClientState.STOPPED, script.engine.state());
        assertTrue(script.engine.leases().isEmpty());
    }

    @Test
    void e6_anAnswerToWhatWasForgottenIsNone() {
        Script script = Script.bound(Given.CONFIG).at(7203);
        ClientServerMessage renew = script.lastSent();
        assertEquals(MessageType.RENEW, renew.type());
        script.tell(new Input.Forget());
        script.replies(reply(renew).add(OptionTypes.IA_PD, ntt(OLD)));
        assertTrue(script.engine.leases().isEmpty());
    }
}
