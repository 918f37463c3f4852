package net.wan6.core;

import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.Rkap;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import org.junit.jupiter.api.Test;

/** A14: what is saved at once, and what may wait because a server can change it as often as it likes. */
class SavingRulesTest {
    private static final ClientConfig CONFIG = Script.config().build();

    private static MessageBuilder<ClientServerMessage> refusal(ClientServerMessage renew, long solMaxRt) {
        return reply(renew)
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.UNSPEC_FAIL, ""))
                .add(OptionTypes.SOL_MAX_RT, solMaxRt);
    }

    /** A client that asks for an extension and saved something just now, so that whatever may wait does. */
    private static Script renewing() {
        Script script = Script.bound(CONFIG).at(7203);
        script.tell(new Input.PersistFailed());
        script.persisted = 0;
        return script;
    }

    /** SOL_MAX_RT in force after a restart: the second Solicit of a client that asks in vain comes at most so late. */
    private static double longestPause(Script script) {
        Script after = Script.resumed(CONFIG, Script.IDENTITY, script.state);
        after.start().at(200_000);
        double longest = 0;
        for (int i = 1; i < after.sentAt.size(); i++) {
            if (after.sent.get(i).type().equals(MessageType.SOLICIT)
                    && after.sent.get(i - 1).type().equals(MessageType.SOLICIT)) {
                longest = Math.max(longest, after.sentAt.get(i) - after.sentAt.get(i - 1));
            }
        }
        return longest;
    }

    @Test
    void a14_alternatingLimitsAreSavedOnceASecond() {
        Script script = renewing();
        ClientServerMessage renew = script.lastSent();
        for (int i = 0; i < 3000; i++) {
            script.at(7203.1 + i * 0.001).replies(refusal(renew, i % 2 == 0 ? 60 : 7200));
        }
        assertTrue(script.persisted <= 3 && script.persisted > 0, () -> script.persisted + " saves in 3 seconds");
        script.after(1);
        assertEquals(7200, longestPause(script), 1);
    }

    @Test
    void a14_theFirstValueIsSavedAtOnceAndTheNextASecondLater() {
        Script script = Script.of(CONFIG).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.INF_MAX_RT, 60L));
        assertEquals(1, script.persisted);
        script.replies(advertise(script.lastSent()).add(OptionTypes.SOL_MAX_RT, 60L));
        assertEquals(1, script.persisted);
        script.after(0.999);
        assertEquals(1, script.persisted);
        script.after(0.001);
        assertEquals(2, script.persisted);
        assertEquals(60, longestPause(script), 1);
    }

    @Test
    void a14_theValueIsInForceBeforeItIsSaved() {
        Script script = Script.of(CONFIG).start().at(1);
        script.tell(new Input.PersistFailed());
        script.replies(advertise(script.lastSent()).add(OptionTypes.SOL_MAX_RT, 60L));
        script.at(2000);
        int last = script.sentAt.size() - 1;
        assertEquals(60, script.sentAt.get(last) - script.sentAt.get(last - 1), 1);
        assertEquals(2, script.persisted);
    }

    @Test
    void a14_whatWaitsIsSavedWithWhateverElseIs() {
        Script script = renewing();
        ClientServerMessage renew = script.lastSent();
        script.replies(refusal(renew, 7200));
        assertEquals(0, script.persisted);
        script.replies(reply(renew).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(1, script.persisted);
        assertEquals(7200, longestPause(script), 1);
        script.after(10);
        assertEquals(1, script.persisted);
    }

    @Test
    void a14_whoStopsSavesFirst() {
        Script script = renewing();
        script.replies(refusal(script.lastSent(), 7200));
        script.tell(new Input.Stop());
        assertEquals(1, script.persisted);
        assertEquals(7200, longestPause(script), 1);
    }

    /** Law 4: what a restart must not forget waits for nothing. */
    @Test
    void law4_leasesAndKeysAreSavedAtOnceWhateverWaits() {
        Script script = renewing();
        ClientServerMessage renew = script.lastSent();
        script.replies(refusal(renew, 7200));
        script.replies(reply(renew)
                .add(OptionTypes.IA_PD, ntt(NEW).withPrefix(Script.prefix(OLD, 0, 0)))
                .add(OptionTypes.AUTH, Rkap.keyDelivery(GivenKeys.KEY, 1)));
        assertEquals(1, script.persisted);
        Script after = Script.resumed(CONFIG, Script.IDENTITY, script.state);
        assertEquals(NEW, after.engine.leases().prefixes().get(0).prefix());
        after.start().at(1);
        after.replies(reply(after.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)));
        after.receives(GivenKeys.reconfigure(2, ReconfigureType.RENEW));
        assertEquals(1, after.all(ClientEvent.ReconfigureAccepted.class).size());
    }

    /** Whoever sees the transaction on the link can say something else each time, with no lease and no refusal. */
    @Test
    void a14_optionsWithoutLeasesAreSavedOnceASecondAndNotAtAllIfTheyAreTheSame() {
        Script script = renewing();
        ClientServerMessage renew = script.lastSent();
        for (int i = 0; i < 3000; i++) {
            script.at(7203.1 + i * 0.001).replies(resolver(renew, "2001:db8::" + (1 + i % 2)));
        }
        assertTrue(script.persisted <= 4 && script.persisted > 0, () -> script.persisted + " saves in 3 seconds");
        script.after(1);
        script.persisted = 0;
        for (int i = 0; i < 3000; i++) {
            script.after(0.001).replies(resolver(renew, "2001:db8::2"));
        }
        assertEquals(0, script.persisted);
    }

    private static MessageBuilder<ClientServerMessage> resolver(ClientServerMessage renew, String address) {
        return reply(renew).add(OptionTypes.DNS_SERVERS, List.of(Ipv6Address.parse(address)));
    }

    /** Whoever sends Router Advertisements can announce and end prefixes as often as it likes. */
    @Test
    void a14_p8_aStormOfAnnouncementsIsSavedAtOnceEightTimesAndThenThriceASecondAtMost() {
        Script script = GivenLine.holding(GivenLine.NEXT, GivenLine.A).at(10);
        script.persisted = 0;
        for (int i = 0; i < 20_000; i++) {
            boolean ends = i % 2 == 0;
            script.at(10 + i / 2000.0).tell(ends ? GivenLine.ends(GivenLine.B) : GivenLine.announces(GivenLine.B));
        }
        assertTrue(script.persisted <= 38 && script.persisted > 0, () -> script.persisted + " saves in 10 seconds");
    }
}
