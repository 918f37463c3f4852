package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text: refused as a caller's mistake, or a value whose own text is that value. */
class TextFuzz {
    static Stream<byte[]> seeds() {
        return Stream.of(
                        "2001:db8::/32",
                        "::ffff:192.0.2.1",
                        "1::2::3",
                        "fe80::1%eth0",
                        "192.0.2.0/24",
                        "a\\.b.example.",
                        "\\255",
                        "0102")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5m")
    void anyText(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        readsBack(text, Ipv6Address::parse);
        readsBack(text, Ipv6Prefix::parse);
        readsBack(text, Ipv4Address::parse);
        readsBack(text, Ipv4Prefix::parse);
        readsBack(text, DomainName::parse);
        readsBack(text, DomainName::parsePartial);
        readsBack(text, Duid::parseHex);
        String shown = EscapedText.of(text);
        assertTrue(shown.chars().noneMatch(Character::isISOControl), shown);
        assertTrue(shown.lines().count() <= 1, shown);
    }

    private static <T> void readsBack(String text, Function<String, T> parse) {
        T value;
        try {
            value = parse.apply(text);
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertEquals(value, parse.apply(value.toString()));
    }
}
