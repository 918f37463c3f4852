package net.wan6.test.arbitraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTable;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;

/** Options are of their types. */
class DhcpOptionsProperties {
    /** Structured options that few lines have; their values are made in the codec's own tests. */
    private static final Set<Integer> LEFT_OUT = Set.of(
            36, 37, 44, 45, 47, 50, 54, 55, 62, 63, 66, 68, 69, 70, 71, 74, 78, 79, 81, 84, 85, 97, 98, 99, 104, 105,
            108, 113, 116, 127, 129, 138, 139, 140, 146, 147);

    @Provide
    Arbitrary<TypedOption<?>> options() {
        return DhcpOptions.any();
    }

    @Property(tries = 3000)
    void anOptionReadsBackAndIsRebuilt(@ForAll("options") TypedOption<?> option) {
        check(option);
        Statistics.label("option")
                .collect(option.type())
                .coverage(coverage ->
                        DhcpOptions.types().forEach(type -> coverage.check(type).count(count -> count > 0)));
    }

    private static <T> void check(TypedOption<T> option) {
        Options alone = option.alone();
        assertEquals(option.value(), alone.first(option.type()).orElseThrow(), option::toString);
        assertEquals(alone, Options.of(alone.octets(), option.type().space()));
    }

    @Example
    void whatIsLeftOutIsKnown() {
        Set<Integer> without = new TreeSet<>();
        for (OptionType<?> type : OptionTable.STANDARD.types(OptionSpace.DHCPV6)) {
            if (!DhcpOptions.types().contains(type)) {
                without.add(type.code());
            }
        }
        assertEquals(new TreeSet<>(LEFT_OUT), without);
        assertTrue(DhcpOptions.types().size() > 100, DhcpOptions.types().size() + " types");
        assertThrows(IllegalArgumentException.class, () -> DhcpOptions.of(OptionTypes.ADDRSEL));
    }
}
