package net.wan6.core;

import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import net.wan6.auth.Delivery;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/** A message that was decoded before the engine saw it, because several clients share a channel. */
class ReceivedMessageTest {
    private static final ClientConfig CONFIG = Script.config().build();
    private static final Ipv6Address SOURCE = Ipv6Address.parse("fe80::2");

    private static Input.ReceivedMessage received(Message message, Delivery delivery) {
        return new Input.ReceivedMessage(message, SOURCE, 547, delivery);
    }

    private static Input.ReceivedMessage decoded(MessageBuilder<ClientServerMessage> message) {
        Octets datagram = message.build().octets();
        return received(Message.decode(datagram, Input.ReceivedMessage.LIMITS), Delivery.UNICAST);
    }

    @Test
    void isTakenLikeADatagram() {
        Script decoded = Script.of(CONFIG).start().at(1);
        decoded.tell(decoded(advertise(decoded.lastSent()).add(OptionTypes.IA_PD, ntt(OLD))));
        decoded.at(3).tell(decoded(reply(decoded.lastSent()).add(OptionTypes.IA_PD, ntt(OLD))));
        Script datagrams = Script.bound(CONFIG);
        assertEquals(datagrams.engine.leases(), decoded.engine.leases());
        assertEquals(datagrams.engine.statistics(), decoded.engine.statistics());
        assertEquals(datagrams.state, decoded.state);
    }

    @Test
    void v7_isJudgedByItsDelivery() {
        Script script = Script.of(CONFIG).start().at(1);
        script.tell(received(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).build(), Delivery.MULTICAST));
        assertEquals(
                Map.of(DiscardReason.MULTICAST, 1L), script.engine.statistics().discarded());
    }

    @Test
    void v1_isJudgedByItsType() {
        Script script = Script.bound(CONFIG);
        script.tell(received(
                Message.builder(MessageType.SOLICIT, 1)
                        .add(OptionTypes.CLIENT_ID, Script.CLIENT)
                        .build(),
                Delivery.UNICAST));
        script.tell(received(
                Message.relay(MessageType.RELAY_REPL, 0, SOURCE, SOURCE).build(), Delivery.UNICAST));
        assertEquals(
                Map.of(DiscardReason.UNEXPECTED_TYPE, 2L),
                script.engine.statistics().discarded());
    }

    /** Law 3: the same limits hold for both ways in, and no count of options side by side breaks a message that fits. */
    @Test
    void law3_a3_theEngineDecodesWithinTheSameLimits() {
        Script script = Script.bound(CONFIG);
        MessageBuilder<ClientServerMessage> crowded = Message.builder(MessageType.REPLY, 1);
        for (int i = 0; i < 16_380; i++) {
            crowded.addRaw(65_000, Octets.EMPTY);
        }
        script.replies(crowded);
        script.tell(received(crowded.build(), Delivery.UNICAST));
        assertEquals(
                Map.of(DiscardReason.NOT_WAITED_FOR, 2L),
                script.engine.statistics().discarded());
        assertEquals(crowded.build(), Message.decode(crowded.build().octets(), Input.ReceivedMessage.LIMITS));
    }
}
