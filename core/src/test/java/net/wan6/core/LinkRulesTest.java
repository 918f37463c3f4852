package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.boundToAddress;
import static net.wan6.core.Given.renew;
import static net.wan6.core.GivenKeys.boundAndKeyed;
import static net.wan6.core.GivenKeys.reconfigure;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import org.junit.jupiter.api.Test;

/**
 * The link and the host: links that go and come, sleep, new addresses, Router Advertisements (RFC 9915 §18.2.12;
 * engine rules N-3, N-4, N-5).
 */
class LinkRulesTest {
    @Test
    void n3_aNewLinkLocalAddressIsToldWhileAServerIsAskedForConfiguration() {
        Script script = boundAndKeyed(CONFIG, ntt(OLD)).at(100);
        script.receives(reconfigure(ReconfigureType.INFORMATION_REQUEST, 2)).after(1);
        script.tell(new Input.LinkLocalChanged()).sends(MessageType.INFORMATION_REQUEST, MessageType.RENEW);
    }

    @Test
    void n3_aNewLinkLocalAddressIsToldAfterADecline() {
        Ipv6Address address = Ipv6Address.parse("2001:db8::1234");
        IaNa na = IaNa.of(1).withAddress(IaAddress.of(address, Lifetime.ofSeconds(3500), Lifetime.ofSeconds(4000)));
        Script script =
                boundAndKeyed(config().address().build(), ntt(OLD)).at(100).tell(new Input.RenewNow());
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, na));
        script.tell(new Input.AddressInUse(address)).tell(new Input.LinkLocalChanged());
        script.replies(reply(script.lastSent()));
        script.sends(MessageType.RENEW, MessageType.DECLINE, MessageType.RENEW);
    }

    @Test
    void n3_aNewLinkLocalAddressIsToldToTheServerByARenew() {
        Script.bound(CONFIG).at(100).tell(new Input.LinkLocalChanged()).sends(MessageType.RENEW);
    }

    @Test
    void n5_raHintsRenewAtMostOnceInThirtySeconds() {
        Script script = Script.bound(CONFIG).at(100).tell(new Input.RouterAdvertised(RaSignal.CHANGED));
        script.sends(MessageType.RENEW);
        script.replies(reply(renew(script)).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sent.clear();
        script.tell(new Input.RouterAdvertised(RaSignal.CHANGED)).tell(new Input.RouterAdvertised(RaSignal.CHANGED));
        script.at(129).sends();
        script.at(131).sends(MessageType.RENEW);
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

    @Test
    void n5_whereOnlyAddressesAreHeldTheyAreConfirmedWhenTheRouterAdvertisesOthers() {
        boundToAddress()
                .at(100)
                .tell(new Input.RouterAdvertised(RaSignal.CHANGED))
                .after(1)
                .sends(MessageType.CONFIRM);
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
}
