package net.wan6.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import net.wan6.codec.Octets;
import org.junit.jupiter.api.Test;

class ReconfigureKeyTest {
    @Test
    void aKeyIsSixteenOctets() {
        assertEquals(Line.KEY_HEX, Line.KEY.toHex());
        assertEquals(Octets.parseHex(Line.KEY_HEX), Line.KEY.secretOctets());
        assertThrows(IllegalArgumentException.class, () -> ReconfigureKey.of(Octets.of(new byte[15])));
        assertThrows(IllegalArgumentException.class, () -> ReconfigureKey.of(Octets.of(new byte[17])));
        assertThrows(IllegalArgumentException.class, () -> ReconfigureKey.parseHex(Line.KEY_HEX + "00"));
        assertThrows(IllegalArgumentException.class, () -> ReconfigureKey.parseHex("x"));
    }

    @Test
    void aKeyEqualsItsCopyAndNothingElse() {
        assertEquals(Line.KEY, ReconfigureKey.parseHex(Line.KEY_HEX.toUpperCase(java.util.Locale.ROOT)));
        assertNotEquals(Line.KEY, Line.OTHER_KEY);
        assertFalse(Line.KEY.equals((Object) Line.KEY_HEX));
    }

    /** Thirty-two bits of hash would be thirty-two bits of the key. */
    @Test
    void theHashTellsNothing() {
        assertEquals(Line.KEY.hashCode(), Line.OTHER_KEY.hashCode());
        assertEquals(
                Line.KEY.hashCode(), ReconfigureKey.of(Octets.of(new byte[16])).hashCode());
    }

    @Test
    void keysAreDrawnFromTheGeneratorGiven() {
        SecureRandom counting = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) i;
                }
            }
        };
        assertEquals(
                "000102030405060708090a0b0c0d0e0f",
                ReconfigureKey.generate(counting).toHex());
    }
}
