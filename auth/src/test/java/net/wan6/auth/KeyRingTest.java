package net.wan6.auth;

import static net.wan6.auth.Line.KEY;
import static net.wan6.auth.Line.KEYS;
import static net.wan6.auth.Line.OTHER_KEY;
import static net.wan6.auth.Line.SERVER;
import static net.wan6.auth.Line.STRANGER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.wan6.codec.Authentication;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** what a ring takes out of Replies. */
class KeyRingTest {
    @Test
    void aReplyBringsAKey() {
        assertEquals(new KeyUpdate.Learnt(KEYS, SERVER), KeyRing.empty().learn(Line.reply(KEY, 100)));
        assertEquals(List.of(SERVER), KEYS.servers());
        assertEquals("accepted", Line.verify(Line.renew(101)).metric());
    }

    /** another key begins with its Reply's counter, a lower one too. */
    @Test
    void aNewKeyOfTheSameServerReplacesTheOldAndItsCounter() {
        KeyUpdate update = KEYS.learn(Line.reply(OTHER_KEY, 5));

        assertEquals(
                new KeyUpdate.Replaced(
                        KeyRing.empty().learn(Line.reply(OTHER_KEY, 5)).keys(), SERVER),
                update);
        ClientServerMessage six = Rkap.sign(Line.unsigned().build(), OTHER_KEY, 6);
        assertEquals(
                "accepted",
                Line.verify(six, update.keys(), ReplayPolicy.STRICT, 0).metric());
        assertEquals(
                "bad_digest",
                Line.verify(Line.renew(101), update.keys(), ReplayPolicy.STRICT, 0)
                        .metric());
    }

    @Test
    void theSameKeyAgainRaisesTheCounterAndNeverLowersIt() {
        assertEquals(new KeyUpdate.Repeated(KEYS, SERVER), KEYS.learn(Line.reply(KEY, 100)));
        assertEquals(new KeyUpdate.Repeated(KEYS, SERVER), KEYS.learn(Line.reply(KEY, 7)));
        KeyUpdate raised = KEYS.learn(Line.reply(KEY, 200));
        assertEquals(
                new KeyUpdate.Repeated(
                        KeyRing.empty().learn(Line.reply(KEY, 200)).keys(), SERVER),
                raised);
        assertEquals(
                "replay",
                Line.verify(Line.renew(200), raised.keys(), ReplayPolicy.STRICT, 0)
                        .metric());
    }

    @Test
    void theSameKeyAgainDoesNotReopenReconfiguresSeen() {
        Verdict.Verified verified = (Verdict.Verified) Line.verify(Line.renew(500));
        KeyRing keys = verified.keys().learn(Line.reply(KEY, 300)).keys();

        assertEquals(
                "replay",
                Line.verify(Line.renew(400), keys, ReplayPolicy.STRICT, 0).metric());
    }

    /** as NTT's home gateway and dibbler answer a Renew. */
    @Test
    void aReplyWithoutAuthKeepsTheKey() {
        assertEquals(new KeyUpdate.Absent(KEYS), KEYS.learn(Line.reply().build()));
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                arguments("R-16: a key in an Advertise", "not_reply", advertise()),
                arguments(
                        "no Server-ID",
                        "server_id",
                        Line.reply(KEY, 101)
                                .edit()
                                .remove(OptionTypes.SERVER_ID)
                                .build()),
                arguments(
                        "AUTH twice",
                        "auth_repeated",
                        Line.reply(KEY, 101)
                                .edit()
                                .add(OptionTypes.AUTH, Rkap.keyDelivery(KEY, 102))
                                .build()),
                arguments("33 octets of information, seen with Vodafone", "auth_length", reply(3, 1, 0, 33)),
                arguments("33 octets of another protocol", "auth_length", reply(2, 0, 0, 33)),
                arguments("no information at all", "auth_length", reply(3, 1, 0, 0)),
                arguments(
                        "too short for an AUTH option",
                        "auth_length",
                        Line.reply().addRaw(11, Octets.parseHex("0301")).build()),
                arguments("another protocol", "auth_protocol", reply(1, 1, 0, 17)),
                arguments("another algorithm", "auth_algorithm", reply(3, 2, 0, 17)),
                arguments("another replay detection", "auth_rdm", reply(3, 1, 1, 17)),
                arguments("R-16: a digest", "auth_type", reply(3, 1, 0, 17)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("unusable")
    void whatIsNoKeyIsPassedOver(String what, String metric, ClientServerMessage message) {
        KeyUpdate update = KEYS.learn(message);

        assertEquals(KEYS, update.keys(), what);
        assertEquals(metric, ((KeyUpdate.Ignored) update).reason().metric(), what);
    }

    @Test
    void keysOfTwoServersStandSideBySide() {
        KeyRing two = KEYS.with(STRANGER, OTHER_KEY);

        assertEquals(List.of(SERVER, STRANGER), two.servers());
        assertEquals(KEYS, two.without(STRANGER));
        assertEquals(KeyRing.empty().with(STRANGER, OTHER_KEY), two.without(SERVER));
        assertEquals(KEYS, KEYS.without(STRANGER));
        assertEquals(KeyRing.empty(), KEYS.without(SERVER));
    }

    @Test
    void aCounterIsRecordedForItsServerAlone() {
        KeyRing two = KEYS.with(STRANGER, OTHER_KEY, 9);
        Verdict.Verified verified = (Verdict.Verified) Line.verify(Line.renew(101), two, ReplayPolicy.STRICT, 0);

        assertEquals(List.of(SERVER, STRANGER), verified.keys().servers());
        assertEquals(two.without(SERVER), verified.keys().without(SERVER));
        assertNotEquals(two, verified.keys());
    }

    @Test
    void aKeyGivenReplacesTheOneHeld() {
        assertEquals(KeyRing.empty().with(SERVER, OTHER_KEY), KEYS.with(SERVER, OTHER_KEY));
    }

    @Test
    void withOneServerTooManyTheFirstIsForgotten() {
        KeyRing keys = KeyRing.empty();
        assertEquals(32, KeyRing.MOST_SERVERS);
        List<Duid> servers = IntStream.rangeClosed(0, KeyRing.MOST_SERVERS)
                .mapToObj(i -> Duid.linkLayer(1, Octets.of(new byte[] {2, 0, 0x5e, 0, 0x53, (byte) i})))
                .toList();
        for (Duid server : servers.subList(0, KeyRing.MOST_SERVERS)) {
            keys = keys.with(server, KEY);
        }
        assertEquals(servers.subList(0, KeyRing.MOST_SERVERS), keys.servers());

        assertEquals(
                servers.subList(1, KeyRing.MOST_SERVERS + 1),
                keys.with(servers.get(KeyRing.MOST_SERVERS), KEY).servers());
        assertEquals(
                KeyRing.MOST_SERVERS,
                keys.with(servers.get(5), OTHER_KEY).servers().size());
        assertEquals(keys, KeyRing.decode(keys.secretOctets()));
    }

    @Test
    void equalRingsAreEqual() {
        KeyRing again = KeyRing.empty().learn(Line.reply(KEY, 100)).keys();

        assertEquals(KEYS, again);
        assertEquals(KEYS.hashCode(), again.hashCode());
        assertNotEquals(KEYS.hashCode(), KeyRing.empty().hashCode());
        assertNotEquals(KEYS, KeyRing.empty());
        assertNotEquals(KEYS, KeyRing.empty().learn(Line.reply(KEY, 101)).keys());
        assertNotEquals(KEYS, KeyRing.empty().learn(Line.reply(OTHER_KEY, 100)).keys());
        assertNotEquals(KEYS, (Object) "KeyRing");
    }

    private static ClientServerMessage advertise() {
        return Message.builder(MessageType.ADVERTISE, 1)
                .addAll(Line.reply(KEY, 101).options())
                .build();
    }

    /** An AUTH option of type 2 with that much information. */
    private static ClientServerMessage reply(int protocol, int algorithm, int rdm, int information) {
        byte[] octets = new byte[information];
        if (information > 0) {
            octets[0] = RkapOption.DIGEST;
        }
        return Line.reply(Authentication.of(protocol, algorithm, rdm, 101, Octets.of(octets)));
    }
}
