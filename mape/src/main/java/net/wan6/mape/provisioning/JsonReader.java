package net.wan6.mape.provisioning;

import static net.wan6.mape.provisioning.MalformedAnswerException.Reason.NOT_JSON;
import static net.wan6.mape.provisioning.MalformedAnswerException.Reason.NOT_UTF_8;
import static net.wan6.mape.provisioning.MalformedAnswerException.Reason.TOO_DEEP;
import static net.wan6.mape.provisioning.MalformedAnswerException.Reason.TOO_LARGE;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.JsonValue.JsonArray;
import net.wan6.mape.provisioning.JsonValue.JsonNumber;
import net.wan6.mape.provisioning.JsonValue.JsonObject;
import net.wan6.mape.provisioning.JsonValue.JsonString;
import net.wan6.mape.provisioning.JsonValue.JsonWord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON text, RFC 8259 to the letter, in UTF-8, with a byte order mark passed over (RFC 8259 §8.1). It is bounded in
 * size and depth and does not call itself: a stranger's brackets take no stack. Time and memory are linear in the size.
 */
final class JsonReader {

    /** The most octets of a text. 256 rules take about 28 KiB. */
    static final int LARGEST = 256 * 1024;

    /** How many arrays and objects may stand inside one another, the outermost counted. */
    static final int DEEPEST = 16;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** What stands for the end of the text, where no character of a valid text can be. */
    private static final char END = '\0';

    private final String text;
    private int at;
    private final Deque<Open> open = new ArrayDeque<>(DEEPEST);

    private JsonReader(String text) {
        this.text = text;
        this.at = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    }

    /**
     * Reads the one value that a text holds.
     *
     * @throws MalformedAnswerException if the octets are anything else
     */
    static JsonValue read(Octets octets) {
        return read(decode(octets));
    }

    /** Reads the one value of a text that {@link #decode} gave, or of a part of one. */
    static JsonValue read(String text) {
        return new JsonReader(text).read();
    }

    /**
     * The text that octets are.
     *
     * @throws MalformedAnswerException if there are too many, or they are not UTF-8
     */
    static String decode(Octets octets) {
        if (octets.length() > LARGEST) {
            throw new MalformedAnswerException(TOO_LARGE, LARGEST);
        }
        ByteBuffer in = octets.toByteBuffer();
        CharBuffer out = CharBuffer.allocate(octets.length());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult end = decoder.decode(in, out, true);
        if (end.isError()) {
            throw new MalformedAnswerException(NOT_UTF_8, in.position());
        }
        return out.flip().toString();
    }

    private JsonValue read() {
        JsonValue value = begin();
        while (!open.isEmpty()) {
            Open inside = open.element();
            char c = next();
            if (value != null) {
                inside.add(value);
                if (c != ',' && c != inside.end()) {
                    throw fault();
                }
                at++;
                value = c == ',' ? element(inside) : close();
            } else if (c == inside.end()) {
                at++;
                value = close();
            } else {
                value = element(inside);
            }
        }
        if (next() != END || at < text.length() || value == null) {
            throw fault();
        }
        return value;
    }

    /** The value that begins here, or null if it is an array or object, which is open then. */
    private @Nullable JsonValue begin() {
        char c = next();
        return switch (c) {
            case '{' -> open(new OpenObject());
            case '[' -> open(new OpenArray());
            case '"' -> new JsonString(string());
            case 't' -> word(JsonWord.TRUE);
            case 'f' -> word(JsonWord.FALSE);
            case 'n' -> word(JsonWord.NULL);
            default -> number();
        };
    }

    private @Nullable JsonValue open(Open container) {
        if (open.size() == DEEPEST) {
            throw fault(TOO_DEEP);
        }
        open.push(container);
        at++;
        return null;
    }

    private JsonValue close() {
        return open.pop().value();
    }

    /** Begins what stands next in a container: in an object its name comes first. */
    private @Nullable JsonValue element(Open inside) {
        if (inside instanceof OpenObject object) {
            if (next() != '"') {
                throw fault();
            }
            object.name = string();
            if (next() != ':') {
                throw fault();
            }
            at++;
        }
        return begin();
    }

    private JsonWord word(JsonWord word) {
        if (!text.startsWith(word.text, at)) {
            throw fault();
        }
        at += word.text.length();
        return word;
    }

    private JsonNumber number() {
        int begin = at;
        skip('-');
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        return new JsonNumber(text.substring(begin, at));
    }

    private void digits() {
        int begin = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == begin) {
            throw fault();
        }
    }

    private boolean skip(char c) {
        boolean there = peek() == c;
        at += there ? 1 : 0;
        return there;
    }

    private String string() {
        int begin = ++at;
        while (isPlain(peek())) {
            at++;
        }
        if (peek() == '"') {
            return text.substring(begin, at++);
        }
        StringBuilder string = new StringBuilder(at - begin + 16).append(text, begin, at);
        while (peek() != '"') {
            char c = peek();
            if (c == '\\') {
                string.append(escaped());
            } else if (isPlain(c)) {
                string.append(c);
                at++;
            } else {
                throw fault();
            }
        }
        at++;
        return string.toString();
    }

    /** RFC 8259 §7: anything but quotation mark, backslash and the control characters. The end is one of these. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    private char escaped() {
        at++;
        char c = peek();
        if (c == 'u') {
            return fourDigits();
        }
        int which = "\"\\/bfnrt".indexOf(c);
        if (which < 0) {
            throw fault();
        }
        at++;
        return "\"\\/\b\f\n\r\t".charAt(which);
    }

    private char fourDigits() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw fault();
            }
            value = value << 4 | digit;
        }
        at++;
        return (char) value;
    }

    /** The next character that is not white space (RFC 8259 §2), which stays to be read. */
    private char next() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
        return peek();
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private MalformedAnswerException fault() {
        return fault(NOT_JSON);
    }

    private MalformedAnswerException fault(MalformedAnswerException.Reason reason) {
        int octets = text.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
        return new MalformedAnswerException(reason, octets);
    }

    /** An array or object whose end has not been read. */
    private sealed interface Open {
        char end();

        void add(JsonValue value);

        JsonValue value();
    }

    private static final class OpenArray implements Open {
        private final List<JsonValue> items = new ArrayList<>();

        @Override
        public char end() {
            return ']';
        }

        @Override
        public void add(JsonValue value) {
            items.add(value);
        }

        @Override
        public JsonValue value() {
            return new JsonArray(List.copyOf(items));
        }
    }

    private static final class OpenObject implements Open {
        private final Map<String, JsonValue> members = new LinkedHashMap<>();
        private final Set<String> repeated = new LinkedHashSet<>();
        private String name = "";

        @Override
        public char end() {
            return '}';
        }

        @Override
        public void add(JsonValue value) {
            if (members.put(name, value) != null) {
                repeated.add(name);
            }
        }

        @Override
        public JsonValue value() {
            return new JsonObject(Collections.unmodifiableMap(members), Collections.unmodifiableSet(repeated));
        }
    }
}
