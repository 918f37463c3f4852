package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.GivenKeys.KEY;
import static net.wan6.core.GivenKeys.NTT;
import static net.wan6.core.GivenKeys.keyed;
import static net.wan6.core.GivenKeys.keyedStateless;
import static net.wan6.core.GivenKeys.reconfigure;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.OTHER_SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.auth.ReplayPolicy;
import net.wan6.auth.Rkap;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/** Keys, digests and counters (RFC 9915 §18.2.11, §20.4; engine rules ). */
class ReconfigureSecurityRulesTest {
    private static final ReconfigureKey FORGED = ReconfigureKey.parseHex("ff112233445566778899aabbccddeeff");

    @Test
    void eventsHoldNoKey() {
        Script script = Script.of(Script.config().build()).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(
                                OptionTypes.AUTH,
                                Rkap.keyDelivery(ReconfigureKey.parseHex("00112233445566778899aabbccddeeff"), 1)));
        assertFalse(script.all(ClientEvent.OptionsChanged.class).stream()
                .anyMatch(change -> change.after().contains(OptionTypes.AUTH)));
    }

    @Test
    void r11_whatIsAcceptedIsCountedAndWhatIsStoppedHearsNothing() {
        Script script = keyed(CONFIG).at(100);
        script.receives(reconfigure(101, ReconfigureType.RENEW));
        ClientStatistics statistics = script.engine.statistics();
        assertEquals(1, statistics.reconfiguresAccepted());
        assertEquals(1, statistics.received().get(MessageType.RECONFIGURE));

        script.tell(new Input.Stop()).receives(reconfigure(102, ReconfigureType.RENEW));
        assertEquals(
                Map.of(DiscardReason.NOT_WAITED_FOR, 1L),
                script.engine.statistics().discarded());
        assertEquals(1, script.engine.statistics().reconfiguresAccepted());
    }

    @Test
    void r12_aClientThatIsNotWillingActsOnNone() {
        Script script = keyed(config().without(ClientFeature.ACCEPT_RECONFIGURE).build())
                .at(100);
        script.receives(reconfigure(101, ReconfigureType.RENEW)).sends();
        assertEquals(
                Map.of(DiscardReason.NOT_WAITED_FOR, 1L),
                script.engine.statistics().discarded());
    }

    @Test
    void r14_theKeyOfAReplyToAnInformationRequestVerifies() {
        Script script = keyedStateless();
        script.receives(reconfigure(101, ReconfigureType.INFORMATION_REQUEST)).after(1);
        script.sends(MessageType.INFORMATION_REQUEST);
    }

    @Test
    void r1_r5_r6_r7_v7_forgedReplayedMulticastAndForeignOnesAreRefusedWithTheReason() {
        Script script = keyed(NTT).at(100);
        script.receives(reconfigure(FORGED, 101, ReconfigureType.RENEW));
        script.receives(reconfigure(KEY, 100, ReconfigureType.RENEW));
        script.receives(reconfigure(KEY, 101, ReconfigureType.RENEW), Delivery.MULTICAST);
        script.receives(reconfigure(OTHER_SERVER, KEY, 101, ReconfigureType.RENEW));

        assertEquals(
                List.of(
                        RejectionReason.BAD_DIGEST,
                        RejectionReason.REPLAY,
                        RejectionReason.NOT_UNICAST,
                        RejectionReason.NO_KEY),
                script.all(ClientEvent.ReconfigureRejected.class).stream()
                        .map(ClientEvent.ReconfigureRejected::reason)
                        .toList());
        script.sends();
    }

    @Test
    void r11_law7_aFloodOfForgeriesIsToldOnceAReasonAndTenSeconds() {
        Script script = keyed(NTT).at(100);
        Octets forged = reconfigure(FORGED, 101, ReconfigureType.RENEW);
        for (int i = 0; i < 1000; i++) {
            script.receives(forged);
        }
        script.at(109.999).receives(forged);
        script.at(110).receives(forged);

        assertEquals(
                List.of(
                        new ClientEvent.ReconfigureRejected(RejectionReason.BAD_DIGEST, 0),
                        new ClientEvent.ReconfigureRejected(RejectionReason.BAD_DIGEST, 1000)),
                script.all(ClientEvent.ReconfigureRejected.class));
        assertEquals(1002, script.engine.statistics().reconfiguresRejected().get(RejectionReason.BAD_DIGEST));
    }

    @Test
    void r8_theCounterIsPersistedBeforeTheRenewIsSent() {
        Script script = keyed(NTT).at(100);
        Octets before = script.state;
        script.engine.handle(
                new Input.Received(
                        reconfigure(KEY, 101, ReconfigureType.RENEW),
                        Ipv6Address.parse("fe80::2"),
                        49153,
                        Delivery.UNICAST),
                100 * Instants.SECOND);
        Output.Persist first = assertInstanceOf(Output.Persist.class, script.engine.poll());
        assertFalse(first.state().equals(before));
        assertInstanceOf(Output.Notify.class, script.engine.poll());
    }

    @Test
    void r14_aReplyWithoutAKeyKeepsTheOldOne() {
        Script script = keyed(NTT).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sent.clear();
        script.receives(reconfigure(KEY, 101, ReconfigureType.RENEW)).sends(MessageType.RENEW);
    }

    @Test
    void r16_aMalformedAuthInAReplyNeverCostsTheLease() {
        Script script = Script.of(NTT).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .addRaw(11, Octets.parseHex("030100" + "00".repeat(8) + "01".repeat(33))));

        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(1, script.all(ClientEvent.ConfigurationProblem.class).size());
    }

    private static Script zeroKeyed(ClientConfig config) {
        Script script = Script.of(config).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.AUTH, Rkap.keyDelivery(KEY, 0)));
        script.events.clear();
        script.sent.clear();
        return script;
    }

    @Test
    void constantZeroesAreForThePolicyThatNamesThem() {
        Script strict = zeroKeyed(NTT).at(100);
        strict.receives(reconfigure(KEY, 0, ReconfigureType.RENEW)).sends();

        Script lenient = zeroKeyed(ClientConfig.builder(ClientProfile.NTT_FLETS)
                        .prefix(56)
                        .replayPolicy(ReplayPolicy.ALLOW_CONSTANT_ZERO)
                        .build())
                .at(100);
        lenient.receives(reconfigure(KEY, 0, ReconfigureType.RENEW)).sends(MessageType.RENEW);
    }

    @Test
    void rebootkey_theKeyOfTheFirstReplyVerifiesAfterARestart() {
        Script script = keyed(NTT).at(500);
        Script after = script.crashAndResume(NTT, new Downtime.Exactly(60 * Instants.SECOND));
        after.start().after(2);
        after.replies(reply(after.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        after.sent.clear();
        after.receives(reconfigure(KEY, 100, ReconfigureType.RENEW)).sends();
        after.receives(reconfigure(KEY, 101, ReconfigureType.RENEW)).sends(MessageType.RENEW);
    }

    @Test
    void r7_aRefusedRequestForInformationCannotBeReplayed() {
        Script script = keyed(NTT).at(100);
        Octets genuine = reconfigure(KEY, 101, ReconfigureType.INFORMATION_REQUEST);
        for (int i = 0; i < 1000; i++) {
            script.receives(genuine);
        }
        assertEquals(1, script.all(ClientEvent.ConfigurationProblem.class).size());
        assertEquals(999L, script.engine.statistics().reconfiguresRejected().get(RejectionReason.REPLAY));
    }
}
