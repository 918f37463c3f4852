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
                "02:00-5e:00-53:02",
                "02-00-5e-00-53-",
                "02:00:5e:00:5302",
                "2:0:5e:0:53:2",
                "02:00:5e:00:53:0g"
            })
    void anythingElseIsRefused(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Duid.parseMac(text));

        // In our words: where the JDK throws, it may repeat what nobody should read.
        assertEquals("net.wan6.codec", refused.getStackTrace()[0].getClassName().substring(0, 14));
    }

    /** C12: people copy addresses from Windows, from switches and from logs. */
    @Test
    void digitsAreReadInEachFormThatPeopleWrite() {
        Duid duid = Duid.parseHex("0003000102005e005302");

        for (String mac : new String[] {"02:00:5e:00:53:02", "02-00-5E-00-53-02", "02005e005302"}) {
            assertEquals(duid, Duid.parseMac(mac), mac);
        }
        for (String hex : new String[] {"00:03:00:01:02:00:5e:00:53:02", "00-03-00-01-02-00-5e-00-53-02"}) {
            assertEquals(duid, Duid.parseHex(hex), hex);
            assertEquals(duid.octets(), Octets.parseHex(hex), hex);
        }
        assertEquals(Octets.EMPTY, Octets.parseHex(""));
        assertEquals(Octets.of((byte) 0x0a), Octets.parseHex("0A"));
    }

    /** C12: a key that is refused is not repeated. */
    @ParameterizedTest
    @ValueSource(
            strings = {"0", "0g", "00:", "00:1", "00:11:", ":00", "0:11", "00::11", "00-11:22", "00 11", "\u0660\u0660"
            })
    void digitsInNoSuchFormAreRefused(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Octets.parseHex(text));

        assertEquals(
                "not pairs of hexadecimal digits: a text of " + text.length() + " characters", refused.getMessage());
    }

    @Test
    void nobodyIsIdentifiedByNoAddress() {
        assertThrows(IllegalArgumentException.class, () -> Duid.linkLayer(1, Octets.EMPTY));
    }
}
