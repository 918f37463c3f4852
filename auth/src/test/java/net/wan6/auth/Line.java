package net.wan6.auth;

import net.wan6.codec.Authentication;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;

/** One client, its server and the key between them. */
final class Line {
    static final Duid CLIENT = Duid.parseHex("0003000102005e005302");
    static final Duid SERVER = Duid.parseHex("0003000102005e005301");
    static final Duid STRANGER = Duid.parseHex("0003000102005e005399");
    static final String KEY_HEX = "c0ffee0123456789abcdeffedcba9876";
    static final ReconfigureKey KEY = ReconfigureKey.parseHex(KEY_HEX);
    static final ReconfigureKey OTHER_KEY = ReconfigureKey.parseHex("c0ffee0123456789abcdeffedcba9877");

    /** The key of {@link #SERVER}, brought by a Reply whose counter was 100. */
    static final KeyRing KEYS = KeyRing.empty().learn(reply(KEY, 100)).keys();

    private Line() {}

    static MessageBuilder<ClientServerMessage> reply() {
        return Message.builder(MessageType.REPLY, 0x123456)
                .add(OptionTypes.CLIENT_ID, CLIENT)
                .add(OptionTypes.SERVER_ID, SERVER);
    }

    static ClientServerMessage reply(ReconfigureKey key, long replayDetection) {
        return reply(Rkap.keyDelivery(key, replayDetection));
    }

    static ClientServerMessage reply(Authentication auth) {
        return reply().add(OptionTypes.AUTH, auth).build();
    }

    /** The one Reconfigure of 89 octets that dibbler-server 1.0.1 made would be of this form too. */
    static ClientServerMessage renew(long replayDetection) {
        return Rkap.sign(unsigned().build(), KEY, replayDetection);
    }

    static MessageBuilder<ClientServerMessage> unsigned() {
        return Reconfigures.of(ReconfigureType.RENEW, CLIENT, SERVER);
    }

    static Verdict verify(Message message) {
        return verify(message, KEYS, ReplayPolicy.STRICT, 0);
    }

    static Verdict verify(Octets datagram) {
        return Rkap.verify(datagram, Delivery.UNICAST, CLIENT, KEYS, ReplayPolicy.STRICT, 0);
    }

    static Verdict verify(Message message, KeyRing keys, ReplayPolicy policy, long now) {
        return Rkap.verify(message.octets(), Delivery.UNICAST, CLIENT, keys, policy, now);
    }
}
