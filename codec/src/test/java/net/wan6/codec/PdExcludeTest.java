package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** RFC 6603 §4.2. */
class PdExcludeTest {
    @Test
    void theExcludedPrefixIsTheDelegatedOneAndTheSubnetId() {
        Ipv6Prefix delegated = Ipv6Prefix.parse("2001:db8:dead:bee0::/59");
        Ipv6Prefix excluded = Ipv6Prefix.parse("2001:db8:dead:beef::/64");

        PdExclude exclude = PdExclude.of(delegated, excluded);

        // The five bits 01111 after bit 59, at the left of their octet.
        assertEquals("40" + "78", exclude.octets().toHex());
        assertEquals(excluded, exclude.in(delegated));
    }

    @Property
    void anyPartOfAPrefixIsReadBack(
            @ForAll long high, @ForAll long low, @ForAll @IntRange(max = 127) int length, @ForAll @IntRange int more) {
        Ipv6Address address = new Ipv6Address(high, low);
        Ipv6Prefix delegated = Ipv6Prefix.masking(address, length);
        Ipv6Prefix excluded = Ipv6Prefix.masking(address, length + 1 + Math.floorMod(more, 128 - length));

        assertEquals(excluded, PdExclude.of(delegated, excluded).in(delegated));
    }

    @Test
    void anotherDelegatedPrefixThanItIsForIsRefused() {
        PdExclude exclude = PdExclude.of(Ipv6Prefix.parse("2001:db8::/48"), Ipv6Prefix.parse("2001:db8:0:1::/64"));

        assertThrows(MalformedOptionException.class, () -> exclude.in(Ipv6Prefix.parse("2001:db8::/64")));
        assertThrows(MalformedOptionException.class, () -> exclude.in(Ipv6Prefix.parse("2001:db8::/32")));
    }

    @Test
    void aPrefixOutsideIsTheCallersMistake() {
        Ipv6Prefix delegated = Ipv6Prefix.parse("2001:db8::/48");

        assertThrows(IllegalArgumentException.class, () -> PdExclude.of(delegated, delegated));
        assertThrows(
                IllegalArgumentException.class, () -> PdExclude.of(delegated, Ipv6Prefix.parse("2001:db8:1::/64")));
    }

    @Test
    void aPrefixTellsWhatIsExcludedOfIt() {
        Ipv6Prefix delegated = Ipv6Prefix.parse("2001:db8::/56");
        Ipv6Prefix excluded = Ipv6Prefix.parse("2001:db8:0:ff::/64");
        IaPrefix whole = IaPrefix.of(delegated, Lifetime.ZERO, Lifetime.ZERO);
        Options inside =
                Options.none(OptionSpace.DHCPV6).with(OptionTypes.PD_EXCLUDE, PdExclude.of(delegated, excluded));

        assertEquals(Optional.empty(), whole.excluded());
        assertEquals(Optional.of(excluded), whole.withOptions(inside).excluded());
        IaPrefix shorter = IaPrefix.of(Ipv6Prefix.parse("2001:db8::/48"), Lifetime.ZERO, Lifetime.ZERO);
        assertEquals(Optional.empty(), shorter.withOptions(inside).excluded());
    }

    @Test
    void lengthsAreChecked() {
        for (String payload : new String[] {"", "40", "00" + "80", "81" + "80", "80" + "ff".repeat(17)}) {
            Options options = Options.none(OptionSpace.DHCPV6).withRaw(67, Octets.parseHex(payload));
            assertTrue(options.only(OptionTypes.PD_EXCLUDE) instanceof Only.Malformed, payload);
        }
    }
}
