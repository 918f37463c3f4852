package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import net.wan6.auth.Delivery;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Present;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import org.junit.jupiter.api.Test;

/** What a support engineer asks for: how much of what was sent, taken and dropped, and how long servers take. */
class StatisticsRulesTest {
    private static final double TOLERANCE = 1e-6;

    private static Map<DiscardReason, Long> discarded(Script script) {
        return script.engine.statistics().discarded();
    }

    @Test
    void messagesAreCountedByTypeAndThoseSentAgainBesides() {
        Script script = Script.of(CONFIG).start().at(4);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));

        ClientStatistics statistics = script.engine.statistics();
        assertEquals(Map.of(MessageType.SOLICIT, 3L, MessageType.REQUEST, 1L), statistics.sent());
        assertEquals(Map.of(MessageType.ADVERTISE, 1L, MessageType.REPLY, 1L), statistics.received());
        assertEquals(2, statistics.retransmissions());
        assertEquals(Map.of(), statistics.discarded());
    }

    private static double lastExchange(Script script) {
        return script.engine.statistics().lastExchangeNanoseconds() / 1e9;
    }

    @Test
    void theLastExchangeIsTimedFromItsFirstMessage() {
        Script script = Script.of(CONFIG).start().at(1.25);
        assertEquals(-1, script.engine.statistics().lastExchangeNanoseconds());
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.PREFERENCE, 255).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(0.75, lastExchange(script), TOLERANCE);
        script.at(1.5).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(0.25, lastExchange(script), TOLERANCE);
        script.at(7213.5).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(12, lastExchange(script), TOLERANCE);
    }

    @Test
    void aRefusalIsAnAnswerToo() {
        Script script = Script.of(CONFIG).start().at(1.25);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.PREFERENCE, 255).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(1.5)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_PREFIX_AVAIL, "")));
        assertEquals(0.25, lastExchange(script), TOLERANCE);
    }

    @Test
    void rapidCommitConfirmAndInformationAreTimedToo() {
        Script rapid = Script.of(config().with(ClientFeature.RAPID_COMMIT).build())
                .start()
                .at(0.75);
        rapid.replies(reply(rapid.lastSent())
                .add(OptionTypes.RAPID_COMMIT, Present.PRESENT)
                .add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(0.25, lastExchange(rapid), TOLERANCE);

        Script information = Script.of(
                        ClientConfig.builder(ClientProfile.RFC9915).build())
                .start()
                .at(0.875);
        information.replies(reply(information.lastSent()));
        assertEquals(0.375, lastExchange(information), TOLERANCE);

        IaNa na = IaNa.of(1)
                .withAddress(IaAddress.of(
                        Ipv6Address.parse("2001:db8::1"), Lifetime.ofSeconds(3000), Lifetime.ofSeconds(4000)));
        Script confirm = Script.of(
                        ClientConfig.builder(ClientProfile.RFC9915).address().build())
                .start()
                .at(2);
        confirm.replies(advertise(confirm.lastSent()).add(OptionTypes.IA_NA, na));
        confirm.replies(reply(confirm.lastSent()).add(OptionTypes.IA_NA, na));
        confirm.at(10).tell(new Input.Resumed()).at(11);
        assertEquals(MessageType.CONFIRM, confirm.lastSent().type());
        confirm.replies(reply(confirm.lastSent()));
        assertEquals(0.5, lastExchange(confirm), TOLERANCE);
    }

    @Test
    void whatTheTransportCouldNotSendIsCounted() {
        Script script = Script.of(CONFIG).start().at(1).tell(new Input.TransmitFailed());
        assertEquals(1, script.engine.statistics().transmitFailures());
    }

    @Test
    void v3_anAdvertiseIsNotWaitedForAfterTheSearch() {
        Script script = Script.bound(CONFIG).at(7300);
        ClientServerMessage renew = script.lastSent();
        script.replies(advertise(renew).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(Map.of(DiscardReason.NOT_WAITED_FOR, 1L), discarded(script));
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    @Test
    void v3_anAdvertiseForAnotherTransactionIsNoOffer() {
        Script script = Script.of(CONFIG).start().at(2);
        ClientServerMessage solicit = script.lastSent();
        script.tell(new Input.LinkDown()).tell(new Input.LinkUp()).after(2);
        script.replies(advertise(solicit).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(Map.of(DiscardReason.TRANSACTION_ID, 1L), discarded(script));
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }

    @Test
    void v7_whatCameToAGroupIsDropped() {
        Script script = Script.bound(CONFIG).at(7300);
        script.receives(
                reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .build()
                        .octets(),
                Delivery.MULTICAST);
        assertEquals(Map.of(DiscardReason.MULTICAST, 1L), discarded(script));
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    @Test
    void s6_repliesToASolicitThatDoNotCountAreToldApart() {
        Script unasked = Script.of(CONFIG).start().at(0.6);
        unasked.replies(reply(unasked.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(Map.of(DiscardReason.NO_RAPID_COMMIT, 1L), discarded(unasked));

        Script script = Script.of(config().with(ClientFeature.RAPID_COMMIT).build())
                .start()
                .at(0.6);
        int xid = script.lastSent().transactionId();
        script.replies(reply(script.lastSent())
                .add(OptionTypes.RAPID_COMMIT, Present.PRESENT)
                .add(OptionTypes.IA_PD, pd(1, 0, 0)));
        assertEquals(Map.of(DiscardReason.NOTHING_OFFERED, 1L), discarded(script));
        script.at(3);
        assertEquals(
                List.of(xid, xid),
                script.sent.subList(0, 2).stream()
                        .map(ClientServerMessage::transactionId)
                        .toList());
        assertEquals(1.05, script.sentAt.get(1) - script.sentAt.get(0), TOLERANCE);
    }
}
