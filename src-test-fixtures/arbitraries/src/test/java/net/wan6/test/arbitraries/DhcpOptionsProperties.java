package net.wan6.test.arbitraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTable;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
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

    /** Nor is anything wrong inside it. What is relayed is no message here. */
    @Property(tries = 3000)
    void anOptionAloneHasNoProblemInAMessageThatItMayStandIn(@ForAll("options") TypedOption<?> option) {
        for (MessageType type : option.type().occurrence().messages()) {
            Message message = option.addTo(begin(type)).build();
            if (!option.type().equals(OptionTypes.RELAY_MSG)) {
                assertEquals(List.of(), message.problems(), option::toString);
            }
        }
    }

    private static MessageBuilder<? extends Message> begin(MessageType type) {
        return switch (type.code()) {
            case 12, 13 -> Message.relay(type, 0, Ipv6Address.UNSPECIFIED, Ipv6Address.UNSPECIFIED);
            case 20, 21 -> Message.dhcpv4(type, 0);
            case 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35 -> Message.failover(type, 1, 0);
            default -> Message.builder(type, 1);
        };
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
