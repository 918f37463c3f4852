package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import net.wan6.codec.option.FourRdMapRule;
import net.wan6.codec.option.HomeNetworkPrefix;
import net.wan6.codec.option.LinkLayerAddress;
import net.wan6.codec.option.ReconfigureData;
import net.wan6.codec.option.RemoteId;
import org.junit.jupiter.api.Test;

/** Values say on one line what they are; keys they do not say. */
class ShownOptionsTest {
    private static final Octets MAC = Octets.parseHex("02005e005301");

    @Test
    void opaqueFieldsAreShownAsDigits() {
        assertEquals("RemoteId 32473 02005e005301", new RemoteId(32473, MAC).toString());
        assertEquals("LinkLayerAddress 1 02005e005301", new LinkLayerAddress(1, MAC).toString());
        assertEquals(
                "VendorClass 32473 [6162 \"ab\", 0a]",
                VendorClass.of(32473, List.of(Octets.parseHex("6162"), Octets.parseHex("0a")))
                        .toString());
        assertEquals(
                "UserClass [6162 \"ab\"]",
                UserClass.of(List.of(Octets.parseHex("6162"))).toString());
    }

    @Test
    void prefixesAreShownAsPrefixes() {
        Octets twelve = Octets.parseHex("20010db80000000000000000");

        assertEquals(
                "HomeNetworkPrefix 2001:db8::/32", new HomeNetworkPrefix(32, Octets.parseHex("20010db8")).toString());
        assertEquals(
                "FourRdMapRule 2001:db8::/32 192.0.2.0/24 EA 8 flags 128",
                new FourRdMapRule(24, 32, 8, 128, Ipv4Address.parse("192.0.2.0"), twelve).toString());
    }

    @Test
    void keysAreNotShown() {
        Octets key = Octets.parseHex("6b".repeat(16));

        assertFalse(new ReconfigureData(1, key).toString().contains("6b6b"));
        assertFalse(Authentication.of(3, 1, 0, 1, Octets.parseHex("01").concat(key))
                .toString()
                .contains("6b6b"));
    }
}
