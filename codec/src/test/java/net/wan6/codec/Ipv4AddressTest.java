package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IPv4 values; the oracle is arithmetic in long, where no shift wraps. */
class Ipv4AddressTest {

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 0", "255.255.255.255, -1", "192.0.2.18, -1073741294", "127.255.255.255, 2147483647"})
    void text(String text, int value) {
        assertEquals(new Ipv4Address(value), Ipv4Address.parse(text));
        assertEquals(text, new Ipv4Address(value).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "256.0.0.0",
                "0.0.0.256",
                "01.2.3.4",
                "1.2.3.00",
                "0x1.2.3.4",
                "+1.2.3.4",
                "-1.2.3.4",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.\u0664",
                "99999999999.0.0.0",
                "1.2.3.4/32",
                "example.net"
            })
    void refusesOtherText(String text) {
        assertThrows(IllegalArgumentException.class, () -> Ipv4Address.parse(text));
    }

    @Property
    void octetsAndTextReadBack(@ForAll int value) {
        Ipv4Address address = new Ipv4Address(value);
        assertEquals(address, Ipv4Address.parse(address.toString()));
        assertEquals(address, Ipv4Address.of(address.toByteArray()));
        assertEquals(address, Ipv4Address.of(address.toInetAddress()));
        assertEquals(address.toInetAddress().getHostAddress(), address.toString());
    }

    @Property
    void ordersUnsigned(@ForAll int one, @ForAll int other) {
        int expected = Long.compare(one & 0xffffffffL, other & 0xffffffffL);
        assertEquals(expected, Integer.signum(new Ipv4Address(one).compareTo(new Ipv4Address(other))));
    }

    @Property(tries = 3000)
    void prefixIsARangeOfNumbers(@ForAll int value, @ForAll @IntRange(max = 32) int length, @ForAll int candidate) {
        Ipv4Prefix prefix = Ipv4Prefix.masking(new Ipv4Address(value), length);
        long size = 1L << (32 - length);
        long first = (value & 0xffffffffL) / size * size;
        assertEquals(first, prefix.first().value() & 0xffffffffL);
        assertEquals(first + size - 1, prefix.last().value() & 0xffffffffL);
        assertEquals((candidate & 0xffffffffL) / size * size == first, prefix.contains(new Ipv4Address(candidate)));
        assertEquals(0x1_0000_0000L - size, prefix.netmask().value() & 0xffffffffL);
        assertEquals(prefix, Ipv4Prefix.parse(prefix.toString()));
        assertEquals(size, prefix.subnetCount(32));
        assertEquals(prefix.last(), prefix.subnet(32, size - 1).address());
    }

    @Test
    void lengthsZeroAndThirtyTwo() {
        Ipv4Address address = Ipv4Address.parse("203.0.113.255");
        assertEquals(Ipv4Address.UNSPECIFIED, address.masked(0));
        assertEquals(address, address.masked(32));
        assertTrue(Ipv4Prefix.parse("0.0.0.0/0").contains(address));
        assertEquals(1L << 32, Ipv4Prefix.parse("0.0.0.0/0").subnetCount(32));
        assertTrue(Ipv4Address.UNSPECIFIED.isUnspecified() && !address.isUnspecified());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3.4",
                "/8",
                "1.2.3.4/",
                "1.2.3.4/33",
                "1.2.3.4/-1",
                "1.2.3.4/08",
                "1.2.3.4/31x",
                "1.2.3.4/24",
                "0.0.0.1/0"
            })
    void refusesOtherPrefixes(String text) {
        assertThrows(IllegalArgumentException.class, () -> Ipv4Prefix.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"19, 0", "33, 0", "24, 16", "24, -1"})
    void subnetsThatDoNotExist(int length, long index) {
        assertThrows(
                IllegalArgumentException.class,
                () -> Ipv4Prefix.parse("153.241.112.0/20").subnet(length, index));
    }

    @Test
    void subnetsInOrder() {
        List<String> quarters = Ipv4Prefix.parse("192.0.2.0/24")
                .subnets(26)
                .map(Ipv4Prefix::toString)
                .collect(Collectors.toList());
        assertEquals(List.of("192.0.2.0/26", "192.0.2.64/26", "192.0.2.128/26", "192.0.2.192/26"), quarters);
        assertEquals(
                Ipv4Address.parse("1.2.3.4"),
                Ipv4Prefix.parse("0.0.0.0/0").subnet(32, 0x01020304L).address());
    }

    @Test
    void prefixContainsPrefix() {
        Ipv4Prefix wide = Ipv4Prefix.parse("192.0.2.0/24");
        assertTrue(wide.contains(Ipv4Prefix.parse("192.0.2.128/25")));
        assertTrue(wide.contains(wide));
        assertTrue(!wide.contains(Ipv4Prefix.parse("192.0.0.0/16")));
        assertTrue(!wide.contains(Ipv4Prefix.parse("192.0.3.0/24")));
        assertTrue(wide.compareTo(Ipv4Prefix.parse("192.0.2.0/25")) < 0);
        assertTrue(Ipv4Prefix.parse("128.0.0.0/1").compareTo(wide) < 0);
        assertTrue(Ipv4Prefix.parse("127.0.0.0/8").compareTo(wide) < 0);
    }

    @Test
    void arraysAreBounded() {
        byte[] array = new byte[6];
        Ipv4Address.parse("1.2.3.4").writeTo(array, 2);
        assertArrayEquals(new byte[] {0, 0, 1, 2, 3, 4}, array);
        assertEquals(Ipv4Address.parse("1.2.3.4"), Ipv4Address.readFrom(array, 2));
        assertThrows(IllegalArgumentException.class, () -> Ipv4Address.readFrom(array, 3));
        assertThrows(IllegalArgumentException.class, () -> Ipv4Address.UNSPECIFIED.writeTo(array, -1));
        assertThrows(IllegalArgumentException.class, () -> Ipv4Address.of(new byte[5]));
        assertThrows(IllegalArgumentException.class, () -> Ipv4Address.of(new byte[16]));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 33})
    void maskLengthOutOfRangeIsRefused(int length) {
        assertThrows(IllegalArgumentException.class, () -> Ipv4Address.UNSPECIFIED.masked(length));
    }
}
