package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import net.wan6.test.captures.MapeVector;
import net.wan6.test.captures.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code wan6 mape}. */
class MapeCommandTest {
    private static final String STORY_RULE = "2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6";
    private static final String STORY_PREFIX = "2400:4050:5c71:af00::/56";

    @Test
    void storyInJson() {
        Run run = Run.wan6(
                "mape", STORY_PREFIX, "--rule", STORY_RULE, "--form", "draft03", "--br", "2001:db8::1", "--json");
        assertEquals(0, run.status(), run.err());
        JsonNode ce = run.jsonLines().get(0);
        assertEquals("153.241.113.198", ce.get("ipv4").textValue());
        assertEquals(32, ce.get("ipv4Length").intValue());
        assertEquals(47, ce.get("psid").intValue());
        assertEquals(6, ce.get("psidLength").intValue());
        assertEquals(6, ce.get("psidOffset").intValue());
        assertEquals("2400:4050:5c71:af00:99:f171:c600:2f00", ce.get("ce").textValue());
        assertEquals(1008, ce.get("portCount").intValue());
        assertEquals(63, ce.get("ranges").size());
        assertEquals("1776-1791", ce.get("ranges").get(0).textValue());
        assertEquals("65264-65279", ce.get("ranges").get(62).textValue());
        assertFalse(ce.get("outsideDelegatedPrefix").booleanValue());
        assertEquals("2001:db8::1", ce.get("br").textValue());
        assertEquals("", run.err());
    }

    @Test
    void storyForAPerson() {
        Run run = Run.wan6("mape", STORY_PREFIX, "--rule", STORY_RULE, "--form", "draft03");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("153.241.113.198"), run.out());
        assertTrue(run.out().contains("47 of length 6, offset 6"), run.out());
        assertTrue(run.out().contains("1776-1791 2800-2815 3824-3839"), run.out());
        assertTrue(run.out().contains("65264-65279"), run.out());
    }

    @Test
    void prefixLongerThanTheRuleNeeds() {
        Run run = Run.wan6("mape", "2400:4050:5c71:af10::/60", "--rule", STORY_RULE, "--json");
        assertTrue(run.jsonLines().get(0).get("outsideDelegatedPrefix").booleanValue());
    }

    /** RFC 7597 Appendix A, example 5. */
    @Test
    void explicitPsid() {
        Run run = Run.wan6(
                "mape",
                "2001:db8:12:3400::/56",
                "--rule",
                "2001:db8:12:3400::/56 192.0.2.18/32 ea=0",
                "--psid",
                "52",
                "--psid-length",
                "8",
                "--json");
        assertEquals(
                "2001:db8:12:3400:0:c000:212:34",
                run.jsonLines().get(0).get("ce").textValue());
        assertEquals(252, run.jsonLines().get(0).get("portCount").intValue());
    }

    @Test
    void everyForwardVector() {
        List<MapeVector> forward = Vectors.mape().stream()
                .filter(vector -> vector.kind().equals("forward"))
                .toList();
        assertEquals(119, forward.size());
        forward.forEach(MapeCommandTest::checkForward);
    }

    private static void checkForward(MapeVector vector) {
        Run run = Run.wan6(arguments(vector).toArray(String[]::new));
        assertEquals(0, run.status(), () -> vector.id() + ": " + run.err());
        JsonNode ce = run.jsonLines().get(0);
        assertEquals(vector.text("expect_ipv4"), ce.get("ipv4").textValue(), vector::id);
        assertEquals(
                vector.number("expect_ipv4_len").orElseThrow(),
                ce.get("ipv4Length").intValue(),
                vector::id);
        assertEquals(
                vector.number("expect_psid_len").orElse(0), ce.get("psidLength").intValue(), vector::id);
        assertEquals(vector.number("expect_psid").orElse(0), ce.get("psid").intValue(), vector::id);
        assertEquals(vector.text("expect_ce_ipv6"), ce.get("ce").textValue(), vector::id);
        assertEquals(
                vector.number("port_count").orElseThrow(), ce.get("portCount").intValue(), vector::id);
        assertEquals(
                vector.number("range_count").orElseThrow(), ce.get("ranges").size(), vector::id);
        assertEquals(vector.text("first_range"), ce.get("ranges").get(0).textValue(), vector::id);
    }

    private static List<String> arguments(MapeVector vector) {
        String rule = vector.text("rule_ipv6") + " " + vector.text("rule_ipv4") + " ea=" + vector.text("ea_len")
                + " offset=" + vector.text("psid_offset");
        List<String> arguments = new ArrayList<>(List.of("mape", vector.text("end_user_prefix"), "--rule", rule));
        arguments.addAll(List.of("--form", vector.text("iid_form"), "--json"));
        if (!vector.text("explicit_psid_len").isEmpty()) {
            arguments.addAll(List.of("--psid", vector.text("explicit_psid")));
            arguments.addAll(List.of("--psid-length", vector.text("explicit_psid_len")));
        }
        return arguments;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2001:db8::/56             | 2400:4050:5c00::/38 153.241.112.0/20 ea=18          | prefix_outside_rule
            2400:4050:5c00::/48       | 2400:4050:5c00::/38 153.241.112.0/20 ea=18          | ea_too_long
            2400:4050:5c71:af00::/56  | 2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=11 | psid_overflow
            2400:4050:5c71:af00::/56  | 2400:4050:5c00::/38 153.241.112.0/20 ea=49          | ea_length_out_of_range
            2400:4050:5c71:af00::/56  | 2400:4050:5c00::/38 153.241.112.1/20 ea=18          | host_bits_set
            2400:4050:5c71:af00::/56  | nonsense                                            | malformed_text
            2400:4050:5c71:af01::/56  | 2400:4050:5c00::/38 153.241.112.0/20 ea=18          | 2400:4050:5c71:af01
            nonsense                  | 2400:4050:5c00::/38 153.241.112.0/20 ea=18          | not an IPv6 prefix
            """)
    void whatCannotBeIsOneLineAndStatus2(String prefix, String rule, String said) {
        Run run = Run.wan6("mape", prefix, "--rule", rule, "--json");
        assertEquals(2, run.status());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(said), run.err());
    }

    @ParameterizedTest
    @CsvSource({"--psid,3", "--psid-length,4", "--form,rfc7597", "--nonsense,1"})
    void halfAnOption(String option, String value) {
        Run run = Run.wan6("mape", STORY_PREFIX, "--rule", STORY_RULE, option, value);
        assertEquals(2, run.status());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @ParameterizedTest
    @CsvSource({"auto", "ocn"})
    void ruleFromTheBundledTable(String provider) {
        Run run = Run.wan6("mape", STORY_PREFIX, "--provider", provider, "--json");
        assertEquals(0, run.status(), run.err());
        JsonNode ce = run.jsonLines().get(0);
        assertEquals("ocn", ce.get("provider").textValue());
        assertEquals("2400:4050:5c71:af00:99:f171:c600:2f00", ce.get("ce").textValue());
        assertTrue(ce.has("br") && ce.has("confidence"), ce::toString);
        assertEquals("observed", ce.get("provenance").textValue());
        assertFalse(ce.get("sources").isEmpty(), ce::toString);
    }

    @ParameterizedTest
    @CsvSource({"nft,1776-1791", "iptables,1776", "ip,2400:4050:5c71:af00:99:f171:c600:2f00"})
    void whatARouterNeeds(String format, String contained) {
        Run run = Run.wan6("mape", STORY_PREFIX, "--provider", "ocn", "--format", format, "--wan", "eth1");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains(contained), run.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --provider nobody                                    | no provider is named nobody
            --provider nuro                                      | no rule of provider nuro is known for
            --json                                               | give either --rule or --provider
            --provider ocn --json --format nft                   | contradict each other
            --provider ocn --psid 3                              | belong to --rule
            --provider ocn --psid-length 4                       | belong to --rule
            --provider ocn --format xml                          | is not one of text
            --provider ocn --format nft --wan eth1;reboot        | not the name of an interface
            """)
    void whatDoesNotGoTogether(String options, String said) {
        String[] arguments = ("mape " + STORY_PREFIX + " " + options).split(" ", -1);
        Run run = Run.wan6(arguments);
        assertEquals(2, run.status(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(said), run.err());
    }

    @Test
    void noFarEndNoTunnel() {
        Run run = Run.wan6("mape", STORY_PREFIX, "--rule", STORY_RULE, "--format", "ip");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("no border relay"), run.err());
    }
}
