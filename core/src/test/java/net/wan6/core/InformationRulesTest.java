package net.wan6.core;

import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.answer;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import org.junit.jupiter.api.Test;

/**
 * Configuration without leases, and the news in it (RFC 9915 §18.2.6, §18.2.10.4, §21.23; engine rules IR, N-9, N-12, L-10).
 */
class InformationRulesTest {
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

    @Test
    void ir_nothingIsRefreshedWhileTheLinkIsDownOrTheClientStopped() {
        for (Input end : List.of(new Input.LinkDown(), new Input.Stop())) {
            Script script = Script.of(
                            ClientConfig.builder(ClientProfile.RFC9915).build())
                    .start()
                    .at(1);
            script.replies(reply(script.lastSent()).add(OptionTypes.INFORMATION_REFRESH_TIME, 700L));
            script.sent.clear();
            script.tell(end).at(2000).sends();
        }
    }

    @Test
    void v11_anInfMaxRtBoundsTheTimeBetweenInformationRequests() {
        Script script = Script.of(ClientConfig.builder(ClientProfile.RFC9915).build())
                .start()
                .at(1);
        script.replies(reply(script.lastSent())
                .add(OptionTypes.INF_MAX_RT, 60L)
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.UNSPEC_FAIL, "")));
        script.at(2000);
        int last = script.sentAt.size() - 1;
        assertEquals(60, script.sentAt.get(last) - script.sentAt.get(last - 1), 0.001);
    }

    private static double refreshedAfter(long seconds) {
        Script script = Script.of(ClientConfig.builder(ClientProfile.RFC9915).build())
                .start()
                .at(1);
        var answer = reply(script.lastSent());
        if (seconds > 0) {
            answer.add(OptionTypes.INFORMATION_REFRESH_TIME, seconds);
        }
        script.replies(answer);
        script.sentAt.clear();
        script.at(100_000);
        return script.sentAt.get(0) - 1;
    }

    @Test
    void ir_theRefreshTimeIsADayUnlessTheServerSaysOtherwiseAndNeverUnderTenMinutes() {
        assertEquals(86_401, refreshedAfter(0), 1);
        assertEquals(700.9, refreshedAfter(700), 1);
        assertEquals(600.9, refreshedAfter(599), 1);
    }
}
