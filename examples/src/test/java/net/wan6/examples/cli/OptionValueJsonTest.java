package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.wan6.codec.DomainName;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Present;
import net.wan6.codec.RawOption;
import net.wan6.codec.S46Container;
import net.wan6.test.arbitraries.DhcpOptions;
import net.wan6.test.arbitraries.TypedOption;

/** Each option type there is has a value of named fields in JSON, and no text made for people (C8). */
class OptionValueJsonTest {
    private static final Path PAGE = Path.of("..", "docs", "cli.md");
    private static final Pattern BLOCK = Pattern.compile("<!-- fields of values -->(?s:.*?)<!-- end of fields -->");

    /** Enough for each field that a value may lack. */
    private static final int SAMPLES = 100;

    private static final Set<Class<?>> NUMBERS = Set.of(Integer.class, Long.class, Lifetime.class);
    private static final Set<Class<?>> TEXTS =
            Set.of(String.class, Octets.class, Duid.class, DomainName.class, Ipv6Address.class, Ipv6Prefix.class);

    @Provide
    Arbitrary<TypedOption<?>> options() {
        return DhcpOptions.any();
    }

    @Property(tries = 2_000)
    void aValueIsANumberATextAListOrAnObjectOfFields(@ForAll("options") TypedOption<?> option) {
        if (!option.type().equals(OptionTypes.RELAY_MSG)) {
            check(option.value(), shown(option));
        }
    }

    @Example
    void everyTypeIsTried() {
        Set<String> objects = new TreeSet<>();
        for (OptionType<?> type : DhcpOptions.types()) {
            JsonNode value = type.equals(OptionTypes.RELAY_MSG) ? NullNode.getInstance() : checked(sample(type));
            if (value.isObject()) {
                objects.add(type.name());
            }
        }
        assertTrue(
                objects.containsAll(Set.of(
                        "USER_CLASS",
                        "VENDOR_CLASS",
                        "CLIENT_FQDN",
                        "NTP_SERVER",
                        "PD_EXCLUDE",
                        "V6_DNR",
                        "S46_RULE",
                        "S46_V4V6BIND",
                        "S46_PORTPARAMS",
                        "ADDRSEL",
                        "ADDRSEL_TABLE",
                        "LQ_RELAY_DATA")),
                objects.toString());
    }

    private static JsonNode checked(TypedOption<?> option) {
        JsonNode value = shown(option);
        check(option.value(), value);
        return value;
    }

    private static <T> TypedOption<T> sample(OptionType<T> type) {
        return new TypedOption<>(type, DhcpOptions.of(type).sample());
    }

    private static JsonNode shown(TypedOption<?> option) {
        RawOption raw = option.alone().iterator().next();
        return MessageJson.option(raw).path("value");
    }

    private static void check(Object value, JsonNode node) {
        if (value instanceof Options || value instanceof S46Container) {
            assertTrue(node.isMissingNode(), node.toString());
        } else if (value instanceof List<?> list) {
            assertEquals(list.size(), node.size());
            for (int i = 0; i < list.size(); i++) {
                check(list.get(i), node.get(i));
            }
        } else if (NUMBERS.contains(value.getClass())) {
            assertTrue(node.isIntegralNumber(), node.toString());
        } else if (TEXTS.contains(value.getClass())) {
            assertTrue(node.isTextual(), node.toString());
        } else if (value == Present.PRESENT) {
            assertEquals("true", node.toString());
        } else {
            assertTrue((node.isObject() && !node.isEmpty()) || node.isArray(), value + " became " + node);
        }
    }

    /** With {@code -Dwan6.docs.write=true} the fields are written into the page. */
    @Example
    void everyFieldIsInThePage() throws IOException {
        Map<String, Set<String>> options = new TreeMap<>();
        for (OptionType<?> type : DhcpOptions.types()) {
            Set<String> fields = new LinkedHashSet<>();
            for (int i = 0; i < SAMPLES && !type.equals(OptionTypes.RELAY_MSG); i++) {
                addFields("", shown(sample(type)), fields);
            }
            Set<String> all = Set.copyOf(fields);
            fields.removeIf(field -> all.stream().anyMatch(other -> other.startsWith(field + ".")));
            if (!fields.isEmpty()) {
                String row = fields.stream().map(field -> "`" + field + "`").collect(Collectors.joining(", "));
                options.computeIfAbsent(row, none -> new TreeSet<>()).add(type.name());
            }
        }
        StringBuilder table = new StringBuilder("| options | fields of `value` |\n|---|---|\n");
        options.entrySet().stream()
                .sorted(Comparator.comparing(row -> row.getValue().iterator().next()))
                .forEach(row -> table.append("| ")
                        .append(String.join(", ", row.getValue()))
                        .append(" | ")
                        .append(row.getKey())
                        .append(" |\n"));
        String page = Files.readString(PAGE);
        String expected = BLOCK.matcher(page)
                .replaceFirst(
                        Matcher.quoteReplacement("<!-- fields of values -->\n" + table + "<!-- end of fields -->"));
        if (Boolean.getBoolean("wan6.docs.write")) {
            Files.writeString(PAGE, expected);
        }
        assertEquals(expected, Files.readString(PAGE));
    }

    private static void addFields(String before, JsonNode node, Set<String> fields) {
        node.properties().forEach(field -> {
            if (!field.getValue().isContainerNode()) {
                fields.add(before + field.getKey());
            } else {
                Set<String> inside = new LinkedHashSet<>();
                addFields(before + field.getKey() + ".", field.getValue(), inside);
                fields.addAll(inside.isEmpty() ? Set.of(before + field.getKey()) : inside);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> addFields(before, element, fields));
        }
    }

    @Example
    void aRelayedMessageIsShownInsteadOfAValue() {
        Message solicit = Message.decode(Octets.parseHex("01000001"));
        assertEquals(MessageType.SOLICIT, solicit.type());
        RawOption relayed = new TypedOption<>(OptionTypes.RELAY_MSG, solicit.octets())
                .alone()
                .iterator()
                .next();
        JsonNode node = MessageJson.option(relayed);
        assertEquals("SOLICIT", node.get("message").get("type").textValue());
        assertTrue(node.path("value").isMissingNode());
    }
}
