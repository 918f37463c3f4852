package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code wan6 demo}: the story, from the events of the client that lived it. */
@Timeout(60)
class DemoCommandTest {
    @Test
    void storyInJson() {
        Run run = Run.wan6("demo", "--json");
        assertEquals(0, run.status(), run.err());
        List<JsonNode> events = run.jsonLines();
        events.forEach(event -> assertEquals("event", event.fieldNames().next()));
        List<String> story = events.stream()
                .map(event ->
                        event.get("event").textValue() + event.path("reason").asText())
                .filter(name -> !name.equals("StateChanged"))
                .toList();
        assertEquals(
                List.of(
                        "Acquired",
                        "ReconfigureRejectedbad_digest",
                        "Refreshed",
                        "ReconfigureRejectedreplay",
                        "ReconfigureAccepted",
                        "Replaced"),
                story);
        checkAcquired(only(events, "Acquired"));
        assertEquals("RENEW", only(events, "ReconfigureAccepted").get("type").textValue());
        checkReplaced(only(events, "Replaced"));
    }

    private static JsonNode only(List<JsonNode> events, String name) {
        List<JsonNode> found = events.stream()
                .filter(event -> event.get("event").textValue().equals(name))
                .toList();
        assertEquals(1, found.size(), name);
        return found.get(0);
    }

    private static void checkAcquired(JsonNode acquired) {
        assertEquals("2400:4050:5c71:af00::/56", acquired.get("prefix").textValue());
        assertEquals(12600, acquired.get("preferredSeconds").intValue());
        assertEquals(14400, acquired.get("validSeconds").intValue());
        JsonNode softwire = acquired.get("softwire");
        assertEquals("153.241.113.198", softwire.get("ipv4").textValue());
        assertEquals(47, softwire.get("psid").intValue());
        assertEquals(6, softwire.get("psidLength").intValue());
        assertEquals(6, softwire.get("psidOffset").intValue());
        assertEquals("2400:4050:5c71:af00:99:f171:c600:2f00", softwire.get("ce").textValue());
        assertEquals(63, softwire.get("ranges").size());
        assertEquals("1776-1791", softwire.get("ranges").get(0).textValue());
        assertEquals("65264-65279", softwire.get("ranges").get(62).textValue());
        assertTrue(softwire.get("br").textValue().contains(":"));
    }

    private static void checkReplaced(JsonNode replaced) {
        assertEquals("2400:4050:5c71:af00::/56", replaced.get("old").textValue());
        assertTrue(replaced.get("new").textValue().endsWith("/56"));
        assertEquals(5400, replaced.get("deprecateOldForSeconds").intValue());
        assertNotEquals(
                "2400:4050:5c71:af00:99:f171:c600:2f00",
                replaced.get("softwire").get("ce").textValue());
    }

    @Test
    void storyForAPerson() {
        Run run = Run.wan6("demo");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("signed Reconfigure of 75 octets"), run.out());
        assertTrue(run.out().contains("reason bad_digest"), run.out());
        assertTrue(run.out()
                .lines()
                .toList()
                .get(run.out().lines().toList().size() - 1)
                .contains("told to its end"));
    }
}
