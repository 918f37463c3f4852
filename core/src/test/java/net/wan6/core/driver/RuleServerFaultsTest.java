package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.provisioning.Capability;
import net.wan6.mape.provisioning.ProvisioningProblem.Kind;
import net.wan6.mape.provisioning.ProvisioningRequest;
import net.wan6.test.carrier.RuleServer;
import net.wan6.test.carrier.RuleServerFault;
import net.wan6.test.carrier.RuleServerSockets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A provisioning client and a rule server on ::1 that does one thing wrong: what comes of each. */
@Timeout(60)
class RuleServerFaultsTest {
    static final List<Ipv6Prefix> PREFIXES = List.of(Ipv6Prefix.parse("2001:db8:1000:af00::/56"));

    private static final ProvisioningRequest REQUEST =
            ProvisioningRequest.of("00005e-wan6_test", "wan6", "0_1_0", List.of(Capability.values()));

    /** {@link HttpExchangeTest} has those that take half a minute here. */
    private static final Set<RuleServerFault> LASTING =
            EnumSet.of(RuleServerFault.HTTP_SILENCE, RuleServerFault.HTTP_DRIP);

    private final RuleServer server = new RuleServer();
    private final Told told = new Told();

    /** Unusual, and right all the same. */
    private static final Set<RuleServerFault> HARMLESS = EnumSet.of(
            RuleServerFault.TXT_BLANKS,
            RuleServerFault.TXT_ORDER,
            RuleServerFault.TXT_UNKNOWN_KEY,
            RuleServerFault.TXT_SPLIT,
            RuleServerFault.TXT_UNVERIFIED,
            RuleServerFault.TXT_QUERY,
            RuleServerFault.TXT_IPV6_LITERAL,
            RuleServerFault.TXT_LONG_URL,
            RuleServerFault.TXT_TWO,
            RuleServerFault.DNS_TRUNCATED,
            RuleServerFault.DNS_FORGED,
            RuleServerFault.REDIRECT_RELATIVE,
            RuleServerFault.HTTP_CHUNKED,
            RuleServerFault.HTTP_EARLY_HINTS,
            RuleServerFault.BODY_BOM,
            RuleServerFault.BODY_TTL_1,
            RuleServerFault.BODY_256_RULES,
            RuleServerFault.BODY_NULLS);

    static ProvisioningClient.Builder client(RuleServerSockets sockets, ProvisioningRequest request) {
        return ProvisioningClient.builder(request)
                .resolvers(List.of(sockets.resolver()))
                .source(prefixes -> Optional.of(Ipv6Address.parse("::1")))
                .trust(sockets.trust());
    }

    /** What is told first when the server does this wrong. */
    private Object first(RuleServerFault fault) throws IOException, InterruptedException {
        server.fail(fault);
        try (RuleServerSockets sockets = RuleServerSockets.onLoopback(server);
                ProvisioningClient client = client(sockets, REQUEST).open(told)) {
            client.line(PREFIXES, List.of());
            return told.next();
        }
    }

    @Test
    void withoutAFaultTheAnswerIsTold() throws Exception {
        try (RuleServerSockets sockets = RuleServerSockets.onLoopback(server);
                ProvisioningClient client = client(sockets, REQUEST).open(told)) {
            client.line(PREFIXES, List.of());
            assertEquals("provisioned [dslite]", told.next());
            assertTrue(client.provisioned().isPresent());
            assertEquals(1, server.requests().size());
            assertEquals(
                    "/config?vendorid=00005e-wan6_test&product=wan6&version=0_1_0"
                            + "&capability=464xlat,dslite,ipip,lw4o6,map_e,map_t,hubspoke,mesh",
                    server.requests().get(0).target());
            assertEquals(RuleServer.HOST, server.requests().get(0).serverName());
            assertEquals(
                    server.url().substring(8, server.url().lastIndexOf('/')),
                    server.requests().get(0).header().get("host"));
            assertEquals("identity", server.requests().get(0).header().get("accept-encoding"));
        }
    }

    @Test
    void everyFaultIsInOneOfTheTables() {
        Set<RuleServerFault> missing = EnumSet.allOf(RuleServerFault.class);
        missing.removeAll(HARMLESS);
        missing.removeAll(LASTING);
        missing.removeAll(Arrays.stream(ROWS.split("\n", -1))
                .map(row -> row.split("\\|", -1)[0].strip())
                .filter(name -> !name.isEmpty())
                .map(RuleServerFault::valueOf)
                .collect(Collectors.toSet()));
        assertEquals(EnumSet.noneOf(RuleServerFault.class), missing);
    }

    static Set<RuleServerFault> harmless() {
        return HARMLESS;
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void whatIsUnusualAndRightIsProvisioned(RuleServerFault fault) throws Exception {
        assertTrue(first(fault).toString().startsWith("provisioned "), fault::label);
    }

    private static final String ROWS = """
            TXT_VERSION_2          | BAD_RECORD
            TXT_WITHOUT_T          | BAD_RECORD
            TXT_T_C                | BAD_RECORD
            TXT_HTTP_VERIFIED      | BAD_RECORD
            TXT_FTP                | BAD_RECORD
            TXT_NO_HOST            | BAD_RECORD
            TXT_USER_INFO          | BAD_RECORD
            TXT_IPV4_LITERAL       | BAD_RECORD
            TXT_EMPTY              | BAD_RECORD
            DNS_NXDOMAIN           | NOT_FOUND
            DNS_NODATA             | NOT_FOUND
            DNS_SERVFAIL           | NO_RESOLVER
            DNS_REFUSED            | NO_RESOLVER
            DNS_SILENCE            | NO_RESOLVER
            DNS_TRUNCATED_FOR_EVER | NO_RESOLVER
            DNS_GARBAGE            | NO_RESOLVER
            DNS_NO_ADDRESS         | NO_ANSWER
            DNS_HOSTILE_ADDRESSES  | NO_ANSWER
            STATUS_204             | STATUS
            STATUS_301             | STATUS
            STATUS_403             | STATUS
            STATUS_404             | STATUS
            STATUS_429             | STATUS
            STATUS_500             | STATUS
            REDIRECT_LOOP          | BAD_REDIRECT
            REDIRECT_TO_HTTP       | BAD_REDIRECT
            REDIRECT_NOWHERE       | BAD_REDIRECT
            HTTP_CUT               | NO_ANSWER
            HTTP_ENDLESS           | UNUSABLE_ANSWER
            HTTP_ENDLESS_CHUNKS    | UNUSABLE_ANSWER
            HTTP_ENDLESS_HEADER    | NO_ANSWER
            HTTP_TWO_LENGTHS       | NO_ANSWER
            HTTP_GARBAGE           | NO_ANSWER
            HTTP_GZIP              | NO_ANSWER
            TLS_1_0                | NO_ANSWER
            TLS_GARBAGE            | NO_ANSWER
            CERTIFICATE_OTHER_NAME | NO_ANSWER
            CERTIFICATE_UNKNOWN    | NO_ANSWER
            BODY_TOO_LONG          | UNUSABLE_ANSWER
            BODY_NOT_UTF8          | UNUSABLE_ANSWER
            BODY_TRAILING          | UNUSABLE_ANSWER
            BODY_257_RULES         | PARTLY_USABLE_ANSWER
            BODY_KEY_TWICE         | PARTLY_USABLE_ANSWER
            BODY_HOST_BITS         | UNUSABLE_ANSWER
            BODY_PSID_OVERFLOW     | UNUSABLE_ANSWER
            BODY_DEEP              | UNUSABLE_ANSWER
            BODY_HUGE_TOKEN        | UNUSABLE_ANSWER
            BODY_NOTHING           | NOTHING_OFFERED
            BODY_TTL_0             | PARTLY_USABLE_ANSWER
            BODY_TTL_NEGATIVE      | PARTLY_USABLE_ANSWER
            BODY_TTL_TOO_LONG      | PARTLY_USABLE_ANSWER
            BODY_TTL_STRING        | PARTLY_USABLE_ANSWER
            BODY_ORDER_WITHOUT_OBJECT | PARTLY_USABLE_ANSWER
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = ROWS)
    void whatIsWrongIsNamed(RuleServerFault fault, Kind kind) throws Exception {
        assertEquals(kind, first(fault), fault::label);
        assertTrue(server.requests().size() <= 6, "1 and 5 redirects: " + server.requests());
    }

    /** Nothing is sent to whom we do not trust: no capabilities, no token, no credentials. */
    @ParameterizedTest
    @EnumSource(names = {"CERTIFICATE_OTHER_NAME", "CERTIFICATE_UNKNOWN", "TLS_1_0", "REDIRECT_TO_HTTP"})
    void nothingIsSentToAServerThatIsNotTrusted(RuleServerFault fault) throws Exception {
        first(fault);
        assertTrue(
                server.requests().stream().allMatch(request -> request.scheme().equals("https")), fault::label);
        assertEquals(
                fault == RuleServerFault.REDIRECT_TO_HTTP ? 1 : 0,
                server.requests().size());
    }

    @ParameterizedTest
    @EnumSource(names = {"STATUS_500", "HTTP_GARBAGE", "CERTIFICATE_UNKNOWN", "REDIRECT_LOOP", "HTTP_ENDLESS_HEADER"})
    void noProblemRepeatsCredentials(RuleServerFault fault) throws Exception {
        server.fail(fault);
        try (RuleServerSockets sockets = RuleServerSockets.onLoopback(server);
                ProvisioningClient client = client(sockets, REQUEST.withCredentials("alice", "s3cret"))
                        .open(told)) {
            client.line(PREFIXES, List.of());
            told.next();
        }
        assertFalse(told.texts().contains("alice") || told.texts().contains("s3cret"), told::texts);
        assertFalse(told.texts().contains("vendorid"), told::texts);
    }
}
