package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.NO_BINDING;
import static net.wan6.core.Given.NO_PREFIX;
import static net.wan6.core.Given.TWO;
import static net.wan6.core.Given.boundTo;
import static net.wan6.core.Given.boundToTwo;
import static net.wan6.core.Given.held;
import static net.wan6.core.Given.refused;
import static net.wan6.core.Given.renewed;
import static net.wan6.core.Given.second;
import static net.wan6.core.Given.twoPrefixes;
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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.codec.IaPd;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that answer a part of what was asked, or nothing of it (RFC 9915 §18.2.10.1; engine rules L-6, L-7, L-8). */
class ReplyRulesTest {
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
    void l6_l7_aReplyThatSaysNothingOfTheLeaseIsAsIfItHadNotCome() {
        Script undisturbed = Script.bound(config().build()).at(10_000);
        Script script = Script.bound(config().build()).at(7300);
        script.replies(reply(script.lastSent()));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, pd(1, 0, 0)));
        script.at(10_000);

        assertEquals(undisturbed.sentAt, script.sentAt);
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
    }

    @Test
    void l6_anIaThatIsNeverMentionedEndsAndTheOthersGoOn() {
        Script script = Script.of(config().prefix(56).build()).start().at(1);
        script.replies(advertise(script.lastSent())
                .add(OptionTypes.IA_PD, ntt(OLD))
                .add(OptionTypes.IA_PD, pd(2, 7200, 10800).withPrefix(prefix(NEW, 12600, 14400))));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_PD, pd(2, 7200, 10800).withPrefix(prefix(NEW, 12600, 14400))));
        script.at(14_399).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(ClientState.REBINDING, script.engine.state(), "the second IA is still asked for");
        script.at(14_410);
        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(
                List.of(OLD),
                script.engine.leases().prefixes().stream()
                        .map(PrefixLease::prefix)
                        .toList());
    }

    @Test
    void law7_problemsOfRepliesThatSayNothingAreNotTold() {
        Script script = Script.bound(config().build()).at(7300);
        for (int i = 0; i < 1000; i++) {
            script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, pd(9, 0, 0)));
        }
        assertEquals(0, script.all(ClientEvent.ConfigurationProblem.class).size());
    }

    @Test
    void l8_anIaThatLosesItsPrefixIsAskedForAtOnceThoughAnotherIsHeld() {
        Script script = twoPrefixes().at(7204);
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, ntt(OLD))
                .add(OptionTypes.IA_PD, pd(2, 0, 0).withPrefix(prefix(NEW, 0, 0))));
        script.sends(MessageType.RENEW, MessageType.REQUEST);
    }

    /** Some servers never answer for a secondGranted IA_PD; that is no reason to ask them every ten seconds for an hour. */
    @Test
    void l6_aServerThatAlwaysLeavesAnIaOutIsAskedMoreSlowlyEachTime() {
        Script script = boundTo(ntt(OLD), second(NEW));
        for (double at = 7203; at < 10_800; at += 1) {
            int before = script.sent.size();
            script.at(at);
            if (script.sent.size() > before) {
                script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
            }
        }
        assertEquals(
                List.of(7203.0, 7213.0, 7233.0, 7273.0, 7353.0, 7513.0, 7833.0, 8433.0, 9033.0, 9633.0, 10233.0),
                script.sentAt);
    }

    @Test
    void l2_aRequestThatIsRefusedEndsWhatItTakesAwayToo() {
        Script script = boundTo(ntt(OLD), second(NEW)).at(7203);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, refused(1, StatusCode.NO_BINDING)));
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, refused(1, StatusCode.NO_PREFIX_AVAIL))
                .add(OptionTypes.IA_PD, pd(2, 0, 0).withPrefix(prefix(NEW, 0, 0))));
        assertEquals(List.of(), held(script));
        List<LeaseStep> steps = script.change().steps();
        assertEquals(2, steps.size(), "law 8: one event");
        for (LeaseStep step : steps) {
            assertEquals(WithdrawalReason.NO_BINDING, ((LeaseStep.Withdrawn) step).reason());
        }
    }

    /** UnspecFail, and UseMulticast from servers of RFC 8415: such a server has not looked at the leases. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void law7_aServerThatCouldNotProcessTheMessageTakesNothingAway(int status) {
        for (MessageType type : List.of(MessageType.RENEW, MessageType.REBIND)) {
            Script script = boundTo(ntt(OLD), second(NEW)).at(type.equals(MessageType.RENEW) ? 7300 : 10_900);
            assertEquals(type, script.lastSent().type());
            int xid = script.lastSent().transactionId();
            script.replies(reply(script.lastSent())
                    .add(OptionTypes.STATUS_CODE, Status.of(new StatusCode(status), ""))
                    .add(OptionTypes.IA_PD, pd(1, 0, 0).withPrefix(prefix(OLD, 0, 0)))
                    .add(OptionTypes.IA_PD, refused(2, StatusCode.NO_BINDING)));
            assertEquals(List.of(OLD, NEW), held(script));
            assertTrue(script.all(ClientEvent.LeaseChange.class).isEmpty());
            assertEquals(xid, script.after(600).lastSent().transactionId(), "the retransmissions go on");
        }
    }

    @Test
    void l6_takingAwayWhatIsNotHeldSaysNothing() {
        Script script = Script.bound(config().build()).at(7300);
        int xid = script.lastSent().transactionId();
        script.replies(renewed(script).add(OptionTypes.IA_PD, pd(1, 0, 0).withPrefix(prefix(NEW, 0, 0))));
        assertEquals(ClientState.RENEWING, script.engine.state());
        assertEquals(xid, script.after(600).lastSent().transactionId(), "the retransmissions go on");
    }

    @Test
    void l6_anIaThatIsNotMentionedIsAskedForAtThePaceOfTheRetransmissions() {
        Script script = boundToTwo(TWO).at(7203);
        script.sends(MessageType.RENEW);
        int xid = script.at(7214).lastSent().transactionId();
        script.replies(renewed(script).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sent.clear();
        script.at(7232).sends();
        script.at(7234);
        assertNotEquals(xid, script.lastSent().transactionId(), "L-1: another transaction");
        script.sends(MessageType.RENEW);
    }

    @Test
    void l6_aPartlyGoodReplyInTheVeryInstantOfT1MakesNoStorm() {
        Script script = boundToTwo(TWO).at(7203);
        script.replies(renewed(script).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sends(MessageType.RENEW);
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    @Test
    void l8_anotherServerThatOnlyTakesAwayDoesNotBecomeTheServer() {
        Script script = boundToTwo(TWO).at(10_900);
        script.replies(answer(MessageType.REPLY, script.lastSent(), OTHER_SERVER)
                .add(OptionTypes.IA_PD, pd(1, 0, 0).withPrefix(prefix(OLD, 0, 0))));
        assertEquals(List.of(), script.all(ClientEvent.ServerChanged.class));
        assertEquals(List.of(NEW), held(script));
    }
}
