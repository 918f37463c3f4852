package net.wan6.core;

import static net.wan6.core.Given.BOTH;
import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.TWO;
import static net.wan6.core.Given.held;
import static net.wan6.core.Given.naWithoutTimes;
import static net.wan6.core.Given.renewed;
import static net.wan6.core.Given.twoPrefixes;
import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.answer;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.StatusCode;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word counts on times, and what is left of them (RFC 9915 §14.2, §21.21; engine rules L-1, L-3, L-11, L-12). */
class LifetimeRulesTest {
    @Test
    void l3_theEarliestT1OverAllIasCounts() {
        Script script = Script.of(BOTH).start().at(1);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, naWithoutTimes()));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_NA, naWithoutTimes()));
        script.sent.clear();
        script.at(1502).sends();
        script.at(1504).sends(MessageType.RENEW);
    }

    private static String seconds(long instant) {
        return instant == Instants.NEVER ? "never" : String.valueOf(instant / Instants.SECOND);
    }

    @ParameterizedTest(name = "L-3: T1 {0} T2 {1} preferred {2} valid {3} gives {4} and {5}")
    @CsvSource({
        "7200, 10800, 12600, 14400, 7200, 10800",
        "0, 0, 1000, 2000, 500, 800",
        "0, 0, 0, 2000, 1000, 1600",
        "0, 800, 1000, 2000, 500, 800",
        "500, 0, 1000, 2000, 500, 800",
        "0, 4294967295, 4294967295, 4294967295, never, never",
        "0, 0, 4294967295, 4294967295, never, never",
        "100, 4294967295, 1000, 2000, 100, never",
        "4294967295, 4294967295, 1000, 2000, never, never",
        "5000, 6000, 1000, 2000, 1000, 1600",
        "2000, 2000, 1000, 2000, 1000, 1600",
        "4294967295, 0, 1000, 2000, never, never",
        "0, 4294967295, 1000, 2000, never, never",
        "0, 800, 4294967295, 4294967295, 800, 800",
    })
    void l3_t1AndT2(long t1, long t2, long preferred, long valid, String renewAt, String rebindAt) {
        PrefixLease lease =
                new PrefixLease(1, OLD, Lifetime.ofSeconds(preferred), Lifetime.ofSeconds(valid), 0, List.of());
        ReceivedIa grant = new ReceivedIa(
                new IaKey(IaKey.Kind.PD, 1),
                Lifetime.ofSeconds(t1),
                Lifetime.ofSeconds(t2),
                StatusCode.SUCCESS,
                List.of(lease));

        assertEquals(renewAt, seconds(grant.timers(0).t1At()));
        assertEquals(rebindAt, seconds(grant.timers(0).t2At()));
    }

    @Test
    void l1_l12_lifetimesCountFromTheReplyAndEndInEveryState() {
        Script script = Script.bound(config().build());
        script.at(12_602);
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
        script.at(12_604);
        assertInstanceOf(LeaseStep.Deprecated.class, script.change().steps().get(0));
        script.at(14_402);
        assertFalse(script.engine.leases().isEmpty());
        script.at(14_404);
        LeaseStep.Withdrawn withdrawn = assertInstanceOf(
                LeaseStep.Withdrawn.class, script.change().steps().get(0));
        assertEquals(WithdrawalReason.EXPIRED, withdrawn.reason());
        assertEquals(ClientState.SOLICITING, script.engine.state(), "S-9: only now");
    }

    @Test
    void l1_aCopyOfAPartlyGoodReplyExtendsNothingAgain() {
        Script script = twoPrefixes().at(7204);
        Octets answer = reply(script.lastSent())
                .add(OptionTypes.IA_PD, ntt(OLD))
                .build()
                .octets();
        script.receives(answer);
        Lease extended = script.engine.leases().prefixes().get(0);
        script.at(9000).receives(answer);
        assertEquals(extended, script.engine.leases().prefixes().get(0));
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    private static Script boundTo(IaPd granted) {
        Script script = Script.of(CONFIG).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, granted));
        script.at(3).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, granted));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.sent.clear();
        script.sentAt.clear();
        return script;
    }

    /** When nobody answers: the first Renew and the first Rebind, in seconds after the Reply. */
    private static List<Double> renewAndRebindAfter(IaPd granted, double until) {
        Script script = boundTo(granted).at(until);
        double renew = Double.NaN;
        double rebind = Double.NaN;
        for (int i = script.sent.size() - 1; i >= 0; i--) {
            if (script.sent.get(i).type().equals(MessageType.RENEW)) {
                renew = script.sentAt.get(i) - 3;
            } else if (script.sent.get(i).type().equals(MessageType.REBIND)) {
                rebind = script.sentAt.get(i) - 3;
            }
        }
        return List.of(renew, rebind);
    }

    /** A4: a prefix about to end stands beside its successor; it is not to be renewed, so its end is no reason to hurry. */
    @Test
    void a4_aPrefixOnItsWayOutMovesNeitherT1NorT2() {
        IaPd renumbering = ntt(NEW).withPrefix(prefix(OLD, 0, 300));
        assertEquals(List.of(7200.0, 10_800.0), renewAndRebindAfter(renumbering, 11_000));

        Script script = boundTo(renumbering).at(7202);
        script.sends();
        assertEquals(List.of(NEW), held(script));
    }

    @ParameterizedTest
    @CsvSource({
        // not deprecated, but shorter than T1: the server has said when it wants to be asked
        "200, 300, 7200, 10800, 7200, 10800",
        "0, 7201, 7200, 10800, 7200, 10800",
        // the client's own choice is made for what will be extended
        "0, 300, 0, 0, 6300, 10080",
        "200, 300, 0, 0, 100, 160",
        "0, 300, 0, 10800, 6750, 10800",
        "0, 300, 7200, 0, 7200, 11520",
    })
    void a4_leastTimesOfSeveralLeasesDoNotCount(
            long preferred, long valid, long t1, long t2, double renews, double rebinds) {
        IaPd granted = pd(1, t1, t2).withPrefix(prefix(OLD, preferred, valid)).withPrefix(prefix(NEW, 12_600, 14_400));
        assertEquals(List.of(renews, rebinds), renewAndRebindAfter(granted, 14_000));
    }

    /** What is left of A4: a T1 after the end of everything would lose everything. */
    @ParameterizedTest
    @CsvSource({"200, 300, 150, 240", "0, 300, 150, 240", "200, 200, 100, 160"})
    void a4_whereAllEndsBeforeT1ItIsMovedBeforeTheFirstEnd(int preferred, int valid, double renews, double rebinds) {
        IaPd granted = pd(1, 7200, 10_800)
                .withPrefix(prefix(OLD, preferred, valid))
                .withPrefix(prefix(NEW, preferred + 100, valid + 100));
        IaPd alone = pd(1, 7200, 10_800).withPrefix(prefix(OLD, preferred, valid));
        assertEquals(List.of(renews, rebinds), renewAndRebindAfter(alone, valid));
        List<Double> times = renewAndRebindAfter(granted, valid);
        assertEquals(preferred == 0 ? 200 : renews, times.get(0));
    }

    /** A9, V-9: some servers take a prefix away and give it back in one IA, the copies in either order. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a9_ofTwoCopiesOfAPrefixTheBetterCounts(boolean isZeroFirst) {
        IaPrefix none = prefix(OLD, 0, 0);
        IaPrefix good = prefix(OLD, 12_600, 14_400);
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent())
                .add(
                        OptionTypes.IA_PD,
                        pd(1, 7200, 10_800)
                                .withPrefix(isZeroFirst ? none : good)
                                .withPrefix(isZeroFirst ? good : none)));

        assertEquals(List.of(OLD), held(script));
        assertInstanceOf(LeaseStep.Refreshed.class, script.change().steps().get(0));
        assertEquals(ClientState.BOUND, script.engine.state());
    }

    @ParameterizedTest
    @CsvSource({"100, 200, 12600, 14400", "12600, 14400, 100, 200", "0, 14400, 12600, 14400", "12600, 14400, 0, 14400"})
    void a9_theBetterIsTheOneThatLastsLongerAndIsPreferredLonger(
            long preferred, long valid, long other, long otherValid) {
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent())
                .add(
                        OptionTypes.IA_PD,
                        pd(1, 7200, 10_800)
                                .withPrefix(prefix(OLD, preferred, valid))
                                .withPrefix(prefix(OLD, other, otherValid))));
        PrefixLease lease = script.engine.leases().prefixes().get(0);
        assertEquals(14_400, lease.validLifetime().seconds());
        assertEquals(12_600, lease.preferredLifetime().seconds());
    }

    /** A9, where the copies stand in two IAs: the prefix moves, and no LAN loses it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a9_aPrefixTakenFromOneIaAndGivenToAnotherIsHeldOn(boolean isZeroFirst) {
        Script script = Script.of(TWO).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(7300).events.clear();
        IaPd taken = pd(1, 7200, 10_800).withPrefix(prefix(OLD, 0, 0));
        IaPd given = pd(2, 7200, 10_800).withPrefix(prefix(OLD, 12_600, 14_400));
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, isZeroFirst ? taken : given)
                .add(OptionTypes.IA_PD, isZeroFirst ? given : taken));

        assertEquals(List.of(OLD), held(script));
        assertEquals(2, script.engine.leases().prefixes().get(0).iaid());
        assertEquals(
                List.of(LeaseStep.Refreshed.class),
                script.change().steps().stream().map(Object::getClass).toList());
    }

    @Test
    void a9_takenAwayTwiceIsTakenAway() {
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent())
                .add(
                        OptionTypes.IA_PD,
                        pd(1, 0, 0).withPrefix(prefix(OLD, 0, 0)).withPrefix(prefix(OLD, 0, 0))));
        assertEquals(List.of(), held(script));
    }

    @Test
    void l11_infiniteLifetimesStayInfiniteAndTheLanGetsItsLimits() {
        long infinite = Lifetime.INFINITE.seconds();
        Script script = Script.bound(config().build()).at(7300);
        script.replies(renewed(script)
                .add(OptionTypes.IA_PD, pd(1, infinite, infinite).withPrefix(prefix(OLD, infinite, infinite))));
        script.sent.clear();
        script.at(40_000_000).sends();
        PrefixLease lease = script.engine.leases().prefixes().get(0);
        assertEquals(Lifetime.INFINITE, lease.remainingValid(40_000_000 * Instants.SECOND));
        assertEquals(
                new LanLifetimes(Lifetime.ofSeconds(2700), Lifetime.ofSeconds(5400)),
                lease.forLan(40_000_000 * Instants.SECOND));
    }

    @Test
    void f2_l11_lanLifetimesAreWhatIsLeftAndNeverMoreThanTheLimits() {
        Script script = Script.bound(CONFIG);
        PrefixLease lease = script.engine.leases().prefixes().get(0);
        long received = lease.since();
        assertEquals(new LanLifetimes(Lifetime.ofSeconds(2700), Lifetime.ofSeconds(5400)), lease.forLan(received));
        assertEquals(
                new LanLifetimes(Lifetime.ofSeconds(600), Lifetime.ofSeconds(2400)),
                lease.forLan(received + 12_000 * Instants.SECOND));
        assertEquals(new LanLifetimes(Lifetime.ZERO, Lifetime.ZERO), lease.forLan(received + 20_000 * Instants.SECOND));
    }
}
