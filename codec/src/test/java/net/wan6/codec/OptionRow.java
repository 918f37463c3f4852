package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;

/**
 * One option with a payload it has, the value that stands for it, and payloads it refuses.
 *
 * @param type the option
 * @param hex a payload
 * @param value its value
 * @param refused payloads that are malformed
 */
record OptionRow<T>(OptionType<T> type, String hex, T value, List<String> refused) {

    static <T> OptionRow<T> row(OptionType<T> type, String hex, T value, String... refused) {
        return new OptionRow<>(type, hex, value, List.of(refused));
    }

    void check() {
        Options read = options(hex);
        assertEquals(new Only.One<>(value), read.only(type), type.toString());
        assertEquals(
                read.octets().toHex(),
                Options.none(type.space()).with(type, value).octets().toHex(),
                type.toString());
        for (String malformed : refused) {
            assertInstanceOf(Only.Malformed.class, options(malformed).only(type), type + " " + malformed);
            assertEquals(Optional.empty(), options(malformed).first(type));
        }
    }

    private Options options(String payload) {
        return Options.none(type.space()).withRaw(type.code(), Octets.parseHex(payload));
    }

    @Override
    public String toString() {
        return type.toString();
    }
}
