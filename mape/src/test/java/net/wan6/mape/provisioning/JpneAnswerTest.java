package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.mape.Softwire;
import net.wan6.mape.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of JPNE's server, in the form known from public firmware. */
class JpneAnswerTest {
    private static final String ID = "0123456789abcdef0123456789ABCDEF";
    private static final String BODY = "{'dmr':'2001:db8:9999::1','id':'" + ID + "','ipv6_fixlen':56,'fmr':["
            + "{'ipv6':'2001:db8::/32','ipv4':'10.0.0.0/16','ea_length':24,'psid_offset':4},"
            + "{'ipv6':'2001:db8:1000::/40','ipv4':'198.51.100.0/24','ea_length':'16','psid_offset':'4'}]}";

    private static JpneAnswer read(String body) {
        return JpneAnswer.read(Octets.of(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    /** The longer of two prefixes that hold the line decides, whatever their order. */
    @ParameterizedTest
    @CsvSource({
        "2001:db8:1014:300::/56, 198.51.100.20, 3, 2001:db8:1014:300:c6:3364:1400:300",
        "2001:db8:2014:300::/56, 10.0.32.20, 3, 2001:db8:2014:300:a:20:1400:300",
    })
    void rulesOfTwoLengths(String line, String ipv4, int psid, String ce) {
        JpneAnswer answer = read(BODY);
        assertEquals(List.of(), answer.problems());
        assertEquals(Optional.of(ID), answer.id());
        Softwire.MapE softwire = (Softwire.MapE)
                answer.softwires(List.of(Ipv6Prefix.parse(line))).get(0);
        assertEquals(ipv4, softwire.ce().ipv4Address().toString());
        assertEquals(psid, softwire.ce().psid());
        assertEquals(Ipv6Address.parse(ce), softwire.ce().ceAddress());
        assertEquals(Topology.MESH, softwire.domain().topology());
        assertEquals(
                List.of(Ipv6Address.parse("2001:db8:9999::1")), softwire.ce().brAddresses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?(%s)", "jsonp(%s)", "a.b_$1(%s);", " cb ( %s ) ;\n", "%s"})
    void calls(String form) {
        assertEquals(read(BODY), read(String.format(form, BODY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(%s)", "cb(%s", "cb %s)", "cb(%s)(", "cb((%s))", "alert(1);cb(%s)", "%s)"})
    void whatIsNoCall(String form) {
        MalformedAnswerException refused =
                assertThrows(MalformedAnswerException.class, () -> read(String.format(form, BODY)));
        assertEquals(MalformedAnswerException.Reason.NOT_JSON, refused.reason());
    }

    /** A parenthesis inside is not the end of the call. */
    @Test
    void parenthesesInText() {
        assertEquals(
                1,
                read("cb({'dmr':'2001:db8:9::1','x':')(','fmr':[{'ipv6':'2001:db8::/32','ipv4':'10.0.0.0/16',"
                                + "'ea_length':24,'psid_offset':4}]})")
                        .mechanisms()
                        .size());
    }

    @Test
    void blankIsNothing() {
        assertEquals(List.of(), read("?({})").mechanisms());
        assertEquals(List.of(), read("?({})").problems());
        assertThrows(MalformedAnswerException.class, () -> read("?()"));
        assertEquals(
                MalformedAnswerException.Reason.LIST_MISSING,
                assertThrows(MalformedAnswerException.class, () -> read("?({'dmr':'2001:db8::1'})"))
                        .reason());
    }

    @Test
    void faultsAreNamed() {
        JpneAnswer answer = read(BODY.replace("2001:db8:9999::1", "192.0.2.1").replace("'" + ID + "'", "'x'"));
        assertEquals(List.of(), answer.mechanisms());
        assertEquals(
                "[id: not a usable value, dmr: not a usable value]",
                answer.problems().toString());
        assertEquals(Optional.empty(), answer.id());
        assertEquals(
                "[id: of the wrong type]",
                read(BODY.replace("'" + ID + "'", "5")).problems().toString());
        JpneAnswer one = read(BODY.replace("'10.0.0.0/16'", "'10.0.0.1/16'"));
        assertEquals(
                "[fmr[0].ipv4: a prefix with host bits set]", one.problems().toString());
        assertEquals(1, one.mechanisms().size());
    }

    @Test
    void theUrl() {
        RuleServerUrl server = RuleServerUrl.parse("https://rules.example/partner/get_rules?callback=cb");
        assertEquals(
                "https://rules.example/partner/get_rules?callback=cb&id=" + ID,
                JpneAnswer.urlAt(server, ID).text());
        assertThrows(IllegalArgumentException.class, () -> JpneAnswer.urlAt(server, ID + '0'));
        assertThrows(IllegalArgumentException.class, () -> JpneAnswer.urlAt(server, "x".repeat(32)));
    }
}
