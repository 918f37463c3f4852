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
import java.math.BigInteger;
import java.util.List;
import net.wan6.codec.Authentication;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.Present;
import net.wan6.codec.Status;
import net.wan6.codec.VendorOptions;

/** The value of an option as JSON; what is inside it is told apart. Keys and digests are not values to be shown. */
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
        } else if (value instanceof List<?> list) {
            return array(list);
        } else if (value instanceof OptionRequest request) {
            ArrayNode codes = JsonNodeFactory.instance.arrayNode();
            request.codes().forEach(codes::add);
            return codes;
        }
        return isText(value) ? TextNode.valueOf(value.toString()) : structure(value);
    }

    private static boolean isText(Object value) {
        return value instanceof Ipv6Address
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
        ObjectNode node = JsonLines.object();
        if (value instanceof IaPd ia) {
            return node.put("iaid", ia.iaid())
                    .put("t1", ia.t1().seconds())
                    .put("t2", ia.t2().seconds());
        } else if (value instanceof IaNa ia) {
            return node.put("iaid", ia.iaid())
                    .put("t1", ia.t1().seconds())
                    .put("t2", ia.t2().seconds());
        } else if (value instanceof IaPrefix prefix) {
            return node.put("prefix", prefix.address() + "/" + prefix.prefixLength())
                    .put("preferredSeconds", prefix.preferredLifetime().seconds())
                    .put("validSeconds", prefix.validLifetime().seconds());
        } else if (value instanceof IaAddress address) {
            return node.put("address", address.address().toString())
                    .put("preferredSeconds", address.preferredLifetime().seconds())
                    .put("validSeconds", address.validLifetime().seconds());
        } else if (value instanceof Status status) {
            return node.put("code", status.code().code())
                    .put("name", status.code().toString())
                    .put("message", status.message());
        } else if (value instanceof VendorOptions vendor) {
            return node.put("enterprise", vendor.enterprise());
        } else if (value instanceof Authentication authentication) {
            return node.put("protocol", authentication.protocol())
                    .put("algorithm", authentication.algorithm())
                    .put("rdm", authentication.rdm())
                    .put("replayDetection", new BigInteger(Long.toUnsignedString(authentication.replayDetection())));
        }
        return value instanceof Record fields ? record(node, fields) : TextNode.valueOf(value.toString());
    }

    private static ObjectNode record(ObjectNode node, Record fields) {
        for (RecordComponent component : fields.getClass().getRecordComponents()) {
            try {
                node.set(component.getName(), of(component.getAccessor().invoke(fields)));
            } catch (IllegalAccessException | InvocationTargetException unreadable) {
                throw new IllegalStateException("a public record reads", unreadable);
            }
        }
        return node;
    }
}
