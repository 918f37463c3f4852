package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The syntax of every parameter at both ends, and where credentials go. */
class ProvisioningRequestTest {
    private static final String TOKEN = "0123456789abcdef".repeat(4);
    private static final ProvisioningRequest REQUEST =
            ProvisioningRequest.of("00005e-wan6", "wan6", "0_1_0", List.of(Capability.MAP_E));
    private static final Bootstrap.Server SERVER = server("https://rules.example.jp/c", CertificateCheck.REQUIRED);

    private static Bootstrap.Server server(String url, CertificateCheck check) {
        return new Bootstrap.Server(RuleServerUrl.parse(url), check);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000", "abcdef", "ABCDEF-a", "00005e-_", "00005e-123456789012345678901234"})
    void vendorIds(String good) {
        ProvisioningRequest.of(good, "p", "1", List.of(Capability.MAP_E));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00005",
                "00005e0",
                "00005g",
                "00005e-",
                "00005e-a-b",
                "00005e-1234567890123456789012345",
                "00005e_a",
                " 00005e",
                "00005e\n",
                "00:00:5e",
                "00005e-\u00e9",
                "\uff10\uff10\uff10\uff10\uff10\uff10"
            })
    void noVendorIds(String bad) {
        assertRefused("vendorid", () -> ProvisioningRequest.of(bad, "p", "1", List.of(Capability.MAP_E)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a.b",
                "a&b",
                "a=b",
                "a%20",
                "a#",
                "a\r\n",
                "ppppppppppppppppppppppppppppppppp",
                "\u00e9"
            })
    void noProducts(String bad) {
        assertRefused("product", () -> ProvisioningRequest.of("00005e", bad, "1", List.of(Capability.MAP_E)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.0", "1-0", "v1", "1 ", "123456789012345678901234567890123", "\u0661"})
    void noVersions(String bad) {
        assertRefused("version", () -> ProvisioningRequest.of("00005e", "p", bad, List.of(Capability.MAP_E)));
    }

    @Test
    void thirtyTwoIsTheMost() {
        ProvisioningRequest.of("00005e", "_-".repeat(16), "1_".repeat(16), List.of(Capability.values()));
    }

    @Test
    void capabilitiesEachOnceAndAtLeastOne() {
        assertRefused("capability", () -> ProvisioningRequest.of("00005e", "p", "1", List.of()));
        assertRefused("capability", () -> Capability.parse("map-e"));
        assertRefused("capability", () -> Capability.parse(""));
    }

    @ParameterizedTest
    @EnumSource
    void everyCapabilityHasAWord(Capability capability) {
        assertEquals(capability, Capability.parse(capability.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a&b", "a.b", "a%", "a\n", "123456789012345678901234567890123", "\u00e9"})
    void noCredentials(String bad) {
        assertRefused("user", () -> REQUEST.withCredentials(bad, "p"));
        assertRefused("pass", () -> REQUEST.withCredentials("u", bad));
        assertRefused("user", () -> REQUEST.withCredentialsFor("rules.example.jp", bad, "p"));
        assertRefused("pass", () -> REQUEST.withCredentialsFor("rules.example.jp", "u", bad));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a b", "rules..example", "https://rules.example.jp", "rules.example.jp:443"})
    void noServerNames(String bad) {
        assertRefused("serverName", () -> REQUEST.withCredentialsFor(bad, "u", "p"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123", "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"})
    void noTokens(String bad) {
        assertRefused("token", () -> REQUEST.urlAt(SERVER, bad));
        assertRefused("token", () -> REQUEST.urlAt(SERVER, TOKEN + '0'));
    }

    private static void assertRefused(String name, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.startsWith(name + ' '), message);
    }

    @Test
    void theTokenStandsBeforeTheCredentials() {
        assertEquals(
                "https://rules.example.jp/c?vendorid=00005e-wan6&product=wan6&version=0_1_0&capability=map_e&token="
                        + TOKEN + "&user=u&pass=p",
                REQUEST.withCredentials("u", "p").urlAt(SERVER, TOKEN).text());
    }

    /** HB46PP 1.1 §3.3: with a server name, only by https, verified, and to that host. */
    @ParameterizedTest
    @CsvSource({
        "https://rules.example.jp/, REQUIRED, true",
        "https://RULES.example.jp./, REQUIRED, true",
        "https://rules.example.jp:8443/, REQUIRED, true",
        "https://rules.example.jp/, NONE, false",
        "http://rules.example.jp/, NONE, false",
        "https://other.example.jp/, REQUIRED, false",
        "https://rules.example.jp.example/, REQUIRED, false",
        "https://xrules.example.jp/, REQUIRED, false",
        "https://jp/, REQUIRED, false",
        "https://[2001:db8::1]/, REQUIRED, false",
    })
    void credentialsForOneServer(String url, CertificateCheck check, boolean sent) {
        Bootstrap.Server server = server(url, check);
        ProvisioningRequest request = REQUEST.withCredentialsFor("rules.example.jp", "u", "p");
        assertEquals(sent, request.urlAt(server).text().contains("&user=u&pass=p"));
        assertEquals(!sent, request.withholdsCredentialsFrom(server));
        assertTrue(REQUEST.withCredentials("u", "p").urlAt(server).text().contains("&user=u&pass=p"));
        assertFalse(REQUEST.withCredentials("u", "p").withholdsCredentialsFrom(server));
        assertFalse(REQUEST.urlAt(server).text().contains("user"));
        assertFalse(REQUEST.withholdsCredentialsFrom(server));
    }

    @Test
    void noSecretIsShown() {
        String shown = REQUEST.withCredentialsFor("rules.example.jp", "benutzer", "geheim")
                        .toString()
                + REQUEST.withCredentials("benutzer", "geheim").urlAt(SERVER, TOKEN);
        assertFalse(shown.contains("benutzer") || shown.contains("geheim") || shown.contains(TOKEN), shown);
        assertEquals(
                "ProvisioningRequest[00005e-wan6, wan6, 0_1_0, [map_e], with credentials]"
                        + "https://rules.example.jp/c?...",
                shown);
    }

    @Test
    void aCertificateIsNotRequiredOfPlainHttp() {
        assertThrows(
                IllegalArgumentException.class, () -> server("http://rules.example.jp/", CertificateCheck.REQUIRED));
    }
}
