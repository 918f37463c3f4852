package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6PrefixTest {

    private static final Ipv6Prefix DELEGATED = Ipv6Prefix.parse("2001:db8:0:ab00::/56");

    @Test
    void isMadeOfItsAddress() {
        Ipv6Address address = Ipv6Address.parse("2001:db8:0:ab00::");
        assertEquals(DELEGATED, Ipv6Prefix.of(address, 56));
        assertThrows(IllegalArgumentException.class, () -> Ipv6Prefix.of(address, 55));
        assertThrows(IllegalArgumentException.class, () -> Ipv6Prefix.of(address, 129));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "::",
                "::/",
                "/0",
                "::/-1",
                "::/129",
                "::/+1",
                "::/01",
                "::/0x10",
                "::/64 ",
                "::/64/64",
                "::1/64",
                "1::/0",
                "::1.2.3.4/32",
                "::%1/64",
                "::/99999999999"
            })
    void refusesOtherText(String text) {
        assertThrows(IllegalArgumentException.class, () -> Ipv6Prefix.parse(text));
    }

    @Test
    void namesTheHostBits() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Ipv6Prefix.parse("2001:db8::1/64"));
        assertEquals("host bits set in 2001:db8::1/64", refusal.getMessage());
        assertEquals(
                "2001:db8::/64",
                Ipv6Prefix.masking(Ipv6Address.parse("2001:db8::1"), 64).toString());
    }

    @ParameterizedTest
    @CsvSource({"56, 0, 2001:db8:0:ab00::/56", "64, 255, 2001:db8:0:abff::/64", "60, 1, 2001:db8:0:ab10::/60"})
    void lanPrefixesOfADelegation(int length, long index, String subnet) {
        assertEquals(Ipv6Prefix.parse(subnet), DELEGATED.subnet(length, index));
    }

    @ParameterizedTest
    @CsvSource({"55, 0", "129, 0", "64, 256", "64, -1", "56, 1"})
    void subnetsThatDoNotExist(int length, long index) {
        assertThrows(IllegalArgumentException.class, () -> DELEGATED.subnet(length, index));
    }

    @Test
    void countSaturates() {
        assertEquals(1, DELEGATED.subnetCount(56));
        assertEquals(256, DELEGATED.subnetCount(64));
        assertEquals(1L << 62, Ipv6Prefix.parse("::/0").subnetCount(62));
        assertEquals(Long.MAX_VALUE, Ipv6Prefix.parse("::/0").subnetCount(63));
        assertEquals(Long.MAX_VALUE, Ipv6Prefix.parse("::/0").subnetCount(128));
        assertThrows(IllegalArgumentException.class, () -> DELEGATED.subnetCount(55));
        assertThrows(IllegalArgumentException.class, () -> DELEGATED.subnets(129));
    }

    @Test
    void ordersByAddressThenLength() {
        List<String> sorted = Stream.of("ff00::/8", "2001:db8::/48", "::/0", "2001:db8::/32", "8000::/1", "::/128")
                .map(Ipv6Prefix::parse)
                .sorted()
                .map(Ipv6Prefix::toString)
                .collect(Collectors.toList());
        assertEquals(List.of("::/0", "::/128", "2001:db8::/32", "2001:db8::/48", "8000::/1", "ff00::/8"), sorted);
    }

    @Test
    void wholeSpaceContainsEverything() {
        Ipv6Prefix all = Ipv6Prefix.parse("::/0");
        assertTrue(all.contains(DELEGATED));
        assertEquals("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", all.last().toString());
    }
}
