package net.wan6.core;

import static net.wan6.core.Script.CLIENT;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.Rkap;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.RawOption;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;

/** Addresses, configuration without leases, and the profiles (RFC 9915 §18.2.3, §18.2.6, §18.2.8; RFC 7844). */
class AddressAndInformationTest {
    private static final Ipv6Address ADDRESS = Ipv6Address.parse("2001:db8::1234");
    private static final ClientConfig ADDRESSES =
            ClientConfig.builder(ClientProfile.RFC9915).address().build();
    private static final ClientConfig BOTH =
            ClientConfig.builder(ClientProfile.RFC9915).prefix(56).address().build();

    private static IaNa na() {
        return IaNa.of(1).withAddress(IaAddress.of(ADDRESS, Lifetime.ofSeconds(3000), Lifetime.ofSeconds(4000)));
    }

    private static Script boundToAddress() {
        Script script = Script.of(ADDRESSES).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_NA, na()));
        script.at(3).replies(reply(script.lastSent()).add(OptionTypes.IA_NA, na()));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.events.clear();
        script.sent.clear();
        return script;
    }

    @Test
    void s13_oneTransactionAsksForPrefixAndAddressAndOneEventTellsBoth() {
        Script script = Script.of(BOTH).start().at(1);
        assertTrue(script.lastSent().options().contains(OptionTypes.IA_NA));
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, na()));
        script.at(3);
        script.events.clear();
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, na()));
        ClientEvent.LeaseChange change = script.change();
        assertEquals(2, change.steps().size());
        assertEquals(ADDRESS, change.after().addresses().get(0).address());
    }

    @Test
    void l3_theEarliestT1OverAllIasCounts() {
        Script script = Script.of(BOTH).start().at(1);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, na()));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_NA, na()));
        script.sent.clear();
        script.at(1502).sends();
        script.at(1504).sends(MessageType.RENEW);
    }

    @Test
    void l13_anAddressInUseIsDeclinedAndTheRestStays() {
        Script script = Script.of(BOTH).start().at(1);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, na()));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_NA, na()));
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
    void n6_n11_onlyAddressesAreConfirmedAndKeptUnlessNotOnLink() {
        Script script = boundToAddress()
                .tell(new Input.LinkDown())
                .tell(new Input.LinkUp())
                .after(1);
        script.sends(MessageType.CONFIRM);
        Script success = script.after(1);
        success.replies(reply(success.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.SUCCESS, "")));
        assertEquals(ClientState.BOUND, success.engine.state());

        Script moved = boundToAddress()
                .tell(new Input.LinkDown())
                .tell(new Input.LinkUp())
                .after(1);
        moved.replies(reply(moved.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NOT_ON_LINK, "")));
        assertEquals(ClientState.VERIFYING, moved.engine.state(), "another server may know better");
        moved.after(10);
        assertEquals(ClientState.SOLICITING, moved.engine.state());
        assertTrue(moved.engine.leases().isEmpty());
    }

    @Test
    void ir_configurationAloneIsAskedForAndRefreshedInTime() {
        ClientConfig config = ClientConfig.builder(ClientProfile.RFC9915).build();
        Script script = Script.of(config).start().at(1);
        OptionRequest asked = script.lastSent().options().first(OptionTypes.ORO).orElseThrow();
        assertEquals(MessageType.INFORMATION_REQUEST, script.lastSent().type());
        assertTrue(asked.contains(OptionTypes.INFORMATION_REFRESH_TIME) && asked.contains(OptionTypes.INF_MAX_RT));
        assertFalse(script.lastSent().options().contains(OptionTypes.SERVER_ID));

        Ipv6Address dns = Ipv6Address.parse("2001:db8::53");
        script.replies(reply(script.lastSent())
                .add(OptionTypes.INFORMATION_REFRESH_TIME, 1L)
                .add(OptionTypes.DNS_SERVERS, List.of(dns)));
        Options configuration =
                script.all(ClientEvent.OptionsChanged.class).get(0).after();
        assertEquals(List.of(dns), configuration.first(OptionTypes.DNS_SERVERS).orElseThrow());
        script.sent.clear();
        script.at(600).sends();
        script.at(602).sends(MessageType.INFORMATION_REQUEST);
    }

    @Test
    void l10_optionsThatAreNoLongerThereAreToldAsGone() {
        Script script = Script.of(Script.config().build()).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.DNS_SERVERS, List.of(Ipv6Address.parse("2001:db8::53"))));
        script.events.clear();
        script.at(7300).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertTrue(script.all(ClientEvent.OptionsChanged.class).get(0).after().isEmpty());
    }

    @Test
    void eventsHoldNoKey() {
        Script script =
                Script.of(Script.config().requestCode(11).build()).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(
                                OptionTypes.AUTH,
                                Rkap.keyDelivery(ReconfigureKey.parseHex("00112233445566778899aabbccddeeff"), 1)));
        assertFalse(script.all(ClientEvent.OptionsChanged.class).stream()
                .anyMatch(change -> change.after().contains(OptionTypes.AUTH)));
    }

    @Test
    void nttRefusesADuidThatTheCarrierDoesNotAnswer() {
        ClientConfig ntt =
                ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
        ClientIdentity uuid = ClientIdentity.of(Duid.parseHex("0004" + "00".repeat(16)));
        assertThrows(IllegalArgumentException.class, () -> ClientEngine.create(ntt, uuid, Script.RAND_ZERO));
    }

    @Test
    void f6_anonymityShufflesOptionsButNotBetweenRetransmissions() {
        ClientConfig config =
                ClientConfig.builder(ClientProfile.ANONYMITY).prefix(0).build();
        Script script = Script.of(config, new SplittableRandom(1)).start().at(30);
        List<Integer> first = codes(script, 0);
        assertEquals(first, codes(script, 1));
        assertFalse(first.contains(20), "no Reconfigure Accept");
        Script other = Script.of(config, new SplittableRandom(5)).start().at(30);
        assertNotEquals(first, codes(other, 0));
        assertEquals(
                CLIENT,
                script.sent.get(0).options().first(OptionTypes.CLIENT_ID).orElseThrow());
    }

    private static List<Integer> codes(Script script, int index) {
        List<Integer> codes = new ArrayList<>();
        for (RawOption option : script.sent.get(index).options()) {
            codes.add(option.code());
        }
        return codes;
    }

    @Test
    void c7_whateverAServerMakesUsDoPassesTheRateLimit() {
        Script script = Script.bound(Script.config().build());
        for (int i = 0; i < 200; i++) {
            script.after(0.01).tell(new Input.RenewNow());
            script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        }
        assertTrue(script.sent.size() <= 22, "20 at once and one a second: " + script.sent.size());
        assertTrue(script.engine.statistics().rateLimited() > 0);
    }

    @Test
    void n9_aNewOptionValueIsToldAtOnceAndTheSameIsNot() {
        Script script = Script.bound(Script.config().build()).at(7300);
        List<Ipv6Address> dns = List.of(Ipv6Address.parse("2001:db8::53"));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.DNS_SERVERS, dns));
        assertEquals(1, script.all(ClientEvent.OptionsChanged.class).size());
        script.events.clear();
        script.after(7201)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.DNS_SERVERS, dns));
        assertEquals(0, script.all(ClientEvent.OptionsChanged.class).size());
    }

    @Test
    void n12_withoutLeasesALinkThatComesBackAsksForInformation() {
        Script script = Script.of(ClientConfig.builder(ClientProfile.RFC9915).build())
                .start()
                .at(1);
        script.replies(reply(script.lastSent()));
        script.sent.clear();
        script.tell(new Input.LinkDown()).tell(new Input.LinkUp()).after(1).sends(MessageType.INFORMATION_REQUEST);
    }

    @Test
    void n11_oneServerThatKnowsTheLinkOutweighsOneThatDoesNot() {
        Script script = boundToAddress()
                .tell(new Input.LinkDown())
                .tell(new Input.LinkUp())
                .after(1);
        script.replies(reply(script.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NOT_ON_LINK, "")));
        script.replies(reply(script.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.SUCCESS, "")));
        assertEquals(ClientState.BOUND, script.engine.state());
        assertFalse(script.engine.leases().isEmpty());
    }

    @Test
    void l13_anAddressDeclinedDuringARenewIsNotTakenBackFromItsReply() {
        Script script = boundToAddress().at(2000);
        ClientServerMessage renew = script.lastSent();
        assertEquals(MessageType.RENEW, renew.type());
        script.tell(new Input.AddressInUse(ADDRESS));
        assertEquals(MessageType.DECLINE, script.lastSent().type());
        script.replies(reply(renew).add(OptionTypes.IA_NA, na()));
        assertTrue(script.engine.leases().isEmpty());
        script.replies(reply(script.lastSent()));
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }

    @Test
    void f6_anAnonymousInformationRequestIsAnsweredWithoutAClientIdentifier() {
        ClientConfig config = ClientConfig.builder(ClientProfile.ANONYMITY)
                .with(ClientFeature.INFORMATION_REQUEST)
                .build();
        Script script = Script.of(config).start().at(1);
        assertFalse(script.lastSent().options().contains(OptionTypes.CLIENT_ID));
        script.replies(reply(script.lastSent()).remove(OptionTypes.CLIENT_ID));
        assertEquals(ClientState.BOUND, script.engine.state());
    }

    @Test
    void aNewLinkLocalAddressWithoutLeasesAsksForInformationAndNothingElse() {
        Script script = Script.of(ClientConfig.builder(ClientProfile.RFC9915).build())
                .start()
                .at(1);
        script.replies(reply(script.lastSent()));
        script.sent.clear();
        script.tell(new Input.LinkLocalChanged()).after(1).sends(MessageType.INFORMATION_REQUEST);
    }

    @Test
    void anInformationReplyThatSaysNoIsNotTaken() {
        Script script = Script.of(ClientConfig.builder(ClientProfile.RFC9915).build())
                .start()
                .at(1);
        script.replies(reply(script.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.UNSPEC_FAIL, "")));
        assertEquals(ClientState.INFORMING, script.engine.state());
    }
}
