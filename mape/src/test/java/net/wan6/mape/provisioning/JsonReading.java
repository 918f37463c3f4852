package net.wan6.mape.provisioning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.wan6.codec.Octets;

/** One body read by our reader and by Jackson, as values that can be compared: lists, maps, strings and {@link Digits}. */
final class JsonReading {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonReader.DEEPEST)
                    .maxNumberLength(JsonReader.LARGEST)
                    .maxNameLength(JsonReader.LARGEST)
                    .build())
            .build();

    private JsonReading() {}

    /** A reader's no. */
    record Refused(String why, int offset) {}

    /** A number as it is written; what it is worth is our reader's own test. */
    record Digits(String text) {}

    /** A word, so that it equals no string. */
    record Word(String text) {}

    static Object byOurs(Octets octets) {
        try {
            return neutral(JsonReader.read(octets));
        } catch (MalformedAnswerException malformed) {
            return new Refused(malformed.reason().toString(), malformed.offset());
        }
    }

    private static Object neutral(JsonValue value) {
        if (value instanceof JsonValue.JsonObject object) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, neutral(member)));
            return members;
        }
        if (value instanceof JsonValue.JsonArray array) {
            return array.items().stream().map(JsonReading::neutral).toList();
        }
        if (value instanceof JsonValue.JsonString string) {
            return string.text();
        }
        return value instanceof JsonValue.JsonNumber number
                ? new Digits(number.text())
                : new Word(((JsonValue.JsonWord) value).text);
    }

    static Object byJackson(Octets octets) {
        Deque<Object> open = new ArrayDeque<>();
        Deque<String> names = new ArrayDeque<>();
        try (JsonParser parser = JACKSON.createParser(octets.toByteArray())) {
            Object done = null;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (done != null && open.isEmpty()) {
                    return new Refused("more than one value", 0);
                }
                if (token == JsonToken.FIELD_NAME) {
                    names.push(parser.currentName());
                } else if (token.isStructStart()) {
                    open.push(
                            token == JsonToken.START_OBJECT ? new LinkedHashMap<String, Object>() : new ArrayList<>());
                } else {
                    done = token.isStructEnd() ? open.pop() : scalar(token, parser);
                    add(open.peek(), names, done);
                }
            }
            return done == null ? new Refused("no value", 0) : done;
        } catch (IOException refused) {
            return new Refused(refused.getMessage(), 0);
        }
    }

    private static Object scalar(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Digits(parser.getText());
            default -> new Word(parser.getText());
        };
    }

    @SuppressWarnings("unchecked")
    private static void add(Object container, Deque<String> names, Object value) {
        if (container instanceof List<?> list) {
            ((List<Object>) list).add(value);
        } else if (container instanceof Map<?, ?> map) {
            ((Map<String, Object>) map).put(names.pop(), value);
        }
    }

    /** What our reader accepts and Jackson does not: empty if there is no reason for it. */
    static String whyJacksonRefuses(Refused refused) {
        return refused.why.contains("urrogate")
                ? "RFC 8259 §8.2: the grammar has surrogates without a partner; Jackson refuses them in names, not in values"
                : "";
    }

    /** What Jackson accepts and our reader does not: empty if there is no reason for it. */
    static String whyWeRefuse(Octets octets) {
        try {
            JsonReader.decode(octets);
        } catch (MalformedAnswerException notUtf8) {
            return "Jackson decodes some octets that are not UTF-8, such as surrogates, and other encodings";
        }
        if (new String(octets.toByteArray(), StandardCharsets.UTF_8).indexOf('\0') >= 0) {
            return "Jackson takes a body with zeros for UTF-16 or UTF-32";
        }
        return "";
    }
}
