package net.wan6.core;

import static net.wan6.core.Given.NOT_KNOWN;
import static net.wan6.core.Given.NO_BINDING;
import static net.wan6.core.Given.NO_PREFIX;
import static net.wan6.core.Given.TWO;
import static net.wan6.core.Given.held;
import static net.wan6.core.Given.refused;
import static net.wan6.core.Given.renewed;
import static net.wan6.core.Given.requesting;
import static net.wan6.core.Given.twoPrefixes;
import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;

/**
 * What a status in a Reply does, at each of its three levels (RFC 9915 §18.2.10.1, §21.13, §21.22; engine rules L-4, L-5).
 */
class StatusRulesTest {
    /** Long before T1, as after a Reconfigure: the lease is kept, but not believed in for hours. */
    @Test
    void l5_law7_aLeaseInDoubtIsAskedForAgainWhenTheServerFallsSilent() {
        Script script = Script.bound(config().build()).at(100).tell(new Input.RenewNow());
        script.replies(reply(script.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_BINDING, "")));
        script.after(181);
        assertEquals(ClientState.REBINDING, script.engine.state());
        assertEquals(1, script.engine.leases().prefixes().size());
        script.after(5);
        assertEquals(MessageType.REBIND, script.lastSent().type());
    }

    @Test
    void l4_aPrefixWithAFailureAndLifetimesZeroIsGoneAtOnceAndAskedForAgain() {
        Script script = Script.bound(config().build()).at(7300);
        IaPd refused = pd(1, 0, 0)
                .withPrefix(prefix(OLD, 0, 0)
                        .withOptions(prefix(OLD, 0, 0).options().with(OptionTypes.STATUS_CODE, NO_BINDING)));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, refused));

        LeaseStep.Withdrawn withdrawn = assertInstanceOf(
                LeaseStep.Withdrawn.class, script.change().steps().get(0));
        assertEquals(WithdrawalReason.SERVER, withdrawn.reason());
        assertEquals(ClientState.REQUESTING, script.engine.state(), "odhcp6c#61: not at the next T1");
    }

    @Test
    void l5_noBindingIsAnsweredByARequestWithTheLeaseKeptMeanwhileAndThenOneReplaced() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, NOT_KNOWN));
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
        assertEquals(MessageType.REQUEST, script.lastSent().type());
        assertEquals(Optional.of(SERVER), script.lastSent().options().first(OptionTypes.SERVER_ID));

        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)));
        assertInstanceOf(LeaseStep.Replaced.class, script.change().steps().get(0));
    }

    @Test
    void l5_whenTheRequestBringsTheSamePrefixNothingWasLost() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, NOT_KNOWN));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));

        assertInstanceOf(LeaseStep.Refreshed.class, script.change().steps().get(0));
    }

    @Test
    void l5_whenTheRequestConfirmsItTheLeaseIsWithdrawn() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, NOT_KNOWN));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, NOT_KNOWN));

        LeaseStep.Withdrawn withdrawn = assertInstanceOf(
                LeaseStep.Withdrawn.class, script.change().steps().get(0));
        assertEquals(WithdrawalReason.NO_BINDING, withdrawn.reason());
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }

    @Test
    void law7_aServerThatSaysNoBindingAndThenFallsSilentTakesNothingAway() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, NOT_KNOWN));
        script.at(7700);

        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
        assertEquals(ClientState.REBINDING, script.engine.state());
    }

    private static IaPd secondNotKnown() {
        return pd(2, 0, 0).withOptions(NOT_KNOWN.options());
    }

    @Test
    void l5_l6_anIaThatTheRequestPassesOverIsWithdrawnAndDoesNotStartAStorm() {
        Script script = twoPrefixes().at(7204);
        script.replies(
                reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_PD, secondNotKnown()));
        script.events.clear();
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertTrue(script.change().steps().stream()
                .anyMatch(step -> step instanceof LeaseStep.Withdrawn withdrawn
                        && withdrawn.reason() == WithdrawalReason.NO_BINDING));
        script.sends(MessageType.RENEW, MessageType.REQUEST);
        script.after(3600).sends();
    }

    @Test
    void l4_whatTheServerSaidStandsInTheEvent() {
        Script script = requesting();
        script.replies(reply(script.lastSent())
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_ADDRS_AVAIL, ""))
                .add(OptionTypes.IA_PD, refused(1, StatusCode.NO_PREFIX_AVAIL)));
        assertEquals(
                List.of(new ClientEvent.ExchangeFailed(
                        MessageType.REQUEST, List.of(Status.of(StatusCode.NO_ADDRS_AVAIL, ""), NO_PREFIX))),
                script.all(ClientEvent.ExchangeFailed.class));
    }

    @Test
    void l4_onlyTheIaThatWasRefusedIsNamedInTheEvent() {
        Script script = Script.of(TWO).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.replies(renewed(script)
                .add(OptionTypes.IA_PD, pd(1, 0, 0))
                .add(OptionTypes.IA_PD, refused(2, StatusCode.NO_PREFIX_AVAIL)));
        assertEquals(
                List.of(new ClientEvent.ExchangeFailed(MessageType.REQUEST, List.of(NO_PREFIX))),
                script.all(ClientEvent.ExchangeFailed.class));
    }

    @Test
    void l4_aPrefixWithAFailureOfItsOwnIsNotTaken() {
        Script script = Script.bound(config().build()).at(7300);
        Options failure = Options.none(OptionSpace.DHCPV6)
                .with(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_PREFIX_AVAIL, ""));
        script.replies(renewed(script)
                .add(
                        OptionTypes.IA_PD,
                        ntt(OLD).withPrefix(prefix(NEW, 100, 200).withOptions(failure))));
        assertEquals(List.of(OLD), held(script));
        assertEquals(1, script.all(ClientEvent.Refused.class).size());
    }

    private static List<Ipv6Prefix> named(Script script) {
        return script.lastSent().options().first(OptionTypes.IA_PD).orElseThrow().prefixes().stream()
                .map(IaPrefix::prefix)
                .toList();
    }

    @Test
    void l5_noBindingForTheWholeMessageAsksForAllIasAgain() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(renewed(script).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_BINDING, "")));
        assertEquals(ClientState.REQUESTING, script.engine.state());
        assertEquals(List.of(OLD), named(script));
        assertEquals(List.of(OLD), held(script));
    }

    @Test
    void l4_noBindingForTheWholeMessageBesideAGoodIaIsNoBindingOfNothing() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(renewed(script)
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_BINDING, ""))
                .add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(ClientState.BOUND, script.engine.state());
    }
}
