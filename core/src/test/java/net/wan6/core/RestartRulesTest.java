package net.wan6.core;

import static net.wan6.core.Given.ADDRESS;
import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.NO_DOWNTIME;
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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.PdExclude;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;

/**
 * What a new process is told of the leases of an earlier one, and what it does with them (RFC 9915 §18.2.12; RFC 9096;
 * engine rules N-4, F-4, I-8).
 */
class RestartRulesTest {
    private static final ClientConfig RICH = config().prefix(56).address().build();

    /** Two prefixes, one with a part excluded, the other for ever, and an address; kept at 1000 seconds. */
    private static Script rich() {
        long infinite = Lifetime.INFINITE.seconds();
        Options inside =
                Options.none(OptionSpace.DHCPV6).with(OptionTypes.PD_EXCLUDE, PdExclude.of(OLD, OLD.subnet(64, 0)));
        IaNa na = IaNa.of(1).withAddress(IaAddress.of(ADDRESS, Lifetime.ofSeconds(30_000), Lifetime.ofSeconds(40_000)));
        Script script = Script.of(RICH).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.replies(reply(script.lastSent())
                .add(
                        OptionTypes.IA_PD,
                        ntt().withPrefix(prefix(OLD, 12600, 14400).withOptions(inside)))
                .add(OptionTypes.IA_PD, pd(2, infinite, infinite).withPrefix(prefix(NEW, infinite, infinite)))
                .add(OptionTypes.IA_NA, na));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.at(1000).tell(new Input.LanPrefixesAdvertised(List.of(OLD.subnet(64, 1))));
        return script;
    }

    @Test
    void i8_whatIsHeldAfterARestartIsWhatWasHeldBefore() {
        Script before = rich();
        Script after = before.crashAndResume(RICH, new Downtime.Exactly(100 * Instants.SECOND));
        long now = 1_000_000 * Instants.SECOND;
        PrefixLease old = before.engine.leases().prefixes().get(0);
        long since = now - 100 * Instants.SECOND - (1000 * Instants.SECOND - old.since());
        AddressLease address = before.engine.leases().addresses().get(0);
        Leases expected = new Leases(
                List.of(
                        new PrefixLease(
                                1,
                                OLD,
                                old.preferredLifetime(),
                                old.validLifetime(),
                                since,
                                List.of(OLD.subnet(64, 0))),
                        new PrefixLease(2, NEW, Lifetime.INFINITE, Lifetime.INFINITE, since, List.of())),
                List.of(new AddressLease(1, ADDRESS, address.preferredLifetime(), address.validLifetime(), since)),
                List.of(),
                List.of());
        assertEquals(expected, after.engine.leases());
        assertEquals(List.of(), after.all(ClientEvent.ConfigurationProblem.class));
        assertEquals(3, after.change().steps().size());
    }

    @Test
    void n4_t1OfEachIaIsTheSameAfterARestart() {
        Script script = rich().crashAndResume(RICH, NO_DOWNTIME).start();
        script.after(20);
        assertEquals(ClientState.BOUND, script.engine.state());
        script.sent.clear();
        script.at(1_000_000 + 6201).sends();
        script.at(1_000_000 + 6203).sends(MessageType.RENEW);
    }

    @Test
    void n4_timersThatNeverComeDoNotComeAfterARestartEither() {
        long infinite = Lifetime.INFINITE.seconds();
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, pd(1, infinite, infinite).withPrefix(prefix(OLD, 90_000, 90_000))));
        Script after = script.crashAndResume(CONFIG, NO_DOWNTIME).start().after(20);
        after.sent.clear();
        after.after(80_000).sends();
        assertEquals(ClientState.BOUND, after.engine.state());
    }

    @Test
    void n4_theT1OfAnAddressIsTheSameAfterARestart() {
        IaNa na = IaNa.of(1, Lifetime.ofSeconds(2000), Lifetime.ofSeconds(3000), Options.none(OptionSpace.DHCPV6))
                .withAddress(IaAddress.of(ADDRESS, Lifetime.ofSeconds(3500), Lifetime.ofSeconds(4000)));
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).address().build();
        Script script = Script.of(config).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_NA, na));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_NA, na));
        Script after = script.crashAndResume(config, NO_DOWNTIME).start().after(20);
        after.sent.clear();
        after.at(1_001_999).sends();
        after.at(1_002_001).sends(MessageType.RENEW);
    }

    @Test
    void i8_aLeaseThatEndsInTheInstantOfTheRestartIsNotTakenUpAgain() {
        Script script = Script.bound(CONFIG).crashAndResume(CONFIG, new Downtime.Exactly(14_400 * Instants.SECOND));
        List<LeaseStep> steps = script.change().steps();
        assertEquals(1, steps.size());
        LeaseStep.Withdrawn withdrawn = assertInstanceOf(LeaseStep.Withdrawn.class, steps.get(0));
        assertEquals(WithdrawalReason.ENDED_WHILE_DOWN, withdrawn.reason());
    }

    @Test
    void f4_aPrefixThatWasAdvertisedOutOfAnEndedLeaseIsNotToldTwice() {
        Script script = Script.bound(CONFIG);
        script.tell(new Input.LanPrefixesAdvertised(List.of(OLD.subnet(64, 0))));
        Script after = script.crashAndResume(CONFIG, new Downtime.Exactly(20_000 * Instants.SECOND));
        assertEquals(1, after.change().steps().size());
    }

    @Test
    void f4_anAddressThatEndedDoesNotHideAnAdvertisedPrefix() {
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).address().build();
        IaNa na = IaNa.of(1).withAddress(IaAddress.of(ADDRESS, Lifetime.ofSeconds(3500), Lifetime.ofSeconds(4000)));
        Script script = Script.of(config).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_NA, na));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_NA, na));
        script.tell(new Input.LanPrefixesAdvertised(List.of(OLD)));
        Script after = script.crashAndResume(config, new Downtime.Exactly(20_000 * Instants.SECOND));
        assertEquals(2, after.change().steps().size());
    }

    @Test
    void f4_moreThanTheBoundCannotBeAdvertised() {
        Ipv6Prefix prefix = OLD.subnet(64, 0);
        List<Ipv6Prefix> most = Collections.nCopies(16_384, prefix);
        Script script = Script.bound(CONFIG).tell(new Input.LanPrefixesAdvertised(most));
        assertEquals(
                List.of(OLD),
                script.crashAndResume(CONFIG, NO_DOWNTIME).engine.leases().prefixes().stream()
                        .map(PrefixLease::prefix)
                        .toList());
        List<Ipv6Prefix> more = Collections.nCopies(16_385, prefix);
        assertThrows(IllegalArgumentException.class, () -> new Input.LanPrefixesAdvertised(more));
    }

    @Test
    void n4_aRestartTellsTheLeaseAndVerifiesItByRebindWithTheTimingOfConfirm() {
        Script script =
                Script.bound(CONFIG).at(1000).crashAndResume(CONFIG, new Downtime.Exactly(600 * Instants.SECOND));
        ClientEvent.LeaseChange restored = script.change();
        assertEquals(Set.of(ChangeCause.RESTORED), restored.causes());
        PrefixLease lease = restored.after().prefixes().get(0);
        assertEquals(OLD, lease.prefix());

        script.start().after(20);
        script.sends(MessageType.REBIND, MessageType.REBIND, MessageType.REBIND, MessageType.REBIND);
        assertEquals(ClientState.BOUND, script.engine.state(), "silence says nothing: dhcpcd#174");
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
    }

    /** L-12: also while the client is stopped. */
    @Test
    void law5_onlyAnExactDowntimeEndsALeaseSooner() {
        Script before = Script.bound(CONFIG).at(3);
        long day = 86_400 * Instants.SECOND;
        assertTrue(before.crashAndResume(CONFIG, new Downtime.Exactly(day))
                .engine
                .leases()
                .isEmpty());
        Script about = before.crashAndResume(CONFIG, new Downtime.About(day));
        assertFalse(about.after(14_399).engine.leases().isEmpty());
        assertTrue(about.after(1).engine.leases().isEmpty());
    }

    @Test
    void aPrefixThatChangedWhileWeWereDownIsOneReplaced() {
        Script script = Script.bound(CONFIG).at(1000).crashAndResume(CONFIG, new Downtime.Unknown());
        script.events.clear();
        script.start().after(2);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW).withPrefix(prefix(OLD, 0, 0))));

        ClientEvent.LeaseChange change = script.change();
        assertEquals(Set.of(ChangeCause.VERIFY), change.causes());
        assertInstanceOf(LeaseStep.Replaced.class, change.steps().get(0));
    }

    @Test
    void f4_aLeaseThatEndedWhileDownIsWithdrawnFromTheLan() {
        Script script =
                Script.bound(CONFIG).at(1000).crashAndResume(CONFIG, new Downtime.Exactly(86_400 * Instants.SECOND));
        LeaseStep.Withdrawn withdrawn = assertInstanceOf(
                LeaseStep.Withdrawn.class, script.change().steps().get(0));
        assertEquals(WithdrawalReason.ENDED_WHILE_DOWN, withdrawn.reason());
        script.start().after(1).sends(MessageType.SOLICIT);
    }

    @Test
    void f4_whatEndedWhileDownIsForgottenOnceItIsTold() {
        Script told =
                Script.bound(CONFIG).at(1000).crashAndResume(CONFIG, new Downtime.Exactly(86_400 * Instants.SECOND));
        assertEquals(1, told.change().steps().size());

        Script again = told.start().crashAndResume(CONFIG, new Downtime.Exactly(Instants.SECOND));
        assertEquals(List.of(), again.all(ClientEvent.LeaseChange.class));
    }

    @Test
    void f4_whatEndedWhileDownIsToldBeforeItIsForgotten() {
        Octets state = Script.bound(CONFIG).state;
        ClientEngine engine = ClientEngine.resume(
                CONFIG,
                Script.IDENTITY,
                state,
                new Downtime.Exactly(86_400 * Instants.SECOND),
                100_000 * Instants.SECOND,
                Script.RAND_ZERO);
        engine.handle(new Input.Start(), 100_000 * Instants.SECOND);
        List<Class<?>> outputs = new ArrayList<>();
        for (Output out = engine.poll(); !(out instanceof Output.WaitUntil); out = engine.poll()) {
            outputs.add(out.getClass());
        }
        int told = outputs.indexOf(Output.Notify.class);
        assertTrue(told >= 0 && told < outputs.indexOf(Output.Persist.class), "a crash in between tells again");
    }

    @Test
    void f4_whatWasAdvertisedAndIsNotHeldIsWithdrawnAfterARestart() {
        Ipv6Prefix stale = Ipv6Prefix.parse("2001:db8:1:2::/64");
        Script script = Script.bound(CONFIG);
        script.tell(new Input.LanPrefixesAdvertised(List.of(stale, OLD.subnet(64, 0))));
        List<LeaseStep> steps =
                script.crashAndResume(CONFIG, new Downtime.Unknown()).change().steps();

        assertEquals(2, steps.size());
        assertEquals(stale, ((PrefixLease) ((LeaseStep.Withdrawn) steps.get(1)).lease()).prefix());
    }

    @Test
    void f1_theIaidIsTheSameAfterARestart() {
        Script script = Script.bound(CONFIG)
                .crashAndResume(CONFIG, new Downtime.Unknown())
                .start();
        script.after(1);
        assertEquals(
                1,
                script.lastSent()
                        .options()
                        .first(OptionTypes.IA_PD)
                        .orElseThrow()
                        .iaid());
    }
}
