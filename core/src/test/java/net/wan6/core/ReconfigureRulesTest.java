package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.GivenKeys.KEY;
import static net.wan6.core.GivenKeys.NTT;
import static net.wan6.core.GivenKeys.boundAndKeyed;
import static net.wan6.core.GivenKeys.keyed;
import static net.wan6.core.GivenKeys.keyedStateless;
import static net.wan6.core.GivenKeys.reconfigure;
import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.SERVER;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/** Which genuine Reconfigures are acted on, and with what message (RFC 9915 §18.2.11; engine rules ). */
class ReconfigureRulesTest {
    /** The exchange that answered the first one is over at T2; another server may answer the Rebind, or this one call. */
    @Test
    void r9_n2_aReconfigureThatNobodyStoodByIsAsIfItHadNotCome() {
        Script script = boundAndKeyed(CONFIG, ntt(OLD)).at(7000).receives(reconfigure(ReconfigureType.RENEW, 2));
        script.at(10_900);
        assertEquals(ClientState.REBINDING, script.engine.state());
        script.receives(reconfigure(ReconfigureType.RENEW, 3));
        assertEquals(ClientState.RENEWING, script.engine.state());
        script.after(60);
        assertEquals(ClientState.REBINDING, script.engine.state());
        script.events.clear();
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)));
        assertEquals(
                Set.of(ChangeCause.RENEW, ChangeCause.REBIND), script.change().causes());
    }

    @Test
    void r10_theChangeTellsWhetherARenewOrARebindWasAskedFor() {
        Script script = keyed(CONFIG).at(100);
        script.receives(reconfigure(101, ReconfigureType.REBIND));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(
                Set.of(ChangeCause.RECONFIGURE, ChangeCause.REBIND),
                script.change().causes());
    }

    private static List<RejectionReason> refusals(Script script) {
        return script.all(ClientEvent.ReconfigureRejected.class).stream()
                .map(ClientEvent.ReconfigureRejected::reason)
                .toList();
    }

    @Test
    void r9_r10_duringOurOwnRebindAnotherRebindWaits() {
        Script script = keyed(CONFIG).at(10_900);
        assertEquals(ClientState.REBINDING, script.engine.state());
        script.sent.clear();
        script.receives(reconfigure(101, ReconfigureType.REBIND)).sends();
        assertEquals(List.of(), refusals(script));
        script.receives(reconfigure(102, ReconfigureType.REBIND)).sends();
        assertEquals(List.of(RejectionReason.BUSY), refusals(script));
    }

    @Test
    void r9_aRebindThatAnswersAReconfigureIsNotInterruptedByAnother() {
        Script script = keyed(CONFIG).at(100);
        script.receives(reconfigure(101, ReconfigureType.REBIND)).sends(MessageType.REBIND);
        script.receives(reconfigure(102, ReconfigureType.RENEW)).sends();
        assertEquals(List.of(RejectionReason.BUSY), refusals(script));
    }

    @Test
    void r9_aRenewThatAnswersAReconfigureIsNotInterruptedByARebind() {
        Script script = keyed(CONFIG).at(100);
        script.receives(reconfigure(101, ReconfigureType.RENEW)).sends(MessageType.RENEW);
        script.receives(reconfigure(102, ReconfigureType.REBIND)).sends();
        assertEquals(List.of(RejectionReason.BUSY), refusals(script));
    }

    @Test
    void r9_anInformationRequestThatAnswersAReconfigureIsNotInterrupted() {
        Script script = keyed(CONFIG).at(100);
        script.receives(reconfigure(101, ReconfigureType.INFORMATION_REQUEST)).after(1);
        script.receives(reconfigure(102, ReconfigureType.RENEW)).after(0.1).sends(MessageType.INFORMATION_REQUEST);
        assertEquals(List.of(RejectionReason.BUSY), refusals(script));
    }

    @Test
    void r10_whoAsksForConfigurationByItselfIsMadeToAskThatServer() {
        Script script = keyedStateless().tell(new Input.LinkDown()).tell(new Input.LinkUp());
        assertEquals(ClientState.INFORMING, script.engine.state());
        script.receives(reconfigure(101, ReconfigureType.INFORMATION_REQUEST)).after(1);
        assertEquals(List.of(), refusals(script));
        assertTrue(script.lastSent().options().contains(OptionTypes.SERVER_ID));
    }

    @Test
    void r10_whoHoldsNothingHasNothingToRenew() {
        Script script = keyedStateless();
        script.receives(reconfigure(101, ReconfigureType.RENEW)).after(1).sends();
        script.receives(reconfigure(102, ReconfigureType.REBIND)).after(1).sends();
        assertEquals(List.of(RejectionReason.BUSY), refusals(script));
    }

    @Test
    void r10_whoVerifiesLeasesRenewsThemAfterwards() {
        Script script = keyed(CONFIG).at(100).tell(new Input.Resumed()).after(1);
        assertEquals(ClientState.VERIFYING, script.engine.state());
        script.sent.clear();
        script.receives(reconfigure(101, ReconfigureType.RENEW)).sends();
        assertEquals(List.of(), refusals(script));
        script.after(11);
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    @Test
    void r10_aRenewAskedForInTheInstantOfT2IsSent() {
        Script script = keyed(CONFIG).at(10_802.999_999_999);
        script.sent.clear();
        script.asleepUntil(10_803).receives(reconfigure(101, ReconfigureType.RENEW));
        script.sends(MessageType.RENEW);
    }

    @Test
    void r10_aReconfigureForRebindIsAnsweredFromAnyServer() {
        Script script = keyed(CONFIG).at(100);
        script.receives(reconfigure(101, ReconfigureType.REBIND));
        script.replies(Script.answer(MessageType.REPLY, script.lastSent(), Script.OTHER_SERVER)
                .add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(ClientState.BOUND, script.engine.state());
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
    void r10_duringOurOwnRenewAnotherRenewWaitsAndARebindSwitches() {
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
    void r10_aRenewAskedForWhileRebindingIsARenew() {
        Script script = keyed(NTT).at(10_900);
        script.sent.clear();
        script.receives(reconfigure(KEY, 101, ReconfigureType.RENEW)).sends(MessageType.RENEW);
        script.after(61);
        assertEquals(MessageType.REBIND, script.lastSent().type());
    }
}
