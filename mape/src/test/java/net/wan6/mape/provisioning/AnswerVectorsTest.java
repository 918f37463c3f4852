package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.AnswerProblem.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the vectors for the answer's body. */
class AnswerVectorsTest {
    private static final Map<String, MalformedAnswerException.Reason> FAULTS = Map.of(
            "too-large", MalformedAnswerException.Reason.TOO_LARGE,
            "utf-8", MalformedAnswerException.Reason.NOT_UTF_8,
            "too-deep", MalformedAnswerException.Reason.TOO_DEEP,
            "json", MalformedAnswerException.Reason.NOT_JSON,
            "not-object", MalformedAnswerException.Reason.NOT_AN_OBJECT,
            "order-missing", MalformedAnswerException.Reason.LIST_MISSING,
            "order-type", MalformedAnswerException.Reason.NOT_A_LIST);

    private static final Map<String, Reason> REASONS = Map.of(
            "missing", Reason.MISSING,
            "type", Reason.TYPE,
            "range", Reason.RANGE,
            "value", Reason.VALUE,
            "host-bits", Reason.HOST_BITS,
            "unknown-name", Reason.UNKNOWN_NAME,
            "duplicate", Reason.DUPLICATE,
            "none-usable", Reason.NONE_USABLE);

    static List<Row> rows() {
        return Row.of("hb46pp-answer.json");
    }

    @Test
    void noneIsLeftOut() {
        assertEquals(72, rows().size());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answer(Row row) {
        Octets body = body(row);
        JsonNode expected = row.expected();
        if (expected.has("fault")) {
            MalformedAnswerException fault =
                    assertThrows(MalformedAnswerException.class, () -> ProvisioningAnswer.read(body));
            assertEquals(FAULTS.get(expected.get("fault").asText()), fault.reason());
            return;
        }
        ProvisioningAnswer answer = ProvisioningAnswer.read(body);
        assertEquals(expected.get("mechanisms"), ShownAnswer.mechanisms(answer));
        assertEquals(expected.get("ttl").asInt(), answer.ttl().orElse(0));
        assertEquals(expected.path("token").asText(), answer.token().orElse(""));
        assertEquals(
                expected.path("auth").asText(),
                answer.auth().map(auth -> auth.word).orElse(""));
        assertEquals(
                expected.path("enabler_name").asText(), answer.enablerName().orElse(""));
        assertEquals(
                expected.path("service_name").asText(), answer.serviceName().orElse(""));
        assertEquals(expected.path("isp_name").asText(), answer.ispName().orElse(""));
        Set<String> problems = problems(expected.get("problems"));
        Set<String> allowed = problems(expected.path("mayReport"));
        allowed.addAll(problems);
        Set<String> told = new TreeSet<>();
        answer.problems().forEach(problem -> told.add(problem.toString()));
        assertTrue(told.containsAll(problems), () -> told + " lacks some of " + problems);
        assertTrue(allowed.containsAll(told), () -> told + " has more than " + allowed);
    }

    private static Set<String> problems(JsonNode rows) {
        Set<String> problems = new TreeSet<>();
        StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new AnswerProblem(
                        row.get("path").asText(), REASONS.get(row.get("why").asText())))
                .forEach(problem -> problems.add(problem.toString()));
        return problems;
    }

    private static Octets body(Row row) {
        if (row.json().has("bodyHex")) {
            return Octets.parseHex(row.text("bodyHex"));
        }
        JsonNode fill = row.get("fill");
        String body = fill.isMissingNode()
                ? row.text("body")
                : fill.get("head").asText()
                        + fill.get("unit").asText().repeat(fill.get("count").asInt())
                        + fill.get("tail").asText();
        return Octets.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
