package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.JsonReading.Refused;
import org.junit.jupiter.params.provider.MethodSource;

/** Any octets from a rule server: refused as the declared exception, or an answer whose parts can all be used. */
class AnswerFuzz {
    private static final List<Ipv6Prefix> LINE = Stream.of("2001:db8:1014:300::/56", "2001:db8:1:2000::/64", "::/0")
            .map(Ipv6Prefix::parse)
            .toList();

    static Stream<byte[]> seeds() {
        return Row.of("hb46pp-answer.json").stream()
                .map(row -> row.text("body").getBytes(StandardCharsets.UTF_8))
                .filter(body -> body.length <= 2_000);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5m")
    void anyBody(byte[] octets) {
        Octets body = Octets.of(octets);
        usable(body, ProvisioningAnswer::read);
        usable(body, JpneAnswer::read);
        for (OcnContract contract : OcnContract.values()) {
            usable(body, any -> OcnAnswer.read(any, contract));
        }
        Object ours = JsonReading.byOurs(body);
        Object theirs = JsonReading.byJackson(body);
        if (!(ours instanceof Refused) && !(theirs instanceof Refused)) {
            assertEquals(theirs, ours);
        } else if (theirs instanceof Refused refused && !(ours instanceof Refused)) {
            assertTrue(!JsonReading.whyJacksonRefuses(refused).isEmpty(), refused.why());
        } else if (!(theirs instanceof Refused)) {
            assertTrue(!JsonReading.whyWeRefuse(body).isEmpty());
        }
    }

    private static void usable(Octets body, Function<Octets, RuleServerAnswer> reader) {
        RuleServerAnswer answer;
        try {
            answer = reader.apply(body);
        } catch (MalformedAnswerException refused) {
            assertTrue(refused.offset() >= 0 && refused.offset() <= body.length());
            return;
        }
        answer.softwires(LINE);
        assertTrue(answer.problems().size() <= 501);
        assertTrue(answer.toString().lines().count() <= 1);
    }

    static Stream<byte[]> messages() {
        return Stream.of(
                new DnsAnswer()
                        .txt(List.of("v=v6mig-1 url=https://rules.example.jp/ t=b"))
                        .octets()
                        .toByteArray(),
                new DnsAnswer()
                        .record(DnsAnswer.TO_QUESTION, DnsAnswer.CNAME, Octets.parseHex(DnsAnswer.hex("a.example")))
                        .octets()
                        .toByteArray());
    }

    @MethodSource("messages")
    @FuzzTest(maxDuration = "5m")
    void anyMessageOfAResolver(byte[] octets) {
        new AddressQuestion(7, TxtQuestion.NAME).read(Octets.of(octets));
        if (new TxtQuestion(7).read(Octets.of(octets)) instanceof TxtAnswer.Records records
                && Bootstrap.read(records.records()) instanceof Bootstrap.Server server) {
            RuleServerUrl url = RuleLine.REQUEST.urlAt(server);
            assertEquals(server.url(), RuleServerUrl.parse(server.url().text()));
            assertTrue(url.text().chars().allMatch(c -> c > ' ' && c < 0x7f));
        }
    }

    @MethodSource("states")
    @FuzzTest(maxDuration = "5m")
    void anyState(byte[] octets) {
        try {
            ProvisioningState.decode(Octets.of(octets));
        } catch (UnreadableProvisioningException refused) {
            assertTrue(refused.getMessage().contains(refused.reason().toString()));
        }
    }

    static Stream<byte[]> states() {
        return Stream.of(ProvisioningStateTest.STATE, ProvisioningState.EMPTY)
                .map(state -> state.encode().toByteArray());
    }
}
