package net.wan6.mape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.test.captures.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapRulesTest {

    /** Read anew for each test; {@link MapRules#japan()} keeps what it read. */
    private final MapRules japan = MapRules.parse(MapRulesText.resource("japan.rules"));

    @Test
    void bundledTableIsTheGatheredOne() throws IOException {
        Set<String> gathered = new HashSet<>();
        Matcher rule = Pattern.compile("\"service\": \"(\\w+)\",\\s+\"ipv6\": \"(.*?)\",\\s+\"ipv4\": \"(.*?)\","
                        + "\\s+\"ea_len\": (\\d+),\\s+\"psid_offset\": (\\d+),\\s+\"psid_len\": (\\d+),"
                        + "\\s+\"br\": \"(.*?)\",\\s+\"confidence\": \"(\\w+)\"")
                .matcher(json());
        while (rule.find()) {
            gathered.add(String.join(
                    " ",
                    rule.group(1),
                    rule.group(2),
                    rule.group(3),
                    rule.group(4),
                    rule.group(5),
                    rule.group(6),
                    rule.group(7),
                    rule.group(8)));
        }
        assertEquals(440, gathered.size());
        // C3: what was gathered has 14 rows that continue a pattern and that nobody has seen; the bundled table has
        // not.
        gathered.removeIf(row -> row.startsWith("nuro ") && row.endsWith(" low"));
        Set<String> bundled = japan.rules().stream().map(MapRulesTest::line).collect(Collectors.toSet());
        assertEquals(gathered, bundled);
        assertEquals(426, japan.rules().size());
        assertEquals(japan.rules(), MapRules.japan().rules());
    }

    private static String json() throws IOException {
        try (InputStream stream = Vectors.japanRulesJson()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String line(KnownRule known) {
        MapRule rule = known.rule();
        return String.join(
                " ",
                known.provider(),
                rule.ipv6Prefix().toString(),
                rule.ipv4Prefix().toString(),
                "" + rule.eaLength(),
                "" + rule.psidOffset(),
                "" + rule.psidLength(),
                known.domain().brAddresses().get(0).toString(),
                known.confidence().name().toLowerCase(java.util.Locale.ROOT));
    }

    /** C3: a line is never given a rule that somebody made up; each says who saw it. */
    @Test
    void c3_noRuleIsAPrediction() {
        for (KnownRule known : japan.rules()) {
            assertEquals(Provenance.OBSERVED, known.provenance(), known::toString);
            assertTrue(known.sources().size() >= 2, known::toString);
            assertTrue(known.sources().stream().noneMatch(String::isBlank), known::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "240d:f:4000::/36", "240d:f:5000::/36", "240d:f:6000::/36", "240d:f:7000::/36", "240d:f:8000::/36",
                "240d:f:9000::/36", "240d:f:a000::/36", "240d:f:b000::/36", "240d:f:c000::/36", "240d:f:d000::/36",
                "240d:f:e000::/36", "240d:f:f000::/36", "240d:10::/36", "240d:10:1000::/36"
            })
    void c3_whatNobodyHasSeenIsNotKnown(String prefix) {
        assertEquals(Optional.empty(), japan.match(Ipv6Prefix.parse(prefix).subnet(56, 1)));
    }

    @Test
    void everyRuleHasADateAndItsProvidersDomain() {
        Map<String, Integer> sizes = new TreeMap<>();
        for (KnownRule known : japan.rules()) {
            assertEquals(LocalDate.of(2026, 11, 23), known.asOf());
            assertEquals(InterfaceIdFormat.DRAFT_03, known.domain().interfaceIdFormat());
            assertTrue(known.domain().rules().contains(known.rule()), known::toString);
            sizes.merge(known.provider(), known.domain().rules().size(), Math::max);
        }
        assertEquals("{biglobe=258, nuro=4, ocn=160, v6plus=4}", sizes.toString());
        assertEquals("[v6plus, biglobe, ocn, nuro]", japan.providers().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "2400:4050:5c71:af00::/56, ocn, 2400:4050:4000::/35, HUB_AND_SPOKE, 2001:380:a120::9",
        "2400:4050:5c71:af10::/60, ocn, 2400:4050:4000::/35, HUB_AND_SPOKE, 2001:380:a120::9",
        "240b:11:3251:6400::/64, v6plus, 240b:10::/31, MESH, 2404:9200:225:100::64",
        "2404:7a82:1:2300::/56, biglobe, 2404:7a82::/38, MESH, 2001:260:700:1::1:275",
        "2404:7a86:1:2300::/56, biglobe, 2404:7a86::/38, MESH, 2001:260:700:1::1:276",
        "240d:f:0:100::/56, nuro, 240d:f::/36, HUB_AND_SPOKE, 2001:3b8:200:ff9::1"
    })
    void findsTheServiceOfALine(String prefix, String provider, String rule, Topology topology, String br) {
        KnownRule known = japan.match(Ipv6Prefix.parse(prefix)).orElseThrow();
        assertEquals(provider, known.provider());
        assertEquals(Ipv6Prefix.parse(rule), known.rule().ipv6Prefix());
        assertEquals(topology, known.domain().topology());
        assertEquals(List.of(Ipv6Address.parse(br)), known.domain().brAddresses());
        MapCe ce = known.domain().ce(Ipv6Prefix.parse(prefix)).orElseThrow();
        assertEquals(known.rule(), ce.rule());
    }

    /** The table has OCN's rules joined: eight /38 make a /35, and a line gets the same numbers from both. */
    @Test
    void joinedRuleGivesTheStorysNumbers() {
        Ipv6Prefix line = Ipv6Prefix.parse("2400:4050:5c71:af00::/56");
        MapCe ce = japan.match(line).orElseThrow().domain().ce(line).orElseThrow();
        assertEquals("153.241.113.198", ce.ipv4Address().toString());
        assertEquals(PortSet.of(6, 6, 47), ce.ports());
        assertEquals("2400:4050:5c71:af00:99:f171:c600:2f00", ce.ceAddress().toString());
    }

    @Test
    void eachRuleIsFoundByItsFirstAndLastLine() {
        for (KnownRule known : japan.rules()) {
            Ipv6Prefix rule = known.rule().ipv6Prefix();
            for (long index : new long[] {0, rule.subnetCount(56) - 1}) {
                Ipv6Prefix line = rule.subnet(56, index);
                assertEquals(Optional.of(known), japan.match(line), line::toString);
                assertSame(japan.match(line), japan.match(line), "the same answer, not a new one");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::/56", "::/0", "2400:4050::/32", "ffff::/64", "2409:10::/56", "240b::/31"})
    void saysSoWhereNoneIsKnown(String prefix) {
        assertEquals(Optional.empty(), japan.match(Ipv6Prefix.parse(prefix)));
    }

    @Test
    void oneProviderAlone() {
        Ipv6Prefix line = Ipv6Prefix.parse("2400:4050:5c71:af00::/56");
        assertEquals("ocn", japan.ofProvider("ocn").match(line).orElseThrow().provider());
        assertEquals(160, japan.ofProvider("ocn").rules().size());
        assertEquals(Optional.empty(), japan.ofProvider("v6plus").match(line));
        assertEquals(List.of(), japan.ofProvider("nobody").rules());
    }

    @Test
    void ownTableComesFirst() {
        MapRules own = MapRules.parse("""
                # ours
                provider lab RFC_7597 MESH
                evidence announced high 2026-11-24 the operator's letter, a capture
                br 2001:db8:ffff::1 2001:db8:ffff::2
                2400:4050:5c00::/39 192.0.2.0/24 ea=16 offset=4

                2001:db8::/40\t198.51.100.0/24 ea=16
                """);
        MapRules both = own.or(japan);
        KnownRule known =
                both.match(Ipv6Prefix.parse("2400:4050:5c71:af00::/56")).orElseThrow();
        assertEquals(
                "lab: 2400:4050:5c00::/39 192.0.2.0/24 ea=16 offset=4 (ANNOUNCED, HIGH, 2026-11-24)", known.toString());
        assertEquals(List.of("the operator's letter", "a capture"), known.sources());
        assertEquals(2, known.domain().rules().size());
        assertEquals(2, known.domain().brAddresses().size());
        assertEquals(
                "ocn",
                both.match(Ipv6Prefix.parse("2400:4050:5e71:af00::/56"))
                        .orElseThrow()
                        .provider());
        assertEquals(428, both.rules().size());
        List<String> providers = new ArrayList<>(both.providers());
        assertEquals(List.of("lab", "v6plus", "biglobe", "ocn", "nuro"), providers);
    }

    @Test
    void nestedRulesAndPrefixesShorterThanTheInnerOne() {
        MapRules nested = MapRules.parse("""
                provider lab RFC_7597 MESH
                2001:db8::/32 192.0.2.0/24 ea=16
                2001:db8:1000::/40 198.51.100.0/24 ea=16
                """);
        assertEquals(40, length(nested, "2001:db8:1000::/40"));
        assertEquals(32, length(nested, "2001:db8:1000::/39"));
        assertEquals(32, length(nested, "2001:db8:1100::/56"));
        assertEquals(32, length(nested, "2001:db8:fff::/56"));
    }

    private static int length(MapRules rules, String prefix) {
        return rules.match(Ipv6Prefix.parse(prefix))
                .orElseThrow()
                .rule()
                .ipv6Prefix()
                .length();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8::/40 192.0.2.0/24 ea=16",
                "provider lab RFC_7597",
                "provider lab RFC_7597 MESH more",
                "provider lab RFC_7598 MESH",
                "provider lab RFC_7597 STAR",
                "evidence observed high",
                "evidence high 2026-11-23 me",
                "evidence seen high 2026-11-23 me",
                "evidence observed sure 2026-11-23 me",
                "evidence observed high 23.11.2026 me",
                "evidence observed high 2026-11-23",
                "br 192.0.2.1",
                "something else",
                "provider lab RFC_7597 MESH\n2001:db8::/40 192.0.2.0/24 ea=99"
            })
    void namesTheLineThatIsNone(String text) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> MapRules.parse("# table\n" + text));
        assertTrue(
                refusal.getMessage().startsWith(text.contains("\n") ? "line 3: " : "line 2: "), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidence observed high", "provider lab RFC_7597"})
    void repeatsTheLineThatIsTooShort(String text) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> MapRules.parse(text));
        assertEquals("line 1: not a line of a table of rules: \"" + text + '"', refusal.getMessage());
    }

    @Test
    void evidenceNeedsNoSource() {
        MapRules rules = MapRules.parse("""
                provider lab RFC_7597 MESH
                evidence predicted low 2026-11-24
                2001:db8::/40 192.0.2.0/24 ea=16
                evidence observed medium 2026-11-24 , one ,, two
                2001:db8:100::/40 192.0.3.0/24 ea=16
                """);
        assertEquals(List.of(), rules.rules().get(0).sources());
        assertEquals(List.of("one", "two"), rules.rules().get(1).sources());
        assertEquals(Provenance.PREDICTED, rules.rules().get(0).provenance());
        assertEquals(Provenance.OBSERVED, rules.rules().get(1).provenance());
        assertEquals(Confidence.MEDIUM, rules.rules().get(1).confidence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "provider b RFC_7597 MESH"})
    void refusesTwoRulesOfOnePrefix(String between) {
        String twice = """
                provider a RFC_7597 MESH
                2001:db8::/40 192.0.2.0/24 ea=16
                %s
                2001:db8::/40 198.51.100.0/24 ea=16
                """.formatted(between);
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> MapRules.parse(twice));
        assertEquals("line 4: two rules for 2001:db8::/40", refusal.getMessage());
    }

    /** What a provider's rules make of an IPv4 address depends on the form: peers have to be of the same. */
    @Test
    void rulesOfAnotherFormOrTopologyAreAnotherDomain() {
        MapRules rules = MapRules.parse("""
                provider lab DRAFT_03 MESH
                2001:db8::/40 192.0.2.0/24 ea=16
                provider lab RFC_7597 MESH
                2001:db8:100::/40 192.0.3.0/24 ea=16
                provider lab DRAFT_03 HUB_AND_SPOKE
                2001:db8:200::/40 192.0.4.0/24 ea=16
                provider lab DRAFT_03 MESH
                2001:db8:300::/40 192.0.5.0/24 ea=16
                """);
        assertEquals(
                List.of(2, 1, 1, 2),
                rules.rules().stream()
                        .map(known -> known.domain().rules().size())
                        .toList());
    }

    @Test
    void borderRelaysAreOfTheProviderAbove() {
        MapRules rules = MapRules.parse("""
                provider a RFC_7597 MESH
                br 2001:db8:ffff::1
                2001:db8::/40 192.0.2.0/24 ea=16
                provider b RFC_7597 MESH
                2001:db8:100::/40 192.0.3.0/24 ea=16
                """);
        assertEquals(List.of(), rules.rules().get(1).domain().brAddresses());
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> MapRules.parse("br 2001:db8:ffff::1"));
        assertEquals("line 1: border relays before any provider", refusal.getMessage());
    }
}
