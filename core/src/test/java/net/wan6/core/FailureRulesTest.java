package net.wan6.core;

import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.OTHER_SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.answer;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaPd;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import org.junit.jupiter.api.Test;

/** At what pace a client goes on when servers fail, refuse or take away (engine rules Q-3, L-8, S-12; design law 7). */
class FailureRulesTest {
    private static final ClientConfig CONFIG = config().build();
    private static final Status NO_BINDING = Status.of(StatusCode.NO_BINDING, "");
    private static final Status NO_PREFIX = Status.of(StatusCode.NO_PREFIX_AVAIL, "");

    private static IaPd refused(Status status) {
        IaPd empty = pd(1, 0, 0);
        return empty.withOptions(empty.options().with(OptionTypes.STATUS_CODE, status));
    }

    /** How long the client waits before it solicits again, each time after a server offered and then refused. */
    private static List<Double> pauses(int refusals, MaxRt maxRt) {
        Script script = Script.of(CONFIG).start();
        List<Double> pauses = new ArrayList<>();
        double refusedAt = 0;
        while (pauses.size() < refusals) {
            script.after(0.25);
            if (script.sent.isEmpty()) {
                continue;
            }
            ClientServerMessage solicit = script.lastSent();
            assertEquals(MessageType.SOLICIT, solicit.type());
            if (refusedAt > 0) {
                pauses.add(script.sentAt.get(0) - refusedAt);
            }
            script.replies(advertise(solicit).add(OptionTypes.PREFERENCE, 255).add(OptionTypes.IA_PD, ntt(OLD)));
            var refusal = reply(script.lastSent()).add(OptionTypes.IA_PD, refused(NO_PREFIX));
            if (maxRt == MaxRt.A_MINUTE) {
                refusal.add(OptionTypes.SOL_MAX_RT, 60L);
            }
            refusedAt = script.sentAt.get(script.sentAt.size() - 1);
            script.replies(refusal);
            script.sent.clear();
            script.sentAt.clear();
        }
        return pauses;
    }

    private enum MaxRt {
        DEFAULT,
        A_MINUTE
    }

    @Test
    void q3_theSearchAfterARefusalWaitsTwiceAsLongEachTimeUpToSolMaxRt() {
        List<Double> pauses = pauses(14, MaxRt.DEFAULT);
        for (int i = 0; i < pauses.size(); i++) {
            double pause = Math.min(2 << i, 3600) + 0.5;
            assertEquals(pause, pauses.get(i), 0.3, () -> "pauses " + pauses);
        }
    }

    @Test
    void q3_aServerThatSetsSolMaxRtSetsTheLongestPauseToo() {
        List<Double> pauses = pauses(10, MaxRt.A_MINUTE);
        assertEquals(60.5, pauses.get(9), 0.3, () -> "pauses " + pauses);
    }

    @Test
    void law7_afterARequestThatNobodyAnswersTheLeaseIsReboundWithLongerAndLongerPauses() {
        Script script =
                Script.bound(config().rateLimit(new RateLimit(1000, 1)).build()).at(7203);
        List<Double> pauses = new ArrayList<>();
        while (script.sentAt.get(script.sentAt.size() - 1) < 13_000) {
            script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, refused(NO_BINDING)));
            assertEquals(ClientState.REQUESTING, script.engine.state());
            double began = script.sentAt.get(script.sentAt.size() - 1);
            script.at(began + 180.9);
            assertEquals(ClientState.REQUESTING, script.engine.state());
            script.sentAt.clear();
            while (script.sentAt.isEmpty()) {
                script.after(0.25);
            }
            assertEquals(MessageType.REBIND, script.lastSent().type());
            pauses.add(script.sentAt.get(0) - began - 181);
        }
        assertTrue(pauses.size() >= 10, () -> "pauses " + pauses);
        for (int i = 0; i < pauses.size(); i++) {
            assertEquals(Math.min(2 << i, 600), pauses.get(i), 0.001, () -> "pauses " + pauses);
        }
        assertEquals(1, script.engine.leases().prefixes().size());
    }

    /** Long before T1, as after a Reconfigure: the lease is kept, but not believed in for hours. */
    @Test
    void l5_law7_aLeaseInDoubtIsAskedForAgainWhenTheServerFallsSilent() {
        Script script = Script.bound(config().build()).at(100).tell(new Input.RenewNow());
        script.replies(reply(script.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_BINDING, "")));
        script.after(181);
        assertEquals(ClientState.REBINDING, script.engine.state());
        assertEquals(1, script.engine.leases().prefixes().size());
        script.after(5);
        assertEquals(MessageType.REBIND, script.lastSent().type());
    }

    @Test
    void l8_aLeaseThatIsTakenAwayAfterAFailureIsSearchedForAndNotRequestedInALoop() {
        Script script = Script.bound(CONFIG).at(100).tell(new Input.Resumed()).after(1);
        script.replies(
                answer(MessageType.REPLY, script.lastSent(), OTHER_SERVER).add(OptionTypes.IA_PD, refused(NO_BINDING)));
        script.replies(
                answer(MessageType.REPLY, script.lastSent(), OTHER_SERVER).add(OptionTypes.IA_PD, refused(NO_PREFIX)));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.at(7203);
        script.replies(
                reply(script.lastSent()).add(OptionTypes.IA_PD, pd(1, 0, 0).withPrefix(prefix(OLD, 0, 0))));
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }

    @Test
    void l8_oncePrefixesAreGrantedFormerFailuresAreForgotten() {
        Script script = Script.bound(CONFIG).at(100).tell(new Input.Resumed()).after(1);
        script.replies(
                answer(MessageType.REPLY, script.lastSent(), OTHER_SERVER).add(OptionTypes.IA_PD, refused(NO_BINDING)));
        script.replies(
                answer(MessageType.REPLY, script.lastSent(), OTHER_SERVER).add(OptionTypes.IA_PD, refused(NO_PREFIX)));
        script.at(7203);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(14_403);
        script.replies(
                reply(script.lastSent()).add(OptionTypes.IA_PD, pd(1, 0, 0).withPrefix(prefix(OLD, 0, 0))));
        assertEquals(ClientState.REQUESTING, script.engine.state());
    }

    @Test
    void l8_theLossOfOneOfTwoPrefixesIsRequestedEvenAfterAFailure() {
        Script script = Script.of(config().prefix(56).build()).start().at(2);
        IaPd second = pd(2, 7200, 10800).withPrefix(prefix(NEW, 12600, 14400));
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_PD, second));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_PD, second));
        script.at(100).tell(new Input.Resumed()).after(1);
        script.replies(
                answer(MessageType.REPLY, script.lastSent(), OTHER_SERVER).add(OptionTypes.IA_PD, refused(NO_BINDING)));
        script.replies(
                answer(MessageType.REPLY, script.lastSent(), OTHER_SERVER).add(OptionTypes.IA_PD, refused(NO_PREFIX)));
        script.at(7300);
        assertEquals(ClientState.RENEWING, script.engine.state());
        script.replies(
                reply(script.lastSent()).add(OptionTypes.IA_PD, pd(1, 0, 0).withPrefix(prefix(OLD, 0, 0))));
        assertEquals(ClientState.REQUESTING, script.engine.state());
    }

    @Test
    void c4_l9_aRequestForALeaseThatEndsMeanwhileDoesNotNameItAnyMore() {
        Script script = Script.bound(CONFIG).at(14_400);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, refused(NO_BINDING)));
        assertEquals(ClientState.REQUESTING, script.engine.state());
        assertTrue(names(script));
        script.at(14_405);
        assertEquals(MessageType.REQUEST, script.lastSent().type());
        assertFalse(names(script));
    }

    private static boolean names(Script script) {
        return script.lastSent().options().first(OptionTypes.IA_PD).orElseThrow().prefixes().stream()
                .anyMatch(prefix -> prefix.prefix().equals(OLD));
    }

    @Test
    void n2_t1EqualToT2IsARebind() {
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, pd(1, 1000, 1000).withPrefix(prefix(OLD, 2000, 3000))));
        script.sent.clear();
        script.at(8300).sends(MessageType.REBIND);
    }

    @Test
    void n1_atT2NoRenewIsSentAnyMore() {
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, pd(1, 1000, 1630).withPrefix(prefix(OLD, 2000, 3000))));
        script.at(8925).sent.clear();
        script.at(8930).sends(MessageType.REBIND);
    }

    @Test
    void ir_nothingIsRefreshedWhileTheLinkIsDownOrTheClientStopped() {
        for (Input end : List.of(new Input.LinkDown(), new Input.Stop())) {
            Script script = Script.of(
                            ClientConfig.builder(ClientProfile.RFC9915).build())
                    .start()
                    .at(1);
            script.replies(reply(script.lastSent()).add(OptionTypes.INFORMATION_REFRESH_TIME, 700L));
            script.sent.clear();
            script.tell(end).at(2000).sends();
        }
    }

    @Test
    void v11_anInfMaxRtBoundsTheTimeBetweenInformationRequests() {
        Script script = Script.of(ClientConfig.builder(ClientProfile.RFC9915).build())
                .start()
                .at(1);
        script.replies(reply(script.lastSent())
                .add(OptionTypes.INF_MAX_RT, 60L)
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.UNSPEC_FAIL, "")));
        script.at(2000);
        int last = script.sentAt.size() - 1;
        assertEquals(60, script.sentAt.get(last) - script.sentAt.get(last - 1), 0.001);
    }

    @Test
    void ir_theRefreshTimeIsADayUnlessTheServerSaysOtherwiseAndNeverUnderTenMinutes() {
        assertEquals(86_401, refreshedAfter(0), 1);
        assertEquals(700.9, refreshedAfter(700), 1);
        assertEquals(600.9, refreshedAfter(599), 1);
    }

    private static double refreshedAfter(long seconds) {
        Script script = Script.of(ClientConfig.builder(ClientProfile.RFC9915).build())
                .start()
                .at(1);
        var answer = reply(script.lastSent());
        if (seconds > 0) {
            answer.add(OptionTypes.INFORMATION_REFRESH_TIME, seconds);
        }
        script.replies(answer);
        script.sentAt.clear();
        script.at(100_000);
        return script.sentAt.get(0) - 1;
    }
}
