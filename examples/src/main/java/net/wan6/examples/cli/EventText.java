package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.wan6.core.ClientEvent;

/** What a client tells, as lines for a person. */
final class EventText {
    private EventText() {}

    static List<String> of(ClientEvent event) {
        List<String> lines = new ArrayList<>();
        EventJson.of(event).forEach(node -> add(node, lines));
        return lines;
    }

    private static void add(ObjectNode node, List<String> lines) {
        StringBuilder line = new StringBuilder(node.get("event").textValue());
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            boolean shown = !field.getKey().equals("event")
                    && field.getValue().isValueNode()
                    && !field.getKey().equals("untold");
            if (shown) {
                line.append("  ")
                        .append(field.getKey())
                        .append(' ')
                        .append(field.getValue().asText());
            }
        }
        lines.add(Printable.text(line.toString()));
        JsonNode softwire = node.path("softwire");
        if (softwire.isObject()) {
            lines.add(Printable.text("  " + softwire(softwire)));
        }
    }

    private static String softwire(JsonNode softwire) {
        StringBuilder line = new StringBuilder("softwire");
        for (Map.Entry<String, JsonNode> field : softwire.properties()) {
            if (field.getKey().equals("ranges")) {
                line.append("  ports ").append(ranges(field.getValue()));
            } else if (field.getValue().isValueNode()) {
                line.append("  ")
                        .append(field.getKey())
                        .append(' ')
                        .append(field.getValue().asText());
            }
        }
        return line.toString();
    }

    private static String ranges(JsonNode ranges) {
        int count = ranges.size();
        String first = ranges.path(0).asText();
        return count == 1 ? first : first + " and " + (count - 1) + " ranges more";
    }
}
