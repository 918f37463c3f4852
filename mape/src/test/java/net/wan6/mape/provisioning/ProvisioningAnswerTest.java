package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.mape.Aftr;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.Softwire;
import net.wan6.mape.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vectors leave open: the specification's example, the softwires, and the siblings of each fault. */
class ProvisioningAnswerTest {
    private static final List<Ipv6Prefix> LINE = List.of(Ipv6Prefix.parse("2001:db8:1:2300::/56"));

    static ProvisioningAnswer read(String body) {
        return ProvisioningAnswer.read(Octets.of(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> problems(String body) {
        return read(body).problems().stream().map(AnswerProblem::toString).toList();
    }

    /** HB46PP 1.1 §3.4, the example in its words: 464XLAT first, then MAP-E with {@code mesh: true}. */
    @Test
    void theSpecificationsExampleReadsWhole() {
        ProvisioningAnswer answer = read("{'enabler_name': 'Example Enabler', 'service_name': 'Example Service',"
                + " 'isp_name': 'Example ISP', 'ttl': 86400,"
                + " 'token': '" + "0a".repeat(32) + "', 'order': ['464xlat', 'map_e'],"
                + " '464xlat': {'nat64prefix': '2001:db8:64::/96'},"
                + " 'map_e': {'version': 1, 'br': '2001:db8:9999::1', 'mesh': true, 'rules': ["
                + "{'ipv6': '2001:db8:1:2000::/52', 'ipv4': '203.0.113.0/24', 'ea_length': 12, 'psid_offset': 4}]}}");
        assertEquals(List.of(), answer.problems());
        assertEquals(List.of(Capability.XLAT_464, Capability.MAP_E), capabilities(answer));
        assertEquals(Optional.of("Example Enabler"), answer.enablerName());
        assertEquals(Optional.of("Example Service"), answer.serviceName());
        assertEquals(Optional.of("Example ISP"), answer.ispName());
        assertEquals(Optional.of("0a".repeat(32)), answer.token());
        assertEquals(OptionalInt.of(86400), answer.ttl());
        List<Softwire> softwires = answer.softwires(List.of(Ipv6Prefix.parse("2001:db8:1:2340::/64")));
        assertEquals(new Softwire.Xlat464(Ipv6Prefix.parse("2001:db8:64::/96")), softwires.get(0));
        Softwire.MapE mapE = (Softwire.MapE) softwires.get(1);
        assertEquals(Topology.MESH, mapE.domain().topology());
        assertEquals(InterfaceIdFormat.RFC_7597, mapE.domain().interfaceIdFormat());
        assertEquals(Ipv4Address.parse("203.0.113.52"), mapE.ce().ipv4Address());
        assertEquals(0, mapE.ce().psid());
        assertEquals(4, mapE.ce().psidLength());
    }

    private static List<Capability> capabilities(RuleServerAnswer answer) {
        return answer.mechanisms().stream().map(Mechanism::capability).toList();
    }

    @Test
    void whatIsUnknownIsPassedOver() {
        ProvisioningAnswer answer = read("{'order':['dslite'],'dslite':{'aftr':'a.example','priority':[1]},'map_e':7,"
                + "'new':{'order':null},'ipv6_mostly':true,'':0}");
        assertEquals(List.of(), answer.problems());
        assertEquals(Optional.of(true), answer.ipv6Mostly());
        assertEquals(Optional.empty(), read("{'order':[]}").ipv6Mostly());
        assertEquals(List.of("ipv6_mostly: of the wrong type"), problems("{'order':[],'ipv6_mostly':1}"));
    }

    @Test
    void oneBadObjectCostsNoOther() {
        ProvisioningAnswer answer = read("{'order':['map_e','map_t',5,'lw4o6','464xlat','ipip','dslite','hubspoke'],"
                + "'map_e':[],'map_t':{'dmr':'2001:db8::/64','rules':'none'},'lw4o6':{},"
                + "'464xlat':{'nat64prefix':'64:ff9b::1/96'},'ipip':[{'ipv6_local':'ff02::1'}],"
                + "'dslite':{'aftr':'2001:db8::1'},'ttl':{},'token':5,'auth':[],'isp_name':{}}");
        assertEquals(
                List.of(new Mechanism.DsLite(new Aftr.ByAddress(Ipv6Address.parse("2001:db8::1")))),
                answer.mechanisms());
        assertEquals(
                List.of(
                        "isp_name: of the wrong type",
                        "ttl: of the wrong type",
                        "token: of the wrong type",
                        "auth: of the wrong type",
                        "map_e: of the wrong type",
                        "map_t.rules: of the wrong type",
                        "order[2]: of the wrong type",
                        "lw4o6.lwaftr: missing",
                        "464xlat.nat64prefix: a prefix with host bits set",
                        "ipip[0].ipv6_local: not a usable value",
                        "ipip: without any usable entry",
                        "order[7]: an unknown name"),
                answer.problems().stream().map(AnswerProblem::toString).toList());
    }

    @Test
    void keysSaidTwice() {
        ProvisioningAnswer answer = read("{'order':['map_e'],'order':['dslite'],'ttl':1,'ttl':600,'x':1,'x':2,"
                + "'dslite':{'aftr':'a.example','aftr':'b.example'}}");
        assertEquals(
                List.of(new Mechanism.DsLite(new Aftr.ByName(DomainName.parse("b.example")))), answer.mechanisms());
        assertEquals(OptionalInt.of(600), answer.ttl());
        assertEquals(
                List.of("order: said twice", "ttl: said twice", "dslite.aftr: said twice"),
                answer.problems().stream().map(AnswerProblem::toString).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "604801, 604800, ttl: out of range",
        "-1, 0, ttl: out of range",
        "-1e99, 0, ttl: out of range",
        "60.5, 0, ttl: of the wrong type",
        "true, 0, ttl: of the wrong type",
        "[], 0, ttl: of the wrong type",
    })
    void times(String written, int ttl, String problem) {
        String body = "{'order':[],'ttl':" + written + '}';
        assertEquals(ttl, read(body).ttl().orElse(0));
        assertEquals(problem.isEmpty() ? List.of() : List.of(problem), problems(body));
    }

    @ParameterizedTest
    @CsvSource({
        "0, HUB_AND_SPOKE, ''",
        "1, MESH, ''",
        "1.0, MESH, ''",
        "true, MESH, ''",
        "false, HUB_AND_SPOKE, ''",
        "'\"1\"', HUB_AND_SPOKE, map_e.mesh: of the wrong type",
        "-1, HUB_AND_SPOKE, map_e.mesh: not a usable value",
        "0.5, HUB_AND_SPOKE, map_e.mesh: not a usable value",
        "1e99, HUB_AND_SPOKE, map_e.mesh: not a usable value",
        "{}, HUB_AND_SPOKE, map_e.mesh: of the wrong type",
    })
    void mesh(String written, Topology topology, String problem) {
        String body = "{'order':['map_e'],'map_e':{'br':'2001:db8:9::1','mesh':" + written + ",'rules':["
                + "{'ipv6':'2001:db8:1000::/40','ipv4':'198.51.100.0/24','ea_length':16,'psid_offset':4}]}}";
        assertEquals(topology, ((Mechanism.MapE) read(body).mechanisms().get(0)).topology());
        assertEquals(problem.isEmpty() ? List.of() : List.of(problem), problems(body));
    }

    /** No end of a tunnel that a packet could go to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "192.0.2.1",
                "127.1",
                "::",
                "::1",
                "ff02::1",
                "fe80::1",
                "::ffff:192.0.2.1",
                "[2001:db8::1]",
                "2001:db8::1/128",
                "2001:db8::1%eth0",
                "a b",
                "a..b",
                "-\u00e9.example",
                "https://a.example",
                "a.example:80",
                "a\\u002f.example",
                "a\\u0000.example"
            })
    void noAftrs(String aftr) {
        assertEquals(
                List.of("dslite.aftr: not a usable value"),
                problems("{'order':['dslite'],'dslite':{'aftr':'" + aftr + "'}}"));
    }

    @Test
    void theLongestName() {
        String label = "l".repeat(63);
        String longest = label + '.' + label + '.' + label + '.' + "l".repeat(61);
        assertEquals(List.of(), problems("{'order':['dslite'],'dslite':{'aftr':'" + longest + "'}}"));
        assertEquals(List.of(), problems("{'order':['dslite'],'dslite':{'aftr':'" + longest + ".'}}"));
        assertEquals(
                List.of("dslite.aftr: not a usable value"),
                problems("{'order':['dslite'],'dslite':{'aftr':'" + longest + "l'}}"));
    }

    /** One fault in a rule each; the good rule beside it is left. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5|: of the wrong type",
                "null|: of the wrong type",
                "{}|.ipv6: missing",
                "{'ipv6':5}|.ipv6: of the wrong type",
                "{'ipv6':'2001:db8::/129'}|.ipv6: not a usable value",
                "{'ipv6':'2001:db8::/-1'}|.ipv6: not a usable value",
                "{'ipv6':'/32'}|.ipv6: not a usable value",
                "{'ipv6':'2001:db8::/32/'}|.ipv6: not a usable value",
                "{'ipv6':'2001:db8::1/32'}|.ipv6: a prefix with host bits set",
                "{'ipv6':'2001:db8::/32'}|.ipv4: missing",
                "{'ipv6':'2001:db8::/32','ipv4':'192.0.2.0'}|.ipv4: not a usable value",
                "{'ipv6':'2001:db8::/32','ipv4':'192.0.2.0/33'}|.ipv4: not a usable value",
                "{'ipv6':'2001:db8::/32','ipv4':'192.0.02.0/24'}|.ipv4: not a usable value",
                "{'ipv6':'2001:db8::/32','ipv4':'192.0.2.0/24'}|.ea_length: missing",
                "{'ipv6':'2001:db8::/32','ipv4':'192.0.2.0/24','ea_length':'8'}|.ea_length: of the wrong type",
                "{'ipv6':'2001:db8::/32','ipv4':'192.0.2.0/24','ea_length':49}|.ea_length: out of range",
                "{'ipv6':'2001:db8::/32','ipv4':'192.0.2.0/24','ea_length':8}|.psid_offset: missing",
                "{'ipv6':'2001:db8::/32','ipv4':'192.0.2.0/24','ea_length':8,'psid_offset':16}|.psid_offset: out of range",
                "{'ipv6':'2001:db8::/32','ipv4':'192.0.2.0/24','ea_length':8,'psid_offset':-1}|.psid_offset: out of range",
                "{'ipv6':'2001:db8::/32','ipv4':'192.0.2.0/16','ea_length':33,'psid_offset':4}|.ipv4: a prefix with host bits set",
                "{'ipv6':'2001:db8::/32','ipv4':'192.0.0.0/16','ea_length':33,'psid_offset':0}|.ea_length: out of range",
                "{'ipv6':'2001:db8::/57','ipv4':'192.0.2.0/24','ea_length':8,'psid_offset':0}|.ea_length: out of range",
                "{'ipv6':'2001:db8:1000::/40','ipv4':'203.0.113.0/24','ea_length':16,'psid_offset':4}|: said twice",
            })
    void rules(String rule, String problem) {
        String good = "{'ipv6':'2001:db8:1000::/40','ipv4':'198.51.100.0/24','ea_length':16,'psid_offset':4}";
        String body = "{'order':['map_e'],'map_e':{'br':'2001:db8:9::1','rules':[" + good + ',' + rule + "]}}";
        assertEquals(List.of("map_e.rules[1]" + problem), problems(body));
        assertEquals(
                1, ((Mechanism.MapE) read(body).mechanisms().get(0)).rules().size());
    }

    /** HB46PP 1.1 §3.4: a CE takes 256 rules; these are all different, and each is found. */
    @Test
    void twoHundredAndFiftySixRules() {
        String rules = IntStream.range(0, 256)
                .mapToObj(i -> String.format(
                        "{'ipv6':'2001:db8:%x00::/40','ipv4':'10.%d.0.0/16','ea_length':16,'psid_offset':4}", i, i))
                .collect(Collectors.joining(","));
        ProvisioningAnswer answer =
                read("{'order':['map_e'],'map_e':{'br':'2001:db8:9::1','mesh':1,'rules':[" + rules + "]}}");
        assertEquals(List.of(), answer.problems());
        for (int i = 0; i < 256; i++) {
            Ipv6Prefix line = Ipv6Prefix.parse(String.format("2001:db8:%x:%x00::/56", (i << 8) | 0x12, 0x34));
            Softwire.MapE softwire =
                    (Softwire.MapE) answer.softwires(List.of(line)).get(0);
            assertEquals(Ipv4Address.parse("10." + i + ".18.52"), softwire.ce().ipv4Address());
            assertEquals(256, softwire.domain().rules().size());
        }
    }

    @Test
    void moreProblemsThanAnybodyReads() {
        String order = IntStream.range(0, 60_000).mapToObj(i -> "0").collect(Collectors.joining(","));
        List<AnswerProblem> problems = read("{'order':[" + order + "]}").problems();
        assertEquals(501, problems.size());
        assertEquals("order[499]: of the wrong type", problems.get(499).toString());
        assertEquals("and more", problems.get(500).toString());
    }

    @Test
    void softwiresOfALineOnly() {
        ProvisioningAnswer answer = read("{'order':['map_e','ipip','dslite'],"
                + "'map_e':{'br':'2001:db8:9::1','rules':["
                + "{'ipv6':'2001:db8:1:2000::/52','ipv4':'203.0.113.0/24','ea_length':4,'psid_offset':4}]},"
                + "'ipip':[{'ipv6_local':'2001:db8:1:2300::feed','ipv6_remote':'2001:db8:9::2','ipv4':'192.0.2.9/29'},"
                + "{'ipv6_local':'2001:db8:7::feed','ipv6_remote':'2001:db8:9::2','ipv4':'192.0.2.17/32'}],"
                + "'dslite':{'aftr':'aftr.example'}}");
        assertEquals(List.of(), answer.problems());
        List<Softwire> here = answer.softwires(LINE);
        assertEquals(3, here.size());
        assertEquals(
                new Softwire.Ipv4InIpv6(
                        Ipv4Address.parse("192.0.2.9"),
                        29,
                        Ipv6Address.parse("2001:db8:1:2300::feed"),
                        Ipv6Address.parse("2001:db8:9::2")),
                here.get(1));
        assertEquals(
                List.of(Softwire.DsLite.to(DomainName.parse("aftr.example"))),
                answer.softwires(List.of(Ipv6Prefix.parse("2001:db8:8::/56"))));
        assertEquals(List.of(), answer.softwires(List.of()));
    }

    /** A rule that leads to an address no host can have makes no softwire, and no exception. */
    @Test
    void aRuleOfGroupAddresses() {
        ProvisioningAnswer answer = read("{'order':['map_e'],'map_e':{'br':'2001:db8:9::1','rules':["
                + "{'ipv6':'2001:db8:1:2000::/52','ipv4':'224.0.0.0/8','ea_length':4,'psid_offset':4}]}}");
        assertEquals(List.of(), answer.softwires(LINE));
    }

    @ParameterizedTest
    @CsvSource({
        "[], NOT_AN_OBJECT",
        "'\"order\"', NOT_AN_OBJECT",
        "null, NOT_AN_OBJECT",
        "{}, LIST_MISSING",
        "'{\"order\":null}', LIST_MISSING",
        "'{\"order\":{}}', NOT_A_LIST",
        "'{\"order\":\"map_e\"}', NOT_A_LIST",
    })
    void whatIsNoAnswer(String body, MalformedAnswerException.Reason reason) {
        assertEquals(
                reason,
                assertThrows(MalformedAnswerException.class, () -> read(body)).reason());
    }

    @Test
    void nothingOnPurposeIsNotNothingUsable() {
        assertTrue(read("{'order':[]}").offersNothing());
        assertFalse(read("{'order':['sixrd']}").offersNothing());
        assertFalse(read("{'order':['map_e']}").offersNothing());
    }

    @Test
    void nothingOfTheServersWordsIsShown() {
        ProvisioningAnswer answer =
                read("{'order':['dslite'],'dslite':{'aftr':'a.example'},'ttl':600,'enabler_name':'\\u001b[2J',"
                        + "'token':'" + "0a".repeat(32) + "'}");
        assertEquals("ProvisioningAnswer[[dslite], ttl 600 s, 0 problems]", answer.toString());
        assertEquals(Optional.of("\u001b[2J"), answer.enablerName());
    }

    @Test
    void equality() {
        String body = "{'order':['dslite'],'dslite':{'aftr':'a.example'},'ttl':600}";
        assertEquals(read(body), read(body + ' '));
        assertEquals(read(body).hashCode(), read(body + ' ').hashCode());
        assertFalse(read(body).equals(read("{'order':[],'ttl':600}")));
        assertFalse(read(body).equals(read(body.replace("600", "601"))));
        assertFalse(
                read(body).equals(read("{'isp_name':'i','order':['dslite'],'dslite':{'aftr':'a.example'},'ttl':600}")));
    }
}
