package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.UnreadableProvisioningException.Reason;

/** Damaged state is refused, whatever the damage. */
class ProvisioningStateProperties {

    /** A checksum that holds over a body that does not: only a mistake of our own, or malice, makes one. */
    @Property
    void damageUnderAValidChecksum(@ForAll byte[] body) {
        ByteBuffer octets = ByteBuffer.allocate(12 + body.length);
        CRC32C crc = new CRC32C();
        crc.update(body);
        octets.putInt(0x77616e70).putInt(1).putInt((int) crc.getValue()).put(body);
        try {
            ProvisioningState.decode(Octets.of(octets.array()));
        } catch (UnreadableProvisioningException refused) {
            assertEquals(Reason.DAMAGED, refused.reason());
        }
    }

    @Property
    void oneBitAnywhere(@ForAll @IntRange(min = 0, max = 8 * 141 - 1) int bit) {
        byte[] octets = ProvisioningStateTest.STATE.encode().toByteArray();
        octets[bit / 8 % octets.length] ^= (byte) (1 << bit % 8);
        Reason reason = assertThrows(
                        UnreadableProvisioningException.class, () -> ProvisioningState.decode(Octets.of(octets)))
                .reason();
        assertFalse(reason == Reason.DAMAGED || reason == Reason.TRUNCATED, () -> "bit " + bit + ": " + reason);
    }
}
