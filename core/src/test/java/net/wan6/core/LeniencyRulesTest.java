package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.problems;
import static net.wan6.core.Script.CLIENT;
import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.OTHER_SERVER;
import static net.wan6.core.Script.SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.Reconfigures;
import net.wan6.auth.RejectionReason;
import net.wan6.auth.Rkap;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults of real servers that must not cost a lease, and where the leniency ends (V-2, V-3, V-4, V-6).
 *
 * <p>What an attacker on the link gains: nothing that a well-formed message would not give. Advertise and Reply are not
 * signed, so whoever can send one with octets after the last option, or with an identifier twice, can send it without. No
 * octet behind the last option is read, and of two identifiers only equal ones are taken, so that no two readers of one
 * message see another server or another client. Why not more: a Reconfigure is acted on unasked, and its digest is all that
 * speaks for it. Its octets stay under the strict rules: what does not add up, or stands twice, is refused.
 */
class LeniencyRulesTest {
    private static final ReconfigureKey KEY = ReconfigureKey.parseHex("000102030405060708090a0b0c0d0e0f");

    private static Octets with(MessageBuilder<ClientServerMessage> message, String trailing) {
        return message.build().octets().concat(Octets.parseHex(trailing));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0000", "000000", "ff", "0019ff"})
    void a5_octetsAfterTheLastOptionCostNoLeaseAndAreToldOnce(String trailing) {
        Script script = Script.of(CONFIG).start().at(1);
        script.receives(with(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)), trailing));
        assertEquals(MessageType.REQUEST, script.at(3).lastSent().type());
        for (int reply = 0; reply < 4; reply++) {
            script.receives(with(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)), trailing));
            assertEquals(ClientState.BOUND, script.engine.state());
            script.after(7201);
        }
        assertEquals(
                List.of("messages of the server end in octets that are no option; they are ignored"), problems(script));
    }

    /** What is kept of such a Reply is read back at the next start. */
    @Test
    void a5_itsStateIsReadBack() {
        Script script = Script.of(CONFIG).start().at(1);
        script.receives(with(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)), "00"));
        script.at(3).receives(with(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)), "00"));
        Script later = script.crashAndResume(CONFIG, new Downtime.Exactly(0));
        assertEquals(1, later.engine.leases().prefixes().size());
    }

    @Test
    void a5_v6_anOptionLongerThanWhatFollowsStillCostsTheMessage() {
        Script script = Script.bound(CONFIG).at(7203);
        script.receives(with(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)), "00190001"));
        assertEquals(
                Map.of(DiscardReason.MALFORMED, 1L), script.engine.statistics().discarded());
        assertEquals(List.of(OLD), Given.held(script));
    }

    @Test
    void a5_aReconfigureWithSuchOctetsIsRefusedAlthoughItsDigestIsRight() {
        Script script = keyed();
        Octets signed = reconfigure(2).octets();
        script.receives(signed.concat(Octets.parseHex("00")));
        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(
                List.of(new ClientEvent.ReconfigureRejected(RejectionReason.MALFORMED, 0)),
                script.all(ClientEvent.ReconfigureRejected.class));
        script.receives(signed);
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    private static MessageBuilder<ClientServerMessage> twice(MessageType type, Script to, Duid client, Duid server) {
        return Script.answer(type, to.lastSent(), SERVER)
                .add(OptionTypes.CLIENT_ID, client)
                .add(OptionTypes.SERVER_ID, server)
                .add(OptionTypes.IA_PD, ntt(OLD));
    }

    @Test
    void a6_v2_identifiersThatStandTwiceInTheSameOctetsAreUsedAndToldOnce() {
        Script script = Script.of(CONFIG).start().at(1);
        script.replies(twice(MessageType.ADVERTISE, script, CLIENT, SERVER));
        assertEquals(MessageType.REQUEST, script.at(3).lastSent().type());
        for (int reply = 0; reply < 3; reply++) {
            script.replies(
                    twice(MessageType.REPLY, script, CLIENT, SERVER).add(OptionTypes.AUTH, Rkap.keyDelivery(KEY, 1)));
            assertEquals(ClientState.BOUND, script.engine.state());
            script.after(7201);
        }
        assertEquals(List.of("messages of the server have an identifier twice; the first is used"), problems(script));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.receives(reconfigure(2).octets());
        assertEquals(ClientState.RENEWING, script.engine.state(), "its key was learnt");
    }

    @Test
    void a6_v3_v4_identifiersThatDifferAreNobodys() {
        for (MessageType type : List.of(MessageType.ADVERTISE, MessageType.REPLY)) {
            Script script = type.equals(MessageType.REPLY)
                    ? Script.bound(CONFIG).at(7203)
                    : Script.of(CONFIG).start().at(1);
            script.replies(twice(type, script, OTHER_SERVER, SERVER));
            script.replies(twice(type, script, CLIENT, OTHER_SERVER));
            assertEquals(
                    Map.of(DiscardReason.CLIENT_ID, 1L, DiscardReason.SERVER_ID, 1L),
                    script.engine.statistics().discarded());
        }
    }

    /**
     * L-4 (A7, A8): a server whose answers cannot be used is told once, however often it answers. Somebody who sees the
     * transaction can have that told, at a bounded pace, and changes nothing; who does not see it has nothing told.
     */
    @Test
    void l4_anAnswerThatCannotBeUsedIsToldOnce() {
        Script script = Script.of(CONFIG).start().at(1);
        for (int i = 0; i < 100; i++) {
            script.receives(with(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)), "00190001"));
            script.replies(twice(MessageType.ADVERTISE, script, OTHER_SERVER, SERVER));
            script.replies(twice(MessageType.ADVERTISE, script, CLIENT, OTHER_SERVER));
            script.receives(advertise(script.lastSent()).build().octets().slice(0, 3));
            script.receives(Octets.parseHex("02ffffff" + "0019"));
        }
        assertEquals(
                List.of(
                        "the answer ADVERTISE cannot be used: option_overrun",
                        "the answer ADVERTISE cannot be used: it has no Client Identifier of ours, or several",
                        "the answer ADVERTISE cannot be used: it has no Server Identifier, or several"),
                problems(script));
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }

    @Test
    void a6_r1_aReconfigureWithAnIdentifierTwiceIsRefused() {
        Script script = keyed();
        ClientServerMessage twice = Reconfigures.of(ReconfigureType.RENEW, CLIENT, SERVER)
                .add(OptionTypes.SERVER_ID, SERVER)
                .build();
        script.receives(Rkap.sign(twice, KEY, 2).octets());
        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(
                List.of(new ClientEvent.ReconfigureRejected(RejectionReason.SERVER_ID, 0)),
                script.all(ClientEvent.ReconfigureRejected.class));
    }

    private static Script keyed() {
        Script script = Script.of(CONFIG).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.AUTH, Rkap.keyDelivery(KEY, 1)));
        assertEquals(ClientState.BOUND, script.engine.state());
        return script;
    }

    private static ClientServerMessage reconfigure(long counter) {
        return Rkap.sign(Reconfigures.of(ReconfigureType.RENEW, CLIENT, SERVER).build(), KEY, counter);
    }
}
