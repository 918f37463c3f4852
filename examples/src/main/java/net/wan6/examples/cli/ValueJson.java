package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import net.wan6.codec.DomainName;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Octets;
import net.wan6.codec.Options;
import net.wan6.codec.Present;

/**
 * A value as JSON: numbers as numbers, spans in seconds, addresses, prefixes and names in their usual form, octets and
 * DUIDs in hexadecimal, structures as objects with their fields by name. The options inside a value are told apart.
 */
final class ValueJson {
    private ValueJson() {}

    static JsonNode of(Object value) {
        if (value instanceof Integer number) {
            return IntNode.valueOf(number);
        } else if (value instanceof Long number) {
            return LongNode.valueOf(number);
        } else if (value instanceof Boolean truth) {
            return BooleanNode.valueOf(truth);
        } else if (value instanceof Present) {
            return BooleanNode.TRUE;
        } else if (value instanceof Lifetime lifetime) {
            return LongNode.valueOf(lifetime.seconds());
        } else if (value instanceof Octets octets) {
            return TextNode.valueOf(octets.toHex());
        } else if (value instanceof Enum<?> constant) {
            return TextNode.valueOf(constant.name().toLowerCase(Locale.ROOT));
        } else if (value instanceof List<?> list) {
            return array(list);
        }
        return isText(value) ? TextNode.valueOf(value.toString()) : structure(value);
    }

    private static boolean isText(Object value) {
        return value instanceof String
                || value instanceof DomainName
                || value instanceof Duid
                || value instanceof Ipv6Address
                || value instanceof Ipv6Prefix
                || value instanceof Ipv4Address
                || value instanceof Ipv4Prefix;
    }

    private static ArrayNode array(List<?> list) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        list.forEach(element -> array.add(of(element)));
        return array;
    }

    private static JsonNode structure(Object value) {
        return WireValueJson.of(value).orElseGet(() -> {
            if (value instanceof Record fields) {
                return record(fields);
            }
            throw new IllegalStateException("no fields are known of " + value.getClass());
        });
    }

    private static ObjectNode record(Record fields) {
        ObjectNode node = JsonLines.object();
        for (RecordComponent component : fields.getClass().getRecordComponents()) {
            if (component.getType() != Options.class) {
                node.set(component.getName(), of(component(fields, component)));
            }
        }
        return node;
    }

    private static Object component(Record fields, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fields);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException("a public record reads", unreadable);
        }
    }
}
