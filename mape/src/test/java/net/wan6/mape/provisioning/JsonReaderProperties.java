package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.JsonReading.Refused;

/**
 * The reader beside Jackson: what both accept is equal, what only one of them accepts has a reason that is written down in {@link
 * JsonReading}.
 */
class JsonReaderProperties {

    @Provide
    Arbitrary<String> texts() {
        return JsonTexts.any();
    }

    /** A text with octets changed, left out, put in or doubled. */
    @Provide
    Arbitrary<Octets> damaged() {
        Arbitrary<Integer> damage = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> octet = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 255),
                Arbitraries.of("{}[]\",:\\tfn0-.eE+u/ \t\n'".chars().boxed().toList()));
        return Combinators.combine(
                        JsonTexts.container(), damage, Arbitraries.doubles().between(0, 1), octet)
                .as((text, kind, where, value) -> {
                    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
                    int at = (int) (where * (octets.length - 1));
                    Octets before = Octets.of(octets, 0, at);
                    Octets after = Octets.of(octets, at, octets.length);
                    Octets rest = Octets.of(octets, at + 1, octets.length);
                    Octets one = Octets.of(value.byteValue());
                    return switch (kind) {
                        case 0 -> before.concat(one).concat(rest);
                        case 1 -> before.concat(rest);
                        case 2 -> before.concat(one).concat(after);
                        default -> before;
                    };
                });
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatTheGrammarMakesIsRead(@ForAll("texts") String text) {
        Object ours = compare(Octets.of(text.getBytes(StandardCharsets.UTF_8)));
        assertFalse(ours instanceof Refused, () -> text + ": " + ours);
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void whatIsDamagedIsReadAlikeOrRefusedForAReason(@ForAll("damaged") Octets octets) {
        Statistics.collect(compare(octets) instanceof Refused ? "refused" : "read");
        Statistics.coverage(coverage -> coverage.check("read").percentage(share -> share > 10));
    }

    @Property
    void anyOctetsAreReadOrRefused(@ForAll byte[] octets) {
        compare(Octets.of(octets));
    }

    /** What our reader says, when it has been held against what Jackson says. */
    private static Object compare(Octets octets) {
        Object ours = JsonReading.byOurs(octets);
        Object theirs = JsonReading.byJackson(octets);
        if (ours instanceof Refused refused && theirs instanceof Refused) {
            assertTrue(refused.offset() >= 0 && refused.offset() <= octets.length());
        } else if (theirs instanceof Refused refused) {
            assertNotEquals("", JsonReading.whyJacksonRefuses(refused), () -> text(octets) + ": " + refused);
        } else if (ours instanceof Refused refused) {
            assertNotEquals("", JsonReading.whyWeRefuse(octets), () -> text(octets) + ": " + refused);
        } else {
            assertEquals(theirs, ours, () -> text(octets));
        }
        return ours;
    }

    private static String text(Octets octets) {
        return new String(octets.toByteArray(), StandardCharsets.UTF_8) + " (" + octets.toHex() + ')';
    }
}
