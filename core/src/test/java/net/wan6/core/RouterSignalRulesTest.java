package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.boundToAddress;
import static net.wan6.core.GivenKeys.boundAndKeyed;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/** What a client does when routers are heard (engine rules N-5, N-13, N-14). */
class RouterSignalRulesTest {
    private static Input heard(RaSignal signal) {
        return new Input.RouterAdvertised(signal);
    }

    @Test
    void n14_aRouterThatIsHeardBringsTheNextSolicitForwardInTheSameTransaction() {
        for (RaSignal signal : RaSignal.values()) {
            Script script = Script.of(CONFIG).start().at(3000);
            int xid = script.lastSent().transactionId();
            script.sent.clear();
            script.sentAt.clear();
            script.tell(heard(signal)).after(1).sends(MessageType.SOLICIT);
            script.after(10);
            assertEquals(3, script.sent.size(), "1, 2 and 4 seconds after that: " + script.sentAt);
            assertTrue(script.sent.stream().allMatch(message -> message.transactionId() == xid));
        }
    }

    /** An advertisement reaches a whole street. */
    @Test
    void n14_onceInThirtySecondsAndNotAtOnce() {
        Script script = Script.of(CONFIG).start().at(3000);
        script.sent.clear();
        script.sentAt.clear();
        script.tell(heard(RaSignal.HEARD)).sends();
        for (int i = 0; i < 290; i++) {
            script.after(0.1).tell(heard(RaSignal.HEARD));
        }
        assertEquals(5, script.sent.size(), "as the schedule goes: " + script.sentAt);
        for (int i = 0; i < 20; i++) {
            script.after(0.1).tell(heard(RaSignal.HEARD));
        }
        script.after(1);
        assertEquals(List.of(3030.5, 3031.5), script.sentAt.subList(5, 7), "30 seconds after the first");
    }

    /** S-2: Advertises are gathered until the first RT ends, whatever routers say. */
    @Test
    void n14_whatHasNotBackedOffYetGoesOnAsItIs() {
        Script script = Script.of(CONFIG).start().at(0.6);
        long deadline = script.engine.deadline();
        script.tell(heard(RaSignal.HEARD));
        assertEquals(deadline, script.engine.deadline());
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.tell(heard(RaSignal.CHANGED));
        assertEquals(deadline, script.engine.deadline());
    }

    @Test
    void n14_aRebindComesForwardToo() {
        Script script = Script.bound(CONFIG).at(13_000);
        assertEquals(ClientState.REBINDING, script.engine.state());
        script.sent.clear();
        script.tell(heard(RaSignal.HEARD)).after(1).sends(MessageType.REBIND);
        script.after(12).sends(MessageType.REBIND);
        script.at(14_500);
        assertEquals(ClientState.SOLICITING, script.engine.state(), "its end is where it was");
    }

    @Test
    void n5_whoHoldsLeasesAsksNobodyBecauseARouterIsThere() {
        Script script = Script.bound(CONFIG).at(100);
        for (int i = 0; i < 100; i++) {
            script.tell(heard(RaSignal.HEARD)).after(10);
        }
        script.sends();
    }

    /** RFC 9762 §7.1. */
    @Test
    void n13_otherPrefixesForThoseWhoAskForTheirOwnLeadToARebind() {
        Script script = Script.bound(CONFIG).at(100).tell(heard(RaSignal.PD_PREFERRED));
        assertFalse(script.lastSent().options().contains(OptionTypes.SERVER_ID));
        script.sends(MessageType.REBIND);
        assertEquals(ClientState.REBINDING, script.engine.state());
    }

    @Test
    void n13_whoHoldsNoPrefixHasNoneToRebind() {
        Script script =
                boundToAddress().at(100).tell(heard(RaSignal.PD_PREFERRED)).after(1);
        script.sends(MessageType.CONFIRM);
    }

    @Test
    void n13_aRenewTurnsToARebind() {
        Script script = Script.bound(CONFIG).at(7300);
        script.sent.clear();
        script.tell(heard(RaSignal.CHANGED)).tell(heard(RaSignal.HEARD));
        assertEquals(ClientState.RENEWING, script.engine.state());
        script.tell(heard(RaSignal.PD_PREFERRED)).sends(MessageType.REBIND);
    }

    /** The signal that outweighs the other is not lost because the other came first. */
    @Test
    void n13_itIsNotLostBehindAChangeJustBefore() {
        Script script = Script.bound(CONFIG).at(100).tell(heard(RaSignal.CHANGED));
        script.sends(MessageType.RENEW);
        script.tell(heard(RaSignal.PD_PREFERRED)).after(1);
        script.replies(reply(script.after(10).lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sent.clear();
        script.at(131).sends(MessageType.REBIND);
    }

    @Test
    void n13_onceInThirtySeconds() {
        Script script = Script.bound(CONFIG).at(100);
        for (int i = 0; i < 299; i++) {
            script.tell(heard(RaSignal.PD_PREFERRED)).after(0.1);
            if (script.engine.state() == ClientState.REBINDING) {
                script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
            }
        }
        assertEquals(1, script.sent.size(), script.sentAt.toString());
        script.at(131);
        assertEquals(2, script.sent.size(), script.sentAt.toString());
    }

    /** what a Reconfigure asked for is answered by what takes its place. */
    @Test
    void n13_theRebindStillAnswersTheReconfigure() {
        Script script = boundAndKeyed(CONFIG, ntt(OLD)).at(100);
        script.receives(GivenKeys.reconfigure(net.wan6.auth.ReconfigureType.RENEW, 2));
        assertEquals(ClientState.RENEWING, script.engine.state());
        script.tell(heard(RaSignal.PD_PREFERRED));
        assertEquals(ClientState.REBINDING, script.engine.state());
        script.events.clear();
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertTrue(script.change().causes().contains(ChangeCause.RECONFIGURE));
    }

    @Test
    void n5_whoIsStoppedOffTheLinkOrReleasingDoesNothing() {
        for (Input input : List.of(new Input.Stop(), new Input.LinkDown())) {
            Script script = Script.bound(CONFIG).at(100).tell(input);
            script.sent.clear();
            for (RaSignal signal : RaSignal.values()) {
                script.tell(heard(signal));
            }
            script.after(100).sends();
        }
        Script releasing = Script.bound(CONFIG).at(100).tell(new Input.Release());
        releasing.tell(new Input.PrefixNoLongerAdvertised()).sends(MessageType.RELEASE);
        releasing.tell(heard(RaSignal.PD_PREFERRED));
        assertEquals(ClientState.RELEASING, releasing.engine.state());
    }

    @Test
    void n5_whileARequestRunsItWaits() {
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, Given.NOT_KNOWN));
        script.tell(heard(RaSignal.CHANGED));
        assertEquals(ClientState.REQUESTING, script.engine.state());
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(MessageType.RENEW, script.lastSent().type());
    }
}
