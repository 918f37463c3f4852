package net.wan6.core;

import static net.wan6.core.Given.ADDRESS;
import static net.wan6.core.Given.BOTH;
import static net.wan6.core.Given.boundToAddress;
import static net.wan6.core.Given.boundToAddressWithoutTimes;
import static net.wan6.core.Given.boundToBoth;
import static net.wan6.core.Given.na;
import static net.wan6.core.Given.naWithoutTimes;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.OTHER_SERVER;
import static net.wan6.core.Script.SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.answer;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;

/**
 * An address that another host uses stays out of use until its server knows, whatever comes between (RFC 9915 §18.2.8;
 * engine rule L-13).
 */
class DeclineRulesTest {
    private static final Input IN_USE = new Input.AddressInUse(ADDRESS);
    private static final Downtime UNKNOWN = new Downtime.Unknown();
    private static final ClientConfig ONE =
            ClientConfig.builder(ClientProfile.RFC9915).address().build();
    private static final ClientConfig PREFIX = config().build();

    @Test
    void l13_anAddressInUseIsDeclinedAndTheRestStays() {
        Script script = Script.of(BOTH).start().at(1);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, naWithoutTimes()));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_NA, naWithoutTimes()));
        script.events.clear();
        script.tell(new Input.AddressInUse(ADDRESS));

        LeaseStep.Withdrawn withdrawn = assertInstanceOf(
                LeaseStep.Withdrawn.class, script.change().steps().get(0));
        assertEquals(WithdrawalReason.DECLINED, withdrawn.reason());
        assertEquals(MessageType.DECLINE, script.lastSent().type());
        assertFalse(script.lastSent().options().contains(OptionTypes.IA_PD), "N-6: never with IA_PD");
        script.replies(reply(script.lastSent()));
        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(1, script.engine.leases().prefixes().size());
    }

    @Test
    void l13_anAddressDeclinedDuringARenewIsNotTakenBackFromItsReply() {
        Script script = boundToAddressWithoutTimes().at(2000);
        ClientServerMessage renew = script.lastSent();
        assertEquals(MessageType.RENEW, renew.type());
        script.tell(new Input.AddressInUse(ADDRESS));
        assertEquals(MessageType.DECLINE, script.lastSent().type());
        script.replies(reply(renew).add(OptionTypes.IA_NA, naWithoutTimes()));
        assertTrue(script.engine.leases().isEmpty());
        script.replies(reply(script.lastSent()));
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }

    private static Script boundTo(ClientConfig config) {
        Script script = Script.of(config).start().at(2);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, na()));
        script.at(3);
        givesBoth(script);
        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(1, script.engine.leases().addresses().size());
        script.sent.clear();
        return script.at(100);
    }

    private static void givesBoth(Script script) {
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, na()));
    }

    @Test
    void l13_theAddressIsNotTakenBackBeforeTheServerKnows() {
        Script script = boundTo(BOTH).tell(new Input.LinkDown()).tell(IN_USE);
        script.tell(new Input.LinkUp()).after(1);
        givesBoth(script);
        script.sends(MessageType.REBIND, MessageType.DECLINE);
        assertEquals(List.of(), script.engine.leases().addresses());
    }

    @Test
    void l13_onceTheServerKnowsItMayGiveTheAddressAgain() {
        Script script = boundTo(BOTH).tell(IN_USE);
        script.replies(reply(script.lastSent())).tell(new Input.RenewNow());
        givesBoth(script);
        assertEquals(1, script.engine.leases().addresses().size());
    }

    @Test
    void l13_aPendingDeclineOutlivesARestart() {
        Script after =
                boundTo(BOTH).tell(IN_USE).crashAndResume(BOTH, UNKNOWN).start().after(1);
        givesBoth(after);
        assertEquals(List.of(), after.engine.leases().addresses());
        after.replies(reply(after.lastSent())).sends(MessageType.REBIND, MessageType.DECLINE);
        Script later = after.crashAndResume(BOTH, UNKNOWN).start().after(1);
        givesBoth(later);
        later.sends(MessageType.REBIND);
    }

    @Test
    void l13_aDeclineThatAStopInterruptsIsNotForgotten() {
        Script script =
                boundTo(BOTH).tell(IN_USE).tell(new Input.Stop()).start().after(1);
        givesBoth(script);
        script.sends(MessageType.DECLINE, MessageType.REBIND, MessageType.DECLINE);
        assertEquals(List.of(), script.engine.leases().addresses());
    }

    /** The other leases are at stake: a verification lasts ten seconds, and nothing would begin it again. */
    @Test
    void l13_n4_aVerificationGoesOnWithoutTheAddress() {
        Script script = boundTo(BOTH).tell(new Input.Resumed()).after(1).tell(IN_USE);
        assertEquals(ClientState.VERIFYING, script.engine.state());
        givesBoth(script.after(1));
        assertEquals(List.of(), script.engine.leases().addresses());
        script.sends(MessageType.REBIND, MessageType.REBIND, MessageType.DECLINE);
    }

    @Test
    void l13_l5_aRequestForWhatTheServerDidNotKnowGoesOnWithoutTheAddress() {
        Script script = boundTo(BOTH).tell(new Input.RenewNow());
        script.replies(reply(script.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_BINDING, "")));
        script.tell(IN_USE).after(1.5);
        assertEquals(ClientState.REQUESTING, script.engine.state());
        IaNa named = script.lastSent().options().first(OptionTypes.IA_NA).orElseThrow();
        assertEquals(List.of(), named.addresses());
        givesBoth(script);
        assertEquals(List.of(), script.engine.leases().addresses());
        script.sends(MessageType.RENEW, MessageType.REQUEST, MessageType.REQUEST, MessageType.DECLINE);
    }

    /** Until T1 nothing else would ask. */
    @Test
    void l13_r10_aRenewBeforeT1IsSentAgainAfterTheDecline() {
        Script script = boundTo(BOTH).tell(new Input.RenewNow()).tell(IN_USE);
        script.replies(reply(script.lastSent()));
        script.sends(MessageType.RENEW, MessageType.DECLINE, MessageType.RENEW);
    }

    @Test
    void l13_whoConfirmsNothingElseDeclinesAtOnce() {
        Script script = boundTo(ONE).tell(new Input.Resumed()).after(1).tell(IN_USE);
        script.sends(MessageType.CONFIRM, MessageType.DECLINE);
    }

    @Test
    void l13_whoHoldsNothingElseDeclinesBeforeTheSearch() {
        Script script = boundTo(ONE).tell(new Input.LinkDown()).tell(IN_USE).tell(new Input.LinkUp());
        script.sends(MessageType.DECLINE);
        assertEquals(ClientState.DECLINING, script.engine.state());
        script.after(16);
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }

    private static Script link(Script script) {
        return script.tell(new Input.LinkDown()).tell(new Input.LinkUp()).after(1);
    }

    @Test
    void l13_aLeaseThatIsOverNeedsNoDecline() {
        Script script = boundTo(ONE).tell(new Input.LinkDown()).tell(IN_USE);
        link(script.at(4100));
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_NA, na()));
        script.after(1).sends(MessageType.SOLICIT, MessageType.REQUEST);
    }

    @Test
    void l13_anAddressOfAnIaThatIsNoLongerConfiguredIsGivenUpWithoutAWord() {
        Script script = boundTo(BOTH).crashAndResume(PREFIX, UNKNOWN).start().after(1);
        givesBoth(script);
        script.tell(IN_USE).sends(MessageType.REBIND);
        assertEquals(List.of(), script.engine.leases().addresses());
        assertEquals(ClientState.BOUND, script.engine.state());
    }

    @Test
    void l13_noDeclineIsLeftOfAnIaThatIsNoLongerConfigured() {
        Script after = boundTo(BOTH)
                .tell(IN_USE)
                .crashAndResume(PREFIX, UNKNOWN)
                .start()
                .after(1);
        givesBoth(after);
        after.sends(MessageType.REBIND);
        assertEquals(ClientState.BOUND, after.engine.state());
    }

    @Test
    void l13_theDeclineNamesTheAddressToItsServerAndIsOverWhenNobodyAnswers() {
        Script script = boundToBoth().at(100).tell(new Input.AddressInUse(ADDRESS));
        assertEquals(Optional.of(SERVER), script.lastSent().options().first(OptionTypes.SERVER_ID));
        assertFalse(script.lastSent().options().contains(OptionTypes.ORO), "a Decline asks for nothing (App. B)");
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
}
