package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuidTest {
    @Test
    void aMacAddressMakesADuidLl() {
        assertEquals(
                "0003" + "0001" + "02005e005302",
                Duid.parseMac("02:00:5e:00:53:02").toHex());
        assertEquals(Duid.linkLayer(1, Octets.parseHex("02005e005302")), Duid.parseMac("02:00:5E:00:53:02"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "02:00:5e:00:53",
                "02:00:5e:00:53:02:",
                "02:00:5e:00:53:02:03",
                "02-00-5e-00-53-02",
                "02005e005302",
                "2:0:5e:0:53:2",
                "02:00:5e:00:53:0g"
            })
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Duid.parseMac(text));
    }

    @Test
    void nobodyIsIdentifiedByNoAddress() {
        assertThrows(IllegalArgumentException.class, () -> Duid.linkLayer(1, Octets.EMPTY));
    }
}
