package net.wan6.core;

import static net.wan6.core.Script.CLIENT;
import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.OTHER_SERVER;
import static net.wan6.core.Script.SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.auth.ReplayPolicy;
import net.wan6.auth.Rkap;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/** What the engine does with Reconfigures (RFC 9915 §18.2.11, §20.4; engine rules R). */
class ReconfigureTest {
    private static final ReconfigureKey KEY = ReconfigureKey.parseHex("00112233445566778899aabbccddeeff");
    private static final ReconfigureKey FORGED = ReconfigureKey.parseHex("ff112233445566778899aabbccddeeff");
    private static final ClientConfig NTT =
            ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();

    /** Bound by a Reply that delivered {@link #KEY} with counter 100. */
    private static Script keyed(ClientConfig config) {
        Script script = Script.of(config).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.AUTH, Rkap.keyDelivery(KEY, 100)));
        script.events.clear();
        script.sent.clear();
        return script;
    }

    private static Octets reconfigure(ReconfigureKey key, long replay, ReconfigureType type) {
        return reconfigure(SERVER, key, replay, type);
    }

    private static Octets reconfigure(Duid server, ReconfigureKey key, long replay, ReconfigureType type) {
        ClientServerMessage message = Message.builder(MessageType.RECONFIGURE, 0)
                .add(OptionTypes.CLIENT_ID, CLIENT)
                .add(OptionTypes.SERVER_ID, server)
                .add(OptionTypes.ORO, OptionRequest.ofCodes(25))
                .add(OptionTypes.RECONF_MSG, type.code())
                .build();
        return Rkap.sign(message, key, replay).octets();
    }

    @Test
    void c6_theStory_aGenuineReconfigureRenewsAndTheChangeIsOneEvent() {
        Script script = keyed(NTT).at(100);
        Octets genuine = reconfigure(KEY, 101, ReconfigureType.RENEW);
        assertEquals(75, genuine.length(), "N19");
        script.receives(genuine);
        assertEquals(
                List.of(new ClientEvent.ReconfigureAccepted(ReconfigureType.RENEW, SERVER)),
                script.all(ClientEvent.ReconfigureAccepted.class));
        assertEquals(MessageType.RENEW, script.lastSent().type());
        assertTrue(
                script.lastSent().options().first(OptionTypes.ORO).orElseThrow().contains(OptionTypes.IA_PD),
                "R-18: the Option Request is copied");

        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW).withPrefix(prefix(OLD, 0, 0))));
        ClientEvent.LeaseChange change = script.change();
        assertInstanceOf(LeaseStep.Replaced.class, change.steps().get(0));
        assertEquals(1, change.steps().size());
        assertEquals(Set.of(ChangeCause.RECONFIGURE, ChangeCause.RENEW), change.causes());
    }

    @Test
    void r18_thePlainProfileCopiesNothing() {
        Script script = keyed(Script.config().build()).at(100);
        script.receives(reconfigure(KEY, 101, ReconfigureType.RENEW));
        assertFalse(
                script.lastSent().options().first(OptionTypes.ORO).orElseThrow().contains(OptionTypes.IA_PD));
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
        script.at(110).receives(forged);

        assertEquals(
                List.of(
                        new ClientEvent.ReconfigureRejected(RejectionReason.BAD_DIGEST, 0),
                        new ClientEvent.ReconfigureRejected(RejectionReason.BAD_DIGEST, 999)),
                script.all(ClientEvent.ReconfigureRejected.class));
        assertEquals(1001, script.engine.statistics().reconfiguresRejected().get(RejectionReason.BAD_DIGEST));
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
    void r9_whileOneIsAnsweredOthersAreIgnoredAndNotRecorded() {
        Script script = keyed(NTT).at(100);
        script.receives(reconfigure(KEY, 101, ReconfigureType.RENEW));
        script.receives(reconfigure(KEY, 102, ReconfigureType.RENEW));
        assertEquals(
                List.of(new ClientEvent.ReconfigureRejected(RejectionReason.BUSY, 0)),
                script.all(ClientEvent.ReconfigureRejected.class));

        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sent.clear();
        script.receives(reconfigure(KEY, 102, ReconfigureType.RENEW)).sends(MessageType.RENEW);
    }

    @Test
    void r10_typeSixRebindsAndTypeElevenAsksForInformationOfThatServer() {
        Script rebind = keyed(NTT).at(100);
        rebind.receives(reconfigure(KEY, 101, ReconfigureType.REBIND)).sends(MessageType.REBIND);

        Script inform = keyed(Script.config().build()).at(100);
        inform.receives(reconfigure(KEY, 101, ReconfigureType.INFORMATION_REQUEST))
                .after(1);
        assertEquals(MessageType.INFORMATION_REQUEST, inform.lastSent().type());
        assertEquals(
                SERVER, inform.lastSent().options().first(OptionTypes.SERVER_ID).orElseThrow());
        inform.replies(reply(inform.lastSent()));
        assertEquals(ClientState.BOUND, inform.engine.state());
    }

    @Test
    void nttDoesNotSendInformationRequestEvenIfAskedTo() {
        Script script = keyed(NTT).at(100);
        script.receives(reconfigure(KEY, 101, ReconfigureType.INFORMATION_REQUEST))
                .after(10)
                .sends();
        assertEquals(1, script.all(ClientEvent.ConfigurationProblem.class).size());
    }

    @Test
    void r10_duringOurOwnRenewAnotherRenewIsRedundantAndARebindSwitches() {
        Script script = keyed(NTT).at(7300);
        script.sends(MessageType.RENEW, MessageType.RENEW, MessageType.RENEW, MessageType.RENEW);
        script.receives(reconfigure(KEY, 101, ReconfigureType.RENEW)).sends();
        script.receives(reconfigure(KEY, 102, ReconfigureType.REBIND)).sends(MessageType.REBIND);
    }

    @Test
    void r13_willingnessHangsOnTheKeyNotOnOption20() {
        Script script = keyed(NTT).at(100);
        script.receives(reconfigure(KEY, 101, ReconfigureType.RENEW)).sends(MessageType.RENEW);
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

    @Test
    void r19_anUnchangedPrefixIsARefreshAndNothingElseForWeeks() {
        Script script = keyed(NTT);
        for (int hour = 2; hour < 24 * 14; hour += 2) {
            script.at(hour * 3600 - 1800).receives(reconfigure(KEY, 100 + hour, ReconfigureType.RENEW));
            script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        }
        assertTrue(script.all(ClientEvent.LeaseChange.class).stream()
                .flatMap(change -> change.steps().stream())
                .allMatch(step -> step instanceof LeaseStep.Refreshed));
        assertEquals(167, script.all(ClientEvent.LeaseChange.class).size());
    }

    @Test
    void r20_aReconfigureWhoseRenewIsNotAnsweredTakesNothingAway() {
        Script script = keyed(NTT).at(100);
        script.receives(reconfigure(KEY, 101, ReconfigureType.RENEW)).at(10_000);
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
        assertEquals(OLD, script.engine.leases().prefixes().get(0).prefix());
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
    void r10_aRenewAskedForWhileRebindingIsARenew() {
        Script script = keyed(NTT).at(10_900);
        script.sent.clear();
        script.receives(reconfigure(KEY, 101, ReconfigureType.RENEW)).sends(MessageType.RENEW);
        script.after(61);
        assertEquals(MessageType.REBIND, script.lastSent().type());
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
