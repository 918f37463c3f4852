package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the vectors for the state machine, with several seeds. */
class MachineVectorsTest {

    static List<Row> rows() {
        return Row.of("hb46pp-machine.json");
    }

    @Test
    void noneIsLeftOut() {
        assertEquals(21, rows().size());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void conversation(Row row) {
        for (int seed = 0; seed < 20; seed++) {
            ProvisioningMode mode = row.get("strict").asBoolean() ? ProvisioningMode.STRICT : ProvisioningMode.CAREFUL;
            RuleLine line = new RuleLine(mode, seed);
            for (JsonNode step : row.get("steps")) {
                feed(line, step.get("in"));
                for (JsonNode out : step.get("out")) {
                    check(line, out);
                }
                assertEquals(List.of(), line.left(), step.toString());
            }
        }
    }

    private static void feed(RuleLine line, JsonNode in) {
        if (in.has("start")) {
            line.start();
        } else if (in.has("stop")) {
            line.stop();
        } else if (in.has("txt")) {
            line.txt(in.get("txt").asText(), in.path("t").asText());
        } else if (in.has("http")) {
            if (in.get("http").asText().equals("noanswer")) {
                line.noHttpAnswer();
            } else {
                String body = in.has("answer")
                        ? RuleLine.body(
                                in.get("answer").asText(), in.path("ttl").asInt())
                        : "";
                line.http(in.get("http").asInt(), in.path("location").asText(), body);
            }
        } else if (in.has("addressChanged")) {
            line.changePrefix();
        } else if (in.has("timeout")) {
            line.timeout();
        } else {
            fail("an input of an unknown kind: " + in);
        }
    }

    private static void check(RuleLine line, JsonNode out) {
        switch (out.get("do").asText()) {
            case "ask-txt" -> assertInstanceOf(ProvisioningOutput.AskTxt.class, line.next());
            case "get" -> {
                RuleServerUrl url = assertInstanceOf(ProvisioningOutput.Get.class, line.next())
                        .url();
                assertEquals(out.get("url").asText() + "?...", url.toString());
            }
            case "provisioned" -> {
                ProvisioningAnswer answer = assertInstanceOf(ProvisioningOutput.Provisioned.class, line.next())
                        .answer();
                assertEquals(out.get("answer").asText(), answer.enablerName().orElseThrow());
            }
            case "unprovisioned" -> assertInstanceOf(ProvisioningOutput.Unprovisioned.class, line.next());
            case "wait" -> {
                double seconds = line.secondsToDeadline();
                double least = out.get("min").asDouble();
                double most = out.get("max").asDouble();
                assertTrue(seconds >= least && seconds <= most, seconds + " is not in " + least + " to " + most);
            }
            case "nothing" -> assertEquals(List.of(), line.left());
            default -> fail("an output of an unknown kind: " + out);
        }
    }
}
