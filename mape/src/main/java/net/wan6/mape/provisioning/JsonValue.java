package net.wan6.mape.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON text as it was read (RFC 8259 §3); immutable. */
sealed interface JsonValue {

    /**
     * An object.
     *
     * @param members in the order of the text; of several of one name the last
     * @param repeated the names that stand in it more than once
     */
    record JsonObject(Map<String, JsonValue> members, Set<String> repeated) implements JsonValue {}

    /** An array. */
    record JsonArray(List<JsonValue> items) implements JsonValue {}

    /** A string without its escapes; a surrogate may lack its partner (RFC 8259 §8.2). */
    record JsonString(String text) implements JsonValue {}

    /** A number as it is written: how much of it counts is its reader's to say. */
    record JsonNumber(String text) implements JsonValue {
        /** Whether it is a whole number, however written: 16, 16.0 and 1.6e1. */
        boolean isWhole() {
            return JsonDecimal.of(text).isWhole();
        }

        /** The whole number, or the nearest {@code long} where it is beyond those. */
        long whole() {
            return JsonDecimal.of(text).whole();
        }
    }

    /** What is written as a word. */
    enum JsonWord implements JsonValue {
        TRUE("true"),
        FALSE("false"),
        NULL("null");

        final String text;

        JsonWord(String text) {
            this.text = text;
        }
    }
}
