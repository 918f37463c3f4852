package net.wan6.core;

import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.Reconfigures;
import net.wan6.auth.Rkap;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaPd;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import org.junit.jupiter.api.Test;

/** What simulated weeks found before anybody had thought of it; each with the seed's story cut to its core. */
class FoundBySimulationTest {
    private static final Status NO_BINDING = Status.of(StatusCode.NO_BINDING, "");

    private static Script twoPrefixes() {
        Script script = Script.of(config().prefix(0).build()).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(2).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(ClientState.BOUND, script.engine.state());
        return script.sends(MessageType.SOLICIT, MessageType.REQUEST);
    }

    @Test
    void l5_s13_anIaThatWaitsForItsFirstPrefixIsRequestedWhereTheServerKnowsNoBindingOfIt() {
        Script script = twoPrefixes().at(7203);
        ClientServerMessage renew = script.lastSent();
        script.replies(reply(renew).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_PD, unknown()));
        script.sends(MessageType.RENEW, MessageType.REQUEST);
        assertEquals(ClientState.REQUESTING, script.engine.state());
    }

    private static IaPd unknown() {
        IaPd empty = pd(2, 0, 0);
        return empty.withOptions(empty.options().with(OptionTypes.STATUS_CODE, NO_BINDING));
    }

    @Test
    void l8_aRequestRefusedWhileOtherLeasesWereJustExtendedDoesNotRebindThem() {
        Script script = twoPrefixes().at(7203);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_PD, unknown()));
        script.replies(
                reply(script.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_PREFIX_AVAIL, "")));
        script.sends(MessageType.RENEW, MessageType.REQUEST);
        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(1, script.engine.leases().prefixes().size());
        script.at(7203 + 7199).sends();
        script.at(7203 + 7201).sends(MessageType.RENEW);
    }

    @Test
    void c8_aLateReconfigureAndALateTimerSendOneMessage() {
        ReconfigureKey key = ReconfigureKey.of(Octets.parseHex("000102030405060708090a0b0c0d0e0f"));
        Script script = Script.bound(config().build());
        script.at(100).tell(new Input.RenewNow());
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, ntt(OLD))
                .add(OptionTypes.AUTH, Rkap.keyDelivery(key, 1)));
        script.sends(MessageType.RENEW);

        Message reconfigure = Rkap.sign(
                Reconfigures.of(ReconfigureType.RENEW, Script.CLIENT, Script.SERVER)
                        .build(),
                key,
                2);
        script.asleepUntil(13_000).receives(reconfigure.octets());
        assertEquals(1, script.sent.size());
    }

    @Test
    void c8_aLateReplyIsTheAnswerAndNotAReasonToAskAgain() {
        Script script = Script.bound(config().build()).at(7204);
        ClientServerMessage renew = script.lastSent();
        script.asleepUntil(7300)
                .replies(reply(renew).add(OptionTypes.IA_PD, pd(1, 100, 200).withPrefix(prefix(NEW, 300, 400))));
        script.sends(MessageType.RENEW);
        assertEquals(ClientState.BOUND, script.engine.state());
    }
}
