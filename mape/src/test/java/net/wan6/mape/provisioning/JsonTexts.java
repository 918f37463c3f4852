package net.wan6.mape.provisioning;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** JSON texts with every way of writing that the grammar has. */
final class JsonTexts {
    private JsonTexts() {}

    static Arbitrary<String> any() {
        return value(3);
    }

    /** Those in which there is something to damage. */
    static Arbitrary<String> container() {
        return Arbitraries.oneOf(array(2), object(2));
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> scalar = Arbitraries.frequencyOf(
                Tuple.of(3, string()), Tuple.of(3, number()), Tuple.of(2, Arbitraries.of("true", "false", "null")));
        return depth == 0 ? scalar : Arbitraries.oneOf(scalar, array(depth), object(depth));
    }

    private static Arbitrary<String> array(int depth) {
        return spaced(value(depth - 1)).list().ofMaxSize(4).flatMap(items -> brackets('[', items, ']'));
    }

    private static Arbitrary<String> object(int depth) {
        Arbitrary<String> member =
                Combinators.combine(spaced(name()), spaced(value(depth - 1))).as((name, value) -> name + ':' + value);
        return member.list().ofMaxSize(4).flatMap(members -> brackets('{', members, '}'));
    }

    private static Arbitrary<String> brackets(char begin, List<String> inside, char end) {
        return blanks().map(blanks ->
                begin + (inside.isEmpty() ? blanks : inside.stream().collect(Collectors.joining(","))) + end);
    }

    private static Arbitrary<String> spaced(Arbitrary<String> text) {
        return Combinators.combine(blanks(), text, blanks()).as((a, b, c) -> a + b + c);
    }

    private static Arbitrary<String> blanks() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just("")),
                Tuple.of(1, Arbitraries.strings().withChars(" \t\r\n").ofMaxLength(3)));
    }

    /** Few, so that one stands twice now and then. */
    private static Arbitrary<String> name() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, string()), Tuple.of(2, Arbitraries.of("\"a\"", "\"\\u0061\"", "\"order\"", "\"\"")));
    }

    private static Arbitrary<String> string() {
        Arbitrary<String> plain = Arbitraries.strings()
                .withCharRange(' ', '\ud7ff')
                .excludeChars('"', '\\')
                .ofMaxLength(3);
        Arbitrary<String> escaped = Arbitraries.of("\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t");
        Arbitrary<String> code = Arbitraries.integers().between(0, 0xffff).map(c -> String.format("\\u%04x", c));
        Arbitrary<String> beyond =
                Arbitraries.integers().between(0x10000, 0x10ffff).map(Character::toString);
        return Arbitraries.oneOf(plain, escaped, code, beyond)
                .list()
                .ofMaxSize(4)
                .map(parts -> '"' + String.join("", parts) + '"');
    }

    private static Arbitrary<String> number() {
        Arbitrary<String> whole = Arbitraries.oneOf(
                Arbitraries.longs().map(Object::toString),
                Arbitraries.bigIntegers().map(Object::toString),
                Arbitraries.of("0", "-0"));
        Arbitrary<String> fraction = Arbitraries.oneOf(Arbitraries.just(""), digits().map(d -> '.' + d));
        Arbitrary<String> exponent = Arbitraries.oneOf(
                Arbitraries.just(""),
                Combinators.combine(Arbitraries.of("e", "E", "e+", "E-"), digits())
                        .as((e, d) -> e + d));
        return Combinators.combine(whole, fraction, exponent).as((w, f, e) -> w + f + e);
    }

    private static Arbitrary<String> digits() {
        return Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(5);
    }
}
