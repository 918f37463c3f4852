package net.wan6.mape.provisioning;

import java.util.function.Function;
import java.util.function.Supplier;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.Aftr;
import net.wan6.mape.provisioning.AnswerProblem.Reason;
import net.wan6.mape.provisioning.JsonValue.JsonArray;
import net.wan6.mape.provisioning.JsonValue.JsonNumber;
import net.wan6.mape.provisioning.JsonValue.JsonObject;
import net.wan6.mape.provisioning.JsonValue.JsonString;
import net.wan6.mape.provisioning.JsonValue.JsonWord;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object of an answer, read by key and type. What is missing or wrong ends the reading of the object with a
 * {@link Refusal} that names it. Null is as good as absent.
 */
final class Members {
    private final JsonObject object;
    private final String path;
    private final Problems problems;

    /**
     * Members of an object.
     *
     * @param path of the object, empty for the outermost
     */
    Members(JsonObject object, String path, Problems problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    /** The members of the outermost object. */
    static Members ofAnswer(JsonValue value, Problems problems) {
        if (!(value instanceof JsonObject object)) {
            throw new MalformedAnswerException(MalformedAnswerException.Reason.NOT_AN_OBJECT, 0);
        }
        return new Members(object, "", problems);
    }

    Problems problems() {
        return problems;
    }

    /** Whether there is no member at all. */
    boolean isBlank() {
        return object.members().isEmpty();
    }

    /** The list without which the answer says nothing. */
    JsonArray list(String key) {
        JsonValue value = value(key);
        if (value == null) {
            throw new MalformedAnswerException(MalformedAnswerException.Reason.LIST_MISSING, 0);
        }
        if (!(value instanceof JsonArray array)) {
            throw new MalformedAnswerException(MalformedAnswerException.Reason.NOT_A_LIST, 0);
        }
        return array;
    }

    String path(String key) {
        return path.isEmpty() ? key : path + '.' + key;
    }

    Refusal refusal(String key, Reason reason) {
        return new Refusal(path(key), reason);
    }

    /** A value of any type, or null if it is absent. */
    @Nullable
    JsonValue value(String key) {
        if (object.repeated().contains(key)) {
            problems.add(path(key), Reason.DUPLICATE);
        }
        JsonValue value = object.members().get(key);
        return value == JsonWord.NULL ? null : value;
    }

    JsonValue required(String key) {
        JsonValue value = value(key);
        if (value == null) {
            throw refusal(key, Reason.MISSING);
        }
        return value;
    }

    String text(String key) {
        if (!(required(key) instanceof JsonString string)) {
            throw refusal(key, Reason.TYPE);
        }
        return string.text();
    }

    JsonArray array(String key) {
        if (!(required(key) instanceof JsonArray array)) {
            throw refusal(key, Reason.TYPE);
        }
        return array;
    }

    Members object(String key) {
        if (!(required(key) instanceof JsonObject inner)) {
            throw refusal(key, Reason.TYPE);
        }
        return new Members(inner, path(key), problems);
    }

    /** A whole number as the protocol writes it. */
    int number(String key, int least, int most) {
        return ranged(key, required(key), least, most);
    }

    int optionalNumber(String key, int otherwise, int least, int most) {
        JsonValue value = value(key);
        return value == null ? otherwise : ranged(key, value, least, most);
    }

    /** A whole number, or one in quotation marks, as private rule servers send them. */
    int numberOrText(String key, int least, int most) {
        JsonValue value = required(key);
        boolean digits = value instanceof JsonString string && string.text().matches("[0-9]{1,10}");
        return ranged(key, digits ? new JsonNumber(((JsonString) value).text()) : value, least, most);
    }

    private int ranged(String key, JsonValue value, int least, int most) {
        if (!(value instanceof JsonNumber number) || !number.isWhole()) {
            throw refusal(key, Reason.TYPE);
        }
        long whole = number.whole();
        if (whole < least || whole > most) {
            throw refusal(key, Reason.RANGE);
        }
        return (int) whole;
    }

    Ipv4Address ipv4Address(String key) {
        return parsed(key, text(key), Ipv4Address::parse);
    }

    /** An address that a packet can go to. */
    Ipv6Address hostAddress(String key) {
        return hostAddress(key, text(key));
    }

    private Ipv6Address hostAddress(String key, String text) {
        return parsed(key, text, address -> new Aftr.ByAddress(Ipv6Address.parse(address)).address());
    }

    /** The end of a tunnel by name or by address; an IPv4 address is neither. */
    Aftr aftr(String key) {
        String text = text(key);
        if (text.indexOf(':') >= 0) {
            return new Aftr.ByAddress(hostAddress(key, text));
        }
        if (!HostName.isWellFormed(text) || HostName.isNumeric(text)) {
            throw refusal(key, Reason.VALUE);
        }
        return parsed(key, text, name -> new Aftr.ByName(DomainName.parse(name)));
    }

    Ipv6Prefix ipv6Prefix(String key) {
        String text = text(key);
        int slash = slash(key, text);
        Ipv6Address address = parsed(key, text.substring(0, slash), Ipv6Address::parse);
        int length =
                parsed(key, "::" + text.substring(slash), Ipv6Prefix::parse).length();
        return made(key, Reason.HOST_BITS, () -> new Ipv6Prefix(address, length));
    }

    Ipv4Prefix ipv4Prefix(String key) {
        String text = text(key);
        int slash = slash(key, text);
        Ipv4Address address = parsed(key, text.substring(0, slash), Ipv4Address::parse);
        int length = ipv4Length(key, text, slash);
        return made(key, Reason.HOST_BITS, () -> new Ipv4Prefix(address, length));
    }

    /** The length at the end of an IPv4 address with one. */
    int ipv4Length(String key, String text, int slash) {
        return parsed(key, "0.0.0.0" + text.substring(slash), Ipv4Prefix::parse).length();
    }

    int slash(String key, String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw refusal(key, Reason.VALUE);
        }
        return slash;
    }

    /** A value made of parts that are each good; together they may still be none. */
    <T> T made(String key, Supplier<T> maker) {
        return made(key, Reason.VALUE, maker);
    }

    <T> T made(String key, Reason reason, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException refused) {
            throw refusal(key, reason);
        }
    }

    /** What a text is read as, where a caller's mistake is a server's here. */
    <T> T parsed(String key, String text, Function<String, T> parse) {
        return made(key, () -> parse.apply(text));
    }
}
