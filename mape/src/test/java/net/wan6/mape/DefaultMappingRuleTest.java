package net.wan6.mape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultMappingRuleTest {

    /** RFC 6052 §2.4. */
    @ParameterizedTest
    @CsvSource({
        "2001:db8::/32, 2001:db8:c000:221::",
        "2001:db8:100::/40, 2001:db8:1c0:2:21::",
        "2001:db8:122::/48, 2001:db8:122:c000:2:2100::",
        "2001:db8:122:300::/56, 2001:db8:122:3c0:0:221::",
        "2001:db8:122:344::/64, 2001:db8:122:344:c0:2:2100:0",
        "2001:db8:122:344::/96, 2001:db8:122:344::192.0.2.33",
        "64:ff9b::/96, 64:ff9b::192.0.2.33"
    })
    void examples(String prefix, String embedded) {
        DefaultMappingRule rule = new DefaultMappingRule(Ipv6Prefix.parse(prefix));
        Ipv4Address ipv4 = Ipv4Address.parse("192.0.2.33");
        assertEquals(Ipv6Address.parse(embedded), rule.embed(ipv4));
        assertEquals(ipv4, rule.extract(Ipv6Address.parse(embedded)));
    }

    @Property
    void everyAddressComesBackAndBits64To71AreZero(@ForAll int ipv4, @ForAll @IntRange(max = 5) int which) {
        int length = new int[] {32, 40, 48, 56, 64, 96}[which];
        DefaultMappingRule rule =
                new DefaultMappingRule(Ipv6Prefix.masking(Ipv6Address.parse("2001:db8:1234:5678::"), length));
        Ipv6Address embedded = rule.embed(new Ipv4Address(ipv4));
        assertEquals(new Ipv4Address(ipv4), rule.extract(embedded));
        assertEquals(0, embedded.bits(64, 8));
        assertEquals(rule.prefix(), Ipv6Prefix.masking(embedded, length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::/0",
                "2001:db8::/33",
                "2001:db8::/63",
                "2001:db8::/72",
                "2001:db8::/128",
                "2001:db8:0:0:ff00::/96"
            })
    void noFormat(String prefix) {
        assertThrows(IllegalArgumentException.class, () -> new DefaultMappingRule(Ipv6Prefix.parse(prefix)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db9::", "::"})
    void outside(String address) {
        DefaultMappingRule rule = new DefaultMappingRule(Ipv6Prefix.parse("2001:db8::/64"));
        assertThrows(IllegalArgumentException.class, () -> rule.extract(Ipv6Address.parse(address)));
    }
}
