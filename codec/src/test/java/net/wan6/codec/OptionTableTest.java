package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionTableTest {
    @Test
    void everyTypeThatHasAConstantIsInTheStandardTable() throws IllegalAccessException {
        List<OptionType<?>> constants = new ArrayList<>();
        for (Class<?> holder : List.of(
                OptionTypes.class, RelayOptionTypes.class, LeaseQueryOptionTypes.class, FailoverOptionTypes.class)) {
            for (Field field : holder.getFields()) {
                constants.add((OptionType<?>) field.get(null));
            }
        }

        assertEquals(RegisteredTypes.ALL, constants);
        for (OptionType<?> type : constants) {
            assertSame(
                    type,
                    OptionTable.STANDARD.find(type.space(), type.code()).orElseThrow(),
                    "two types of one code: " + type);
        }
    }

    @Test
    void anEmbeddersTypeIsAddedWithoutTouchingTheRegistry() {
        OptionType<Integer> own = OptionType.of(OptionSpace.vendor(32473), 1, "SLOT", "this test", Payloads.U8);
        OptionTable table = OptionTable.STANDARD.with(own);

        assertEquals(Optional.of(own), table.find(own.space(), 1));
        assertEquals(List.of(own), table.types(own.space()));
        assertEquals(Optional.empty(), OptionTable.STANDARD.find(own.space(), 1));
    }

    @Test
    void anEmbeddersReadingOfACodeTakesTheStandardsPlace() {
        OptionType<Octets> opaque = OptionType.of(OptionSpace.DHCPV6, 23, "DNS_SERVERS", "this test", Payloads.OPAQUE);

        OptionTable table = OptionTable.STANDARD.with(opaque);

        assertEquals(Optional.of(opaque), table.find(OptionSpace.DHCPV6, 23));
        assertEquals(
                OptionTable.STANDARD.types(OptionSpace.DHCPV6).size(),
                table.types(OptionSpace.DHCPV6).size());
    }
}
