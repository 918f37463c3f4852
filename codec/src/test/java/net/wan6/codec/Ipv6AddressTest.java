package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text forms of RFC 4291 §2.2 and RFC 5952, and what kind an address is. */
class Ipv6AddressTest {

    @ParameterizedTest
    @CsvSource({
        "2001:DB8:0:0:8:800:200C:417A, 2001:db8::8:800:200c:417a",
        "FF01:0:0:0:0:0:0:101, ff01::101",
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1", // the first of two equal runs
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1", // one group is written out
        "2001:db8:0:0:1:0:0:0, 2001:db8:0:0:1::", // the longest run
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "0:0:1:0:0:0:0:0, 0:0:1::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "0:0:0:0:0:0:13.1.68.3, ::d01:4403",
        "::FFFF:129.144.52.38, ::ffff:129.144.52.38",
        "::ffff:0:0, ::ffff:0.0.0.0",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:192.0.2.1, 1:2:3:4:5:6:c000:201",
        "2400:4050:5c71:af00:99:f171:c600:2f00, 2400:4050:5c71:af00:99:f171:c600:2f00"
    })
    void readsRfc4291AndWritesRfc5952(String text, String canonical) {
        assertEquals(canonical, Ipv6Address.parse(text).toString());
        assertEquals(Ipv6Address.parse(text), Ipv6Address.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "1:2:3:4::5:6:7:8",
                "::1:2:3:4:5:6:7:8",
                ":1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7:8:",
                "1::2:",
                ":1::2",
                "12345::",
                "g::",
                "::-1",
                "::+1",
                " ::1",
                "::1 ",
                "fe80::1%eth0",
                "fe80::1%1",
                "[::1]",
                "::/0",
                "::1.2.3",
                "::1.2.3.4.5",
                "::01.2.3.4",
                "::256.1.1.1",
                "::1.2.3.4:5",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1:2:3:4:5:1.2.3.4",
                "192.0.2.1",
                "::\uff11",
                "\u0661::",
                "localhost"
            })
    void refusesEverythingElseAndNamesIt(String text) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Ipv6Address.parse(text));
        assertTrue(refusal.getMessage().contains('"' + text + '"'), refusal.getMessage());
    }

    @Test
    void doesNotRepeatTextOfAnyLengthInItsMessage() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Ipv6Address.parse("0".repeat(1_000_000)));
        assertEquals("not an IPv6 address: text of 1000000 characters", refusal.getMessage());
        String longest = "abcd:abcd:abcd:abcd:abcd:abcd:192.168.158.190";
        assertEquals(45, longest.length());
        assertEquals(
                "abcd:abcd:abcd:abcd:abcd:abcd:c0a8:9ebe",
                Ipv6Address.parse(longest).toString());
    }

    @Test
    void mappedAddressStaysIpv6() throws Exception {
        Ipv6Address mapped = Ipv6Address.parse("::ffff:192.0.2.1");
        Inet6Address jdk = mapped.toInetAddress();
        assertArrayEquals(mapped.toByteArray(), jdk.getAddress());
        assertEquals(mapped, Ipv6Address.of(jdk));
        assertFalse(InetAddress.getByAddress(mapped.toByteArray()) instanceof Inet6Address, "the JDK's own habit");
    }

    @Test
    void scopeIsDroppedAtTheBorder() throws Exception {
        Ipv6Address linkLocal = Ipv6Address.parse("fe80::1");
        assertEquals(0, linkLocal.toInetAddress().getScopeId());
        assertEquals(linkLocal, Ipv6Address.of(Inet6Address.getByAddress(null, linkLocal.toByteArray(), 7)));
    }

    @ParameterizedTest
    @CsvSource({
        "::, true, false, false, false, false",
        "::1, false, true, false, false, false",
        "::2, false, false, false, false, false",
        "1::1, false, false, false, false, false",
        "1::, false, false, false, false, false",
        "ff02::1:2, false, false, true, false, false",
        "ff00::, false, false, true, false, false",
        "feff::, false, false, false, false, false",
        "fe80::1, false, false, false, true, false",
        "febf:ffff::1, false, false, false, true, false",
        "fec0::1, false, false, false, false, false",
        "fe7f::1, false, false, false, false, false",
        "::ffff:192.0.2.1, false, false, false, false, true",
        "::fffe:192.0.2.1, false, false, false, false, false",
        "1::ffff:192.0.2.1, false, false, false, false, false"
    })
    void kinds(
            String text, boolean unspecified, boolean loopback, boolean multicast, boolean linkLocal, boolean mapped) {
        Ipv6Address address = Ipv6Address.parse(text);
        assertEquals(unspecified, address.isUnspecified());
        assertEquals(loopback, address.isLoopback());
        assertEquals(multicast, address.isMulticast());
        assertEquals(linkLocal, address.isLinkLocal());
        assertEquals(mapped, address.isIpv4Mapped());
    }

    @Test
    void octetsAreCopied() {
        byte[] octets = new byte[16];
        Ipv6Address address = Ipv6Address.of(octets);
        octets[0] = 1;
        address.toByteArray()[1] = 1;
        assertEquals(Ipv6Address.UNSPECIFIED, address);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 15, 17})
    void otherNumbersOfOctetsAreRefused(int length) {
        assertThrows(IllegalArgumentException.class, () -> Ipv6Address.of(new byte[length]));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void readingAndWritingStayWithinTheArray(int offset) {
        byte[] array = new byte[20];
        assertThrows(IllegalArgumentException.class, () -> Ipv6Address.readFrom(array, offset));
        assertThrows(IllegalArgumentException.class, () -> Ipv6Address.UNSPECIFIED.writeTo(array, offset));
    }

    @Test
    void readsAndWritesUpToTheLastOctet() {
        byte[] array = new byte[20];
        Ipv6Address address = Ipv6Address.parse("102:304:506:708:90a:b0c:d0e:f10");
        address.writeTo(array, 4);
        assertArrayEquals(new byte[] {0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, array);
        assertEquals(address, Ipv6Address.readFrom(array, 4));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, -1", "0, 65", "65, 64", "128, 1", "129, 0", "2147483647, 1", "1, 2147483647"})
    void bitsOutsideTheAddressAreRefused(int from, int count) {
        assertThrows(IllegalArgumentException.class, () -> Ipv6Address.UNSPECIFIED.bits(from, count));
        assertThrows(IllegalArgumentException.class, () -> Ipv6Address.UNSPECIFIED.withBits(from, count, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "128, 0, 1", "64, 0, 1", "10, 4, 16", "10, 63, -1", "0, 1, -1"})
    void valueWithMoreBitsIsRefused(int from, int count, long value) {
        assertThrows(IllegalArgumentException.class, () -> Ipv6Address.UNSPECIFIED.withBits(from, count, value));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 129})
    void maskLengthOutOfRangeIsRefused(int length) {
        assertThrows(IllegalArgumentException.class, () -> Ipv6Address.UNSPECIFIED.masked(length));
    }
}
