package net.wan6.core;

import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.PdExclude;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.LeaseStep.WithdrawalReason;
import net.wan6.core.PersistedStateException.Reason;
import org.junit.jupiter.api.Test;

/** Restarts, links, release (RFC 9915 §18.2.7, §18.2.12; RFC 9096; engine rules N, E, F). */
class RestartLinkReleaseTest {
    private static final ClientConfig CONFIG = config().build();

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

    @Test
    void law5_onlyAnExactDowntimeShortensLifetimes() {
        Script before = Script.bound(CONFIG).at(3);
        Lifetime exact = before.crashAndResume(CONFIG, new Downtime.Exactly(600 * Instants.SECOND))
                .change()
                .after()
                .prefixes()
                .get(0)
                .remainingValid(1_000_000 * Instants.SECOND);
        Lifetime about = before.crashAndResume(CONFIG, new Downtime.About(600 * Instants.SECOND))
                .change()
                .after()
                .prefixes()
                .get(0)
                .remainingValid(1_000_000 * Instants.SECOND);
        assertEquals(Lifetime.ofSeconds(13_800), exact);
        assertEquals(Lifetime.ofSeconds(14_400), about);
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
    void aStateThatIsNotOursIsRefusedByName() {
        Octets good = Script.bound(CONFIG).state;
        assertRefused(Reason.TRUNCATED, good.slice(0, 11));
        assertRefused(Reason.FOREIGN, Octets.of(new byte[100]));
        assertRefused(Reason.CHECKSUM, good.slice(0, good.length() - 1));
        byte[] flipped = good.toByteArray();
        flipped[flipped.length / 2] ^= 1;
        assertRefused(Reason.CHECKSUM, Octets.of(flipped));
        byte[] newer = good.toByteArray();
        newer[7]++;
        assertRefused(Reason.OTHER_VERSION, Octets.of(newer));
        ClientIdentity other = ClientIdentity.of(Duid.parseHex("0003000102005e005399"));
        PersistedStateException refused = assertThrows(
                PersistedStateException.class,
                () -> ClientEngine.resume(CONFIG, other, good, new Downtime.Unknown(), 0, Script.RAND_ZERO));
        assertEquals(Reason.OTHER_CLIENT, refused.reason());
    }

    private static void assertRefused(Reason reason, Octets state) {
        PersistedStateException refused = assertThrows(
                PersistedStateException.class,
                () -> ClientEngine.resume(CONFIG, Script.IDENTITY, state, new Downtime.Unknown(), 0, Script.RAND_ZERO));
        assertEquals(reason, refused.reason());
    }

    @Test
    void n3_aNewLinkLocalAddressIsToldToTheServerByARenew() {
        Script.bound(CONFIG).at(100).tell(new Input.LinkLocalChanged()).sends(MessageType.RENEW);
    }

    @Test
    void n5_raHintsRenewAtMostOnceInThirtySeconds() {
        Script script = Script.bound(CONFIG).at(100).tell(new Input.RaPrefixChanged());
        script.sends(MessageType.RENEW);
        script.replies(reply(renew(script)).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sent.clear();
        script.tell(new Input.RaPrefixChanged()).tell(new Input.RaPrefixChanged());
        script.at(129).sends();
        script.at(131).sends(MessageType.RENEW);
    }

    private static ClientServerMessage renew(Script script) {
        return script.after(10).lastSent();
    }

    @Test
    void aLinkThatGoesDownCostsNothingAndIsVerifiedWhenItIsBack() {
        Script script = Script.bound(CONFIG).at(100).tell(new Input.LinkDown());
        script.at(9000).sends();
        assertEquals(OLD, script.engine.leases().prefixes().get(0).prefix());
        script.tell(new Input.LinkUp()).after(1).sends(MessageType.REBIND);
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
    }

    @Test
    void l12_aLeaseEndsOnTimeWhileTheLinkIsDown() {
        Script script = Script.bound(CONFIG).at(100).tell(new Input.LinkDown()).at(20_000);
        assertTrue(script.engine.leases().isEmpty());
        script.sends();
        script.tell(new Input.LinkUp()).after(1).sends(MessageType.SOLICIT);
    }

    @Test
    void wakingUpVerifies() {
        Script.bound(CONFIG).at(100).tell(new Input.Resumed()).after(1).sends(MessageType.REBIND);
    }

    @Test
    void e2_e4_stoppingReleasesNothingAndHearsNothing() {
        Script script = Script.bound(CONFIG).at(7300);
        ClientServerMessage renew = script.lastSent();
        script.tell(new Input.Stop());
        script.sent.clear();
        script.replies(reply(renew).add(OptionTypes.IA_PD, ntt(NEW)));
        script.at(9000).sends();
        assertEquals(OLD, script.engine.leases().prefixes().get(0).prefix());
        script.tell(new Input.Start()).after(1).sends(MessageType.REBIND);
    }

    @Test
    void e1_e3_releaseWaitsForTheApplicationAndEndsWithAnyReply() {
        Script script = Script.bound(CONFIG).at(100).tell(new Input.Release());
        assertEquals(
                OLD,
                script.all(ClientEvent.AboutToRelease.class)
                        .get(0)
                        .prefixes()
                        .get(0)
                        .prefix());
        script.at(200).sends();
        script.events.clear();
        script.tell(new Input.PrefixNoLongerAdvertised());
        assertInstanceOf(LeaseStep.Withdrawn.class, script.change().steps().get(0));
        assertEquals(MessageType.RELEASE, script.lastSent().type());
        assertTrue(script.lastSent().options().contains(OptionTypes.SERVER_ID), "E-5");
        assertEquals(
                OLD,
                script.lastSent()
                        .options()
                        .first(OptionTypes.IA_PD)
                        .orElseThrow()
                        .prefixes()
                        .get(0)
                        .prefix());
        script.replies(reply(script.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_BINDING, "")));
        assertEquals(ClientState.STOPPED, script.engine.state());
    }

    @Test
    void e3_aSilentServerEndsTheReleaseToo() {
        Script script =
                Script.bound(CONFIG).at(100).tell(new Input.Release()).tell(new Input.PrefixNoLongerAdvertised());
        script.after(16);
        script.sends(MessageType.RELEASE, MessageType.RELEASE, MessageType.RELEASE, MessageType.RELEASE);
        assertEquals(ClientState.STOPPED, script.engine.state());
    }

    @Test
    void x1_e5_whatIsExcludedIsToldAndReleasedWithItsPrefix() {
        Ipv6Prefix excluded = OLD.subnet(64, 0);
        Options inside = Options.none(OptionSpace.DHCPV6).with(OptionTypes.PD_EXCLUDE, PdExclude.of(OLD, excluded));
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent())
                .add(
                        OptionTypes.IA_PD,
                        ntt().withPrefix(prefix(OLD, 12600, 14400).withOptions(inside))));
        assertEquals(List.of(excluded), script.engine.leases().prefixes().get(0).excluded());

        script.tell(new Input.Release()).tell(new Input.PrefixNoLongerAdvertised());
        IaPrefix released = script.lastSent()
                .options()
                .first(OptionTypes.IA_PD)
                .orElseThrow()
                .prefixes()
                .get(0);
        assertTrue(released.options().contains(OptionTypes.PD_EXCLUDE));
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

    @Test
    void f5_n10_anotherLengthIsTakenAndTheWishStaysBesideIt() {
        Ipv6Prefix shorter = Ipv6Prefix.parse("2001:db8:4::/48");
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(
                reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(shorter).withPrefix(prefix(OLD, 0, 0))));
        script.after(7201);
        List<Ipv6Prefix> named = script.lastSent().options().first(OptionTypes.IA_PD).orElseThrow().prefixes().stream()
                .map(IaPrefix::prefix)
                .toList();
        assertEquals(List.of(shorter, Ipv6Prefix.parse("::/56")), named);
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

    @Test
    void aLinkThatGoesDownDuringAReleaseEndsItAndAsksForNothingLater() {
        Script script =
                Script.bound(CONFIG).at(100).tell(new Input.Release()).tell(new Input.PrefixNoLongerAdvertised());
        script.tell(new Input.LinkDown()).tell(new Input.LinkUp());
        script.sent.clear();
        script.after(100).sends();
        assertEquals(ClientState.STOPPED, script.engine.state());
    }

    @Test
    void leasesOfAnIaThatIsNoLongerConfiguredAreKeptAndReportedAndStandInNobodysWay() {
        Script script = Script.bound(CONFIG);
        ClientIdentity moved = new ClientIdentity(Script.CLIENT, 5);
        ClientEngine engine =
                ClientEngine.resume(CONFIG, moved, script.state, new Downtime.Exactly(0), 0, Script.RAND_ZERO);
        engine.handle(new Input.Start(), 0);
        assertEquals(ClientState.SOLICITING, engine.state(), "I-10: nothing is held of what is configured");
        assertEquals(OLD, engine.leases().prefixes().get(0).prefix());
    }

    @Test
    void optionsAreToldAfterARestart() {
        Script script = Script.of(CONFIG).start().at(1);
        script.replies(Script.advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.DNS_SERVERS, List.of(Ipv6Address.parse("2001:db8::53"))));
        Script after = script.crashAndResume(CONFIG, new Downtime.Unknown());
        assertEquals(1, after.all(ClientEvent.OptionsChanged.class).size());
    }

    @Test
    void startDuringAReleaseBeginsAnewWhenItIsOver() {
        Script script =
                Script.bound(CONFIG).at(100).tell(new Input.Release()).tell(new Input.PrefixNoLongerAdvertised());
        script.start();
        assertEquals(ClientState.RELEASING, script.engine.state());
        script.replies(reply(script.lastSent()));
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }

    @Test
    void e1_onlyWhatWasAnnouncedIsReleased() {
        Script script = Script.bound(CONFIG).at(7300).tell(new Input.Release());
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW).withPrefix(prefix(OLD, 0, 0))));
        script.events.clear();
        script.tell(new Input.PrefixNoLongerAdvertised());
        assertEquals(
                NEW,
                script.all(ClientEvent.AboutToRelease.class)
                        .get(0)
                        .prefixes()
                        .get(0)
                        .prefix());
        script.tell(new Input.PrefixNoLongerAdvertised());
        assertEquals(MessageType.RELEASE, script.lastSent().type());
    }

    @Test
    void s12_anOutsideEventBeginsTheSearchAfresh() {
        Script script = Script.of(CONFIG).start();
        for (int i = 0; i < 10; i++) {
            script.after(2000).replies(Script.advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
            script.replies(
                    reply(script.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_PREFIX_AVAIL, "")));
        }
        script.sent.clear();
        script.tell(new Input.LinkDown()).tell(new Input.LinkUp()).after(1).sends(MessageType.SOLICIT);
    }
}
