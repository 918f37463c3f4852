package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.GivenKeys.keyed;
import static net.wan6.core.GivenKeys.reconfigure;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/**
 * What comes while something else goes on is done after it (RFC 9915 §18.2.4, §18.2.11, §18.2.12; engine rules N-3, N-5, R-9;
 * audit F2, F7, F9).
 */
class PutOffRulesTest {
    private static Script renewed(Script script) {
        return script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
    }

    /** F2. */
    @Test
    void aNewLinkLocalAddressIsToldByARenewWhenWhatGoesOnIsOver() {
        for (double at : new double[] {7300, 10_900}) {
            Script script = Script.bound(CONFIG).at(at).tell(new Input.LinkLocalChanged());
            script.sent.clear();
            script.after(at < 10_000 ? 100 : 120);
            renewed(script);
            assertEquals(ClientState.RENEWING, script.engine.state());
            renewed(script);
            assertEquals(ClientState.BOUND, script.engine.state(), "and once");
        }
    }

    /** F2, F7: also where the verification is silent. */
    @Test
    void whatIsHeardWhileLeasesAreVerifiedIsDoneAfterwards() {
        for (Input input : new Input[] {new Input.LinkLocalChanged(), new Input.RouterAdvertised(RaSignal.CHANGED)}) {
            Script silent = Script.bound(CONFIG).at(100).tell(new Input.Resumed());
            silent.after(1).tell(input).after(11.5);
            assertEquals(ClientState.RENEWING, silent.engine.state(), input::toString);

            Script answered = Script.bound(CONFIG).at(100).tell(new Input.Resumed());
            answered.after(1).tell(input);
            renewed(answered);
            assertEquals(ClientState.RENEWING, answered.engine.state(), input::toString);
        }
    }

    /** F2, F7: while there is no link. */
    @Test
    void anInterfaceThatReturnsWithAnotherAddressTellsIt() {
        Script script = Script.bound(CONFIG).at(100).tell(new Input.LinkDown());
        script.tell(new Input.LinkUp()).tell(new Input.LinkLocalChanged()).after(1);
        renewed(script);
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    /** F7. */
    @Test
    void anRaThatChangesWhileARenewRunsIsFollowedAfterIt() {
        Script script = Script.bound(CONFIG).at(7300).tell(new Input.RouterAdvertised(RaSignal.CHANGED));
        renewed(script);
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    /** F9. */
    @Test
    void whatAReconfigureAsksForDuringARenewOfOursIsDoneAfterIt() {
        for (ReconfigureType type :
                new ReconfigureType[] {ReconfigureType.RENEW, ReconfigureType.INFORMATION_REQUEST}) {
            Script script = keyed(CONFIG).at(7300);
            script.receives(reconfigure(type, 101));
            assertEquals(1, script.all(ClientEvent.ReconfigureAccepted.class).size());
            script.after(15);
            renewed(script);
            script.sent.clear();
            script.after(0.6);
            if (type == ReconfigureType.INFORMATION_REQUEST) {
                script.sends(MessageType.INFORMATION_REQUEST);
            } else {
                assertEquals(ClientState.RENEWING, script.engine.state());
            }
        }
    }

    /** F9: one at a time (§18.2.11). */
    @Test
    void whileOneReconfigureWaitsOthersAreNotHeard() {
        Script script = keyed(CONFIG).at(7300).receives(reconfigure(ReconfigureType.INFORMATION_REQUEST, 101));
        script.receives(reconfigure(ReconfigureType.RENEW, 102));
        ClientEvent.ReconfigureRejected rejected =
                script.all(ClientEvent.ReconfigureRejected.class).get(0);
        assertEquals(RejectionReason.BUSY, rejected.reason());
    }

    /** F9. */
    @Test
    void aReconfigureThatIsNotAnsweredBlocksOthersForTenMinutesAndNotForEver() {
        long infinite = Lifetime.INFINITE.seconds();
        Script script = keyed(CONFIG, pd(1, infinite, infinite).withPrefix(prefix(OLD, infinite, infinite)));
        script.at(100).receives(reconfigure(ReconfigureType.INFORMATION_REQUEST, 101));
        script.at(699).receives(reconfigure(ReconfigureType.RENEW, 102));
        assertEquals(ClientState.INFORMING, script.engine.state());
        script.at(701).receives(reconfigure(ReconfigureType.RENEW, 102));
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    /** F9. */
    @Test
    void anInformationRequestThatIsInterruptedGoesOnAfterwards() {
        for (Input input : new Input[] {new Input.LinkLocalChanged(), new Input.Resumed()}) {
            Script script = keyed(CONFIG).at(100).receives(reconfigure(ReconfigureType.INFORMATION_REQUEST, 101));
            script.after(1).tell(input).after(1);
            renewed(script);
            assertEquals(ClientState.INFORMING, script.engine.state(), input::toString);
            script.after(1);
            assertEquals(MessageType.INFORMATION_REQUEST, script.lastSent().type());
        }
        Script atT1 = keyed(CONFIG).at(7199).receives(reconfigure(ReconfigureType.INFORMATION_REQUEST, 101));
        atT1.at(7204);
        renewed(atT1);
        assertEquals(ClientState.INFORMING, atT1.engine.state());
    }
}
