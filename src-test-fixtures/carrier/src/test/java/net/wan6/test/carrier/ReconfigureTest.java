package net.wan6.test.carrier;

import static net.wan6.test.carrier.TestLine.CLIENT;
import static net.wan6.test.carrier.TestLine.OLD;
import static net.wan6.test.carrier.TestLine.PEER;
import static net.wan6.test.carrier.TestLine.SECOND;
import static net.wan6.test.carrier.TestLine.SERVER;
import static net.wan6.test.carrier.TestLine.renew;
import static net.wan6.test.carrier.TestLine.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.wan6.auth.Delivery;
import net.wan6.auth.KeyRing;
import net.wan6.auth.KeyUpdate;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.auth.ReplayPolicy;
import net.wan6.auth.Rkap;
import net.wan6.auth.Verdict;
import net.wan6.auth.Verdict.Rejected;
import net.wan6.auth.Verdict.Verified;
import net.wan6.codec.Authentication;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a carrier signs is judged here by the client's own verifier and, apart from it, by the JDK's HMAC. */
class ReconfigureTest {
    private TestLine line;
    private KeyRing keys;
    private Octets secret;

    @BeforeEach
    void begin() {
        bind(plan -> plan);
    }

    private void bind(UnaryOperator<CarrierPlanBuilder> plan) {
        line = TestLine.of(plan);
        ClientServerMessage reply = (ClientServerMessage) line.reply(request().build());
        KeyUpdate update = KeyRing.empty().learn(reply);
        assertInstanceOf(KeyUpdate.Learnt.class, update);
        keys = update.keys();
        Authentication auth = reply.options().first(OptionTypes.AUTH).orElseThrow();
        secret = auth.information().slice(1, 17);
        line.carrier.takeEvents();
    }

    @Test
    void theFormSeenOnCrossHas75OctetsAndEachIsKnown() throws GeneralSecurityException {
        bind(plan -> plan.reconfigureForm(ReconfigureForm.OPTION_REQUEST)
                .replayCounter(ReplayCounting.SECONDS, 0xe9000000_00000000L));
        line.now = 60 * SECOND;
        Octets datagram = reconfigure(ReconfigureType.RENEW);
        String expected = "0a000000" // Reconfigure, transaction id 0
                + "0001000a" + "0003000102005e005302" // the client's DUID-LL
                + "0002000a" + "0003000102005e005301" // the server's
                + "00060002" + "0019" // Option Request: IA_PD
                + "00130001" + "05" // Renew
                + "000b001c" + "030100" + "e900003c00000000" + "02"; // RKAP, counter, digest
        assertEquals(75, datagram.length());
        assertEquals(expected, datagram.slice(0, 59).toHex());
        assertEquals(hmac(secret, datagram), datagram.slice(59, 75).toHex());
    }

    @Test
    void thePlainFormIsVerifiedByTheClient() throws GeneralSecurityException {
        for (ReconfigureType type : ReconfigureType.values()) {
            Octets datagram = reconfigure(type);
            assertEquals(
                    hmac(secret, datagram),
                    datagram.slice(datagram.length() - 16, datagram.length()).toHex());
            Verified verified = assertInstanceOf(Verified.class, verdict(datagram));
            assertEquals(type, verified.type());
            keys = verified.keys();
        }
    }

    @Test
    void itIsSentAgainAt2And6To254SecondsAndGivenUpAt510() {
        long begin = line.now;
        List<Long> seconds = new ArrayList<>(List.of(0L));
        Octets last = reconfigure(ReconfigureType.RENEW);
        for (OptionalLong next = line.carrier.deadline(); next.isPresent(); next = line.carrier.deadline()) {
            assertEquals(List.of(), line.carrier.advance(next.getAsLong() - 1), "not before the deadline");
            List<Outgoing> out = line.carrier.advance(next.getAsLong());
            seconds.add((next.getAsLong() - begin) / SECOND);
            for (Outgoing again : out) {
                assertEquals(counter(last) + 1, counter(again.datagram()), "each has a counter of its own");
                last = again.datagram();
            }
        }
        assertEquals(List.of(0L, 2L, 6L, 14L, 30L, 62L, 126L, 254L, 510L), seconds);
        List<CarrierEvent> events = line.carrier.takeEvents();
        assertEquals(9, events.size());
        assertEquals(new CarrierEvent.ReconfigureGivenUp(CLIENT), events.get(8));
    }

    @Test
    void anAnswerEndsIt() {
        reconfigure(ReconfigureType.RENEW);
        line.reply(renew(OLD).build());
        assertEquals(OptionalLong.empty(), line.carrier.deadline());
        assertEquals(
                List.of(
                        new CarrierEvent.ReconfigureSent(CLIENT, ReconfigureType.RENEW, 1),
                        new CarrierEvent.ReconfigureAnswered(CLIENT, MessageType.RENEW),
                        new CarrierEvent.Answered(CLIENT, MessageType.RENEW, MessageType.REPLY, PEER)),
                line.carrier.takeEvents());
    }

    /** A client that does not understand it, or was restarted, has all there is by another way. */
    @Test
    void aClientThatBindsAnewIsNotAskedAgain() {
        reconfigure(ReconfigureType.RENEW);
        line.reply(TestLine.addressed(MessageType.RELEASE)
                .add(OptionTypes.IA_PD, TestLine.listing(1, OLD))
                .build());
        assertEquals(OptionalLong.of(line.now + 2 * SECOND), line.carrier.deadline(), "not bound yet");
        line.reply(request().build());
        assertEquals(OptionalLong.empty(), line.carrier.deadline());
        assertTrue(
                line.carrier.takeEvents().contains(new CarrierEvent.ReconfigureAnswered(CLIENT, MessageType.REQUEST)));
    }

    @Test
    void anOfferOrARefusalEndsNothing() {
        line.reply(TestLine.addressed(MessageType.RELEASE)
                .add(OptionTypes.IA_PD, TestLine.listing(1, OLD))
                .build());
        line.carrier.renumber(List.of());
        reconfigure(ReconfigureType.RENEW);
        line.reply(TestLine.solicit().build());
        line.reply(request().build());
        assertEquals(OptionalLong.of(line.now + 2 * SECOND), line.carrier.deadline());
    }

    @Test
    void aNewOneTakesThePlaceOfTheOld() {
        reconfigure(ReconfigureType.RENEW);
        line.now += SECOND;
        reconfigure(ReconfigureType.REBIND);
        assertEquals(OptionalLong.of(line.now + 2 * SECOND), line.carrier.deadline());
    }

    @Test
    void keyAndCounterSurviveARestart() {
        Octets before = reconfigure(ReconfigureType.RENEW);
        keys = assertInstanceOf(Verified.class, verdict(before)).keys();
        line = new TestLine(Carrier.resume(line.carrier.plan(), line.carrier.database(), new Random(99)));
        assertInstanceOf(Verified.class, verdict(reconfigure(ReconfigureType.RENEW)));
    }

    @Test
    void withoutAKeyThereIsNoReconfigure() {
        TestLine fresh = TestLine.plain();
        assertThrows(
                IllegalArgumentException.class,
                () -> fresh.carrier.reconfigure(CLIENT, ReconfigureType.RENEW, fresh.now));
        assertEquals(List.of(), fresh.carrier.reconfigureAll(ReconfigureType.RENEW, fresh.now));
    }

    @Test
    void aRequestSentAgainGetsTheSameKey() {
        Octets again = key(line.reply(request().build()));
        assertEquals(secret, again);
        ClientServerMessage other = Message.builder(MessageType.REQUEST, 77)
                .addAll(request().build().options())
                .build();
        assertNotEquals(secret, key(line.reply(other)));
    }

    @Test
    void keysAreDeliveredAsPlanned() {
        bind(plan -> plan.keyDelivery(KeyDelivery.SAME_IN_EVERY_REPLY));
        assertEquals(secret, key(line.reply(renew(OLD).build())));
        bind(plan -> plan.keyDelivery(KeyDelivery.NEW_IN_EVERY_REPLY));
        ClientServerMessage renew = Message.builder(MessageType.RENEW, 77)
                .addAll(renew(OLD).build().options())
                .build();
        assertNotEquals(secret, key(line.reply(renew)));
        begin();
        assertFalse(line.reply(renew(OLD).build()).options().contains(OptionTypes.AUTH));
    }

    /** The faults of a Reconfigure, and the reason for which the client's verifier refuses each. */
    @Test
    void everyFaultOfAReconfigureIsRefusedForItsReason() {
        assertEquals(RejectionReason.BAD_DIGEST, refusal(Fault.BAD_DIGEST));
        assertEquals(RejectionReason.BAD_DIGEST, refusal(Fault.OTHER_KEY));
        assertEquals(RejectionReason.REPLAY, refusal(Fault.REPLAYED_COUNTER));
        assertEquals(RejectionReason.REPLAY, refusal(Fault.LOWER_COUNTER));
        assertEquals(RejectionReason.REPLAY, refusal(Fault.ZERO_COUNTERS));
        assertEquals(RejectionReason.UNAUTHENTICATED, refusal(Fault.UNAUTHENTICATED));
        assertEquals(RejectionReason.BAD_RECONF_MSG, refusal(Fault.NO_RECONFIGURE_MESSAGE));
        assertEquals(RejectionReason.BAD_RECONF_MSG, refusal(Fault.BAD_RECONFIGURE_TYPE));
        assertEquals(RejectionReason.BAD_RECONF_MSG, refusal(Fault.TWO_RECONFIGURE_MESSAGES));
        assertEquals(RejectionReason.AUTH_REPEATED, refusal(Fault.TWO_AUTHS));
        assertEquals(RejectionReason.AUTH_LENGTH, refusal(Fault.MALFORMED_AUTH));
        assertEquals(RejectionReason.CLIENT_ID, refusal(Fault.WRONG_CLIENT_ID));
        assertEquals(RejectionReason.CLIENT_ID, refusal(Fault.NO_CLIENT_ID));
        assertEquals(RejectionReason.NO_KEY, refusal(Fault.WRONG_SERVER_ID));
        assertEquals(RejectionReason.SERVER_ID, refusal(Fault.NO_SERVER_ID));
        assertEquals(RejectionReason.MALFORMED, refusal(Fault.TRUNCATED));
    }

    @Test
    void anotherTransactionIdIsNoFaultForAClient() {
        line.carrier.inject(Fault.WRONG_TRANSACTION_ID);
        assertInstanceOf(Verified.class, verdict(reconfigure(ReconfigureType.RENEW)));
    }

    @Test
    void anIaGoesWithRenewButNotWithInformationRequest() {
        line.carrier.inject(Fault.IA_IN_RECONFIGURE);
        assertInstanceOf(Verified.class, verdict(reconfigure(ReconfigureType.RENEW)));
        assertEquals(
                new Rejected(RejectionReason.IA_OPTIONS), verdict(reconfigure(ReconfigureType.INFORMATION_REQUEST)));
    }

    @Test
    void aMulticastReconfigureIsOneByItsDestination() {
        line.carrier.inject(Fault.TO_MULTICAST);
        Outgoing out = line.carrier
                .reconfigure(CLIENT, ReconfigureType.RENEW, line.now)
                .get(0);
        assertEquals("[ff02::1]:546", out.destination().toString());
    }

    @Test
    void zeroCountersAreTakenUnderTheNamedLeniencyOnly() {
        bind(plan -> plan.replayCounter(ReplayCounting.ZERO, 0));
        Octets datagram = reconfigure(ReconfigureType.RENEW);
        assertEquals(new Rejected(RejectionReason.REPLAY), verdict(datagram));
        assertInstanceOf(
                Verified.class,
                Rkap.verify(datagram, Delivery.UNICAST, CLIENT, keys, ReplayPolicy.ALLOW_CONSTANT_ZERO, line.now));
    }

    @Test
    void anAttackerIsRefused() {
        Attacker attacker = new Attacker(new Random(13));
        assertEquals(
                new Rejected(RejectionReason.BAD_DIGEST),
                verdict(attacker.forge(ReconfigureType.RENEW, CLIENT, SERVER, 1000)));
        Octets genuine = reconfigure(ReconfigureType.RENEW);
        KeyRing before = keys;
        keys = assertInstanceOf(Verified.class, verdict(genuine)).keys();
        assertEquals(new Rejected(RejectionReason.REPLAY), verdict(genuine), "sent again as it is");
        keys = before;
        // The first 32 bits are type and transaction id: a client ignores the latter, but the digest covers it.
        for (int bit = 0; bit < genuine.length() * 8; bit++) {
            assertInstanceOf(Rejected.class, verdict(Attacker.flip(genuine, bit)), "bit " + bit);
        }
        assertInstanceOf(Rejected.class, verdict(attacker.flipAny(genuine)));
    }

    private RejectionReason refusal(Fault fault) {
        begin();
        keys = assertInstanceOf(Verified.class, verdict(reconfigure(ReconfigureType.RENEW)))
                .keys();
        line.carrier.inject(fault, 1);
        RejectionReason reason = assertInstanceOf(
                        Rejected.class, verdict(reconfigure(ReconfigureType.RENEW)), fault.label())
                .reason();
        assertFalse(line.carrier.faults().contains(fault), "it struck once");
        assertTrue(line.carrier.takeEvents().contains(new CarrierEvent.Struck(fault)));
        return reason;
    }

    private Octets reconfigure(ReconfigureType type) {
        List<Outgoing> out = line.carrier.reconfigure(CLIENT, type, line.now);
        assertEquals(1, out.size());
        return out.get(0).datagram();
    }

    private Verdict verdict(Octets datagram) {
        return Rkap.verify(datagram, Delivery.UNICAST, CLIENT, keys, ReplayPolicy.STRICT, line.now);
    }

    private static long counter(Octets datagram) {
        return Message.decode(datagram)
                .options()
                .first(OptionTypes.AUTH)
                .orElseThrow()
                .replayDetection();
    }

    private static Octets key(Message reply) {
        return reply.options()
                .first(OptionTypes.AUTH)
                .orElseThrow()
                .information()
                .slice(1, 17);
    }

    /** RFC 9915 §20.4.1: over the whole message, the digest at its end as zeros. */
    private static String hmac(Octets key, Octets datagram) throws GeneralSecurityException {
        byte[] octets = datagram.toByteArray();
        Arrays.fill(octets, octets.length - 16, octets.length, (byte) 0);
        Mac mac = Mac.getInstance("HmacMD5");
        mac.init(new SecretKeySpec(key.toByteArray(), "HmacMD5"));
        return Octets.of(mac.doFinal(octets)).toHex();
    }
}
