package net.wan6.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.test.captures.Capture;
import net.wan6.test.captures.CapturedMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded exchanges, with keys learnt from the Replies as a client would: what would we have done? */
class CapturesTest {
    /** In the order in which the fault-injecting server of the laboratory sent them. */
    private static final List<String> FAULTS = List.of(
            "bad_digest", // digest wrong
            "bad_digest", // digest by another key
            "unauthenticated",
            "bad_reconf_msg", // no option 19
            "client_id", // client DUID of another
            "no_key", // server DUID of another, digest right
            "accepted", // transaction id not zero
            "accepted",
            "replay", // counter equal
            "replay", // counter lower
            "accepted", // type Rebind
            "accepted"); // type Information-request

    static Stream<Arguments> recordings() {
        return Stream.of(
                arguments("dibbler-rkap", ReplayPolicy.STRICT, List.of("replay")),
                arguments("dibbler-rkap", ReplayPolicy.ALLOW_CONSTANT_ZERO, List.of("accepted_zero_counter")),
                arguments("dibbler-rkap-vs-dhcpcd", ReplayPolicy.STRICT, List.of("replay", "replay")),
                arguments(
                        "dibbler-rkap-vs-dhcpcd",
                        ReplayPolicy.ALLOW_CONSTANT_ZERO,
                        List.of("accepted_zero_counter", "accepted_zero_counter")),
                arguments("client-dhcpcd-restart", ReplayPolicy.STRICT, List.of("accepted")),
                arguments("client-dhcpcd-newprefix", ReplayPolicy.STRICT, List.of("accepted", "accepted", "accepted")),
                arguments("client-dhclient-auth", ReplayPolicy.STRICT, FAULTS),
                arguments("dhcpcd-vs-rkapd", ReplayPolicy.STRICT, concat(FAULTS, List.of("accepted", "accepted"))));
    }

    @ParameterizedTest(name = "{0} under {1}")
    @MethodSource("recordings")
    void aRecordedReconfigureIsJudged(String name, ReplayPolicy policy, List<String> expected) {
        List<String> verdicts = new ArrayList<>();
        KeyRing keys = KeyRing.empty();
        Capture capture = Capture.named(name);
        Duid client = decode(capture.messages().get(0))
                .options()
                .first(OptionTypes.CLIENT_ID)
                .orElseThrow();
        for (CapturedMessage captured : capture.messages()) {
            ClientServerMessage message = decode(captured);
            if (message.type().equals(MessageType.REPLY)) {
                keys = keys.learn(message).keys();
            } else if (message.type().equals(MessageType.RECONFIGURE)) {
                Verdict verdict = Rkap.verify(message, Delivery.UNICAST, client, keys, policy, 0);
                verdicts.add(verdict.metric());
                keys = verdict instanceof Verdict.Verified verified ? verified.keys() : keys;
            }
        }

        assertEquals(expected, verdicts);
    }

    private static ClientServerMessage decode(CapturedMessage captured) {
        return (ClientServerMessage) Message.decode(Octets.of(captured.octets()));
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
