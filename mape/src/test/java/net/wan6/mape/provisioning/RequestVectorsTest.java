package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the vectors for the request. */
class RequestVectorsTest {

    static List<Row> rows() {
        return Row.of("hb46pp-request.json");
    }

    @Test
    void noneIsLeftOut() {
        assertEquals(31, rows().size());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void request(Row row) {
        JsonNode asked = row.get("request");
        Bootstrap.Server server = new Bootstrap.Server(
                RuleServerUrl.parse(asked.get("url").asText()),
                asked.get("t").asText().equals("b") ? CertificateCheck.REQUIRED : CertificateCheck.NONE);
        if (row.expected().has("refuse")) {
            assertRefused(asked, server, row.expected().get("refuse").asText());
            return;
        }
        assertEquals(row.expected().get("url").asText(), url(asked, server).text());
        boolean withheld = row.expected().path("credentialsWithheld").asBoolean();
        assertEquals(withheld, description(asked).withholdsCredentialsFrom(server));
    }

    private static void assertRefused(JsonNode asked, Bootstrap.Server server, String parameter) {
        if (parameter.equals("user-pass")) {
            // One without the other cannot be said: the method takes both.
            assertEquals(
                    "user",
                    assertThrows(NullPointerException.class, () -> url(asked, server))
                            .getMessage());
            return;
        }
        Exception refused = assertThrows(IllegalArgumentException.class, () -> url(asked, server));
        assertTrue(refused.getMessage().startsWith(parameter + ' '), refused.getMessage());
        assertTrue(!asked.has("pass")
                || !refused.getMessage().contains(asked.get("pass").asText()));
    }

    private static RuleServerUrl url(JsonNode asked, Bootstrap.Server server) {
        ProvisioningRequest description = description(asked);
        return asked.has("token") ? description.urlAt(server, asked.get("token").asText()) : description.urlAt(server);
    }

    private static ProvisioningRequest description(JsonNode asked) {
        List<Capability> capabilities = new ArrayList<>();
        asked.get("capability").forEach(word -> capabilities.add(Capability.parse(word.asText())));
        ProvisioningRequest description = ProvisioningRequest.of(
                asked.get("vendorid").asText(),
                asked.get("product").asText(),
                asked.get("version").asText(),
                capabilities);
        if (!asked.has("user") && !asked.has("pass")) {
            return description;
        }
        String user = asked.path("user").textValue();
        String pass = asked.path("pass").textValue();
        return asked.has("serverName")
                ? description.withCredentialsFor(asked.get("serverName").asText(), user, pass)
                : description.withCredentials(user, pass);
    }
}
