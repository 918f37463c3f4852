package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.wan6.codec.Ipv6Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleServerUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://r.example, r.example, 443, r.example, /",
        "http://r.example, r.example, 80, r.example, /",
        "https://r.example:8443/a/b?c=d, r.example, 8443, r.example:8443, /a/b?c=d",
        "https://r.example?c, r.example, 443, r.example, /?c",
        "https://r.example:/a, r.example, 443, r.example:, /a",
        "https://R.Example./a#b, R.Example., 443, R.Example., /a",
        "HTTP://[2001:db8::46]:8080/a, 2001:db8::46, 8080, [2001:db8::46]:8080, /a",
        "https://r.example#x?y, r.example, 443, r.example, /",
        "https://a_b.example/%zz, a_b.example, 443, a_b.example, /%zz",
    })
    void parts(String text, String host, int port, String authority, String target) {
        RuleServerUrl url = RuleServerUrl.parse(text);
        assertEquals(text, url.text());
        assertEquals(host, url.host());
        assertEquals(port, url.port());
        assertEquals(authority, url.authority());
        assertEquals(target, url.target());
        assertEquals(text.toLowerCase(Locale.ROOT).startsWith("https"), url.isHttps());
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://r.example/, SCHEME",
        "r.example, SCHEME",
        "//r.example/, SCHEME",
        "https:r.example, SCHEME",
        "'', SCHEME",
        "https://, HOST",
        "https:///a, HOST",
        "https://?a, HOST",
        "https://a..b/, HOST",
        "https://.a/, HOST",
        "https://./, HOST",
        "https://a%41/, HOST",
        "https://a+b/, HOST",
        "https://[::1/, HOST",
        "https://[::1]x/, HOST",
        "https://[1.2.3.4]/, HOST",
        "https://[fe80::1]/, HOST",
        "https://[fe80::1%25eth0]/, HOST",
        "https://[ff02::1]/, HOST",
        "https://[::]/, HOST",
        "https://2001:db8::1/, PORT",
        "https://[::ffff:192.0.2.1]/, IPV4_LITERAL",
        "https://192.0.2.1/, IPV4_LITERAL",
        "https://192.0.2.1./, IPV4_LITERAL",
        "https://127.1/, IPV4_LITERAL",
        "https://2130706433/, IPV4_LITERAL",
        "https://0x7f000001/, IPV4_LITERAL",
        "https://a.0X1/, IPV4_LITERAL",
        "https://u@r.example/, USER_INFO",
        "https://u:p@[::1]/, USER_INFO",
        "https://r.example:0/, PORT",
        "https://r.example:65536/, PORT",
        "https://r.example:99999999999999999999/, PORT",
        "https://r.example:8x/, PORT",
        "https://r.example:-1/, PORT",
        "'https://r.example/a b', CHARACTER",
        "https://r.example/\u00e9, CHARACTER",
    })
    void whatIsNone(String text, DiscoveryFault fault) {
        assertEquals(fault, assertThrows(UrlParts.Refusal.class, () -> RuleServerUrl.read(text)).fault);
        String message = assertThrows(IllegalArgumentException.class, () -> RuleServerUrl.parse(text))
                .getMessage();
        assertEquals("not the URL of a rule server: " + fault, message);
    }

    /** What would end or split the request line. */
    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\t", "\u0000", "\u007f", "\u0080", "\uff0f"})
    void charactersThatNoUrlHas(String character) {
        UrlParts.Refusal refusal = assertThrows(
                UrlParts.Refusal.class, () -> RuleServerUrl.read("https://r.example/" + character + "Host:x"));
        assertEquals(DiscoveryFault.CHARACTER, refusal.fault);
    }

    @Test
    void lengths() {
        RuleServerUrl.parse("https://r.example/" + "p".repeat(2048 - 18));
        assertThrows(
                IllegalArgumentException.class,
                () -> RuleServerUrl.parse("https://r.example/" + "p".repeat(2048 - 17)));
        String label = "l".repeat(63);
        RuleServerUrl.parse("https://" + label + '.' + label + '.' + label + '.' + "l".repeat(61) + "/");
        assertThrows(IllegalArgumentException.class, () -> RuleServerUrl.parse("https://" + label + "l/"));
        assertThrows(
                IllegalArgumentException.class,
                () -> RuleServerUrl.parse("https://" + label + '.' + label + '.' + label + '.' + "l".repeat(62) + "/"));
    }

    /** RFC 3986 §5.4, as far as it stays with http and https. */
    @ParameterizedTest
    @CsvSource({
        "g, http://a/b/c/g",
        "./g, http://a/b/c/g",
        "g/, http://a/b/c/g/",
        "/g, http://a/g",
        "//g, http://g",
        "?y, http://a/b/c/d;p?y",
        "g?y, http://a/b/c/g?y",
        "#s, http://a/b/c/d;p?q",
        "g#s, http://a/b/c/g",
        "g?y#s, http://a/b/c/g?y",
        ";x, http://a/b/c/;x",
        "g;x?y#s, http://a/b/c/g;x?y",
        "., http://a/b/c/",
        "./, http://a/b/c/",
        ".., http://a/b/",
        "../, http://a/b/",
        "../g, http://a/b/g",
        "../.., http://a/",
        "../../, http://a/",
        "../../g, http://a/g",
        "../../../g, http://a/g",
        "../../../../g, http://a/g",
        "/./g, http://a/g",
        "/../g, http://a/g",
        "g., http://a/b/c/g.",
        ".g, http://a/b/c/.g",
        "g.., http://a/b/c/g..",
        "..g, http://a/b/c/..g",
        "./../g, http://a/b/g",
        "./g/., http://a/b/c/g/",
        "g/./h, http://a/b/c/g/h",
        "g/../h, http://a/b/c/h",
        "g;x=1/./y, http://a/b/c/g;x=1/y",
        "g;x=1/../y, http://a/b/c/y",
        "g?y/./x, http://a/b/c/g?y/./x",
        "g?y/../x, http://a/b/c/g?y/../x",
        "https://b.example/x?y, https://b.example/x?y",
        "/g:h, http://a/g:h",
        "./g:h, http://a/b/c/g:h",
    })
    void references(String reference, String url) {
        RuleServerUrl base = RuleServerUrl.parse("http://a/b/c/d;p?q");
        assertEquals(url, followed(base, reference));
    }

    private static String followed(RuleServerUrl base, String reference) {
        return assertInstanceOf(Redirect.To.class, base.redirect(reference, CertificateCheck.NONE))
                .url()
                .text();
    }

    @ParameterizedTest
    @CsvSource({
        "g:h, SCHEME",
        "ftp://b.example/, SCHEME",
        "//u@b/, USER_INFO",
        "//192.0.2.1/, IPV4_LITERAL",
        "/a b, CHARACTER"
    })
    void referencesToNowhere(String reference, DiscoveryFault fault) {
        RuleServerUrl base = RuleServerUrl.parse("http://a/b/c/d;p?q");
        assertEquals(new Redirect.Refused(fault.toString()), base.redirect(reference, CertificateCheck.NONE));
    }

    @Test
    void aReferenceFromABaseWithoutAPath() {
        assertEquals("https://[2001:db8::1]:8443/x", followed(RuleServerUrl.parse("https://[2001:db8::1]:8443"), "x"));
        assertEquals("https://a?y", followed(RuleServerUrl.parse("https://a?x#z"), "?y"));
    }

    @Test
    void hosts() {
        RuleServerUrl url = RuleServerUrl.parse("https://Rules.example.jp./");
        assertTrue(url.isHost("rules.Example.jp"));
        assertTrue(url.isHost("rules.example.jp."));
        assertFalse(url.isHost("example.jp"));
        assertFalse(url.isHost("xrules.example.jp"));
        assertEquals(Optional.empty(), url.hostAddress());
        RuleServerUrl literal = RuleServerUrl.parse("https://[2001:db8::46]/");
        assertEquals(Optional.of(Ipv6Address.parse("2001:db8::46")), literal.hostAddress());
        assertFalse(literal.isHost("2001:db8::46"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://r/, https://r/?a=1&b=2",
        "https://r, https://r?a=1&b=2",
        "https://r/?, https://r/?a=1&b=2",
        "https://r/?c=3, https://r/?c=3&a=1&b=2",
        "https://r/?c=3&, https://r/?c=3&a=1&b=2",
        "https://r/#f, https://r/?a=1&b=2",
        "https://r/?b=0, https://r/?b=0&a=1",
        "https://r/?x=b=0, https://r/?x=b=0&a=1&b=2",
    })
    void parametersAreAdded(String text, String with) {
        RuleServerUrl url = RuleServerUrl.parse(text)
                .withParameters(List.of(new UrlParameter("a", "1"), new UrlParameter("b", "2")));
        assertEquals(with, url.text());
        assertEquals(url, RuleServerUrl.parse(with));
        assertEquals(RuleServerUrl.parse(with).target(), url.target());
    }

    @Test
    void aQueryIsNotShown() {
        assertEquals(
                "https://r/a?...",
                RuleServerUrl.parse("https://r/a?pass=geheim").toString());
        assertEquals("https://r/a", RuleServerUrl.parse("https://r/a").toString());
    }
}
