package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.UnreadableProvisioningException.Reason;
import org.junit.jupiter.api.Test;

/** The state's octets: what was written comes back, and nothing else does. */
class ProvisioningStateTest {
    private static final Octets BODY = Octets.of("{\"order\":[]}".getBytes(StandardCharsets.US_ASCII));
    static final ProvisioningState STATE = new ProvisioningState(
            List.of(Ipv6Prefix.parse("2001:db8:1::/56"), Ipv6Prefix.parse("2001:db8:2:3::/64")), "0a".repeat(32), BODY);

    @Test
    void theFirstVersionOctetByOctet() {
        String body = "0002"
                + "20010db8000100000000000000000000" + "38"
                + "20010db8000200030000000000000000" + "40"
                + "40" + "3061".repeat(32)
                + "0000000c" + "7b226f72646572223a5b5d7d";
        CRC32C crc = new CRC32C();
        crc.update(Octets.parseHex(body).toByteArray());
        String header = "77616e70" + "00000001" + String.format("%08x", crc.getValue());
        assertEquals(header + body, STATE.encode().toHex());
        assertEquals(STATE, ProvisioningState.decode(STATE.encode()));
        assertEquals(ProvisioningState.EMPTY, ProvisioningState.decode(ProvisioningState.EMPTY.encode()));
    }

    @Test
    void aBodyAsLargeAsTheyCome() {
        Octets largest = Octets.of(("{\"order\":[]" + " ".repeat(262_132) + '}').getBytes(StandardCharsets.US_ASCII));
        ProvisioningState state = new ProvisioningState(List.of(), "", largest);
        assertEquals(state, ProvisioningState.decode(state.encode()));
    }

    private static Reason refused(Octets octets) {
        return assertThrows(UnreadableProvisioningException.class, () -> ProvisioningState.decode(octets))
                .reason();
    }

    @Test
    void reasons() {
        Octets good = STATE.encode();
        assertEquals(Reason.TRUNCATED, refused(Octets.EMPTY));
        assertEquals(Reason.TRUNCATED, refused(good.slice(0, 11)));
        assertEquals(Reason.FOREIGN, refused(Octets.parseHex("77616e3600000001").concat(good.slice(8, good.length()))));
        assertEquals(
                Reason.OTHER_VERSION,
                refused(Octets.parseHex("77616e7000000002").concat(good.slice(8, good.length()))));
        assertEquals(Reason.CHECKSUM, refused(good.slice(0, good.length() - 1)));
        assertEquals(Reason.CHECKSUM, refused(good.concat(Octets.parseHex("00"))));
        assertEquals(
                "cannot resume provisioning from this state: its checksum is wrong",
                assertThrows(UnreadableProvisioningException.class, () -> ProvisioningState.decode(good.slice(0, 20)))
                        .getMessage());
    }

    @Test
    void theTokenIsNotShown() {
        assertEquals("ProvisioningState[[2001:db8:1::/56, 2001:db8:2:3::/64], 12 octets]", STATE.toString());
    }
}
