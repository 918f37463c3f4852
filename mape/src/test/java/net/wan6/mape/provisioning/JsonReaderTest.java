package net.wan6.mape.provisioning;

import static net.wan6.mape.provisioning.MalformedAnswerException.Reason.NOT_JSON;
import static net.wan6.mape.provisioning.MalformedAnswerException.Reason.NOT_UTF_8;
import static net.wan6.mape.provisioning.MalformedAnswerException.Reason.TOO_DEEP;
import static net.wan6.mape.provisioning.MalformedAnswerException.Reason.TOO_LARGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.JsonValue.JsonArray;
import net.wan6.mape.provisioning.JsonValue.JsonNumber;
import net.wan6.mape.provisioning.JsonValue.JsonObject;
import net.wan6.mape.provisioning.JsonValue.JsonString;
import net.wan6.mape.provisioning.JsonValue.JsonWord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8259, and the bounds of the reader. */
class JsonReaderTest {

    static JsonValue read(String text) {
        return JsonReader.read(Octets.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MalformedAnswerException refused(Octets octets) {
        return assertThrows(MalformedAnswerException.class, () -> JsonReader.read(octets));
    }

    static MalformedAnswerException refused(String text) {
        return refused(Octets.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyKindOfValue() {
        assertEquals(
                new JsonObject(
                        Map.of(
                                "a", new JsonArray(List.of(JsonWord.TRUE, JsonWord.FALSE, JsonWord.NULL)),
                                "b", new JsonNumber("-0.5e+3"),
                                "", new JsonString("x"),
                                "c", new JsonObject(Map.of(), Set.of()),
                                "d", new JsonArray(List.of())),
                        Set.of()),
                read(" {\"a\" :\t[true,false , null],\r\n\"b\":-0.5e+3,\"\":\"x\",\"c\":{ },\"d\":[ ]} "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "7", "10", "0.0", "1e0", "1E-5", "-1.5e+07", "\"\"", "true", "null", "[]", "{}"})
    void anyValueIsAText(String text) {
        read(text);
    }

    @Test
    void escapesAreWhatTheyStandFor() {
        assertEquals(
                new JsonString("\"\\/\b\f\n\r\t\u00e9\u4f8b\ud83d\ude00"),
                read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u4F8b\\ud83d\\uDE00\""));
        assertEquals(new JsonString("a\ud800b"), read("\"a\\ud800b\""));
        assertEquals(new JsonString("\u007f\u0080\u2028"), read("\"\u007f\u0080\u2028\""));
    }

    /** Where it goes wrong is told as the octet of the body. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|0",
                "` `|1",
                "tru|0",
                "True|0",
                "nul|0",
                "truefalse|4",
                "1 2|2",
                "01|1",
                "+1|0",
                "-|1",
                "1.|2",
                ".5|0",
                "1e|2",
                "1e+|3",
                "0x1|1",
                "NaN|0",
                "Infinity|0",
                "[1,]|3",
                "[,1]|1",
                "[1 2]|3",
                "[1|2",
                "[1}|2",
                "]|0",
                "{\"a\":1,}|7",
                "{\"a\"}|4",
                "{\"a\":}|5",
                "{\"a\" 1}|5",
                "{a:1}|1",
                "{1:1}|1",
                "{\"a\":1]|6",
                "{\"a\":1 \"b\":2}|7",
                "'a'|0",
                "\"a|2",
                "\"\\|2",
                "\"\\x\"|2",
                "\"\\u12\"|5",
                "\"\\u123g\"|6",
                "\"\\U0041\"|2",
                "\"é\u0001\"|3",
                "// c|0",
                "/* c */ 1|0",
                "[1]x|3",
                "\u00a0 1|0",
            })
    void whatTheGrammarDoesNotHave(String text, int offset) {
        MalformedAnswerException refused = refused(text);
        assertEquals(NOT_JSON, refused.reason());
        assertEquals(offset, refused.offset());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\t\"", "\"\n\"", "\"\u0000\"", "\u0000", "1\u0000", "{}\u0000", "\f1", "\u000b1"})
    void controlCharactersStandNowhere(String text) {
        assertEquals(NOT_JSON, refused(text).reason());
    }

    @Test
    void theLastOfSeveralMembersCounts() {
        JsonObject object = (JsonObject) read("{\"a\":1,\"b\":2,\"a\":null,\"\\u0061\":3}");
        assertEquals(Map.of("a", new JsonNumber("3"), "b", new JsonNumber("2")), object.members());
        assertEquals(Set.of("a"), object.repeated());
    }

    @Test
    void aByteOrderMarkIsPassedOverOnceAtTheBeginning() {
        assertEquals(new JsonNumber("1"), read("\ufeff1"));
        assertEquals(NOT_JSON, refused("\ufeff\ufeff1").reason());
        assertEquals(NOT_JSON, refused(" \ufeff1").reason());
        assertEquals(NOT_JSON, refused("\ufeff").reason());
    }

    @ParameterizedTest
    @CsvSource({
        "22c328, 1",
        "22c0af22, 1", // overlong
        "22eda08022, 1", // a surrogate
        "22f490808022, 1", // beyond U+10FFFF
        "2280, 1",
        "22e28022, 1",
        "22e280, 1", // cut off
        "1f8b0800, 1", // gzip
        "fffe7b00, 0", // UTF-16
    })
    void whatIsNotUtf8(String hex, int offset) {
        MalformedAnswerException refused = refused(Octets.parseHex(hex));
        assertEquals(NOT_UTF_8, refused.reason());
        assertEquals(offset, refused.offset());
    }

    @Test
    void sixteenDeepAndNoDeeper() {
        read("[".repeat(16) + "]".repeat(16));
        read("{\"a\":[".repeat(8) + "]}".repeat(8));
        assertEquals(16, refused("[".repeat(17) + "]".repeat(17)).offset());
        assertEquals(TOO_DEEP, refused("[".repeat(17) + "]".repeat(17)).reason());
        assertEquals(
                TOO_DEEP, refused("{\"a\":".repeat(17) + "1" + "}".repeat(17)).reason());
        assertEquals(TOO_DEEP, refused("[".repeat(200_000)).reason());
        // Side by side they may be as many as fit.
        read("[" + "[[]],".repeat(50_000) + "1]");
    }

    @Test
    void size() {
        byte[] most = new byte[JsonReader.LARGEST];
        Arrays.fill(most, (byte) ' ');
        most[0] = '1';
        assertEquals(new JsonNumber("1"), JsonReader.read(Octets.of(most)));
        byte[] more = Arrays.copyOf(most, most.length + 1);
        more[most.length] = ' ';
        assertEquals(TOO_LARGE, refused(Octets.of(more)).reason());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0e5, 0",
        "0.000, 0",
        "16, 16",
        "16.0, 16",
        "1.6e1, 16",
        "160e-1, 16",
        "1600000.00e-5, 16",
        "-1, -1",
        "604800, 604800",
        "6048e2, 604800",
        "100000000000000000, 100000000000000000",
        "1e17, 100000000000000000",
        "9999999999999999999, 9223372036854775807",
        "-9999999999999999999, -9223372036854775808",
        "1e400, 9223372036854775807",
        "-1e999999999999999999999, -9223372036854775808",
        "0e999999999999999999999, 0",
    })
    void wholeNumbers(String text, long value) {
        JsonNumber number = (JsonNumber) read(text);
        assertTrue(number.isWhole());
        assertEquals(value, number.whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"16.5", "1e-1", "0.1", "-0.5", "12.34e1", "1e-999999999999999999999", "15e-1"})
    void fractions(String text) {
        assertFalse(((JsonNumber) read(text)).isWhole());
    }

    /** 200,000 digits and as many zeros are looked at once each. */
    @Test
    void aNumberAsLongAsABody() {
        assertEquals(Long.MAX_VALUE, ((JsonNumber) read("9".repeat(200_000))).whole());
        assertEquals(1, ((JsonNumber) read("0." + "0".repeat(100_000) + "1e100001")).whole());
        assertEquals(0, ((JsonNumber) read("0e-" + "9".repeat(200_000))).whole());
    }

    /** Names whose hash is the same cost no more than others. */
    @Test
    void collidingNames() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 1 << 13; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 13; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            text.append('"').append(name).append("\":0,");
        }
        JsonObject object = (JsonObject) read(text.append("\"x\":1}").toString());
        assertEquals((1 << 13) + 1, object.members().size());
    }

    /** What a server wrote, such as a token, does not reach a log by way of the message. */
    @Test
    void theMessageRepeatsNothing() {
        assertEquals(
                "an answer that is not JSON, at octet 10",
                refused("{\"secret\" ").getMessage());
    }
}
