package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.boundToAddress;
import static net.wan6.core.GivenKeys.boundAndKeyed;
import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.PdExclude;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;

/** What is released, when, and what ends it (RFC 9915 §18.2.7; RFC 9096 WPD-9; engine rules E). */
class ReleaseRulesTest {
    @Test
    void e3_aStartDuringAReleaseIsNotForgottenWhenTheLinkGoesDown() {
        Script script = boundAndKeyed(CONFIG, ntt(OLD)).at(100);
        script.tell(new Input.Release()).tell(new Input.PrefixNoLongerAdvertised());
        assertEquals(ClientState.RELEASING, script.engine.state());
        script.start().tell(new Input.LinkDown());
        assertEquals(ClientState.NO_LINK, script.engine.state());
        script.tell(new Input.LinkUp());
        assertEquals(ClientState.SOLICITING, script.engine.state());
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
    void aLinkThatGoesDownDuringAReleaseEndsItAndAsksForNothingLater() {
        Script script =
                Script.bound(CONFIG).at(100).tell(new Input.Release()).tell(new Input.PrefixNoLongerAdvertised());
        script.tell(new Input.LinkDown()).tell(new Input.LinkUp());
        script.sent.clear();
        script.after(100).sends();
        assertEquals(ClientState.STOPPED, script.engine.state());
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
    void e3_whoHoldsNothingHasNothingToReleaseAndStops() {
        Script script = Script.of(CONFIG).start().at(1).tell(new Input.Release());
        assertEquals(ClientState.STOPPED, script.engine.state());
        assertEquals(List.of(), script.all(ClientEvent.AboutToRelease.class));
    }

    @Test
    void e3_whoHoldsOnlyAddressesReleasesThemToo() {
        Script script = boundToAddress().at(100).tell(new Input.Release());
        assertEquals(
                List.of(new ClientEvent.AboutToRelease(
                        List.of(), script.engine.leases().addresses(), List.of())),
                script.all(ClientEvent.AboutToRelease.class));
        script.tell(new Input.PrefixNoLongerAdvertised()).sends(MessageType.RELEASE);
        assertEquals(ClientState.RELEASING, script.engine.state());
    }

    @Test
    void e3_aReleaseThatRunsIsNotAnnouncedAgain() {
        Script script =
                Script.bound(CONFIG).at(100).tell(new Input.Release()).tell(new Input.PrefixNoLongerAdvertised());
        script.events.clear();
        script.tell(new Input.Release());
        assertEquals(ClientState.RELEASING, script.engine.state());
        assertEquals(List.of(), script.events);
    }

    @Test
    void e1_nothingIsReleasedThatNobodyAskedToRelease() {
        Script script = Script.bound(CONFIG).at(100).tell(new Input.PrefixNoLongerAdvertised());
        script.sends();
        assertEquals(List.of(), script.events);
        assertEquals(ClientState.BOUND, script.engine.state());
    }

    @Test
    void e1_aStopTakesTheAnnouncementOfAReleaseBack() {
        Script script = Script.bound(CONFIG)
                .at(100)
                .tell(new Input.Release())
                .tell(new Input.Stop())
                .start()
                .after(1);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sent.clear();
        script.tell(new Input.PrefixNoLongerAdvertised()).sends();
        assertEquals(
                List.of(OLD), List.of(script.engine.leases().prefixes().get(0).prefix()));
    }

    @Test
    void e5_withoutALinkTheReleaseIsOverAtOnce() {
        Script script = Script.bound(CONFIG).at(100).tell(new Input.Release()).tell(new Input.LinkDown());
        script.events.clear();
        script.tell(new Input.PrefixNoLongerAdvertised());
        LeaseStep.Withdrawn withdrawn = assertInstanceOf(
                LeaseStep.Withdrawn.class,
                script.all(ClientEvent.LeaseChange.class).get(0).steps().get(0));
        assertEquals(WithdrawalReason.RELEASED, withdrawn.reason());
        assertEquals(ClientState.STOPPED, script.engine.state());
        script.sends().after(100).sends();
    }

    @Test
    void e2_whoHasStoppedReleasesWithoutAMessage() {
        Script script = Script.bound(CONFIG).at(100).tell(new Input.Stop()).tell(new Input.Release());
        script.tell(new Input.PrefixNoLongerAdvertised());
        assertTrue(script.engine.leases().isEmpty());
        assertEquals(ClientState.STOPPED, script.engine.state());
        script.sends();
    }
}
