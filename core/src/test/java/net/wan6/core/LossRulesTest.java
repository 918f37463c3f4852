package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.TWO;
import static net.wan6.core.Given.boundToTwo;
import static net.wan6.core.Given.second;
import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.OTHER_SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.answer;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/** A client that lost its prefix asks its server once or twice, then all, and says what it had (RFC 8168 §3.1; L-8, A7). */
class LossRulesTest {
    private static final Ipv6Prefix LENGTH_ONLY = Ipv6Prefix.parse("::/56");

    private static IaPd none(Ipv6Prefix prefix) {
        return pd(1, 0, 0).withPrefix(prefix(prefix, 0, 0));
    }

    /** Bound at 3, and the Renew of 7203 answered with lifetimes 0. */
    private static Script bereft(ClientConfig config) {
        Script script = Script.bound(config).at(7203);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, none(OLD)));
        assertTrue(script.engine.leases().isEmpty());
        return script;
    }

    private static List<IaPrefix> named(ClientServerMessage message, int ia) {
        return message.options().all(OptionTypes.IA_PD).get(ia).prefixes();
    }

    private static List<Ipv6Prefix> hints(ClientServerMessage solicit) {
        for (IaPrefix hint : named(solicit, 0)) {
            assertTrue(hint.validLifetime().isZero() && hint.preferredLifetime().isZero(), "S-7");
        }
        return named(solicit, 0).stream().map(IaPrefix::prefix).toList();
    }

    @Test
    void a7_afterTwoRequestsToItsSilentServerEveryServerIsAsked() {
        Script script = bereft(CONFIG).at(7220);
        List<MessageType> types =
                script.sent.stream().map(ClientServerMessage::type).toList();
        assertEquals(
                List.of(MessageType.RENEW, MessageType.REQUEST, MessageType.REQUEST, MessageType.SOLICIT),
                types.subList(0, 4));
        assertTrue(script.sentAt.get(3) < 7203 + 10, () -> "asked at " + script.sentAt);
        script.replies(answer(MessageType.ADVERTISE, script.lastSent(), OTHER_SERVER)
                .add(OptionTypes.IA_PD, ntt(NEW))
                .add(OptionTypes.PREFERENCE, 255));
        script.replies(
                answer(MessageType.REPLY, script.lastSent(), OTHER_SERVER).add(OptionTypes.IA_PD, ntt(NEW)));
        assertEquals(ClientState.BOUND, script.engine.state());
    }

    /** A hint costs nothing: the wished length still stands there where it is another. */
    @Test
    void a7_theSolicitNamesTheFormerPrefix() {
        assertEquals(List.of(OLD), hints(bereft(CONFIG).at(7220).lastSent()));

        ClientConfig other =
                ClientConfig.builder(ClientProfile.RFC9915).prefix(48).build();
        assertEquals(
                List.of(OLD, Ipv6Prefix.parse("::/48")),
                hints(bereft(other).at(7220).lastSent()));
    }

    @Test
    void a7_s7_theFirstSolicitNamesNone() {
        assertEquals(List.of(LENGTH_ONLY), hints(Script.of(CONFIG).start().at(1).lastSent()));
    }

    @Test
    void a7_aPrefixWhoseTimeIsOverIsAHintToo() {
        Script script = Script.bound(CONFIG).at(14_405);
        assertEquals(MessageType.SOLICIT, script.lastSent().type());
        assertEquals(List.of(OLD), hints(script.lastSent()));
    }

    @Test
    void a7_soIsOneThatEndedWhileTheClientWasDown() {
        Script script = Script.of(CONFIG).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        Script later = script.crashAndResume(CONFIG, new Downtime.Exactly(20_000 * Instants.SECOND))
                .start()
                .after(1);
        assertEquals(MessageType.SOLICIT, later.lastSent().type());
        assertEquals(List.of(OLD), hints(later.lastSent()));
    }

    @Test
    void a7_theLastOfSeveralPrefixesIsTheHint() {
        Script script = Script.bound(CONFIG).at(7203);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)));
        script.at(14_410)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, none(NEW).withPrefix(prefix(OLD, 0, 0))));
        assertEquals(List.of(NEW), hints(script.after(17).lastSent()));
    }

    @Test
    void a7_onceTheIaHasAPrefixTheFormerOneIsForgotten() {
        Script script = bereft(CONFIG).at(7204);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)));
        script.at(7204 + 7200);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, none(NEW)));
        assertEquals(List.of(NEW), hints(script.after(17).lastSent()));
    }

    @Test
    void a7_whatWasGivenBackIsNotWishedFor() {
        Script script = Script.bound(CONFIG).tell(new Input.Release()).tell(new Input.PrefixNoLongerAdvertised());
        script.replies(reply(script.lastSent()));
        script.start().after(2);
        assertEquals(MessageType.SOLICIT, script.lastSent().type());
        assertEquals(List.of(LENGTH_ONLY), hints(script.lastSent()));
    }

    @Test
    void a7_f6_whoIsNotToBeRecognisedDoesNotSayWhatItHad() {
        ClientConfig anonymous =
                ClientConfig.builder(ClientProfile.ANONYMITY).prefix(56).build();
        Script script = bereft(anonymous).at(7220);
        assertEquals(MessageType.SOLICIT, script.lastSent().type());
        assertEquals(List.of(LENGTH_ONLY), hints(script.lastSent()));
    }

    /** S-9: while another prefix is in use nobody is solicited, and the server of both is asked as any is. */
    @Test
    void a7_whereAnotherPrefixIsHeldTheServerHasTheUsualTime() {
        Script script = boundToTwo(TWO);
        script.at(7203)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, none(OLD))
                        .add(OptionTypes.IA_PD, second(NEW)));
        assertEquals(ClientState.REQUESTING, script.at(7350).engine.state());
    }
}
