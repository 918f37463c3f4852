package net.wan6.core;

import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.mape.MapRules;
import org.junit.jupiter.api.Test;

/**
 * F1, L-14: a machine that was off for a time nobody measured keeps its leases, but not their timers (RFC 9915 §18.2.12, design
 * law 5). {@link Script#bound} leases for T1 7200, T2 10800, preferred 12600 and valid 14400 seconds.
 */
class RebootRulesTest {
    private static final ClientConfig CONFIG = config().build();
    private static final Downtime UNKNOWN = new Downtime.Unknown();
    private static final long VALID = 14_400;

    /** What a lease that is over or of unknown age is worth on a LAN. */
    private static final LanLifetimes SHORT = lan(900, 1800);

    private static LanLifetimes lan(long preferred, long valid) {
        return new LanLifetimes(Lifetime.ofSeconds(preferred), Lifetime.ofSeconds(valid));
    }

    private static Downtime about(long seconds) {
        return new Downtime.About(seconds * Instants.SECOND);
    }

    /** Bound at 3 seconds, saved then, and off for so long. */
    private static Script rebooted(Downtime downtime) {
        return Script.bound(CONFIG).crashAndResume(CONFIG, downtime).start();
    }

    private static LanLifetimes forLan(Script script) {
        return script.engine.leases().prefixes().get(0).forLan(script.now());
    }

    /** Nobody answers the verification, which takes at most 11 seconds. */
    private static Script silent(Script script) {
        script.after(11.5);
        script.sent.clear();
        script.events.clear();
        return script;
    }

    @Test
    void t1ThatIsOverByTheBestEstimateRenewsRightAfterASilentVerification() {
        Script script = rebooted(about(8000)).after(11.5);
        script.sends(MessageType.REBIND, MessageType.REBIND, MessageType.REBIND, MessageType.REBIND, MessageType.RENEW);
        assertEquals(ClientState.RENEWING, script.engine.state());
        script.after(2750).sent.clear();
        script.after(100);
        assertEquals(ClientState.REBINDING, script.engine.state(), "T2 10800 is over after 2800 seconds");
    }

    @Test
    void t1ThatIsAheadByTheBestEstimateIsWaitedForAndNoLonger() {
        Script script = silent(rebooted(about(3000)));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.after(4150).sends();
        script.after(45).sends(MessageType.RENEW);
    }

    @Test
    void t2ThatIsOverOrOfUnknownAgeRebindsRightAfterASilentVerification() {
        for (Downtime downtime : List.of(about(12_000), about(86_400), about(9_000_000_000L), UNKNOWN)) {
            Script script = silent(rebooted(downtime));
            assertEquals(ClientState.REBINDING, script.engine.state(), downtime::toString);
            script.after(120);
            // By the schedule of §18.2.5: 10, 20, 40 seconds.
            script.sends(MessageType.REBIND, MessageType.REBIND, MessageType.REBIND);
            assertEquals(OLD, script.engine.leases().prefixes().get(0).prefix(), "law 7");
        }
    }

    @Test
    void theLanIsToldNoMoreThanIsLeftByTheBestEstimateFromTheFirstMoment() {
        assertEquals(lan(600, 2400), forLan(rebooted(about(11_999))));
        assertEquals(lan(0, 1000), forLan(rebooted(about(13_399))));
        assertEquals(lan(2700, 5400), forLan(rebooted(about(59))));
        assertEquals(SHORT, forLan(rebooted(about(VALID))));
        assertEquals(SHORT, forLan(rebooted(about(86_400))));
        assertEquals(SHORT, forLan(rebooted(UNKNOWN)));
        assertEquals(SHORT, forLan(rebooted(new Downtime.About(Long.MAX_VALUE))));
    }

    @Test
    void whatIsLeftIsShortWhileNothingIsKnownAndNeverMoreThanTheRunningTimeLeaves() {
        Script script = rebooted(UNKNOWN);
        assertEquals(SHORT, forLan(script.after(10_000)));
        assertEquals(lan(0, 1000), forLan(script.after(3400)));
    }

    @Test
    void aLeaseThatNobodyConfirmsEndsAfterItsWholeLifetimeOfRunningTime() {
        for (Downtime downtime : List.of(about(1), about(86_400), UNKNOWN)) {
            Script script = rebooted(downtime);
            script.after(VALID - 4);
            assertFalse(script.engine.leases().isEmpty(), downtime::toString);
            script.after(5);
            assertTrue(script.engine.leases().isEmpty(), downtime::toString);
            assertEquals(ClientState.SOLICITING, script.engine.state());
        }
    }

    @Test
    void aReplyMakesALeaseAsGoodAsNew() {
        Script script = rebooted(UNKNOWN).after(2);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(lan(2700, 5400), forLan(script));
        assertEquals(Lifetime.ZERO, script.engine.leases().prefixes().get(0).unmeasured());
        script.sent.clear();
        script.after(7190).sends();
        script.after(15).sends(MessageType.RENEW);
    }

    @Test
    void onlyWhatAReplyNamesIsConfirmedByIt() {
        ClientConfig two = config().prefix(56).build();
        Script script = Script.of(two).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, ntt(OLD))
                .add(OptionTypes.IA_PD, pd(2, 7200, 10800).withPrefix(prefix(NEW, 12600, 14400))));
        Script after = script.crashAndResume(two, UNKNOWN).start().after(2);
        after.replies(reply(after.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        PrefixLease other = after.engine.leases().prefixes().get(1);
        assertEquals(SHORT, other.forLan(after.now()));
        silent(after);
        assertEquals(ClientState.REBINDING, after.engine.state(), "the other is asked for");
    }

    @Test
    void theTimeOfSeveralRebootsAddsUp() {
        Script first = rebooted(about(6000));
        Script second = first.crashAndResume(CONFIG, about(5999)).start();
        assertEquals(lan(599, 2399), forLan(second));
        assertEquals(ClientState.REBINDING, silent(second).engine.state());

        Script third = second.crashAndResume(CONFIG, UNKNOWN).start();
        Script fourth = third.crashAndResume(CONFIG, about(1)).start();
        assertEquals(SHORT, forLan(fourth), "what is unknown stays so");
        Script fifth = fourth.crashAndResume(CONFIG, new Downtime.Exactly(0)).start();
        assertEquals(SHORT, forLan(fifth), "and a process that is started again in one boot knows no more");
    }

    @Test
    void theStateIsSavedWithTheFirstInputAfterARestart() {
        Script before = Script.bound(CONFIG);
        for (Downtime downtime : List.of(about(60), UNKNOWN, new Downtime.Exactly(60 * Instants.SECOND))) {
            Script after = before.crashAndResume(CONFIG, downtime);
            assertEquals(0, after.persisted);
            after.start();
            assertEquals(1, after.persisted, downtime::toString);
        }
    }

    @Test
    void runningTimeIsSavedSoonWhileALeaseIsInDoubtAndMoreAndMoreSeldom() {
        Script script = rebooted(UNKNOWN);
        int before = script.persisted;
        script.after(59);
        assertEquals(before, script.persisted);
        script.after(2);
        assertEquals(before + 1, script.persisted);
        script.after(3600);
        assertTrue(script.persisted <= before + 7, () -> script.persisted - before + " saves in an hour");
    }

    @Test
    void runningTimeIsSavedOnceAnHourWhereLifetimesAreShortAndOnceADayWhereTheyAreLong() {
        Script script = Script.bound(CONFIG);
        int before = script.persisted;
        script.at(3 + 7000);
        assertEquals(before + 1, script.persisted);

        Script weeks = Script.of(CONFIG).start().at(1);
        weeks.replies(advertise(weeks.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        weeks.at(3)
                .replies(reply(weeks.lastSent())
                        .add(
                                OptionTypes.IA_PD,
                                pd(1, 2_000_000, 2_400_000).withPrefix(prefix(OLD, 2_500_000, 2_592_000))));
        int bound = weeks.persisted;
        weeks.at(10 * 86_400 + 10);
        assertEquals(bound + 10, weeks.persisted);
    }

    @Test
    void runningTimeSinceTheLastReplyIsNotForgottenByAReboot() {
        Script script =
                Script.bound(CONFIG).at(7000).crashAndResume(CONFIG, UNKNOWN).start();
        script.after(VALID - 3600 + 1);
        assertTrue(script.engine.leases().isEmpty());
    }

    @Test
    void aMachineThatRebootsForEverDoesNotKeepADeadLeaseForEver() {
        for (double running : new double[] {70, 600, 3000}) {
            Script script = Script.bound(CONFIG);
            double total = 0;
            while (!script.engine.leases().isEmpty()) {
                script = script.crashAndResume(CONFIG, UNKNOWN).start().after(running);
                total += running;
                assertTrue(total <= 3 * VALID, running + " s at a time: still held after so long");
            }
        }
    }

    @Test
    void runningTimeIsSavedWhileStoppedOrWithoutALinkToo() {
        for (Input input : List.of(new Input.Stop(), new Input.LinkDown())) {
            Script script = Script.bound(CONFIG).tell(input);
            int before = script.persisted;
            script.at(4000);
            assertEquals(before + 1, script.persisted, input::toString);
        }
    }

    @Test
    void whoHoldsNothingThatEndsIsNotSavedAgain() {
        Script script = Script.of(CONFIG).start().after(100_000);
        assertEquals(0, script.persisted);
        Script forEver = infinite();
        int before = forEver.persisted;
        forEver.after(10 * 86_400);
        assertEquals(before, forEver.persisted);
    }

    private static Script infinite() {
        long infinite = Lifetime.INFINITE.seconds();
        Script script = Script.bound(CONFIG).at(7300);
        return script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, pd(1, infinite, infinite).withPrefix(prefix(OLD, infinite, infinite))));
    }

    @Test
    void aLeaseForEverIsInNoDoubt() {
        Script script = silent(infinite().crashAndResume(CONFIG, UNKNOWN).start());
        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(lan(2700, 5400), forLan(script));
        script.after(10_000_000).sends();
    }

    @Test
    void aLeaseInDoubtIsAskedForAlsoWhereTheServerWantsNoRenewals() {
        long infinite = Lifetime.INFINITE.seconds();
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, pd(1, infinite, infinite).withPrefix(prefix(OLD, 90_000, 90_000))));
        assertEquals(
                ClientState.BOUND,
                silent(script.crashAndResume(CONFIG, about(80_000)).start())
                        .engine
                        .state());
        assertEquals(
                ClientState.REBINDING,
                silent(script.crashAndResume(CONFIG, about(90_001)).start())
                        .engine
                        .state());
        assertEquals(
                ClientState.REBINDING,
                silent(script.crashAndResume(CONFIG, UNKNOWN).start()).engine.state());
    }

    @Test
    void aConfirmThatSaysYesConfirmsTheLinkAndNotTheTimers() {
        Ipv6Address address = Ipv6Address.parse("2001:db8::1234");
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).address().build();
        IaNa na = IaNa.of(1, Lifetime.ofSeconds(2000), Lifetime.ofSeconds(3000), Options.none(OptionSpace.DHCPV6))
                .withAddress(IaAddress.of(address, Lifetime.ofSeconds(3500), Lifetime.ofSeconds(4000)));
        Script script = Script.of(config).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_NA, na));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_NA, na));
        Script after = script.crashAndResume(config, UNKNOWN).start().after(2);
        assertEquals(MessageType.CONFIRM, after.lastSent().type());
        assertEquals(
                Lifetime.ofSeconds(1800),
                after.engine.leases().addresses().get(0).remainingValid(after.now()));
        after.replies(reply(after.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.SUCCESS, "")));
        assertEquals(MessageType.REBIND, after.lastSent().type());
        after.after(4000);
        assertTrue(after.engine.leases().isEmpty());
    }

    @Test
    void theSoftwiresOfALeaseInDoubtStayAsTheLeaseDoes() {
        ClientConfig config =
                config().softwires(SoftwirePlan.ofRules(MapRules.japan())).build();
        Script script = Script.bound(config);
        assertFalse(script.engine.leases().softwires().isEmpty());
        Script after = silent(script.crashAndResume(config, about(1_000_000)).start());
        assertEquals(script.engine.leases().softwires(), after.engine.leases().softwires());
        after.after(VALID);
        assertTrue(after.engine.leases().softwires().isEmpty());
    }

    @Test
    void law5_anExactDowntimeLeavesNoDoubt() {
        Script script = rebooted(new Downtime.Exactly(600 * Instants.SECOND));
        PrefixLease lease = script.engine.leases().prefixes().get(0);
        assertEquals(Lifetime.ZERO, lease.unmeasured());
        assertEquals(Lifetime.ofSeconds(13_800), lease.remainingValid(script.now()));
        assertEquals(ClientState.BOUND, silent(script).engine.state());
    }
}
