package net.wan6.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One JSON object a line, in ASCII, each line out at once so that a reader down the pipe has it. */
final class JsonLines {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    private final PrintWriter out;

    JsonLines(PrintWriter out) {
        this.out = out;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    void print(JsonNode node) {
        out.println(text(node));
        out.flush();
    }

    /** Something that happens, with the moment at which it is told. */
    void printEvent(ObjectNode event) {
        print(event.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString()));
    }

    private static String text(JsonNode node) {
        try {
            return WRITER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values is always written", impossible);
        }
    }
}
