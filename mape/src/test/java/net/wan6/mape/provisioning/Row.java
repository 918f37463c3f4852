package net.wan6.mape.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of the HB46PP vectors, which were made from the specification with a program of their own.
 *
 * @param json the row
 */
record Row(JsonNode json) {

    /** The rows of a file beside this class, in its order. */
    static List<Row> of(String file) {
        try (InputStream in = Row.class.getResourceAsStream(file)) {
            List<Row> rows = new ArrayList<>();
            new ObjectMapper().readTree(in).forEach(row -> rows.add(new Row(row)));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode get(String key) {
        return json.path(key);
    }

    String text(String key) {
        return json.path(key).asText();
    }

    JsonNode expected() {
        return json.path("expect");
    }

    /** Where sources are silent or differ, the reading that was chosen. */
    @Override
    public String toString() {
        return text("id") + ' ' + text("note") + (json.has("doubtful") ? " (chosen: " + text("doubtful") + ')' : "");
    }
}
