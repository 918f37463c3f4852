package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.NO_BINDING;
import static net.wan6.core.Given.NO_PREFIX;
import static net.wan6.core.Given.offer;
import static net.wan6.core.Given.refused;
import static net.wan6.core.Given.requesting;
import static net.wan6.core.Given.server;
import static net.wan6.core.Given.serverAsked;
import static net.wan6.core.Given.soliciting;
import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.OTHER_SERVER;
import static net.wan6.core.Script.SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.answer;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Request and its answers, and at what pace servers that refuse are asked again (RFC 9915 §18.2.2, §18.2.10; engine rules Q).
 */
class RequestRulesTest {
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

    @Test
    void q2_atMostThreeOtherServersAreAskedBeforeTheSearchBeginsAnew() {
        Script script = soliciting(config().build());
        for (int number = 1; number <= 6; number++) {
            script.replies(offer(script, server(number)).add(OptionTypes.IA_PD, ntt(OLD)));
        }
        serverAsked(script);
        script.at(4 * 182).sent.clear();
        script.after(182);
        assertEquals(MessageType.SOLICIT, script.lastSent().type());
        assertEquals(4, script.all(ClientEvent.ExchangeFailed.class).size());
    }

    @Test
    void q2_theRequestNamesWhatWasOffered() {
        Script script = soliciting(config().build());
        script.replies(offer(script, SERVER).add(OptionTypes.IA_PD, ntt(OLD, NEW)));
        serverAsked(script);
        List<Ipv6Prefix> named = script.lastSent().options().first(OptionTypes.IA_PD).orElseThrow().prefixes().stream()
                .map(IaPrefix::prefix)
                .toList();
        assertEquals(List.of(OLD, NEW), named);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD, NEW)));
        assertEquals(2, script.engine.leases().prefixes().size());
    }

    private static ClientServerMessage requestOf(int xid) {
        return Message.builder(MessageType.REQUEST, xid).build();
    }

    /** UnspecFail, and UseMulticast from servers of RFC 8415. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void q3_aServerThatFailsOrWantsMulticastIsAskedAgainAtThePaceOfRetransmissions(int status) {
        Script script = requesting();
        int xid = script.lastSent().transactionId();
        script.sent.clear();
        script.replies(reply(requestOf(xid)).add(OptionTypes.STATUS_CODE, Status.of(new StatusCode(status), "")));
        assertEquals(ClientState.REQUESTING, script.engine.state());
        script.sends().after(2);
        assertEquals(xid, script.lastSent().transactionId());
        script.sends(MessageType.REQUEST);
        assertEquals(List.of(), script.all(ClientEvent.ExchangeFailed.class));
    }

    @Test
    void q3_aReplyThatSaysNothingAtAllIsAsIfItHadNotCome() {
        Script script = requesting();
        script.replies(reply(script.lastSent()));
        assertEquals(ClientState.REQUESTING, script.engine.state());
        assertEquals(List.of(), script.events);
    }

    @Test
    void q3_aReplyWhoseIaIsEmptyEndsTheRequest() {
        Script script = requesting();
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, pd(1, 0, 0)));
        assertEquals(ClientState.SOLICITING, script.engine.state());
        assertEquals(
                List.of(new ClientEvent.ExchangeFailed(MessageType.REQUEST, List.of())),
                script.all(ClientEvent.ExchangeFailed.class));
    }

    @Test
    void v11_limitsThatAReplySetsApplyToTheSearchAfterIt() {
        Script script = requesting();
        script.replies(reply(script.lastSent())
                .add(OptionTypes.SOL_MAX_RT, 60L)
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_PREFIX_AVAIL, "")));
        script.at(3000);
        double gap = script.sentAt.get(script.sentAt.size() - 1) - script.sentAt.get(script.sentAt.size() - 2);
        assertEquals(60, gap, 0.001);
    }

    /** willing in the Request too. */
    @Test
    void q1_aReplyToTheRequestIsOneAcquiredWithAllItsTimes() {
        Script script = Script.of(config().build()).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(2);
        ClientServerMessage request = script.lastSent();
        assertEquals(Optional.of(SERVER), request.options().first(OptionTypes.SERVER_ID));
        assertTrue(request.options().contains(OptionTypes.RECONF_ACCEPT));
        script.events.clear();
        script.replies(reply(request).add(OptionTypes.IA_PD, ntt(OLD)));

        ClientEvent.LeaseChange change = script.change();
        assertEquals(Set.of(ChangeCause.REQUEST), change.causes());
        LeaseStep.Acquired acquired =
                assertInstanceOf(LeaseStep.Acquired.class, change.steps().get(0));
        assertEquals(1, change.steps().size());
        PrefixLease lease = assertInstanceOf(PrefixLease.class, acquired.lease());
        assertEquals(OLD, lease.prefix());
        assertEquals(Lifetime.ofSeconds(12600), lease.preferredLifetime());
        assertEquals(Lifetime.ofSeconds(14400), lease.validLifetime());
        assertEquals(List.of(lease), script.engine.leases().prefixes());
    }

    @Test
    void q2_aSilentServerIsFollowedByTheNextAndThenBySolicits() {
        Script script = Script.of(config().build()).start().at(0.6);
        ClientServerMessage solicit = script.lastSent();
        script.replies(advertise(solicit).add(OptionTypes.IA_PD, ntt(OLD)));
        script.replies(answer(MessageType.ADVERTISE, solicit, OTHER_SERVER).add(OptionTypes.IA_PD, ntt(NEW)));
        script.at(2);
        assertEquals(Optional.of(SERVER), script.lastSent().options().first(OptionTypes.SERVER_ID));
        script.at(200);
        assertEquals(Optional.of(OTHER_SERVER), script.lastSent().options().first(OptionTypes.SERVER_ID));
        script.at(400);
        assertEquals(MessageType.SOLICIT, script.lastSent().type());
        assertEquals(2, script.all(ClientEvent.ExchangeFailed.class).size());
    }

    @Test
    void q3_aServerThatRefusesTheRequestIsNotAskedInALoop() {
        Script script = Script.of(config().build()).start();
        int requests = 0;
        for (int second = 1; second <= 3600; second++) {
            script.at(second);
            if (script.sent.isEmpty()) {
                continue;
            }
            ClientServerMessage sent = script.lastSent();
            script.sent.clear();
            if (sent.type().equals(MessageType.SOLICIT)) {
                script.replies(advertise(sent).add(OptionTypes.PREFERENCE, 255).add(OptionTypes.IA_PD, ntt(OLD)));
                requests++;
                script.replies(reply(script.lastSent())
                        .add(
                                OptionTypes.IA_PD,
                                pd(1, 0, 0)
                                        .withOptions(pd(1, 0, 0).options().with(OptionTypes.STATUS_CODE, NO_PREFIX))));
            }
        }
        assertTrue(requests > 5 && requests < 16, "S-12, Q-3: an hour sees few requests: " + requests);
    }
}
