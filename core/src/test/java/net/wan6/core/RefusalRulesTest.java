package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.TWO;
import static net.wan6.core.Given.renewed;
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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.Rkap;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Present;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import org.junit.jupiter.api.Test;

/** Nothing that a server refuses is silent, and nothing is told again and again (A8, A10, A17, A20) (engine rule L-4). */
class RefusalRulesTest {
    private static final Status FULL = Status.of(StatusCode.NO_PREFIX_AVAIL, "pool full");
    private static final Status FAILED = Status.of(StatusCode.UNSPEC_FAIL, "database is down");

    private static IaPd refused(long iaid, Status status) {
        IaPd empty = pd(iaid, 0, 0);
        return empty.withOptions(empty.options().with(OptionTypes.STATUS_CODE, status));
    }

    private static ClientEvent.Refused refused(MessageType message, Status status, Long... iaids) {
        return new ClientEvent.Refused(SERVER, message, status, List.of(iaids), List.of(), 0);
    }

    private static List<ClientEvent.Refused> told(Script script) {
        List<ClientEvent.Refused> told = script.all(ClientEvent.Refused.class);
        script.events.clear();
        return told;
    }

    private static Script soliciting(ClientConfig config) {
        return Script.of(config).start().at(1);
    }

    /** The server of {@link Script#bound}, asked to renew. */
    private static Script renewing(ClientConfig config) {
        Script script = Script.bound(config).at(7203);
        assertEquals(MessageType.RENEW, script.lastSent().type());
        return script;
    }

    /** The answer to: why have I no prefix. */
    @Test
    void a8_anAdvertiseWithoutAPrefixIsToldWithItsReason() {
        Script script = soliciting(CONFIG);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, refused(1, FULL)));
        assertEquals(List.of(refused(MessageType.ADVERTISE, FULL, 1L)), told(script));

        script.replies(advertise(script.lastSent()).add(OptionTypes.STATUS_CODE, FULL));
        assertEquals(List.of(refused(MessageType.ADVERTISE, FULL)), told(script), "of the message as a whole");
    }

    @Test
    void a8_anAdvertiseThatOffersNothingAndGivesNoReasonIsToldToo() {
        Script script = soliciting(CONFIG);
        for (int i = 0; i < 3; i++) {
            script.replies(advertise(script.lastSent()));
        }
        assertEquals(1, script.all(ClientEvent.ConfigurationProblem.class).size());
    }

    @Test
    void a8_anIaRefusedBesideOneThatIsGrantedIsTold() {
        Script script = soliciting(TWO);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_PD, refused(2, FULL)));
        assertEquals(List.of(refused(MessageType.ADVERTISE, FULL, 2L)), told(script));
        script.at(3).replies(renewed(script).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_PD, refused(2, FULL)));
        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(List.of(refused(MessageType.REPLY, FULL, 2L)), told(script));
    }

    @Test
    void a8_aStatusBesideALivePrefixInOneIaIsTold() {
        Script script = renewing(CONFIG);
        IaPd both = ntt(OLD);
        script.replies(renewed(script)
                .add(OptionTypes.IA_PD, both.withOptions(both.options().with(OptionTypes.STATUS_CODE, FULL))));
        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(List.of(refused(MessageType.REPLY, FULL, 1L)), told(script));
    }

    @Test
    void a8_aStatusInsideAPrefixIsTold() {
        Script script = renewing(CONFIG);
        Options inside = Options.none(OptionSpace.DHCPV6).with(OptionTypes.STATUS_CODE, FULL);
        script.replies(renewed(script)
                .add(
                        OptionTypes.IA_PD,
                        ntt(OLD).withPrefix(prefix(NEW, 12_600, 14_400).withOptions(inside))));
        assertEquals(List.of(refused(MessageType.REPLY, FULL, 1L)), told(script));
    }

    /** One event, however many IAs: a server out of prefixes says so of each. */
    @Test
    void a8_whatIsSaidOfManyIasIsToldOnce() {
        ClientConfig.Builder many = ClientConfig.builder(ClientProfile.RFC9915);
        for (int i = 0; i < 100; i++) {
            many.prefix(56);
        }
        Script script = soliciting(many.address().build());
        MessageBuilder<ClientServerMessage> refusal = advertise(script.lastSent());
        for (long iaid = 1; iaid <= 100; iaid++) {
            refusal.add(OptionTypes.IA_PD, refused(iaid, FULL));
        }
        refusal.add(
                OptionTypes.IA_NA,
                IaNa.of(
                        1,
                        Lifetime.ZERO,
                        Lifetime.ZERO,
                        Options.none(OptionSpace.DHCPV6).with(OptionTypes.STATUS_CODE, FULL)));
        script.replies(refusal);
        ClientEvent.Refused told = told(script).get(0);
        assertEquals(100, told.prefixIaids().size());
        assertEquals(List.of(1L), told.addressIaids());
        script.replies(refusal);
        assertEquals(List.of(), told(script));
    }

    @Test
    void a8_theSameIsToldAgainOnlyAfterItWasGranted() {
        Script script = soliciting(TWO);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        IaPd second = pd(2, 100, 200).withPrefix(prefix(NEW, 300, 400));
        IaPd first = pd(1, 100, 200).withPrefix(prefix(OLD, 300, 400));
        int told = 0;
        for (int reply = 0; reply < 20; reply++) {
            boolean isGranted = reply == 10;
            script.after(reply == 0 ? 2 : 101)
                    .replies(renewed(script)
                            .add(OptionTypes.IA_PD, first)
                            .add(OptionTypes.IA_PD, isGranted ? second : refused(2, FULL)));
            told += told(script).size();
            assertEquals(reply <= 10 ? 1 : 2, told, "after Reply " + reply);
        }
    }

    @Test
    void a8_anotherTextAnotherStatusAndAnotherServerAreNews() {
        Script script = soliciting(CONFIG);
        ClientServerMessage solicit = script.lastSent();
        Status other = Status.of(StatusCode.NO_PREFIX_AVAIL, "no contract");
        for (Status status : List.of(FULL, other, FAILED, FULL)) {
            script.replies(advertise(solicit).add(OptionTypes.IA_PD, refused(1, status)));
            assertEquals(List.of(refused(MessageType.ADVERTISE, status, 1L)), told(script));
        }
        script.replies(answer(MessageType.ADVERTISE, solicit, OTHER_SERVER).add(OptionTypes.IA_PD, refused(1, FULL)));
        assertEquals(OTHER_SERVER, told(script).get(0).serverId());
        script.replies(advertise(solicit).add(OptionTypes.IA_PD, refused(1, FULL)));
        assertEquals(List.of(), told(script));
    }

    /** Who is on the link may answer a Solicit a thousand times, each time with another text. */
    @Test
    void a8_aFloodOfRefusalsTellsLittleAndSaysHowMuchItWas() {
        Script script = soliciting(CONFIG);
        for (int i = 0; i < 1000; i++) {
            Status status = Status.of(StatusCode.NO_PREFIX_AVAIL, "text " + i);
            script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, refused(1, status)));
        }
        assertEquals(16, told(script).size());
        script.at(12).replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, refused(1, FULL)));
        List<ClientEvent.Refused> told = told(script);
        assertEquals(1, told.size());
        assertEquals(1000 - 16, told.get(0).untold());
    }

    @Test
    void a8_wordsOfAServerAreBoundedAndCannotTouchATerminal() {
        Script script = soliciting(CONFIG);
        Status evil = Status.of(StatusCode.NO_PREFIX_AVAIL, "\u001b[2J\nwan6: all is well\u202e" + "x".repeat(60_000));
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, refused(1, evil)));
        String text = told(script).get(0).status().message();
        assertTrue(text.length() < 300, () -> text.length() + " characters");
        assertTrue(text.startsWith("\\u{001b}[2J\\u{000a}wan6: all is well\\u{202e}xx"), text);
    }

    /** Servers that say of each Reply that there are no addresses refuse nothing to a client that wants none. */
    @Test
    void a8_noAddressesIsNoRefusalOfPrefixes() {
        Script script = soliciting(CONFIG);
        Status none = Status.of(StatusCode.NO_ADDRS_AVAIL, "");
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.STATUS_CODE, none).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(List.of(), told(script));
        script.replies(advertise(script.lastSent()).add(OptionTypes.STATUS_CODE, none));
        assertEquals(1, told(script).size(), "without a prefix it is all that is said");
    }

    @Test
    void a10_anExchangeThatFailsCarriesWhatItsServerSaidLast() {
        Script script = soliciting(CONFIG);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3);
        for (int i = 0; i < 10; i++) {
            script.replies(renewed(script).add(OptionTypes.STATUS_CODE, FAILED));
            script.after(40);
        }
        assertEquals(
                List.of(new ClientEvent.ExchangeFailed(MessageType.REQUEST, List.of(FAILED))),
                script.all(ClientEvent.ExchangeFailed.class));
        assertEquals(
                List.of(refused(MessageType.REPLY, FAILED)), told(script), "and it was told when it was said first");
    }

    @Test
    void a10_anExchangeThatNobodyAnsweredSaysNothing() {
        Script script = soliciting(CONFIG);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(300);
        assertEquals(
                List.of(), script.all(ClientEvent.ExchangeFailed.class).get(0).statuses());
    }

    /** In whatever state: what the client makes of it is another matter. */
    @Test
    void a8_refusalsAreToldInEveryExchange() {
        Script renew = renewing(CONFIG);
        renew.replies(renewed(renew).add(OptionTypes.STATUS_CODE, FAILED));
        assertEquals(List.of(refused(MessageType.REPLY, FAILED)), told(renew));

        Script rebind = Script.bound(CONFIG).at(10_900);
        rebind.replies(renewed(rebind).add(OptionTypes.IA_PD, refused(1, FULL)));
        assertEquals(List.of(refused(MessageType.REPLY, FULL, 1L)), told(rebind));

        Script verify = Script.bound(CONFIG).tell(new Input.Resumed()).after(1);
        verify.replies(renewed(verify).add(OptionTypes.STATUS_CODE, FAILED));
        assertEquals(List.of(refused(MessageType.REPLY, FAILED)), told(verify));

        Script release = Script.bound(CONFIG).tell(new Input.Release()).tell(new Input.PrefixNoLongerAdvertised());
        release.replies(renewed(release).add(OptionTypes.STATUS_CODE, FAILED));
        assertEquals(List.of(refused(MessageType.REPLY, FAILED)), told(release));

        Script inform = soliciting(ClientConfig.builder(ClientProfile.RFC9915).build());
        inform.replies(renewed(inform).add(OptionTypes.STATUS_CODE, FAILED));
        assertEquals(List.of(refused(MessageType.REPLY, FAILED)), told(inform));

        Script rapid = soliciting(config().with(ClientFeature.RAPID_COMMIT).build());
        rapid.replies(
                renewed(rapid).add(OptionTypes.RAPID_COMMIT, Present.PRESENT).add(OptionTypes.IA_PD, refused(1, FULL)));
        assertEquals(List.of(refused(MessageType.REPLY, FULL, 1L)), told(rapid));
    }

    /** A20: a large provider sends AUTH of another protocol with every Reply. */
    @Test
    void a20_r16_anAuthOptionOfNoUseIsToldOnce() {
        Script script = Script.bound(CONFIG);
        for (int reply = 0; reply < 5; reply++) {
            script.after(7201)
                    .replies(renewed(script)
                            .add(OptionTypes.IA_PD, ntt(OLD))
                            .addRaw(11, Octets.parseHex("0001010000000000000000" + "aa".repeat(16))));
            assertEquals(ClientState.BOUND, script.engine.state());
        }
        assertEquals(1, script.all(ClientEvent.ConfigurationProblem.class).size());
    }

    /** A20, its kind: whatever is wrong with each Reply of a server. */
    @Test
    void a20_everyOtherFaultOfEachReplyIsToldOnceToo() {
        Script script = Script.bound(CONFIG);
        for (int reply = 0; reply < 5; reply++) {
            script.after(7201)
                    .replies(renewed(script)
                            .add(OptionTypes.IA_PD, ntt(OLD).withPrefix(prefix(NEW, 20, 10)))
                            .add(OptionTypes.IA_PD, pd(7, 1, 2)));
            assertEquals(ClientState.BOUND, script.engine.state());
        }
        assertEquals(2, script.all(ClientEvent.ConfigurationProblem.class).size());
    }

    /** A17: inherent in RKAP, whose keys come in the clear; so at least it is told. */
    @Test
    void a17_r15_anotherKeyOfTheSameServerIsTold() {
        Script script = Script.bound(CONFIG);
        String key = "00112233445566778899aabbccddeeff";
        List<String> keys = List.of(key, key, key.replace('0', '1'));
        List<List<ClientEvent.KeyReplaced>> told = keys.stream()
                .map(brought -> {
                    script.events.clear();
                    script.after(7201)
                            .replies(renewed(script)
                                    .add(OptionTypes.IA_PD, ntt(OLD))
                                    .add(OptionTypes.AUTH, Rkap.keyDelivery(ReconfigureKey.parseHex(brought), 1)));
                    return script.all(ClientEvent.KeyReplaced.class);
                })
                .toList();
        assertEquals(List.of(List.of(), List.of(), List.of(new ClientEvent.KeyReplaced(SERVER))), told);
    }
}
