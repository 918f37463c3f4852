package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void aStreamHasAllOptionsInTheirOrder() {
        Options none = Options.none(OptionSpace.DHCPV6);
        assertEquals(0, none.stream().count());
        Options some = none.with(OptionTypes.SOL_MAX_RT, 60L)
                .withRaw(200, Octets.parseHex("01"))
                .withRaw(200, Octets.parseHex("02"));
        assertEquals(
                List.of(OptionTypes.SOL_MAX_RT.code(), 200, 200),
                some.stream().map(RawOption::code).toList());
    }
}
