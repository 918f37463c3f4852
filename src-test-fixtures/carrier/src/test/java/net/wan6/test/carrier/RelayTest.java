package net.wan6.test.carrier;

import static net.wan6.test.carrier.TestLine.CLIENT;
import static net.wan6.test.carrier.TestLine.OLD;
import static net.wan6.test.carrier.TestLine.PEER;
import static net.wan6.test.carrier.TestLine.renew;
import static net.wan6.test.carrier.TestLine.request;
import static net.wan6.test.carrier.TestLine.solicit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.RelayMessage;
import net.wan6.codec.RelayOptionTypes;
import org.junit.jupiter.api.Test;

/** Clients behind relays (RFC 9915 §19.3). */
class RelayTest {
    private static final Peer RELAY = new Peer(Ipv6Address.parse("fe80::5"), Peer.SERVER_PORT);
    private static final Ipv6Address LINK = Ipv6Address.parse("2001:db8:1::1");
    private static final Octets PORT_7 = Octets.parseHex("00000007");

    @Test
    void theAnswerGoesBackToTheRelayWithItsInterfaceId() {
        TestLine line = TestLine.plain();
        RelayMessage reply = through(line, nearest(solicit().build().octets()).build());
        assertEquals(0, reply.hopCount());
        assertEquals(LINK, reply.linkAddress());
        assertEquals(PEER.address(), reply.peerAddress());
        assertEquals(Optional.of(PORT_7), reply.interfaceId());
        assertEquals(List.of(18, 9), CarrierTest.codes(reply));
        assertEquals(
                TestLine.plain().reply(solicit().build()).octets(),
                reply.chain().message().orElseThrow().octets());
        assertEquals(
                List.of(new CarrierEvent.Answered(CLIENT, MessageType.SOLICIT, MessageType.ADVERTISE, RELAY)),
                line.carrier.takeEvents());
    }

    @Test
    void everyHopFindsItsOwnOptionsInTheAnswer() {
        RelayMessage outer = outermost(
                        nearest(solicit().build().octets()).build().octets())
                .addRaw(18, Octets.parseHex("aa"))
                .build();
        List<RelayMessage> hops = through(TestLine.plain(), outer).chain().hops();
        assertEquals(2, hops.size());
        assertEquals(1, hops.get(0).hopCount());
        assertEquals(Optional.of(Octets.parseHex("aa")), hops.get(0).interfaceId());
        assertEquals(LINK, hops.get(0).peerAddress());
        assertEquals(0, hops.get(1).hopCount());
        assertEquals(Optional.of(PORT_7), hops.get(1).interfaceId());
        assertEquals(PEER.address(), hops.get(1).peerAddress());
    }

    /** RFC 4994 §3: what the relay asks for, and nothing else. */
    @Test
    void optionsThatARelayWantsBackComeBack() {
        RelayMessage asking = nearest(solicit().build().octets())
                .addRaw(38, Octets.parseHex("01"))
                .addRaw(37, Octets.parseHex("0000000902"))
                .add(RelayOptionTypes.ERO, OptionRequest.ofCodes(37))
                .build();
        assertEquals(List.of(18, 37, 9), CarrierTest.codes(through(TestLine.plain(), asking)));
    }

    /** RFC 9915 §18.3.11: signed for the client, wrapped for the relays; a client that came nearer is asked directly. */
    @Test
    void aReconfigureTakesTheWayOfTheLastMessage() {
        TestLine line = TestLine.plain();
        through(line, nearest(request().build().octets()).build());
        Outgoing asking = line.carrier
                .reconfigure(CLIENT, ReconfigureType.RENEW, line.now)
                .get(0);
        assertEquals(RELAY, asking.destination());
        RelayMessage reply = assertInstanceOf(RelayMessage.class, Message.decode(asking.datagram()));
        assertEquals(Optional.of(PORT_7), reply.interfaceId());
        Message inside = reply.chain().message().orElseThrow();
        assertEquals(MessageType.RECONFIGURE, inside.type());
        assertTrue(inside.options().contains(OptionTypes.AUTH));
        line.reply(renew(OLD).build());
        Outgoing direct = line.carrier
                .reconfigure(CLIENT, ReconfigureType.RENEW, line.now)
                .get(0);
        assertEquals(PEER, direct.destination());
        assertEquals(MessageType.RECONFIGURE, Message.decode(direct.datagram()).type());
    }

    @Test
    void aReconfigureByMulticastIsSoOnTheLinkOfTheClient() {
        TestLine line = TestLine.plain();
        through(line, nearest(request().build().octets()).build());
        line.carrier.inject(Fault.TO_MULTICAST);
        Outgoing asking = line.carrier
                .reconfigure(CLIENT, ReconfigureType.RENEW, line.now)
                .get(0);
        assertEquals(RELAY, asking.destination());
        RelayMessage reply = assertInstanceOf(RelayMessage.class, Message.decode(asking.datagram()));
        assertEquals(Ipv6Address.parse("ff02::1"), reply.peerAddress());
    }

    @Test
    void whatCannotBeRelayedIsNotAnswered() {
        Octets solicit = solicit().build().octets();
        ignored(IgnoreReason.MALFORMED, nearest(Octets.EMPTY).build());
        ignored(IgnoreReason.MALFORMED, nearest(solicit.slice(0, 20)).build());
        ignored(
                IgnoreReason.MALFORMED,
                nearest(solicit).add(OptionTypes.RELAY_MSG, solicit).build());
        RelayMessage deep = nearest(solicit).build();
        for (int i = 0; i < 40; i++) {
            deep = outermost(deep.octets()).build();
        }
        ignored(IgnoreReason.MALFORMED, deep);
        RelayMessage reply = Message.relay(MessageType.RELAY_REPL, 0, LINK, PEER.address())
                .add(OptionTypes.RELAY_MSG, solicit)
                .build();
        ignored(IgnoreReason.NOT_FOR_SERVERS, reply);
        ignored(IgnoreReason.NOT_FOR_SERVERS, outermost(reply.octets()).build());
        ignored(
                IgnoreReason.NOT_FOR_SERVERS,
                nearest(TestLine.message(MessageType.REPLY).build().octets()).build());
    }

    private static MessageBuilder<RelayMessage> nearest(Octets message) {
        return Message.relay(MessageType.RELAY_FORW, 0, LINK, PEER.address())
                .addRaw(18, PORT_7)
                .add(OptionTypes.RELAY_MSG, message);
    }

    private static MessageBuilder<RelayMessage> outermost(Octets relayed) {
        return Message.relay(MessageType.RELAY_FORW, 1, Ipv6Address.UNSPECIFIED, LINK)
                .add(OptionTypes.RELAY_MSG, relayed);
    }

    private static RelayMessage through(TestLine line, RelayMessage forwarded) {
        List<Outgoing> answers = line.carrier.receive(forwarded.octets(), RELAY, line.now);
        assertEquals(1, answers.size());
        assertEquals(RELAY, answers.get(0).destination());
        RelayMessage reply = assertInstanceOf(
                RelayMessage.class, Message.decode(answers.get(0).datagram()));
        assertEquals(MessageType.RELAY_REPL, reply.type());
        return reply;
    }

    private static void ignored(IgnoreReason reason, RelayMessage forwarded) {
        TestLine line = TestLine.plain();
        assertEquals(List.of(), line.carrier.receive(forwarded.octets(), RELAY, line.now));
        assertEquals(List.of(new CarrierEvent.NotAnswered(reason, RELAY)), line.carrier.takeEvents());
    }
}
