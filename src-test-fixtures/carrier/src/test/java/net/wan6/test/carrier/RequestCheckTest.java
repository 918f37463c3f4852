package net.wan6.test.carrier;

import static net.wan6.test.carrier.TestLine.CLIENT;
import static net.wan6.test.carrier.TestLine.OLD;
import static net.wan6.test.carrier.TestLine.PEER;
import static net.wan6.test.carrier.TestLine.addressed;
import static net.wan6.test.carrier.TestLine.bound;
import static net.wan6.test.carrier.TestLine.listing;
import static net.wan6.test.carrier.TestLine.message;
import static net.wan6.test.carrier.TestLine.rebind;
import static net.wan6.test.carrier.TestLine.renew;
import static net.wan6.test.carrier.TestLine.solicit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.wan6.auth.Delivery;
import net.wan6.codec.Duid;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/** What a server does not answer (RFC 9915 §16). */
class RequestCheckTest {
    private static final List<MessageType> FROM_ANYBODY =
            List.of(MessageType.SOLICIT, MessageType.CONFIRM, MessageType.REBIND);
    private static final List<MessageType> ADDRESSED =
            List.of(MessageType.REQUEST, MessageType.RENEW, MessageType.RELEASE, MessageType.DECLINE);

    private final TestLine line = bound();

    @Test
    void aServerIdWhereThereMustBeNone() {
        for (MessageType type : FROM_ANYBODY) {
            refused(IgnoreReason.SERVER_ID_PRESENT, addressed(type).build());
        }
    }

    @Test
    void noServerIdWhereThereMustBeOneOrThatOfAnother() {
        for (MessageType type : ADDRESSED) {
            refused(IgnoreReason.SERVER_ID_MISSING, message(type).build());
            refused(
                    IgnoreReason.SERVER_ID_OF_ANOTHER,
                    message(type).add(OptionTypes.SERVER_ID, CLIENT).build());
            refused(
                    IgnoreReason.SERVER_ID_OF_ANOTHER,
                    addressed(type).add(OptionTypes.SERVER_ID, TestLine.SERVER).build());
        }
        refused(
                IgnoreReason.SERVER_ID_OF_ANOTHER,
                message(MessageType.INFORMATION_REQUEST)
                        .add(OptionTypes.SERVER_ID, CLIENT)
                        .build());
    }

    @Test
    void noClientIdOrTwo() {
        refused(IgnoreReason.CLIENT_ID, solicit().remove(OptionTypes.CLIENT_ID).build());
        refused(
                IgnoreReason.CLIENT_ID,
                solicit().add(OptionTypes.CLIENT_ID, CLIENT).build());
        refused(
                IgnoreReason.CLIENT_ID,
                solicit().remove(OptionTypes.CLIENT_ID).addRaw(1, Octets.EMPTY).build());
        refused(IgnoreReason.CLIENT_ID, renew(OLD).remove(OptionTypes.CLIENT_ID).build());
    }

    @Test
    void anIaInAnInformationRequest() {
        refused(
                IgnoreReason.IA_PRESENT,
                message(MessageType.INFORMATION_REQUEST)
                        .add(OptionTypes.IA_PD, IaPd.of(1))
                        .build());
        refused(
                IgnoreReason.IA_PRESENT,
                message(MessageType.INFORMATION_REQUEST)
                        .addRaw(OptionTypes.IA_TA.code(), Octets.parseHex("00000001"))
                        .build());
    }

    @Test
    void whatServersAndRelaysSend() {
        refused(IgnoreReason.NOT_FOR_SERVERS, message(MessageType.ADVERTISE).build());
        refused(IgnoreReason.NOT_FOR_SERVERS, message(MessageType.REPLY).build());
        refused(IgnoreReason.NOT_FOR_SERVERS, message(MessageType.RECONFIGURE).build());
        refused(
                IgnoreReason.NOT_FOR_SERVERS,
                Message.relay(MessageType.RELAY_REPL, 0, PEER.address(), PEER.address())
                        .add(OptionTypes.RELAY_MSG, solicit().build().octets())
                        .build());
    }

    @Test
    void whatIsNoMessage() {
        refused(IgnoreReason.MALFORMED, Octets.EMPTY, Delivery.MULTICAST);
        refused(IgnoreReason.MALFORMED, solicit().build().octets().slice(0, 20), Delivery.MULTICAST);
    }

    @Test
    void solicitAndRebindByUnicast() {
        refused(IgnoreReason.UNICAST, solicit().build().octets(), Delivery.UNICAST);
        refused(IgnoreReason.UNICAST, rebind(OLD).build().octets(), Delivery.UNICAST);
        assertEquals(
                1,
                line.carrier
                        .receive(renew(OLD).build().octets(), PEER, Delivery.UNICAST, line.now)
                        .size());
    }

    /** N3: on FLET'S a client without DUID-LL gets no answer. */
    @Test
    void aDuidOfAKindThatIsNotServed() {
        line.carrier.follow(line.carrier.plan().edit().duidTypes(Set.of(3)).build());
        refused(
                IgnoreReason.DUID_NOT_SERVED,
                solicit()
                        .replace(OptionTypes.CLIENT_ID, Duid.parseHex("000100012a2a2a2a02005e005302"))
                        .build());
        assertEquals(1, line.send(solicit().build()).size());
    }

    @Test
    void theHostileMultiplicityOfAssociationsIsBounded() {
        var solicit = message(MessageType.SOLICIT);
        for (int iaid = 0; iaid < 1000; iaid++) {
            solicit.add(OptionTypes.IA_PD, listing(iaid));
        }
        assertEquals(32, line.reply(solicit.build()).options().count(OptionTypes.IA_PD));
    }

    @Test
    void aPlanThatCannotBeIsRefusedByName() {
        assertThrows(IllegalArgumentException.class, () -> new PrefixPool(TestLine.POOL, 39));
        assertThrows(IllegalArgumentException.class, () -> new PrefixPool(TestLine.POOL, 129));
        assertThrows(IllegalArgumentException.class, () -> new Peer(Ipv6Address.UNSPECIFIED, 0));
        assertThrows(IllegalArgumentException.class, () -> line.carrier.inject(Fault.SILENCE, 0));
        for (Duration delay : List.of(Duration.ofNanos(-1), Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> line.carrier.plan().edit().answerDelay(delay).build());
        }
    }

    @Test
    void eventsThatNobodyTakesAreForgottenOldestFirst() {
        for (int i = 0; i < 1500; i++) {
            line.carrier.receive(Octets.EMPTY, PEER, line.now);
        }
        line.reply(solicit().build());
        List<CarrierEvent> events = line.carrier.takeEvents();
        assertEquals(1001, events.size());
        assertEquals(new CarrierEvent.EventsLost(501), events.get(0));
        assertEquals(
                new CarrierEvent.Answered(CLIENT, MessageType.SOLICIT, MessageType.ADVERTISE, PEER), events.get(1000));
        assertEquals(List.of(), line.carrier.takeEvents());
    }

    private void refused(IgnoreReason reason, Message message) {
        refused(reason, message.octets(), Delivery.MULTICAST);
    }

    private void refused(IgnoreReason reason, Octets datagram, Delivery delivery) {
        line.carrier.takeEvents();
        assertEquals(List.of(), line.carrier.receive(datagram, PEER, delivery, line.now));
        assertEquals(List.of(new CarrierEvent.NotAnswered(reason, PEER)), line.carrier.takeEvents());
    }
}
