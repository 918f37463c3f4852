package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.offer;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/** When messages are sent, and sent again (RFC 9915 §14.1, §15, §16.1; engine rules C). */
class TransmissionRulesTest {
    @Test
    void c7_whateverAServerMakesUsDoPassesTheRateLimit() {
        Script script = Script.bound(Script.config().build());
        for (int i = 0; i < 200; i++) {
            script.after(0.01).tell(new Input.RenewNow());
            script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        }
        assertTrue(script.sent.size() <= 22, "20 at once and one a second: " + script.sent.size());
        assertTrue(script.engine.statistics().rateLimited() > 0);
    }

    @Test
    void c8_aWakeUpAfterTheEndWithdrawsAndSolicitsAndSendsNoBurst() {
        Script script = Script.bound(config().build()).oversleeps(50_000);

        assertEquals(ClientState.SOLICITING, script.engine.state());
        assertEquals(
                1,
                script.all(ClientEvent.LeaseChange.class).stream()
                        .filter(change -> change.after().isEmpty())
                        .count());
        script.sends();
        script.after(1).sends(MessageType.SOLICIT);
    }

    /** N-2: its server has had its time. */
    @Test
    void c8_aWakeUpAfterT2RebindsWithOneMessage() {
        Script.bound(config().build()).oversleeps(11_000).sends(MessageType.REBIND);
    }

    @Test
    void c8_aLateWakeUpDuringARenewSendsOneMessage() {
        Script script = Script.bound(config().build()).at(7210);
        script.sent.clear();
        script.oversleeps(11_000).sends(MessageType.REBIND);
    }

    /** RAND is drawn anew each time; for the first Solicit it is above 0, later it is on both sides of it. */
    @Test
    void c1_c2_theFirstSolicitWaitsLongerThanASecondAndLaterTimesVaryBothWays() {
        SplittableRandom random = new SplittableRandom(3);
        int early = 0;
        int late = 0;
        for (int i = 0; i < 100; i++) {
            Script script = Script.of(config().build(), random).start().at(12);
            double first = script.sentAt.get(1) - script.sentAt.get(0);
            double second = script.sentAt.get(2) - script.sentAt.get(1);
            assertTrue(first > 1 && first <= 1.1, () -> "C-2: " + first);
            double factor = second / first;
            assertTrue(factor >= 1.9 && factor <= 2.1, () -> "C-1: " + factor);
            early += factor < 1.95 ? 1 : 0;
            late += factor > 2.05 ? 1 : 0;
        }
        assertTrue(early > 10 && late > 10, early + " early, " + late + " late");
    }

    @Test
    void c1_requestsMayWaitShorterThanTheirTimeToo() {
        SplittableRandom random = new SplittableRandom(4);
        int early = 0;
        for (int i = 0; i < 100; i++) {
            Script script = Script.of(config().build(), random).start().at(1.001);
            script.replies(
                    offer(script, SERVER).add(OptionTypes.PREFERENCE, 255).add(OptionTypes.IA_PD, ntt(OLD)));
            script.sentAt.clear();
            script.at(3);
            script.sentAt.add(0, 1.001);
            double first = script.sentAt.get(1) - script.sentAt.get(0);
            assertTrue(first >= 0.9 && first <= 1.1, () -> "C-1: " + first);
            early += first < 1 ? 1 : 0;
        }
        assertTrue(early > 20 && early < 80, early + " early");
    }

    @Test
    void law4_anUnchangedDeadlineIsTheSameObject() {
        Script script = Script.bound(config().build());
        Output waiting = script.engine.poll();
        assertInstanceOf(Output.WaitUntil.class, waiting);
        assertSame(waiting, script.engine.poll());
        script.tell(new Input.Timeout());
        assertSame(waiting, script.engine.poll());
    }

    private static Optional<Integer> elapsed(Script script, int index, int least) {
        return script.sent.get(index).options().first(OptionTypes.ELAPSED_TIME).map(value -> Math.min(value, least));
    }

    @Test
    void c4_aRetransmissionKeepsTheTransactionAndTellsTheElapsedTime() {
        Script script = Script.of(config().build()).start().at(800_000 / 1000.0);
        int xid = script.sent.get(0).transactionId();
        assertTrue(script.sent.stream().allMatch(message -> message.transactionId() == xid));
        assertEquals(Optional.of(100), elapsed(script, 1, 100));
        assertEquals(Optional.of(0xffff), script.at(4000).lastSent().options().first(OptionTypes.ELAPSED_TIME));
    }

    @Test
    void c5_everyExchangeHasATransactionOfItsOwn() {
        Script script =
                Script.of(config().build(), new SplittableRandom(7)).start().at(1.2);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.PREFERENCE, 255).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(
                2,
                script.sent.stream()
                        .map(ClientServerMessage::transactionId)
                        .distinct()
                        .count());
        Script other =
                Script.of(config().build(), new SplittableRandom(8)).start().at(1.2);
        assertFalse(other.sent.get(0).transactionId() == script.sent.get(0).transactionId());
    }

    @Test
    void c7_aMessageOverTheRateLimitIsSentWhenItsTurnComes() {
        Script script = Script.bound(config().rateLimit(new RateLimit(2, 20)).build());
        long before = script.engine.statistics().rateLimited();
        script.at(100)
                .tell(new Input.RenewNow())
                .replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.tell(new Input.RenewNow()).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sends(MessageType.RENEW, MessageType.RENEW);
        script.tell(new Input.RenewNow()).at(109).sends();
        script.at(110).sends(MessageType.RENEW);
        assertEquals(before + 1, script.engine.statistics().rateLimited());
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    @Test
    void law4_aRetransmissionKeepsNothingAnew() {
        Script script = Script.bound(CONFIG).at(7203);
        script.engine.handle(new Input.Timeout(), 7213 * Instants.SECOND);
        assertInstanceOf(Output.Transmit.class, script.engine.poll());
        assertInstanceOf(Output.WaitUntil.class, script.engine.poll());
    }

    /** Even where chance gives the same number again and again. */
    @Test
    void c5_aTransactionIdIsNotAmongThoseOfTheLastSixteenExchanges() {
        Script script =
                Script.bound(config().rateLimit(new RateLimit(1000, 1)).build()).at(100);
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            script.tell(new Input.RenewNow());
            int xid = script.lastSent().transactionId();
            assertFalse(used.subList(Math.max(0, i - 16), i).contains(xid), () -> xid + " after " + used);
            used.add(xid);
            script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        }
    }

    @Test
    void c4_elapsedTimeCountsFromTheFirstMessageOfTheExchange() {
        Script script = Script.bound(CONFIG).at(7214);
        script.sends(MessageType.RENEW, MessageType.RENEW);
        script.at(7234);
        assertEquals(Optional.of(3000), script.lastSent().options().first(OptionTypes.ELAPSED_TIME));
    }
}
