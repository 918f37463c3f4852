package net.wan6.core;

import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.OTHER_SERVER;
import static net.wan6.core.Script.SERVER;
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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;

/** What the application and the host say, in every state (RFC 9915 §18.2.7, §18.2.8, §18.2.12; engine rules E, N, L-13). */
class StateRulesTest {
    private static final Ipv6Address ADDRESS = Ipv6Address.parse("2001:db8::1234");
    private static final ClientConfig CONFIG = config().build();
    private static final ClientConfig ADDRESSES =
            ClientConfig.builder(ClientProfile.RFC9915).address().build();
    private static final ClientConfig BOTH = config().address().build();

    private static IaNa na() {
        return na(ADDRESS);
    }

    private static IaNa na(Ipv6Address address) {
        return IaNa.of(1, Lifetime.ofSeconds(2000), Lifetime.ofSeconds(3000), Options.none(OptionSpace.DHCPV6))
                .withAddress(IaAddress.of(address, Lifetime.ofSeconds(3500), Lifetime.ofSeconds(4000)));
    }

    private static Script boundToAddress() {
        Script script = Script.of(ADDRESSES).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_NA, na()));
        script.at(3).replies(reply(script.lastSent()).add(OptionTypes.IA_NA, na()));
        return forget(script);
    }

    private static Script boundToBoth() {
        Script script = Script.of(BOTH).start().at(2);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, na()));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_NA, na()));
        return forget(script);
    }

    private static Script forget(Script script) {
        assertEquals(ClientState.BOUND, script.engine.state());
        script.events.clear();
        script.sent.clear();
        script.sentAt.clear();
        return script;
    }

    private static List<ClientState> states(Script script) {
        return script.all(ClientEvent.StateChanged.class).stream()
                .map(ClientEvent.StateChanged::state)
                .toList();
    }

    @Test
    void everyStateIsToldOnceWhenItBegins() {
        Script script = Script.of(BOTH).start().at(2);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, na()));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_NA, na()));
        script.tell(new Input.AddressInUse(ADDRESS)).after(1).replies(reply(script.lastSent()));
        script.tell(new Input.LinkDown()).after(1).tell(new Input.LinkUp()).after(20);
        script.at(7300);
        script.at(10_900);
        script.tell(new Input.Release())
                .tell(new Input.PrefixNoLongerAdvertised())
                .after(20);
        assertEquals(
                List.of(
                        ClientState.SOLICITING,
                        ClientState.REQUESTING,
                        ClientState.BOUND,
                        ClientState.DECLINING,
                        ClientState.BOUND,
                        ClientState.NO_LINK,
                        ClientState.VERIFYING,
                        ClientState.BOUND,
                        ClientState.RENEWING,
                        ClientState.REBINDING,
                        ClientState.RELEASING,
                        ClientState.STOPPED),
                states(script));
    }

    @Test
    void informingIsToldToo() {
        Script script =
                Script.of(ClientConfig.builder(ClientProfile.RFC9915).build()).start();
        assertEquals(List.of(ClientState.INFORMING), states(script));
    }

    @Test
    void l13_theDeclineNamesTheAddressToItsServerAndIsOverWhenNobodyAnswers() {
        Script script = boundToBoth().at(100).tell(new Input.AddressInUse(ADDRESS));
        assertEquals(Optional.of(SERVER), script.lastSent().options().first(OptionTypes.SERVER_ID));
        assertEquals(
                List.of(ADDRESS),
                script.lastSent().options().first(OptionTypes.IA_NA).orElseThrow().addresses().stream()
                        .map(IaAddress::address)
                        .toList());
        script.replies(answer(MessageType.REPLY, script.lastSent(), OTHER_SERVER));
        assertEquals(ClientState.DECLINING, script.engine.state(), "V-5");

        script.after(16);
        script.sends(MessageType.DECLINE, MessageType.DECLINE, MessageType.DECLINE, MessageType.DECLINE);
        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(List.of(), script.all(ClientEvent.ExchangeFailed.class));
    }

    @Test
    void l13_anAddressThatIsNotHeldIsNotDeclined() {
        Script script = boundToAddress().at(100).tell(new Input.AddressInUse(Ipv6Address.parse("2001:db8::1")));
        script.sends();
        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(List.of(), script.events);
    }

    @Test
    void l13_anAddressThatIsNotHeldInterruptsNoRenew() {
        Script script = boundToAddress().at(2100).tell(new Input.AddressInUse(Ipv6Address.parse("2001:db8::1")));
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    @Test
    void l13_aRenewalWaitsForTheDecline() {
        for (ClientState state : List.of(ClientState.RENEWING, ClientState.REBINDING)) {
            Script script = boundToBoth().at(state == ClientState.RENEWING ? 2100 : 3100);
            assertEquals(state, script.engine.state());
            script.tell(new Input.AddressInUse(ADDRESS));
            assertEquals(ClientState.DECLINING, script.engine.state(), () -> "from " + state);
        }
    }

    @Test
    void l13_anAddressDeclinedWithoutALinkIsToldToTheServerLater() {
        Script script = boundToBoth().at(100).tell(new Input.LinkDown()).tell(new Input.AddressInUse(ADDRESS));
        assertEquals(ClientState.NO_LINK, script.engine.state());
        script.sends();
        script.tell(new Input.LinkUp()).after(1);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(MessageType.DECLINE, script.lastSent().type());
    }

    @Test
    void l13_aDeclineThatTheLinkInterruptsIsNotForgotten() {
        Script script = boundToBoth().at(100).tell(new Input.AddressInUse(ADDRESS));
        script.sends(MessageType.DECLINE);
        script.tell(new Input.LinkDown()).tell(new Input.LinkUp()).after(1);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(MessageType.DECLINE, script.lastSent().type());
        script.replies(reply(script.lastSent()));
        script.sent.clear();
        script.tell(new Input.LinkDown()).tell(new Input.LinkUp()).after(1);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sends(MessageType.REBIND);
    }

    @Test
    void l2_anAddressIsReplacedLikeAPrefix() {
        Script script = boundToAddress().at(2100);
        Ipv6Address other = Ipv6Address.parse("2001:db8::5678");
        IaNa renewed = na(other).withAddress(IaAddress.of(ADDRESS, Lifetime.ZERO, Lifetime.ZERO));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_NA, renewed));
        LeaseStep.Replaced replaced = assertInstanceOf(
                LeaseStep.Replaced.class, script.change().steps().get(0));
        assertEquals(other, ((AddressLease) replaced.newLease()).address());
        assertEquals(1, script.engine.leases().addresses().size());
    }

    @Test
    void v9_anAddressThatCannotBeIsLeftOut() {
        Script script = boundToAddress().at(2100);
        IaNa bad = na().withAddress(bad("::", 1, 2))
                .withAddress(bad("::1", 1, 2))
                .withAddress(bad("fe80::1", 1, 2))
                .withAddress(bad("ff02::1", 1, 2))
                .withAddress(bad("2001:db8::9", 3, 2));
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_NA, bad)
                .add(OptionTypes.IA_NA, IaNa.of(7).withAddress(bad("2001:db8::7", 1, 2))));
        assertEquals(
                List.of(ADDRESS),
                script.engine.leases().addresses().stream()
                        .map(AddressLease::address)
                        .toList());
        assertEquals(6, script.all(ClientEvent.ConfigurationProblem.class).size());
    }

    private static IaAddress bad(String address, long preferred, long valid) {
        return IaAddress.of(Ipv6Address.parse(address), Lifetime.ofSeconds(preferred), Lifetime.ofSeconds(valid));
    }

    @Test
    void n1_theRenewNamesTheAddress() {
        Script script = boundToAddress().at(2003);
        script.sends(MessageType.RENEW);
        assertEquals(
                List.of(ADDRESS),
                script.at(2014).lastSent().options().first(OptionTypes.IA_NA).orElseThrow().addresses().stream()
                        .map(IaAddress::address)
                        .toList());
    }

    @Test
    void singlePrefixDoesNotConcernAddresses() {
        ClientConfig single =
                config().address().with(ClientFeature.SINGLE_PREFIX).build();
        Script script = Script.of(single).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_NA, na()));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_NA, na()));
        script.at(2100);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_NA, na(Ipv6Address.parse("2001:db8::5678"))));
        assertEquals(2, script.engine.leases().addresses().size());
    }

    @Test
    void n5_whereOnlyAddressesAreHeldTheyAreConfirmedWhenTheRouterAdvertisesOthers() {
        boundToAddress().at(100).tell(new Input.RaPrefixChanged()).after(1).sends(MessageType.CONFIRM);
    }

    @Test
    void n4_wakingUpVerifiesInEveryStateThatHoldsSomethingAndDisturbsNoSearch() {

        for (int seconds : List.of(100, 7300, 10_900)) {
            Script script = Script.bound(CONFIG).at(seconds).tell(new Input.Resumed());
            assertEquals(ClientState.VERIFYING, script.engine.state());
        }
        Script searching = Script.of(CONFIG).start().at(100);
        int xid = searching.lastSent().transactionId();
        searching.tell(new Input.Resumed()).after(100);
        assertEquals(xid, searching.lastSent().transactionId());

        Script informing = Script.of(ClientConfig.builder(ClientProfile.RFC9915).build())
                .start()
                .at(100);
        informing.sent.clear();
        informing.tell(new Input.Resumed()).after(1).sends(MessageType.INFORMATION_REQUEST);
    }

    @Test
    void n4_whileRestoredLeasesAreVerifiedTheirEndBeginsTheSearch() {
        Script script = Script.bound(CONFIG).at(14_399).tell(new Input.Resumed());
        script.at(14_405);
        assertEquals(ClientState.SOLICITING, script.engine.state());
        assertTrue(script.engine.leases().isEmpty());
    }

    @Test
    void n2_aLeaseThatEndsBeforeT2BeginsTheSearch() {
        long infinite = Lifetime.INFINITE.seconds();
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, pd(1, 100, infinite).withPrefix(prefix(OLD, 200, 200))));
        script.at(7499);
        assertEquals(ClientState.RENEWING, script.engine.state());
        script.at(7500);
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }

    @Test
    void n2_aPrefixThatEndsDuringADeclineBeginsTheSearch() {
        Script script = boundToBoth().at(3400);
        assertEquals(ClientState.REBINDING, script.engine.state());
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, pd(1, 0, 0).withPrefix(prefix(OLD, 5, 5)))
                .add(OptionTypes.IA_NA, na()));
        script.tell(new Input.AddressInUse(ADDRESS));
        assertEquals(ClientState.DECLINING, script.engine.state());
        script.after(5.5);
        assertEquals(ClientState.SOLICITING, script.engine.state());
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
        assertEquals(List.of(new ClientEvent.AboutToRelease(List.of())), script.all(ClientEvent.AboutToRelease.class));
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

    @Test
    void c7_aMessageOverTheRateLimitIsSentWhenItsTurnComes() {
        Script script = Script.bound(config().rateLimit(new RateLimit(2, 20)).build());
        long before = script.engine.statistics().rateLimited();
        script.at(100)
                .tell(new Input.RenewNow())
                .replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.tell(new Input.RenewNow()).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sends(MessageType.RENEW, MessageType.RENEW);
        script.tell(new Input.RenewNow()).at(109).sends();
        script.at(110).sends(MessageType.RENEW);
        assertEquals(before + 1, script.engine.statistics().rateLimited());
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    @Test
    void law4_aRetransmissionKeepsNothingAnew() {
        Script script = Script.bound(CONFIG).at(7203);
        script.engine.handle(new Input.Timeout(), 7213 * Instants.SECOND);
        assertInstanceOf(Output.Transmit.class, script.engine.poll());
        assertInstanceOf(Output.WaitUntil.class, script.engine.poll());
    }

    /** Even where chance gives the same number again and again. */
    @Test
    void c5_aTransactionIdIsNotAmongThoseOfTheLastSixteenExchanges() {
        Script script =
                Script.bound(config().rateLimit(new RateLimit(1000, 1)).build()).at(100);
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            script.tell(new Input.RenewNow());
            int xid = script.lastSent().transactionId();
            assertFalse(used.subList(Math.max(0, i - 16), i).contains(xid), () -> xid + " after " + used);
            used.add(xid);
            script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        }
    }

    @Test
    void c4_elapsedTimeCountsFromTheFirstMessageOfTheExchange() {
        Script script = Script.bound(CONFIG).at(7214);
        script.sends(MessageType.RENEW, MessageType.RENEW);
        script.at(7234);
        assertEquals(Optional.of(3000), script.lastSent().options().first(OptionTypes.ELAPSED_TIME));
    }

    @Test
    void law8_aPreferredLifetimeThatEndsIsToldOnceAndNotWhenTheValidOneEndsToo() {
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent())
                .add(
                        OptionTypes.IA_PD,
                        pd(1, 5000, 6000)
                                .withPrefix(prefix(OLD, 100, 1000))
                                .withPrefix(prefix(NEW, 200, 1000))
                                .withPrefix(prefix(NEW.subnet(60, 15), 300, 300))));
        script.events.clear();
        script.at(7401);
        assertEquals(List.of(LeaseStep.Deprecated.class), kinds(script));
        script.at(7501);
        assertEquals(List.of(LeaseStep.Deprecated.class), kinds(script));
        script.at(7601);
        assertEquals(List.of(LeaseStep.Withdrawn.class), kinds(script));
    }

    private static List<? extends Class<?>> kinds(Script script) {
        return script.change().steps().stream().map(Object::getClass).toList();
    }
}
