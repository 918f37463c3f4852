package net.wan6.mape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules: what makes one, and its text. */
class MapRuleTest {

    private static final String V6 = "2001:db8::/40";
    private static final String V4 = "192.0.2.0/24";

    @ParameterizedTest
    @CsvSource({
        "2001:db8::/40, 192.0.2.0/24, 49, 0, EA_LENGTH_OUT_OF_RANGE",
        "2001:db8::/40, 192.0.2.0/24, -1, 0, EA_LENGTH_OUT_OF_RANGE",
        "2001:db8::/113, 192.0.2.0/24, 16, 0, EA_TOO_LONG",
        "2001:db8::/40, 192.0.2.0/24, 16, -1, PSID_OFFSET_OUT_OF_RANGE",
        "2001:db8::/40, 192.0.2.0/24, 16, 16, PSID_OFFSET_OUT_OF_RANGE",
        "2001:db8::/40, 192.0.2.0/24, 8, 16, PSID_OFFSET_OUT_OF_RANGE",
        "2001:db8::/40, 192.0.2.0/24, 16, 9, PSID_OVERFLOW",
        "2001:db8::/40, 192.0.2.0/24, 25, 0, PSID_OVERFLOW",
        "2001:db8::/40, 192.0.2.0/32, 17, 0, PSID_OVERFLOW"
    })
    void violations(String ipv6, String ipv4, int ea, int offset, RuleViolation violation) {
        assertViolation(violation, () -> MapRule.of(Ipv6Prefix.parse(ipv6), Ipv4Prefix.parse(ipv4), ea, offset));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::/40, 192.0.2.0/24, 16, 8, 8", // a + k = 16
        "2001:db8::/40, 192.0.2.0/24, 24, 0, 16", // k = 16
        "2001:db8::/40, 0.0.0.0/0, 48, 0, 16", // r = 0, the longest EA
        "2001:db8::/112, 192.0.2.0/24, 16, 6, 8", // to the last bit
        "2001:db8::/128, 192.0.2.1/32, 0, 15, 0",
        "::/0, 0.0.0.0/0, 0, 15, 0",
        "2001:db8::/40, 192.0.2.0/24, 8, 15, 0" // not shared: the offset is without effect
    })
    void corners(String ipv6, String ipv4, int ea, int offset, int psidLength) {
        MapRule rule = MapRule.of(Ipv6Prefix.parse(ipv6), Ipv4Prefix.parse(ipv4), ea, offset);
        assertEquals(psidLength, rule.psidLength());
        assertEquals(psidLength > 0, rule.isShared());
        assertEquals(1 << psidLength, rule.sharingRatio());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 6, 17, 0, PSID_OVERFLOW",
        "0, 6, -1, 0, PSID_OVERFLOW",
        "0, 6, 11, 0, PSID_OVERFLOW",
        "0, 6, 8, 256, PSID_OUT_OF_RANGE",
        "0, 6, 8, -1, PSID_OUT_OF_RANGE",
        "0, 6, 0, 1, PSID_OUT_OF_RANGE",
        "1, 6, 8, 1, EXPLICIT_PSID_NEEDS_FULL_ADDRESS"
    })
    void explicitPsidViolations(int ea, int offset, int length, int psid, RuleViolation violation) {
        assertViolation(
                violation,
                () -> new MapRule(
                        Ipv6Prefix.parse("2001:db8:12:3400::/56"),
                        Ipv4Prefix.parse("192.0.2.18/32"),
                        ea,
                        offset,
                        length,
                        psid,
                        RuleUse.BASIC_ONLY));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::/40 192.0.2.0/24 ea=49, EA length 49 is not in 0 to 48",
        "2001:db8::/120 192.0.2.0/24 ea=16, 2001:db8::/120 and EA length 16 exceed 128 bits",
        "2001:db8::/40 192.0.2.0/24 ea=16 offset=16, PSID offset 16 is not in 0 to 15",
        "2001:db8::/40 192.0.2.0/24 ea=19, PSID offset 6 and PSID length 11 exceed 16 bits",
        "2001:db8::/56 192.0.2.18/32 ea=0 psid=0/17, PSID length 17 is not in 0 to 16",
        "2001:db8::/56 192.0.2.18/32 ea=0 psid=256/8, PSID 256 does not fit into 8 bits"
    })
    void violationsNameTheValuesInAnyLanguage(String rule, String message) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertEquals(
                    message,
                    assertThrows(MapRuleException.class, () -> MapRule.parse(rule))
                            .getMessage());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void explicitPsidNeedsAnAddressNotAPrefix() {
        MapRule prefix = MapRule.parse("2001:db8::/40 192.0.2.0/24 ea=7");
        assertViolation(RuleViolation.EXPLICIT_PSID_NEEDS_FULL_ADDRESS, () -> prefix.withExplicitPsid(4, 3));
        assertEquals(
                "explicit PSID of 4 bits, but 192.0.2.0/24 and EA length 7 make 31 address bits, not 32",
                assertThrows(MapRuleException.class, () -> prefix.withExplicitPsid(4, 3))
                        .getMessage());
        MapRule address = MapRule.parse("2001:db8::/40 192.0.2.0/24 ea=8");
        MapRule shared = address.withExplicitPsid(4, 3);
        assertEquals(4, shared.psidLength());
        assertEquals(8, shared.ipv4SuffixLength());
        assertEquals(48, shared.cePrefixLength());
        assertEquals(PortSet.of(6, 4, 3), shared.portSet(3));
        assertEquals(RuleUse.BASIC_ONLY, shared.withUse(RuleUse.BASIC_ONLY).use());
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::/40 192.0.2.0/24 ea=16, 2001:db8::/40 192.0.2.0/24 ea=16 offset=6",
        "'  2001:DB8::/40\t192.0.2.0/24   offset=4 ea=16 ', 2001:db8::/40 192.0.2.0/24 ea=16 offset=4",
        "2001:db8::/56 192.0.2.1/32 ea=0 psid=0x34/8, 2001:db8::/56 192.0.2.1/32 ea=0 offset=6 psid=52/8",
        "2001:db8::/56 192.0.2.1/32 psid=0/1 ea=0, 2001:db8::/56 192.0.2.1/32 ea=0 offset=6 psid=0/1",
        "2001:db8::/40 192.0.2.0/24 basic-only ea=16, 2001:db8::/40 192.0.2.0/24 ea=16 offset=6 basic-only"
    })
    void text(String text, String canonical) {
        assertEquals(canonical, MapRule.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2001:db8::/40 192.0.2.0/24",
                "192.0.2.0/24 2001:db8::/40 ea=16",
                "2001:db8:: 192.0.2.0/24 ea=16",
                "2001:db8::/40 192.0.2.0 ea=16",
                "2001:db8::/129 192.0.2.0/24 ea=16",
                "2001:db8::/40 192.0.2.0/33 ea=16",
                "2001:db8::/40 192.0.2.0/24 offset=6",
                "2001:db8::/40 192.0.2.0/24 ea=",
                "2001:db8::/40 192.0.2.0/24 ea=-1",
                "2001:db8::/40 192.0.2.0/24 ea=+1",
                "2001:db8::/40 192.0.2.0/24 ea=\u0661",
                "2001:db8::/40 192.0.2.0/24 ea=0x10",
                "2001:db8::/40 192.0.2.0/24 ea=16 ea=16",
                "2001:db8::/40 192.0.2.0/24 ea=999999",
                "2001:db8::/40 192.0.2.0/24 ea=16 psid=5",
                "2001:db8::/40 192.0.2.0/24 ea=8 psid=/5",
                "2001:db8::/40 192.0.2.0/24 ea=8 psid=0x/5",
                "2001:db8::/40 192.0.2.0/24 ea=8 psid=1/0x5",
                "2001:db8::/40 192.0.2.0/24 ea=16 basic-only=1",
                "2001:db8::/40 192.0.2.0/24 ea=16 mesh",
                "2001:db8::/40, 192.0.2.0/24, ea=16"
            })
    void otherText(String text) {
        MapRuleException refusal = assertViolation(RuleViolation.MALFORMED_TEXT, () -> MapRule.parse(text));
        assertEquals("not a mapping rule: \"" + text + '"', refusal.getMessage());
    }

    @Test
    void longTextIsNotRepeatedWhole() {
        String text = "x".repeat(100_000);
        String message = assertViolation(RuleViolation.MALFORMED_TEXT, () -> MapRule.parse(text))
                .getMessage();
        assertEquals("not a mapping rule: \"" + "x".repeat(200) + "...\"", message);
        String shorter = "x".repeat(200);
        assertEquals(
                "not a mapping rule: \"" + shorter + '"',
                assertThrows(MapRuleException.class, () -> MapRule.parse(shorter))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8:0:1::/40 192.0.2.0/24 ea=16", "2001:db8::/40 192.0.2.1/24 ea=16"})
    void hostBitsAreNamed(String text) {
        MapRuleException refusal = assertViolation(RuleViolation.HOST_BITS_SET, () -> MapRule.parse(text));
        assertTrue(refusal.getMessage().startsWith("host bits set in "), refusal.getMessage());
    }

    @Test
    void violationOfAParsedRuleIsItsOwn() {
        MapRuleException refusal =
                assertViolation(RuleViolation.PSID_OVERFLOW, () -> MapRule.parse(V6 + ' ' + V4 + " ea=16 offset=9"));
        assertEquals("PSID offset 9 and PSID length 8 exceed 16 bits", refusal.getMessage());
    }

    /** RFC 7597 §5: exactly one Basic Mapping Rule for an end-user prefix, the longest that matches. */
    @Test
    void longestRuleIsTheBasicOne() {
        MapRule wide = MapRule.parse("2001:db8::/32 192.0.2.0/24 ea=16");
        MapRule narrow = MapRule.parse("2001:db8:1000::/40 198.51.100.0/24 ea=16");
        MapRule narrower = MapRule.parse("2001:db8:1012:3400::/56 203.0.113.9/32 ea=0");
        for (List<MapRule> rules : List.of(List.of(wide, narrow, narrower), List.of(narrower, narrow, wide))) {
            MapDomain domain = new MapDomain(rules, List.of(), InterfaceIdFormat.RFC_7597, Topology.MESH);
            assertEquals(narrower, ceRule(domain, "2001:db8:1012:3400::/56"));
            assertEquals(narrower, ceRule(domain, "2001:db8:1012:34ff::/64"));
            assertEquals(narrow, ceRule(domain, "2001:db8:1012:3500::/56"));
            assertEquals(wide, ceRule(domain, "2001:db8:2000::/56"));
            assertRefused(RuleViolation.PREFIX_OUTSIDE_RULE, domain, "2001:db9::/56");
            // Shorter than the rule that has its address, or than the EA bits of the rule that has it all.
            assertRefused(RuleViolation.EA_TOO_LONG, domain, "2001:db8::/31");
            assertRefused(RuleViolation.EA_TOO_LONG, domain, "2001:db8:2000::/47");
            assertEquals(wide, ceRule(domain, "2001:db8:2000::/48"));
            // The longest match decides, even if only a shorter one could serve.
            assertRefused(RuleViolation.EA_TOO_LONG, domain, "2001:db8:1012::/55");
            assertEquals(
                    "2001:db8:2000::/47 is too short for " + wide,
                    ((CeResult.Refused) domain.ce(Ipv6Prefix.parse("2001:db8:2000::/47"))).message());
        }
    }

    private static MapRule ceRule(MapDomain domain, String prefix) {
        CeResult result = domain.ce(Ipv6Prefix.parse(prefix));
        assertTrue(result.toOptional().isPresent(), result::toString);
        return result.orElseThrow().rule();
    }

    private static void assertRefused(RuleViolation violation, MapDomain domain, String prefix) {
        CeResult result = domain.ce(Ipv6Prefix.parse(prefix));
        assertFalse(result.toOptional().isPresent());
        assertEquals(
                violation,
                assertThrows(MapRuleException.class, result::orElseThrow).violation());
        assertTrue(((CeResult.Refused) result).message().startsWith(prefix), result::toString);
    }

    @Test
    void oneRuleForOnePrefix() {
        MapRule one = MapRule.parse("2001:db8::/40 192.0.2.0/24 ea=16");
        MapRule other = MapRule.parse("2001:db8::/40 198.51.100.0/24 ea=16");
        assertViolation(
                RuleViolation.DUPLICATE_RULE_PREFIX,
                () -> new MapDomain(List.of(one, other), List.of(), InterfaceIdFormat.RFC_7597, Topology.MESH));
    }

    @Test
    void domainsAreReplacedNotEdited() {
        Ipv6Address br = Ipv6Address.parse("2001:db8:ffff::1");
        MapDomain domain = MapDomain.of(MapRule.parse("2001:db8::/40 192.0.2.0/24 ea=16"), br);
        MapDomain japanese = domain.withInterfaceIdFormat(InterfaceIdFormat.DRAFT_03);
        assertEquals(InterfaceIdFormat.RFC_7597, domain.interfaceIdFormat());
        assertEquals(InterfaceIdFormat.DRAFT_03, japanese.interfaceIdFormat());
        assertEquals(
                Topology.HUB_AND_SPOKE,
                domain.withTopology(Topology.HUB_AND_SPOKE).topology());
        assertEquals(List.of(br), japanese.brAddresses());
        assertThrows(UnsupportedOperationException.class, () -> domain.rules().clear());
    }

    private static MapRuleException assertViolation(
            RuleViolation violation, org.junit.jupiter.api.function.Executable code) {
        MapRuleException refusal = assertThrows(MapRuleException.class, code);
        assertEquals(violation, refusal.violation());
        return refusal;
    }
}
