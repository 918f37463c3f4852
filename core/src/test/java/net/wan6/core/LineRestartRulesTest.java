package net.wan6.core;

import static net.wan6.core.GivenLine.A;
import static net.wan6.core.GivenLine.B;
import static net.wan6.core.GivenLine.CROSS;
import static net.wan6.core.GivenLine.NEXT;
import static net.wan6.core.GivenLine.SEVERAL;
import static net.wan6.core.GivenLine.announces;
import static net.wan6.core.GivenLine.deprecates;
import static net.wan6.core.GivenLine.ends;
import static net.wan6.core.GivenLine.holding;
import static net.wan6.core.GivenLine.kinds;
import static net.wan6.core.GivenLine.line;
import static net.wan6.core.GivenLine.news;
import static net.wan6.core.GivenLine.prefix;
import static net.wan6.core.Script.OLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;

/** Announced prefixes over a release and a restart (engine rules P-7, P-8). */
class LineRestartRulesTest {
    private static Script restarted(Script script, ClientConfig config, long seconds) {
        return script.crashAndResume(config, new Downtime.Exactly(seconds * Instants.SECOND));
    }

    @Test
    void p7_aReleaseEndsThemInTwoStepsAndNothingIsSent() {
        Script script = holding(NEXT, A).at(100).tell(new Input.Release());
        LineLease lease = script.engine.leases().linePrefixes().get(0);
        assertEquals(
                List.of(new ClientEvent.AboutToRelease(List.of(), List.of(), List.of(lease))),
                script.all(ClientEvent.AboutToRelease.class));
        script.tell(new Input.PrefixNoLongerAdvertised());
        ClientEvent.LeaseChange change = script.change();
        assertEquals(Set.of(ChangeCause.RELEASE), change.causes());
        assertEquals(
                List.of(new LeaseStep.Withdrawn(lease, WithdrawalReason.RELEASED, Lifetime.ofSeconds(5400))),
                change.steps());
        assertEquals(Leases.NONE, change.after());
        assertEquals(ClientState.STOPPED, script.engine.state());
        script.tell(announces(A)).after(100).sends();
        assertEquals(List.of(), line(script));
        assertEquals(List.of(A), line(script.start().tell(announces(A))), "until it is started again");
    }

    @Test
    void p7_whatIsAnnouncedMeanwhileIsNamedFirst() {
        Script script = holding(NEXT, A).at(100).tell(new Input.Release()).tell(announces(B));
        script.events.clear();
        script.tell(new Input.PrefixNoLongerAdvertised());
        ClientEvent.AboutToRelease about =
                script.all(ClientEvent.AboutToRelease.class).get(0);
        assertEquals(B, about.linePrefixes().get(0).prefix());
        assertEquals(List.of(B), line(script));
    }

    @Test
    void p7_onlyWhatServersGaveIsNamedToThem() {
        Script script = Script.bound(CROSS).tell(announces(A)).after(5).tell(new Input.Release());
        script.tell(new Input.PrefixNoLongerAdvertised());
        assertEquals(MessageType.RELEASE, script.lastSent().type());
        assertEquals(
                List.of(OLD),
                script.lastSent().options().first(OptionTypes.IA_PD).orElseThrow().prefixes().stream()
                        .map(IaPrefix::prefix)
                        .toList());
        script.events.clear();
        assertEquals(List.of(), line(script.tell(announces(A))), "not heard while it releases");
        assertEquals(List.of(), script.events);
    }

    @Test
    void p8_aRestartOnAnUnchangedLineChangesNothing() {
        Script script = restarted(holding(NEXT, A).at(50), NEXT, 20);
        ClientEvent.LeaseChange restored = script.change();
        assertEquals(Set.of(ChangeCause.RESTORED), restored.causes());
        assertEquals(List.of(LeaseStep.Acquired.class), kinds(restored));
        assertEquals(1, restored.after().softwires().size());
        script.start();
        assertEquals(List.of(new ClientEvent.StateChanged(ClientState.BOUND)), script.events);
        script.events.clear();
        script.after(5).tell(announces(A)).after(100).sends();
        assertEquals(List.of(), script.events);
    }

    @Test
    void p8_aPrefixThatChangedMeanwhileIsOneReplaced() {
        Script script = restarted(holding(NEXT, A).at(50), NEXT, 20).start();
        script.events.clear();
        ClientEvent.LeaseChange change =
                script.after(5).tell(announces(B)).after(600).change();
        assertEquals(List.of(LeaseStep.Replaced.class), kinds(change));
        assertEquals(List.of(B), line(script));
    }

    @Test
    void p8_onlyTheOneThatWasHeldEndedWhileDown() {
        Script script =
                Script.of(NEXT).start().tell(news(prefix(A, 5000, 5000))).at(5).tell(news(prefix(B, 100, 200)));
        assertEquals(List.of(B), line(script));
        ClientEvent.LeaseChange change = restarted(script.at(10), NEXT, 300).change();
        LeaseStep.Withdrawn ended = change.steps(LeaseStep.Withdrawn.class).get(0);
        assertEquals(B, ((LineLease) ended.lease()).prefix());
        assertEquals(WithdrawalReason.ENDED_WHILE_DOWN, ended.reason());
        assertEquals(Lifetime.ofSeconds(5400), ended.deprecateFor());
        assertEquals(A, change.after().linePrefixes().get(0).prefix(), "known, and now held");

        Script other =
                Script.of(NEXT).start().tell(news(prefix(A, 100, 200))).at(5).tell(announces(B));
        ClientEvent.LeaseChange restored = restarted(other.at(10), NEXT, 300).change();
        assertEquals(List.of(LeaseStep.Acquired.class), kinds(restored));
    }

    /** What was not told before the crash is told after it. */
    @Test
    void p8_aCrashBetweenAnEndAndItsTellingLosesNothing() {
        Script script = holding(NEXT, A).at(1.2).tell(ends(A));
        assertEquals(List.of(), script.events, "once a second");
        ClientEvent.LeaseChange change = restarted(script, NEXT, 1).change();
        assertEquals(List.of(LeaseStep.Withdrawn.class), kinds(change));
        assertEquals(Leases.NONE, change.after());
    }

    @Test
    void p8_aCrashBetweenAChangeAndItsTellingIsOneReplaced() {
        Script script = Script.of(NEXT).start().at(1).tell(announces(A)).at(1.2).tell(announces(B));
        assertEquals(List.of(A), line(script), "once a second");
        Script after = restarted(script, NEXT, 1);
        List<Class<?>> steps = new java.util.ArrayList<>();
        after.all(ClientEvent.LeaseChange.class).forEach(change -> steps.addAll(kinds(change)));
        assertEquals(List.of(LeaseStep.Acquired.class, LeaseStep.Replaced.class), steps);
        assertEquals(List.of(B), line(after));
    }

    @Test
    void p8_theOrderIsKept() {
        Script script = holding(SEVERAL, A)
                .after(2)
                .tell(announces(B))
                .after(2)
                .tell(announces(GivenLine.C))
                .after(2)
                .tell(deprecates(B));
        assertEquals(List.of(GivenLine.C, A, B), line(script));
        Script after = restarted(script, SEVERAL, 20);
        assertEquals(List.of(GivenLine.C, A, B), line(after));
        assertTrue(
                after.engine.leases().linePrefixes().get(2).preferredLifetime().isZero());
    }

    /** L-14: nothing is counted on of which nobody knows how old it is, until a router is heard. */
    @Test
    void p8_anUnknownTimeOffEndsNothingAndTheNextAdvertisementEndsTheDoubt() {
        Script script = holding(NEXT, A).at(50).crashAndResume(NEXT, new Downtime.Unknown());
        LineLease inDoubt = script.engine.leases().linePrefixes().get(0);
        assertEquals(1800, inDoubt.forLan(script.now()).valid().seconds());
        script.start();
        script.events.clear();
        ClientEvent.LeaseChange change = script.after(5).tell(announces(A)).change();
        assertEquals(List.of(LeaseStep.Refreshed.class), kinds(change));
        assertEquals(
                5400,
                script.engine
                        .leases()
                        .linePrefixes()
                        .get(0)
                        .forLan(script.now())
                        .valid()
                        .seconds());
    }

    @Test
    void p8_whoNoLongerWantsThemIsToldThatTheyEnded() {
        ClientConfig without =
                ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
        ClientEvent.LeaseChange change =
                restarted(holding(CROSS, A).at(50), without, 5).change();
        assertEquals(List.of(LeaseStep.Withdrawn.class), kinds(change));
        assertEquals(Leases.NONE, change.after());
    }

    /** Lifetimes of half an hour, renewed for days: what is kept must not be days old. */
    @Test
    void p8_whatIsKeptIsYoungEnoughToOutliveARestart() {
        Script script = Script.of(NEXT).start().tell(news(prefix(A, 1800, 1800)));
        for (int minute = 1; minute < 3000; minute++) {
            script.at(60 * minute).tell(news(prefix(A, 1800, 1800)));
        }
        assertEquals(List.of(A), line(restarted(script, NEXT, 800)));
    }
}
