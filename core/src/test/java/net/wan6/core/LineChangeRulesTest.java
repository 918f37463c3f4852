package net.wan6.core;

import static net.wan6.core.GivenLine.A;
import static net.wan6.core.GivenLine.B;
import static net.wan6.core.GivenLine.C;
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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.mape.Softwire;
import org.junit.jupiter.api.Test;

/** How changes of announced prefixes are told, and how seldom (engine rules P-3, P-4, P-5). */
class LineChangeRulesTest {
    private static List<Class<?>> steps(Script script) {
        List<Class<?>> steps = new ArrayList<>();
        script.all(ClientEvent.LeaseChange.class).forEach(change -> steps.addAll(kinds(change)));
        return steps;
    }

    private static Softwire tunnel(Leases leases) {
        return leases.softwires().get(0);
    }

    @Test
    void p3_newFirstOldLaterIsOneReplaced() {
        Script script = holding(NEXT, A).at(100).tell(announces(B));
        script.after(0.1).tell(deprecates(A)).after(10).tell(ends(A)).after(10);
        ClientEvent.LeaseChange change = script.change();
        LineLease now = script.engine.leases().linePrefixes().get(0);
        assertEquals(B, now.prefix());
        assertEquals(
                List.of(new LeaseStep.Replaced(change.before().linePrefixes().get(0), now, Lifetime.ofSeconds(5400))),
                change.steps());
        assertTrue(change.softwiresChanged());
        assertTrue(B.contains(((Softwire.MapE) tunnel(change.after())).ce().ceAddress()));
    }

    @Test
    void p3_oldFirstNewLaterIsOneReplacedAfterOneDeprecatedWithinTwoSeconds() {
        Script script = holding(NEXT, A).at(100).tell(deprecates(A)).after(0.1).tell(announces(B));
        script.at(102);
        assertEquals(List.of(LeaseStep.Deprecated.class, LeaseStep.Replaced.class), steps(script));
        assertEquals(List.of(B), line(script));
    }

    @Test
    void p3_bothInOneAdvertisementIsOneReplaced() {
        Script script = holding(NEXT, A).at(100).tell(news(prefix(A, 0, 1000), prefix(B, 604_800, 2_592_000)));
        LeaseStep.Replaced replaced =
                script.change().steps(LeaseStep.Replaced.class).get(0);
        assertEquals(Lifetime.ofSeconds(5400), replaced.deprecateOldFor(), "what LANs may have been told");
        script = holding(NEXT, A).at(100).tell(news(prefix(B, 604_800, 2_592_000), prefix(A, 0, 0)));
        assertEquals(List.of(LeaseStep.Replaced.class), kinds(script.change()));
    }

    @Test
    void p3_anOldOneThatHasLittleLeftIsDeprecatedForNoLonger() {
        Script script = Script.of(NEXT).start().tell(news(prefix(A, 1000, 1000)));
        script.events.clear();
        script.at(400).tell(announces(B));
        assertEquals(
                Lifetime.ofSeconds(600),
                script.change().steps(LeaseStep.Replaced.class).get(0).deprecateOldFor());
    }

    @Test
    void p3_onALineOfSeveralTheNewOneIsAcquiredAndTheTunnelsMove() {
        Script script = holding(SEVERAL, A).at(100).tell(announces(B));
        ClientEvent.LeaseChange acquired = script.change();
        assertEquals(List.of(LeaseStep.Acquired.class), kinds(acquired));
        assertTrue(B.contains(((Softwire.MapE) tunnel(acquired.after())).ce().ceAddress()));
        assertEquals(2, acquired.after().softwires().size());
        ClientEvent.LeaseChange deprecated = script.after(2).tell(deprecates(B)).change();
        assertEquals(List.of(LeaseStep.Deprecated.class), kinds(deprecated));
        assertTrue(A.contains(((Softwire.MapE) tunnel(deprecated.after())).ce().ceAddress()));
        ClientEvent.LeaseChange again = script.after(2).tell(announces(B)).change();
        assertEquals(List.of(LeaseStep.Refreshed.class), kinds(again), "preferred again");
        assertEquals(List.of(B, A), line(script));
        ClientEvent.LeaseChange swap = script.after(2)
                .tell(news(prefix(A, 0, 0), prefix(C, 604_800, 2_592_000)))
                .change();
        assertEquals(List.of(LeaseStep.Replaced.class), kinds(swap));
        assertEquals(List.of(C, B), line(script));
    }

    /** Ordinary ones: constant lifetimes, and lifetimes that count down, every ten seconds for a day. */
    @Test
    void p4_advertisementsThatCountDownOrBeginAnewAreToldSeldom() {
        Script constant = holding(NEXT, A);
        for (int i = 1; i < 8640; i++) {
            constant.at(1 + 10 * i).tell(announces(A));
        }
        assertEquals(List.of(), constant.events);
        assertTrue(constant.persisted <= 1, "saved once a day for the time alone, " + constant.persisted);
    }

    @Test
    void p4_lifetimesThatCountDownAreNotTold() {
        Script script = holding(NEXT, A);
        for (int second = 10; second < 86_400; second += 10) {
            script.at(1 + second).tell(news(prefix(A, 604_800 - second, 2_592_000 - second)));
        }
        assertEquals(List.of(), script.events);
    }

    /** Lifetimes below the caps: what was told must not run out under an application while the line is renewed. */
    @Test
    void p4_itIsToldAgainWhenHalfOfWhatCouldBePromisedIsOver() {
        Script script = Script.of(NEXT).start().tell(news(prefix(A, 1000, 2000)));
        script.events.clear();
        for (int second = 10; second <= 5000; second += 10) {
            script.at(second).tell(news(prefix(A, 1000, 2000)));
            LineLease told = script.engine.leases().linePrefixes().get(0);
            assertTrue(2 * told.remainingPreferred(script.now()).seconds() >= 1000, "told " + told);
        }
        assertEquals(10, steps(script).size());
        assertTrue(steps(script).stream().allMatch(LeaseStep.Refreshed.class::equals));
    }

    @Test
    void p4_aShorterPromiseIsToldBeforeALanIsToldMoreThanThereIs() {
        Script script = holding(NEXT, A).at(10).tell(news(prefix(A, 6000, 6000)));
        assertEquals(List.of(), script.events, "as yet a LAN would be told the same");
        for (int second = 10; second < 6010; second++) {
            script.at(second);
            LineLease told = script.engine.leases().linePrefixes().get(0);
            int left = 6010 - second;
            assertTrue(told.forLan(script.now()).valid().seconds() <= Math.min(5400, left) + 2, "at " + second);
            assertTrue(told.forLan(script.now()).preferred().seconds() <= Math.min(2700, left) + 2, "at " + second);
        }
        assertEquals(List.of(LeaseStep.Refreshed.class), steps(script), "by the timer");
    }

    /** Two seconds are the rounding of a router and ours. */
    @Test
    void p4_aDifferenceOfASecondIsNone() {
        Script script = Script.of(NEXT).start().tell(news(prefix(A, 100, 100)));
        script.events.clear();
        script.at(10).tell(news(prefix(A, 89, 89)));
        assertEquals(List.of(), script.events);
        script.at(12).tell(news(prefix(A, 86, 86)));
        assertEquals(List.of(LeaseStep.Refreshed.class), steps(script));
    }

    /** 20,000 flips in ten seconds: whoever is on the link can do that. */
    @Test
    void p5_aStormIsToldOnceASecond() {
        Script script = holding(NEXT, A).at(10);
        for (int i = 0; i < 20_000; i++) {
            script.at(10 + i / 2000.0).tell(i % 2 == 0 ? ends(A) : announces(A));
        }
        int told = script.all(ClientEvent.LeaseChange.class).size();
        assertTrue(told <= 11, "told " + told + " times");
        script.after(2);
        assertEquals(List.of(A), line(script), "what came last counts");
    }

    @Test
    void p5_whatChangesBackWithinASecondIsNotTold() {
        Script script = holding(NEXT, A)
                .at(1.1)
                .tell(ends(A))
                .at(1.5)
                .tell(announces(A))
                .at(10);
        assertEquals(List.of(), script.events);
    }

    @Test
    void p5_tenThousandEqualOnesASecondMakeNoEventAndSaveNothing() {
        Script script = holding(NEXT, A).at(10);
        for (int i = 0; i < 10_000; i++) {
            script.at(10 + i / 10_000.0).tell(announces(A));
        }
        assertEquals(List.of(), script.events);
        assertEquals(0, script.persisted);
    }

    /** A change that servers bring is told when it comes, whatever routers do. */
    @Test
    void p5_routersDoNotHoldUpWhatServersBring() {
        Script script = Script.bound(GivenLine.CROSS).at(7300).tell(announces(A));
        script.events.clear();
        script.tell(ends(A));
        script.replies(Script.reply(script.lastSent()).add(net.wan6.codec.OptionTypes.IA_PD, Script.ntt(Script.NEW)));
        ClientEvent.LeaseChange change = script.change();
        assertEquals(List.of(LeaseStep.Replaced.class), kinds(change));
        assertEquals(1, change.after().linePrefixes().size(), "what was told");
        assertEquals(List.of(LeaseStep.Withdrawn.class), kinds(script.after(1).change()));
    }

    /** I-4: a storm does not keep a prefix from ending; found by random conversations (seed 33826). */
    @Test
    void p5_whatHasEndedIsToldAtItsEndWhateverWasToldJustBefore() {
        Script script = Script.of(SEVERAL).start().at(1).tell(news(prefix(A, 60, 60)));
        script.at(60.5).tell(announces(B));
        assertEquals(List.of(B, A), line(script));
        script.at(60.999);
        assertEquals(List.of(B, A), line(script));
        script.events.clear();
        script.at(61);
        assertEquals(List.of(B), line(script));
        assertEquals(List.of(LeaseStep.Withdrawn.class), kinds(script.change()));
    }

    /** Short lifetimes that end one after the other: what is told once a second can end once, and nothing is told more often. */
    @Test
    void p5_noMoreEndsAreToldThanPrefixesWere() {
        Script script = Script.of(SEVERAL).start().at(1);
        for (int i = 0; i < 10_000; i++) {
            script.at(1 + i / 1000.0).tell(news(prefix(prefix64(i), 1, 1)));
        }
        int told = script.all(ClientEvent.LeaseChange.class).size();
        assertTrue(told <= 10 * (LineLeases.MOST + 1), "told " + told + " times in 10 s");
    }

    private static Ipv6Prefix prefix64(int number) {
        return Ipv6Prefix.parse("2001:db8:ff:" + Integer.toHexString(number) + "::/64");
    }
}
