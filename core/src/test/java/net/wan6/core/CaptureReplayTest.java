package net.wan6.core;

import static net.wan6.core.Script.config;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.RawOption;
import net.wan6.test.captures.Capture;
import net.wan6.test.captures.CapturedMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What five real servers answered, given to an engine that asked the same: only transaction id, Client-ID and IAIDs are
 * those of the engine, the rest stands as it was recorded.
 */
class CaptureReplayTest {
    private static final double T1 = 1000;
    private static final double T2 = 1600;
    private static final Ipv6Prefix UNKNOWN = Ipv6Prefix.parse("2001:db8:dead:7700::/56");

    /** One recorded question with its answer, by the transaction id that both have. */
    private record Recorded(ClientServerMessage question, ClientServerMessage answer) {
        static Recorded of(String capture, int xid) {
            List<ClientServerMessage> both = new ArrayList<>();
            for (CapturedMessage captured : Capture.named(capture).messages()) {
                if (Message.decode(captured.octets()) instanceof ClientServerMessage message
                        && message.transactionId() == xid) {
                    both.add(message);
                }
            }
            assertEquals(2, both.size(), "a question and an answer");
            return new Recorded(both.get(0), both.get(1));
        }

        Duid server() {
            return answer.options().first(OptionTypes.SERVER_ID).orElseThrow();
        }

        List<IaPd> asked() {
            return question.options().all(OptionTypes.IA_PD);
        }

        /** The answer as it would have been to another client: IAIDs 1, 2 and so on in the order of the question. */
        MessageBuilder<ClientServerMessage> to(ClientServerMessage other) {
            List<Long> iaids = asked().stream().map(IaPd::iaid).toList();
            MessageBuilder<ClientServerMessage> message = Message.builder(answer.type(), other.transactionId());
            for (RawOption option : answer.options()) {
                if (option.code() == OptionTypes.CLIENT_ID.code()) {
                    message.add(OptionTypes.CLIENT_ID, Script.CLIENT);
                } else if (option.code() == OptionTypes.IA_PD.code()) {
                    IaPd pd = option.as(OptionTypes.IA_PD);
                    long iaid = iaids.indexOf(pd.iaid()) + 1L;
                    message.add(OptionTypes.IA_PD, IaPd.of(iaid, pd.t1(), pd.t2(), pd.options()));
                } else {
                    message.add(option);
                }
            }
            return message;
        }
    }

    private static ClientConfig asMany(List<IaPd> asked) {
        ClientConfig.Builder config = config();
        asked.stream().skip(1).forEach(more -> config.prefix(56));
        return config.build();
    }

    /** A client that holds what the recorded client said it held, from the recorded server. */
    private static Script holding(Recorded recorded) {
        Script script = Script.of(asMany(recorded.asked())).start().at(1);
        script.replies(withPrefixes(MessageType.ADVERTISE, script, recorded));
        script.at(2).replies(withPrefixes(MessageType.REPLY, script, recorded));
        assertEquals(ClientState.BOUND, script.engine.state());
        return script.sends(MessageType.SOLICIT, MessageType.REQUEST);
    }

    private static MessageBuilder<ClientServerMessage> withPrefixes(
            MessageType type, Script script, Recorded recorded) {
        MessageBuilder<ClientServerMessage> message = Script.answer(type, script.lastSent(), recorded.server());
        int iaid = 1;
        for (IaPd asked : recorded.asked()) {
            IaPd pd = Script.pd(iaid++, (long) T1, (long) T2);
            for (IaPrefix prefix : asked.prefixes()) {
                pd = pd.withPrefix(Script.prefix(prefix.prefix(), 2000, 4000));
            }
            message.add(OptionTypes.IA_PD, pd);
        }
        return message;
    }

    /** The client asks what was asked, and gets the answer that was recorded. */
    private static Script replayed(String capture, int xid) {
        Recorded recorded = Recorded.of(capture, xid);
        Script script = holding(recorded);
        script.at(2 + (recorded.question().type().equals(MessageType.RENEW) ? T1 : T2));
        assertEquals(recorded.question().type(), script.lastSent().type());
        script.events.clear();
        ClientServerMessage asked = script.lastSent();
        script.sent.clear();
        script.sentAt.clear();
        return script.replies(recorded.to(asked));
    }

    private static List<Ipv6Prefix> held(Script script) {
        return script.engine.leases().prefixes().stream()
                .map(PrefixLease::prefix)
                .toList();
    }

    @ParameterizedTest(name = "L-2 {0}: the new prefix and the old one with zeros")
    @CsvSource({"x-kea-nobinding, 0x100002, 2001:db8:1000:100::/56", "isc-probe, 0x100011, 2001:db8:1000:ff00::/56"})
    void l2_oneReplacement(String capture, int xid, String prefix) {
        Script script = replayed(capture, xid);

        LeaseStep.Replaced replaced = assertInstanceOf(
                LeaseStep.Replaced.class, script.change().steps().get(0));
        assertEquals(UNKNOWN, ((PrefixLease) replaced.oldLease()).prefix());
        assertEquals(List.of(Ipv6Prefix.parse(prefix)), held(script));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.sends();
    }

    @ParameterizedTest(name = "L-5 {0}: NoBinding")
    @CsvSource({
        "x-dibbler-nobinding, 0x100002",
        "dibbler-probe, 0x100010",
        "isc-probe, 0x100010",
        "wide-probe, 0x100011"
    })
    void l5_l3_noBindingIsRequestedWhateverT1AndT2Say(String capture, int xid) {
        Script script = replayed(capture, xid);

        assertEquals(List.of(UNKNOWN), held(script), "suspect, and not lost yet");
        assertTrue(script.all(ClientEvent.LeaseChange.class).isEmpty());
        Duid asked = script.lastSent().options().first(OptionTypes.SERVER_ID).orElseThrow();
        assertEquals(Recorded.of(capture, xid).server(), asked);
        script.sends(MessageType.REQUEST);
    }

    @ParameterizedTest(name = "L-5 {0}: one IA extended, one unknown")
    @CsvSource({"dibbler-probe, 0x100015", "isc-probe, 0x100015", "wide-probe, 0x100016"})
    void l5_theRequestHasAllIas(String capture, int xid) {
        Script script = replayed(capture, xid);

        assertEquals(2, script.lastSent().options().all(OptionTypes.IA_PD).size());
        assertEquals(2, held(script).size());
        List<LeaseStep> steps = script.change().steps();
        assertEquals(1, steps.size());
        assertInstanceOf(LeaseStep.Refreshed.class, steps.get(0));
        script.sends(MessageType.REQUEST);
    }

    @ParameterizedTest(name = "L-6, L-7 {0}: nothing is said of what is held")
    @CsvSource({
        "dnsmasq-probe, 0x10000c, RENEWING",
        "isc-probe, 0x100025, RENEWING",
        "wide-probe, 0x100026, RENEWING",
        "dibbler-probe, 0x100004, REBINDING",
        "dibbler-probe, 0x100011, REBINDING"
    })
    void l6_l7_theRetransmissionsGoOn(String capture, int xid, ClientState state) {
        Recorded recorded = Recorded.of(capture, xid);
        Script undisturbed = holding(recorded);
        undisturbed.at(2 + (state == ClientState.RENEWING ? T1 : T2));

        Script script = replayed(capture, xid);
        assertEquals(state, script.engine.state());
        assertEquals(undisturbed.engine.deadline(), script.engine.deadline(), "the schedule is the same");
        assertEquals(undisturbed.engine.leases(), script.engine.leases());
        script.sends();
    }

    @Test
    void l3_zeroTimesLeaveTheChoiceToTheClient() {
        Script script = replayed("x-kea-t0", 0x100003);

        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(Math.round((2 + T1 + 1000) * 1e9), script.engine.deadline(), "half of the preferred 2000 s");
    }

    @Test
    void l3_infiniteLifetimesAreNeverRenewed() {
        Script script = replayed("x-kea-infinite", 0x100003);

        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(Output.WaitUntil.NEVER, script.engine.deadline());
    }

    @Test
    @DisplayName("S-3, V-9 dibbler: NoAddrsAvail beside two prefixes, one of them with host bits")
    void s3_v9_theAdvertiseIsOfUseAllTheSame() {
        Recorded recorded = Recorded.of("dibbler-probe", 0x10000c);
        Script script = Script.of(asMany(recorded.asked())).start().at(1);
        script.replies(recorded.to(script.lastSent()));
        script.at(2).sends(MessageType.SOLICIT, MessageType.REQUEST);
    }

    @Test
    @DisplayName("V-9 isc: the same prefix in two IAs counts in the first")
    void v9_theSamePrefixTwice() {
        Recorded recorded = Recorded.of("isc-probe", 0x10000c);
        Script script = Script.of(asMany(recorded.asked())).start().at(1);
        script.replies(recorded.to(script.lastSent()));
        List<IaPd> asked = script.at(2).lastSent().options().all(OptionTypes.IA_PD);
        assertEquals(
                Ipv6Prefix.parse("2001:db8:1000:ff00::/56"),
                asked.get(0).prefixes().get(0).prefix());
        assertEquals(Ipv6Prefix.parse("::/56"), asked.get(1).prefixes().get(0).prefix(), "only the wish");
    }

    @Test
    @DisplayName("S-3, I-11 dnsmasq: an Advertise without a prefix does not move the Solicits")
    void s3_i11_anAdvertiseOfNothing() {
        Recorded recorded = Recorded.of("dnsmasq-probe", 0x100001);
        Script script = Script.of(asMany(recorded.asked())).start().at(1);
        long before = script.engine.deadline();
        script.replies(recorded.to(script.lastSent()));
        assertEquals(before, script.engine.deadline());
        assertEquals(ClientState.SOLICITING, script.engine.state());
        script.sends(MessageType.SOLICIT);
    }
}
