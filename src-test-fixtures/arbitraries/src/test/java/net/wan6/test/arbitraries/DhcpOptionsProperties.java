package net.wan6.test.arbitraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTable;
import net.wan6.codec.OptionType;
import net.wan6.codec.Options;
import net.wan6.codec.Payload;

/** Options are of their types. */
class DhcpOptionsProperties {
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
    void everyTypeOfTheLibraryHasValuesAndNoOther() {
        for (OptionType<?> type : OptionTable.STANDARD.types(OptionSpace.DHCPV6)) {
            assertTrue(DhcpOptions.types().contains(type), type::toString);
        }
        OptionType<Octets> own = OptionType.of(
                OptionSpace.DHCPV6,
                65_001,
                "OWN",
                "here",
                Payload.of(Octets.class, in -> in.rest(), (out, value) -> out.octets(value)));
        assertThrows(IllegalArgumentException.class, () -> DhcpOptions.of(own));
    }
}
