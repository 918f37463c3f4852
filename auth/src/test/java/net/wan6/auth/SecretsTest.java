package net.wan6.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.MessageFormatter;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.RawOption;
import org.junit.jupiter.api.Test;

/** neither a key nor a digest is ever shown by accident. */
class SecretsTest {
    private static List<Object> everythingThatHoldsASecret() {
        ClientServerMessage reply = Line.reply(Line.KEY, 100);
        ClientServerMessage reconfigure = Line.renew(101);
        List<Object> all = new ArrayList<>(List.of(
                Line.KEY,
                Line.KEYS,
                Line.KEYS.secretOctets(),
                Line.KEY.secretOctets(),
                Rkap.keyDelivery(Line.KEY, 100),
                Rkap.keyDelivery(Line.KEY, 100).information(),
                reply,
                reply.options(),
                reply.octets(),
                reconfigure,
                KeyRing.empty().learn(reply),
                Line.KEYS.learn(reply),
                Line.KEYS.learn(Line.reply(Line.OTHER_KEY, 3)),
                Line.verify(reconfigure),
                Line.verify(Line.renew(1)),
                new HeldKey(Line.SERVER, Line.KEY, Baseline.NONE)));
        for (RawOption option : reply.options()) {
            all.add(option);
        }
        reply.options().first(OptionTypes.AUTH).ifPresent(all::add);
        reconfigure.options().first(OptionTypes.AUTH).ifPresent(all::add);
        return all;
    }

    @Test
    void noRenderingShowsAKeyOrADigest() {
        String key = Line.KEY_HEX;
        String digest = Line.renew(101).octets().toHex();
        digest = digest.substring(digest.length() - 32);
        for (Object object : everythingThatHoldsASecret()) {
            assertShowsNothing(object.toString(), key);
            assertShowsNothing(object.toString(), digest);
        }
    }

    /** The formatter shows what stands in a message, and passes over these sixteen octets wherever they are. */
    @Test
    void noTreeShowsAKeyOrADigest() {
        ClientServerMessage reply = Line.reply(Line.KEY, 100);
        Octets auth = Rkap.keyDelivery(Line.KEY, 100).octets();
        Ipv6Address address = Ipv6Address.parse("fe80::1");
        List<Message> holders = List.of(
                reply,
                Line.reply().addRaw(11, auth.concat(Octets.of(new byte[16]))).build(),
                Line.reply().addRaw(11, auth.slice(0, 20)).build(),
                Line.reply().addRaw(11, Octets.parseHex(Line.KEY_HEX)).build(),
                Line.reply(Line.KEY, 100)
                        .edit()
                        .add(OptionTypes.AUTH, Rkap.keyDelivery(Line.KEY, 101))
                        .build(),
                Message.relay(MessageType.RELAY_REPL, 0, address, address)
                        .add(OptionTypes.RELAY_MSG, reply.octets())
                        .build(),
                Message.relay(MessageType.RELAY_REPL, 0, address, address)
                        .add(OptionTypes.RELAY_MSG, reply.octets().concat(Octets.of((byte) 0)))
                        .build());
        for (Message holder : holders) {
            assertShowsNothing(MessageFormatter.STANDARD.format(holder), Line.KEY_HEX);
        }
        ClientServerMessage reconfigure = Line.renew(101);
        String digest = reconfigure.octets().toHex();
        assertShowsNothing(MessageFormatter.STANDARD.format(reconfigure), digest.substring(digest.length() - 32));
    }

    @Test
    void noMessageOfAnExceptionShowsAKey() {
        String key = Line.KEY_HEX;
        List<Exception> thrown = List.of(
                assertThrows(IllegalArgumentException.class, () -> ReconfigureKey.parseHex(key + "0")),
                assertThrows(IllegalArgumentException.class, () -> ReconfigureKey.parseHex(key + "00")),
                assertThrows(IllegalArgumentException.class, () -> ReconfigureKey.of(Octets.parseHex(key + "00"))),
                assertThrows(IllegalArgumentException.class, () -> Rkap.sign(Line.reply(Line.KEY, 1), Line.KEY, 1)),
                assertThrows(
                        UnreadableKeyRingException.class,
                        () -> KeyRing.decode(Line.KEYS.secretOctets().slice(0, 40))));
        for (Exception exception : thrown) {
            for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
                assertShowsNothing(cause.toString(), key);
            }
        }
    }

    @Test
    void whatIsShownInsteadIsOfUse() {
        assertEquals("ReconfigureKey[16]", Line.KEY.toString());
        assertEquals("KeyRing [0003000102005e005301]", Line.KEYS.toString());
    }

    /** No eight digits in a row of the secret, in either case, nor its octets as a list of numbers. */
    private static void assertShowsNothing(String text, String secret) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i + 8 <= secret.length(); i++) {
            assertFalse(lower.contains(secret.substring(i, i + 8)), text);
        }
        byte[] octets = Octets.parseHex(secret).toByteArray();
        assertFalse(lower.contains(octets[1] + ", " + octets[2]), text);
        assertFalse(lower.contains((octets[1] & 0xff) + ", " + (octets[2] & 0xff)), text);
    }
}
