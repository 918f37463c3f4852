package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the vectors for the TXT record, each through a DNS message. */
class BootstrapVectorsTest {
    private static final Map<String, DiscoveryFault> FAULTS = Map.ofEntries(
            Map.entry("none", DiscoveryFault.NO_RECORD),
            Map.entry("empty", DiscoveryFault.EMPTY),
            Map.entry("version", DiscoveryFault.VERSION),
            Map.entry("no-url", DiscoveryFault.NO_URL),
            Map.entry("no-t", DiscoveryFault.NO_T),
            Map.entry("t", DiscoveryFault.T),
            Map.entry("duplicate", DiscoveryFault.DUPLICATE),
            Map.entry("scheme", DiscoveryFault.SCHEME),
            Map.entry("userinfo", DiscoveryFault.USER_INFO),
            Map.entry("port", DiscoveryFault.PORT),
            Map.entry("host", DiscoveryFault.HOST),
            Map.entry("ipv4-literal", DiscoveryFault.IPV4_LITERAL),
            Map.entry("t-b-http", DiscoveryFault.T_B_WITH_HTTP));

    static List<Row> rows() {
        return Row.of("hb46pp-txt.json");
    }

    @Test
    void noneIsLeftOut() {
        assertEquals(28, rows().size());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void record(Row row) {
        DnsAnswer message = new DnsAnswer();
        for (JsonNode record : row.get("records")) {
            List<String> strings = new ArrayList<>();
            record.forEach(string -> strings.add(string.asText()));
            message.txt(strings);
        }
        TxtAnswer.Records records = assertInstanceOf(TxtAnswer.Records.class, message.read());
        Bootstrap bootstrap = Bootstrap.read(records.records());
        if (row.expected().has("reject")) {
            DiscoveryFault fault = FAULTS.get(row.expected().get("reject").asText());
            assertEquals(new Bootstrap.Rejected(fault), bootstrap);
        } else {
            Bootstrap.Server server = assertInstanceOf(Bootstrap.Server.class, bootstrap);
            assertEquals(row.expected().get("url").asText(), server.url().text());
            boolean verify = row.expected().get("verify").asBoolean();
            assertEquals(verify ? CertificateCheck.REQUIRED : CertificateCheck.NONE, server.check());
        }
    }
}
