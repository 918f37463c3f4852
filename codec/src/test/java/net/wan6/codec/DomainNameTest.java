package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names as RFC 9915 §10 has them. */
class DomainNameTest {
    @Test
    void textAndOctetsAreTheSameName() {
        DomainName name = DomainName.parse("ntt.example");

        assertEquals("036e7474" + "076578616d706c65" + "00", name.octets().toHex());
        assertEquals("ntt.example.", name.toString());
        assertEquals("ntt.example", name.withoutFinalDot());
        assertEquals(name, DomainName.parse("ntt.example."));
        assertEquals(name, DomainName.of(name.octets()));
        assertEquals(
                List.of("6e7474", "6578616d706c65"),
                name.labels().stream().map(Octets::toHex).toList());
    }

    @Test
    void theRootHasNoLabels() {
        assertEquals("00", DomainName.parse(".").octets().toHex());
        assertEquals(DomainName.ROOT, DomainName.parse(""));
        assertEquals(".", DomainName.ROOT.toString());
        assertEquals("", DomainName.ROOT.withoutFinalDot());
        assertEquals(List.of(), DomainName.ROOT.labels());
    }

    @Test
    void aPartialNameKeepsThatItIsOne() {
        DomainName host = DomainName.of(Octets.parseHex("04686f7374"));

        assertTrue(host.isPartial());
        assertEquals("host", host.toString());
        assertEquals(host, DomainName.parsePartial("host"));
        assertFalse(host.equals(DomainName.parse("host")));
        assertEquals("", DomainName.parsePartial("").octets().toHex());
        assertThrows(IllegalArgumentException.class, () -> DomainName.parsePartial("host."));
    }

    @Test
    void whateverALabelHoldsIsShownSafelyAndReadBack() {
        DomainName odd = DomainName.of(Octets.parseHex("06" + "612e5c200aff" + "00"));

        assertEquals("a\\.\\\\\\032\\010\\255.", odd.toString());
        assertEquals(odd, DomainName.parse(odd.toString()));
    }

    @Test
    void caseIsKeptAndIgnoredOnRequest() {
        DomainName upper = DomainName.parse("NTT.Example");

        assertEquals("NTT.Example.", upper.toString());
        assertFalse(upper.equals(DomainName.parse("ntt.example")));
        assertTrue(upper.equalsIgnoreCase(DomainName.parse("ntt.example")));
    }

    @Test
    void whatIsNoNameIsMalformedWhereItIs() {
        assertMalformed("036e7474" + "c000", 4);
        assertMalformed("40" + "61".repeat(64) + "00", 0);
        assertMalformed("036e74", 0);
        assertMalformed("0161" + "00" + "0162", 3);
        assertMalformed(("3f" + "61".repeat(63)).repeat(4) + "00", 192);
    }

    @Test
    void aNameOf255OctetsIsTheLongest() {
        String longest = ("3f" + "61".repeat(63)).repeat(3) + "3d" + "61".repeat(61) + "00";

        DomainName name = DomainName.of(Octets.parseHex(longest));
        assertEquals(255, name.octets().length());
        assertEquals(name, DomainName.parse(name.toString()));
    }

    @Test
    void textThatIsNoNameIsTheCallersMistake() {
        for (String text : List.of("a..b", ".a", "a".repeat(64), "bücher.example", "a\\", "a\\25", "a\\256", "a b\n")) {
            assertThrows(IllegalArgumentException.class, () -> DomainName.parse(text), text);
        }
        String tooLong = "a.".repeat(128);
        assertThrows(IllegalArgumentException.class, () -> DomainName.parse(tooLong));
    }

    @Test
    void listsHoldFullNamesOnly() {
        assertEquals(
                List.of(DomainName.parse("a"), DomainName.parse("b")),
                options("0018" + "0006" + "016100" + "016200")
                        .first(OptionTypes.DOMAIN_LIST)
                        .orElseThrow());
        assertEquals(
                new Only.Malformed<List<DomainName>>("a name that does not end in the root label", 5),
                options("0018" + "0005" + "016100" + "0162").only(OptionTypes.DOMAIN_LIST));
        assertThrows(
                IllegalArgumentException.class,
                () -> Options.none(OptionSpace.DHCPV6)
                        .with(OptionTypes.DOMAIN_LIST, List.of(DomainName.parsePartial("host"))));
    }

    @Test
    void anAftrNameHasALabel() {
        assertEquals(
                new Only.Malformed<DomainName>("a name without labels", 0),
                options("0040" + "0001" + "00").only(OptionTypes.AFTR_NAME));
    }

    private static Options options(String hex) {
        return Options.of(Octets.parseHex(hex), OptionSpace.DHCPV6);
    }

    private static void assertMalformed(String hex, int offset) {
        MalformedOptionException refused =
                assertThrows(MalformedOptionException.class, () -> DomainName.of(Octets.parseHex(hex)));
        assertEquals(offset, refused.offset(), refused.getMessage());
    }
}
