package net.wan6.codec.option;

import net.wan6.codec.OptionSpace;
import net.wan6.codec.Options;

/** What the fields of the wire can hold. */
final class Unsigned {
    private Unsigned() {}

    static void u8(String field, int value) {
        atMost(field, value, 0xff);
    }

    static void u16(String field, int value) {
        atMost(field, value, 0xffff);
    }

    static void u32(String field, long value) {
        atMost(field, value, 0xffff_ffffL);
    }

    static void atMost(String field, long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(field + " " + value + " is not in 0 to " + most);
        }
    }

    static void requireDhcpv6(Options options) {
        if (!options.space().equals(OptionSpace.DHCPV6)) {
            throw new IllegalArgumentException("options of space " + options.space() + " do not stand here");
        }
    }
}
