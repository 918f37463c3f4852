package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code wan6 softwire}, on the octets of real lines (C1, C2, C5, C6) and of others like them. */
class SoftwireCommandTest {
    private static final String C1 =
            "07000001005f002700590016000c17c00002003020010db80001005d000400034000" + "005b00094020010db8ffff0000";
    private static final String C2 = "070000010060002b005c0013c00002123020010db80012005d000400083400"
            + "005a001020010db8ffff00000000000000000001";
    private static final String C6 = "0700000100600014005a001020010db8ffff00000000000000000001";
    /** 2001:db8::/40, 192.0.2.0/24, EA 16, flag F; then the border relay. */
    private static final String MAP_E = "005e0025" + "0059000d0110" + "18c00002002820010db800" + "005a0010";

    private static final String AFTR = "004000120461667472076578616d706c65036e657400";
    private static final String LINE = "2001:db8:12:3400::/56";

    private static Run softwire(String source, String... prefixes) {
        String[] arguments = new String[3 + 2 * prefixes.length];
        arguments[0] = "softwire";
        arguments[1] = source;
        arguments[2] = "--json";
        for (int i = 0; i < prefixes.length; i++) {
            arguments[3 + 2 * i] = "--prefix";
            arguments[4 + 2 * i] = prefixes[i];
        }
        return Run.wan6(arguments);
    }

    private static void assertOnly(String expected, Run run) {
        assertEquals(0, run.status(), run.err());
        JsonNode node = run.jsonLines().get(0);
        assertEquals("[]", node.get("problems").toString());
        assertEquals(1, node.get("softwires").size());
        assertEquals(expected.replace('\'', '"'), node.get("softwires").get(0).toString());
    }

    @Test
    void c1_mapT() {
        assertOnly(
                "{'kind':'map-t','ipv4':'192.0.2.52','psid':2,'psidLength':3,'psidOffset':0,"
                        + "'ce':'2001:db8:1:1a20:0:c000:234:2','local':'2001:db8:1:1a20:0:c000:234:2',"
                        + "'ranges':['16384-24575'],'dmr':'2001:db8:ffff::/64','remotes':['2001:db8:ffff::/64']}",
                softwire(C1, "2001:db8:1:1a20::/60"));
    }

    @Test
    void c2_lightweight4over6() {
        assertOnly(
                "{'kind':'lw4o6','ipv4':'192.0.2.18','psid':52,'psidLength':8,'psidOffset':0,"
                        + "'local':'2001:db8:12:3400:0:c000:212:34','ranges':['13312-13567'],"
                        + "'remotes':['2001:db8:ffff::1']}",
                softwire(C2, LINE));
    }

    @Test
    void dsLiteNeedsNoPrefix() {
        assertOnly("{'kind':'ds-lite','remotes':['aftr.example.net.']}", softwire("07000001" + AFTR));
    }

    @ParameterizedTest
    @CsvSource({
        "20010db8ffff00000000000000000001, 0, 1, 0",
        "ff020000000000000000000000000001, 1, 0, 1",
        "00000000000000000000000000000000, 1, 0, 1",
        "00000000000000000000000000000001, 1, 0, 1",
        "fe800000000000000000000000000001, 1, 0, 1"
    })
    void c5_theBorderRelayDecides(String relay, int status, int softwires, int problems) {
        Run run = softwire("07000001" + MAP_E + relay, LINE, "2001:db8:12:3400::/64");
        assertEquals(status, run.status(), run.err());
        JsonNode node = run.jsonLines().get(0);
        assertEquals(softwires, node.get("softwires").size(), run.out());
        assertEquals(problems, node.get("problems").size(), run.out());
    }

    /** Each rule with the border relay 2001:db8:ffff::1; what follows is the address, PSID/length@offset and how many ranges, or why not. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    48 EA bits of a whole address and a PSID | 0059001200300000000000102001005d000400000000 | 2001:c000:0212:1234::/64 | 192.0.2.18 4660/16@0 1
                    48 EA bits after 16 of IPv4 | 0059000a003010c0000000102001 | 2001:c000:0212:1234::/64 | PSID_OVERFLOW: PSID offset 6 and PSID length 32 exceed 16 bits
                    49 EA bits | 0059000a003100000000000f2000 | 2001:c000:0212:1234::/64 | S46_RULE: EA-bits length is 49, more than 48
                    rule and EA bits beyond the prefix | 0059000f001018c00002003820010db8001234 | 2001:db8:12:3400::/64 | 2001:db8:12:3400::/64 is too short for 2001:db8:12:3400::/56 192.0.2.0/24 ea=16 offset=6 basic-only
                    no EA bits and ports of its own | 00590017000020c00002123820010db8001234005d000404083400 | 2001:db8:12:3400::/56 | 192.0.2.18 52/8@4 15
                    no EA bits and an IPv4 prefix | 0059000f000018c00002003820010db8001234 | 2001:db8:12:3400::/56 | 192.0.2.0/24 0/0@6 1
                    two forwarding rules | 0059000d011018c00002002820010db8000059000d011018c63364002820010db810 | 2001:db8:12:3400::/56 | 192.0.2.18 52/8@6 63
                    a rule for all of IPv6 | 00590008001018c000020000 | 2001:db8:12:3400::/56 | 192.0.2.32 1/8@6 63
                    33 bits of IPv4 | 0059000d001021c00002002820010db800 | 2001:db8:12:3400::/56 | S46_RULE: IPv4 prefix length is 33, more than 32
                    32 EA bits after 16 of IPv4 | 0059000d002010c00000002820010db800 | 2001:db8:12:3400::/56 | PSID_OVERFLOW: PSID offset 6 and PSID length 16 exceed 16 bits
                    """)
    void c1_c2_rulesAtTheirLimits(String name, String rules, String prefix, String expected) {
        String inside = rules + "005a001020010db8ffff00000000000000000001";
        Run run = softwire(String.format("07000001005e%04x%s", inside.length() / 2, inside), prefix);
        JsonNode node = run.jsonLines().get(0);
        JsonNode softwire = node.get("softwires").path(0);
        String found = softwire.isMissingNode()
                ? node.get("problems").get(0).get("reason").textValue()
                : softwire.get("ipv4").textValue()
                        + ' '
                        + softwire.get("psid")
                        + '/'
                        + softwire.get("psidLength")
                        + '@'
                        + softwire.get("psidOffset")
                        + ' '
                        + softwire.get("ranges").size();
        assertEquals(expected, found);
        assertEquals(softwire.isMissingNode() ? 1 : 0, run.status());
    }

    @Test
    void c6_saysThatNoBindingCame() {
        Run run = softwire(C6, LINE);
        assertEquals(1, run.status());
        JsonNode problem = run.jsonLines().get(0).get("problems").get(0);
        assertEquals(96, problem.get("code").intValue());
        assertTrue(problem.get("reason").textValue().startsWith("no binding"), run.out());
    }

    @Test
    void c2_withoutPrefixThereIsOneProblem() {
        Run run = softwire(C2);
        assertEquals(1, run.status());
        assertEquals(1, run.jsonLines().get(0).get("problems").size());
    }

    @Test
    void severalContainersInTheOrderOfPreference() {
        Run run = softwire(C2 + AFTR + MAP_E + "20010db8ffff00000000000000000001", LINE);
        JsonNode softwires = run.jsonLines().get(0).get("softwires");
        assertEquals("map-e", softwires.get(0).get("kind").textValue());
        assertEquals("lw4o6", softwires.get(1).get("kind").textValue());
        assertEquals("ds-lite", softwires.get(2).get("kind").textValue());
    }

    @Test
    void theFormIsTheCallers() {
        Run run = Run.wan6(
                "softwire",
                "07000001" + MAP_E + "20010db8ffff00000000000000000001",
                "--prefix",
                LINE,
                "--form",
                "draft03",
                "--json");
        assertEquals(
                "2001:db8:12:3400:c0:2:1200:3400",
                run.jsonLines().get(0).get("softwires").get(0).get("local").textValue());
    }

    @Test
    void aFileHasEachReplyAndOtherMessages(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("messages");
        Files.writeString(file, "01000001\nnothing\n" + C2 + "\n" + C6 + "\n");
        Run run = softwire(file.toString(), LINE);
        assertEquals(0, run.status(), run.err());
        assertEquals(2, run.jsonLines().size());
        assertEquals(1, run.jsonLines().get(0).get("softwires").size());
        assertEquals(0, run.jsonLines().get(1).get("softwires").size());
    }

    @Test
    void aFileWithoutReplyIsNone(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("messages");
        Files.writeString(file, "01000001\n");
        Run run = softwire(file.toString(), LINE);
        assertEquals(1, run.status());
        assertTrue(run.err().contains("no Reply in "), run.err());
        assertEquals(1, softwire(directory.resolve("none").toString(), LINE).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"07", "0", "01000001", "07000001005e0026", "ff000001"})
    void digitsThatAreNoReplyAreRefused(String digits) {
        Run run = softwire(digits, LINE);
        assertEquals(2, run.status(), run.out());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::1/56", "192.0.2.0/24", "2001:db8::/129", ""})
    void prefixesThatAreNoneAreRefused(String prefix) {
        assertEquals(2, softwire(C2, prefix).status());
    }

    @Test
    void forAPerson() {
        Run run = Run.wan6("softwire", C2, "--prefix", LINE);
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("local         2001:db8:12:3400:0:c000:212:34\n"), run.out());
        Run none = Run.wan6("softwire", "07000001");
        assertEquals(1, none.status());
        assertEquals("the Reply says nothing of IPv4\n", none.out());
        assertTrue(Run.wan6("softwire", C6).out().startsWith("not used: option 96, no binding"));
    }
}
