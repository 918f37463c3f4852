package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import net.wan6.test.carrier.RuleServer;
import net.wan6.test.carrier.RuleServerFault;
import net.wan6.test.carrier.RuleServerSockets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code wan6 provision}. */
@Timeout(60)
class ProvisionCommandTest {
    private static final String PREFIX = "2001:db8:1000:af00::/56";
    private static final String BODY = """
            {"enabler_name": "VNE", "ttl": 3600, "token": "%s", "order": ["map_e", "map_t"],
             "map_e": {"br": "2001:db8:9999::1", "rules": [
                {"ipv6": "2001:db8:1000::/40", "ipv4": "198.51.100.0/24", "ea_length": 16, "psid_offset": 4}]}}
            """.formatted("0123456789abcdef".repeat(4));

    @TempDir
    private Path directory;

    private String file(String body) throws IOException {
        return Files.writeString(directory.resolve("body.json"), body).toString();
    }

    @Test
    void aSavedAnswerInJson() throws IOException {
        Run run = Run.wan6("provision", "--prefix", PREFIX, "--json", "--answer", file(BODY));
        assertEquals(0, run.status(), run.err());
        JsonNode answer = run.jsonLines().get(0);
        assertEquals("VNE", answer.get("enablerName").textValue());
        assertEquals(3600, answer.get("ttl").intValue());
        assertEquals("[\"map_e\"]", answer.get("order").toString());
        assertEquals("198.51.100.0", answer.get("softwires").get(0).get("ipv4").textValue());
        assertEquals(175, answer.get("softwires").get(0).get("psid").intValue());
        assertEquals("map_t", answer.get("problems").get(0).get("path").textValue());
        assertTrue(!run.out().contains("0123456789abcdef"), "the token is secret");
    }

    @Test
    void aSavedAnswerForAPerson() throws IOException {
        Run run = Run.wan6("provision", "--prefix", PREFIX, "--answer", file(BODY));
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("198.51.100.0"), run.out());
        assertTrue(run.out().contains("not used: map_t: missing"), run.out());
    }

    @Test
    void anAnswerForAnotherLine() throws IOException {
        Run run = Run.wan6("provision", "--prefix", "2001:db8:2000::/56", "--answer", file(BODY));
        assertEquals(1, run.status());
        assertTrue(run.out().contains("nothing in the answer is for these prefixes"), run.out());
    }

    @Test
    void nothingOnPurpose() throws IOException {
        Run run = Run.wan6("provision", "--prefix", PREFIX, "--answer", file("{\"order\":[]}"));
        assertEquals(1, run.status());
        assertEquals("the rule server has nothing for this line", run.out().strip());
    }

    @Test
    void whatIsNoAnswer() throws IOException {
        Run run = Run.wan6("provision", "--prefix", PREFIX, "--answer", file("nonsense"));
        assertEquals(1, run.status());
        assertTrue(run.err().contains("body.json: nothing in it can be used"), run.err());
        assertEquals(1, run.err().lines().count());
        assertEquals(
                1,
                Run.wan6("provision", "--prefix", PREFIX, "--answer", directory + "/none")
                        .status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --resolver 2001:db8::53                                     | --prefix
            --prefix 2001:db8::/56                                      | either --resolver or --answer
            --prefix 2001:db8::/56 --answer x --resolver 2001:db8::53   | either --resolver or --answer
            --prefix 2001:db8::/56 --resolver 192.0.2.1                 | IPv6
            --prefix 2001:db8::/56 --resolver [2001:db8::53]:0          | port 0
            --prefix 2001:db8::/56 --resolver ::1 --vendor-id xyz       | vendorid
            --prefix 2001:db8::/56 --resolver ::1 --capability telepathy | telepathy
            """)
    void whatCannotBe(String arguments, String named) {
        Run run = Run.wan6(("provision " + arguments).split(" ", -1));
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains(named), run.err());
        assertEquals(1, run.err().lines().count());
    }

    /** The loopback's own prefix, and a certificate that is not verified. */
    @Test
    void aServerIsAsked() throws IOException {
        RuleServer server = new RuleServer().fail(RuleServerFault.TXT_UNVERIFIED);
        try (RuleServerSockets sockets = RuleServerSockets.onLoopback(server)) {
            Run run = Run.wan6(
                    "provision",
                    "--json",
                    "--prefix",
                    "::/64",
                    "--resolver",
                    text(sockets.resolver()),
                    "--capability",
                    "dslite,map_e");
            assertEquals(0, run.status(), run.err());
            assertEquals(
                    "ds-lite",
                    run.jsonLines().get(0).get("softwires").get(0).get("kind").textValue());
            assertTrue(server.requests().get(0).target().endsWith("&capability=dslite,map_e"));
            server.fail(RuleServerFault.DNS_NXDOMAIN);
            Run none = Run.wan6("provision", "--prefix", "::/64", "--resolver", text(sockets.resolver()));
            assertEquals(1, none.status());
            assertEquals(
                    "wan6 provision: no rule server on this line", none.err().strip());
        }
    }

    private static String text(InetSocketAddress resolver) {
        return "[::1]:" + resolver.getPort();
    }
}
