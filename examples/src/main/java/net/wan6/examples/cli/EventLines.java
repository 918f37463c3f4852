package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Map;

/** What a server does, a line for each event: a JSON object, or its name and fields as text. Any thread may print. */
final class EventLines {
    private final PrintWriter out;
    private final boolean json;
    private final Paint paint;

    EventLines(PrintWriter out, boolean json, Paint paint) {
        this.out = out;
        this.json = json;
        this.paint = paint;
    }

    static ObjectNode event(String name) {
        return JsonLines.object().put("event", name);
    }

    synchronized void print(ObjectNode event) {
        if (json) {
            new JsonLines(out).printEvent(event);
        } else {
            out.println(text(event));
            out.flush();
        }
    }

    private String text(ObjectNode event) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> field : event.properties()) {
            String value = Printable.text(field.getValue().asText());
            text.append(field.getKey().equals("event") ? paint.strong(value) : ' ' + field.getKey() + ' ' + value);
        }
        return text.toString();
    }
}
