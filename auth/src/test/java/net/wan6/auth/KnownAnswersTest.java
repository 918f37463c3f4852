package net.wan6.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.Stream;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;
import net.wan6.test.captures.RkapKnownAnswer;
import net.wan6.test.captures.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** digests that others computed, dibbler-server among them. */
class KnownAnswersTest {
    static Stream<RkapKnownAnswer> rows() {
        return Vectors.rkapKnownAnswers().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aDigestIsRightOrWrongAsRecorded(RkapKnownAnswer row) {
        ClientServerMessage message = (ClientServerMessage) Message.decode(Octets.of(row.octets()));
        ClientServerMessage unsigned = message.edit().remove(OptionTypes.AUTH).build();

        ClientServerMessage signed = Rkap.sign(unsigned, ReconfigureKey.of(Octets.of(row.key())), row.replay());

        if (row.verdict() == RkapKnownAnswer.Verdict.VALID) {
            assertEquals(message, signed);
        } else {
            assertNotEquals(message, signed);
            assertEquals(message.octets().length(), signed.octets().length());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowIsVerifiedOrRejectedForItsOwnReason(RkapKnownAnswer row) {
        ClientServerMessage message = (ClientServerMessage) Message.decode(Octets.of(row.octets()));
        Duid client = message.options().first(OptionTypes.CLIENT_ID).orElseThrow();
        Duid server = message.options().first(OptionTypes.SERVER_ID).orElseThrow();
        KeyRing keys = KeyRing.empty().with(server, ReconfigureKey.of(Octets.of(row.key())));

        Verdict verdict = Rkap.verify(message.octets(), Delivery.UNICAST, client, keys, ReplayPolicy.STRICT, 0);

        String expected = !message.options().contains(OptionTypes.RECONF_MSG)
                ? "bad_reconf_msg"
                : row.verdict() == RkapKnownAnswer.Verdict.VALID ? "accepted" : "bad_digest";
        assertEquals(expected, verdict.metric());
    }

    @Test
    void theFormSeenOnNttLinesIsMadeOctetForOctet() {
        RkapKnownAnswer row = rows().filter(each -> each.capture().equals("ntt-shape-renew"))
                .findFirst()
                .orElseThrow();
        Duid client = Duid.parseHex("0003000102005e005302");
        Duid server = Duid.parseHex("0003000102005e005301");

        ClientServerMessage made = Rkap.sign(
                Reconfigures.of(ReconfigureType.RENEW, client, server, OptionRequest.ofCodes(25))
                        .build(),
                ReconfigureKey.parseHex(row.keyHex()),
                row.replay());

        assertEquals(75, made.octets().length());
        assertEquals(row.hex(), made.octets().toHex());
        Verdict.Verified verified = (Verdict.Verified) Rkap.verify(
                made,
                Delivery.UNICAST,
                client,
                KeyRing.empty().with(server, ReconfigureKey.parseHex(row.keyHex())),
                ReplayPolicy.STRICT,
                0);
        assertEquals(
                List.of(25),
                verified.optionRequest().orElseThrow().codes().boxed().toList());
        assertEquals(server, verified.serverId());
        assertEquals(ReconfigureType.RENEW, verified.type());
        assertEquals(row.replay(), verified.replayDetection());
    }
}
