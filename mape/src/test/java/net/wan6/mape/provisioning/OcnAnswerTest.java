package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.mape.Softwire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of OCN's server, in the form known from public firmware. */
class OcnAnswerTest {
    /** The rule of a laboratory with a Cisco C1111-8P; numbers as the server sends them, and as another page shows them. */
    private static final String IN_QUOTES = rule("2001:db8:9999::1", "2001:db8:1000::", "\"40\"", "\"16\"", "");

    private static final String BARE = rule("2001:db8:9999::1", "2001:db8:1000::", "40", "16", "");

    private static String rule(String br, String ipv6, String ipv6Length, String ea, String more) {
        return "{'brIpv6Address':'" + br + "','ipv6Prefix':'" + ipv6 + "','ipv6PrefixLength':" + ipv6Length
                + ",'ipv4Prefix':'198.51.100.0','ipv4PrefixLength':'24','eaBitLength':" + ea + ",'psIdOffset':'4'"
                + more + '}';
    }

    private static OcnAnswer read(OcnContract contract, String... rules) {
        return read(contract, "{'basicMapRules':[" + String.join(",", rules) + "]}");
    }

    private static OcnAnswer read(OcnContract contract, String body) {
        return OcnAnswer.read(Octets.of(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), contract);
    }

    private static List<String> problems(RuleServerAnswer answer) {
        return answer.problems().stream().map(AnswerProblem::toString).toList();
    }

    /** What that device made of these prefixes: address, IPv4 and PSID. */
    @ParameterizedTest
    @CsvSource({
        "2001:db8:1014:300::/64, 2001:db8:1014:300:c6:3364:1400:300, 198.51.100.20, 3",
        "2001:db8:100a:500::/56, 2001:db8:100a:500:c6:3364:a00:500, 198.51.100.10, 5",
    })
    void asADeviceDoes(String line, String ce, String ipv4, int psid) {
        for (String rule : List.of(IN_QUOTES, BARE)) {
            OcnAnswer answer = read(OcnContract.SHARED, new String[] {rule});
            assertEquals(List.of(), answer.problems());
            Softwire.MapE softwire = (Softwire.MapE)
                    answer.softwires(List.of(Ipv6Prefix.parse(line))).get(0);
            assertEquals(Ipv6Address.parse(ce), softwire.ce().ceAddress());
            assertEquals(ipv4, softwire.ce().ipv4Address().toString());
            assertEquals(psid, softwire.ce().psid());
            assertEquals(15, softwire.ce().ports().ranges().size());
        }
    }

    @Test
    void eachRuleHasItsOwnBorderRelay() {
        OcnAnswer answer = read(
                OcnContract.SHARED,
                IN_QUOTES,
                rule("2001:db8:9999::2", "2001:db8:2000::", "'40'", "'16'", ""),
                rule("2001:db8:9999::1", "2001:db8:3000::", "'40'", "'16'", ",'hostName':''"));
        assertEquals(List.of(), answer.problems());
        assertEquals(2, answer.mechanisms().size());
        Softwire.MapE softwire = (Softwire.MapE) answer.softwires(List.of(Ipv6Prefix.parse("2001:db8:2014:300::/56")))
                .get(0);
        assertEquals(
                List.of(Ipv6Address.parse("2001:db8:9999::2")), softwire.ce().brAddresses());
    }

    /** A fixed contract's rule in a shared contract would take somebody else's address. */
    @Test
    void contractsAreKeptApart() {
        String fixed = "{'brIpv6Address':'2001:db8:9999::3','ipv6Prefix':'2001:db8:1014:300::','ipv6PrefixLength':'56',"
                + "'ipv4Prefix':'203.0.113.7','ipv4PrefixLength':'32','eaBitLength':'0','psIdOffset':'0','psId':'0',"
                + "'hostName':'fixed.example'}";
        List<Ipv6Prefix> line = List.of(Ipv6Prefix.parse("2001:db8:1014:300::/56"));
        Softwire.MapE shared = (Softwire.MapE)
                read(OcnContract.SHARED, fixed, IN_QUOTES).softwires(line).get(0);
        assertEquals("198.51.100.20", shared.ce().ipv4Address().toString());
        Softwire.MapE own = (Softwire.MapE)
                read(OcnContract.FIXED, fixed, IN_QUOTES).softwires(line).get(0);
        assertEquals("203.0.113.7", own.ce().ipv4Address().toString());
        assertEquals(
                Ipv6Address.parse("2001:db8:1014:300:cb:71:700:0"), own.ce().ceAddress());
        assertEquals(65536, own.ce().ports().size());
        assertEquals(List.of(), read(OcnContract.FIXED, IN_QUOTES, BARE).mechanisms());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5|: of the wrong type",
                "{}|.brIpv6Address: missing",
                "{'brIpv6Address':'ff02::1'}|.brIpv6Address: not a usable value",
                "{'brIpv6Address':'2001:db8::1','ipv6Prefix':'2001:db8::/32'}|.ipv6Prefix: not a usable value",
                "{'brIpv6Address':'2001:db8::1','ipv6Prefix':'2001:db8::'}|.ipv6PrefixLength: missing",
                "{'brIpv6Address':'2001:db8::1','ipv6Prefix':'2001:db8::','ipv6PrefixLength':'129'}|.ipv6PrefixLength: out of range",
                "{'brIpv6Address':'2001:db8::1','ipv6Prefix':'2001:db8::','ipv6PrefixLength':'4x'}|.ipv6PrefixLength: of the wrong type",
                "{'brIpv6Address':'2001:db8::1','ipv6Prefix':'2001:db8::','ipv6PrefixLength':''}|.ipv6PrefixLength: of the wrong type",
                "{'brIpv6Address':'2001:db8::1','ipv6Prefix':'2001:db8::','ipv6PrefixLength':16}|.ipv6Prefix: a prefix with host bits set",
            })
    void rules(String rule, String problem) {
        OcnAnswer answer = read(OcnContract.SHARED, IN_QUOTES, rule);
        assertEquals(List.of("basicMapRules[1]" + problem), problems(answer));
        assertEquals(1, answer.mechanisms().size());
    }

    @Test
    void tooManyEaBits() {
        String rule = rule("2001:db8:9999::1", "2001:db8:1000::", "40", "'25'", "");
        assertEquals(
                List.of("basicMapRules[0].eaBitLength: out of range"),
                problems(read(OcnContract.SHARED, new String[] {rule})));
        String port = rule("2001:db8:9999::1", "2001:db8:1000::", "40", "'21'", "");
        assertEquals(
                List.of("basicMapRules[0].eaBitLength: out of range"),
                problems(read(OcnContract.SHARED, new String[] {port})));
    }

    @Test
    void moreRulesThanAreRead() {
        String[] rules = IntStream.range(0, 257).mapToObj(i -> IN_QUOTES).toArray(String[]::new);
        OcnAnswer answer = read(OcnContract.SHARED, rules);
        assertEquals(List.of("basicMapRules: out of range"), problems(answer));
        assertEquals(256, ((Mechanism.MapE) answer.mechanisms().get(0)).rules().size());
    }

    @Test
    void blankIsNothing() {
        assertEquals(new OcnAnswer(List.of(), List.of()), read(OcnContract.SHARED, "{}"));
        assertEquals(List.of(), read(OcnContract.SHARED, new String[0]).mechanisms());
        assertEquals(
                MalformedAnswerException.Reason.LIST_MISSING,
                assertThrows(MalformedAnswerException.class, () -> read(OcnContract.SHARED, "{'error':'x'}"))
                        .reason());
        assertEquals(
                MalformedAnswerException.Reason.NOT_JSON,
                assertThrows(MalformedAnswerException.class, () -> read(OcnContract.SHARED, "Forbidden"))
                        .reason());
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1014:300::/56, 2001:db8:1014:300::, 56",
        "2001:db8:1000::/48, 2001:db8:1000::, 56",
        "2001:db8:1014:310::/60, 2001:db8:1014:310::, 64",
        "2001:db8:1014:312::/64, 2001:db8:1014:312::, 64",
    })
    void theUrl(String line, String prefix, int length) {
        RuleServerUrl url = OcnAnswer.urlAt(
                RuleServerUrl.parse("https://rules.example/"), Ipv6Prefix.parse(line), "a key&/+\u4f8b-._~9");
        assertEquals(
                "https://rules.example/?ipv6Prefix=" + prefix + "&ipv6PrefixLength=" + length
                        + "&code=a%20key%26%2F%2B%E4%BE%8B-._~9",
                url.text());
        assertEquals("https://rules.example/?...", url.toString());
    }

    @Test
    void aPrefixLongerThan64HasNoUrl() {
        RuleServerUrl server = RuleServerUrl.parse("https://rules.example/");
        Ipv6Prefix tooLong = Ipv6Prefix.parse("2001:db8::/65");
        assertThrows(IllegalArgumentException.class, () -> OcnAnswer.urlAt(server, tooLong, "key"));
    }

    @Test
    void aListOfDistinctRules() {
        String rules = IntStream.range(0, 256)
                .mapToObj(i -> rule("2001:db8:9999::1", String.format("2001:db8:%x00::", i), "'40'", "'16'", ""))
                .collect(Collectors.joining(","));
        OcnAnswer answer = read(OcnContract.SHARED, "{'basicMapRules':[" + rules + "]}");
        assertEquals(
                256,
                ((Mechanism.MapE) answer.mechanisms().get(0)).domain().rules().size());
    }
}
