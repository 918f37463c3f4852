package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The softwire options of RFC 7598, octet by octet. */
class S46OptionsTest {
    private static final String MAPE_CONTAINER = "005e" + "002d" // S46_CONT_MAPE
            + "0059" + "0015" // S46_RULE
            + "01" // flags: F
            + "14" // EA length 20
            + "0f" + "c0a80000" // 192.168.0.0/15
            + "26" + "20010db840" // 2001:db8:4000::/38
            + "005d" + "0004" + "06" + "08" + "3400" // S46_PORTPARAMS: offset 6, PSID 0x34 of 8 bits
            + "005a" + "0010" + "20010db8000000000000000000000001"; // S46_BR

    private static Options options(String hex) {
        return Options.of(Octets.parseHex(hex), OptionSpace.DHCPV6);
    }

    @Test
    void readsAMapeContainer() {
        S46Container container =
                options(MAPE_CONTAINER).first(OptionTypes.S46_CONT_MAPE).orElseThrow();

        S46Rule rule = container.rules().get(0);
        assertTrue(rule.isFmr());
        assertEquals(20, rule.eaLength());
        assertEquals(Ipv4Prefix.parse("192.168.0.0/15"), rule.ipv4Prefix());
        assertEquals(Ipv6Prefix.parse("2001:db8:4000::/38"), rule.ipv6Prefix());
        S46PortParameters ports =
                rule.options().first(OptionTypes.S46_PORTPARAMS).orElseThrow();
        assertEquals(6, ports.psidOffset());
        assertEquals(8, ports.psidLength());
        assertEquals(0x34, ports.psid());
        assertEquals(List.of(Ipv6Address.parse("2001:db8::1")), container.brAddresses());
        assertEquals(Optional.empty(), container.binding());
    }

    @Test
    void buildsTheSameContainer() {
        S46Rule rule = S46Rule.of(Ipv6Prefix.parse("2001:db8:4000::/38"), Ipv4Prefix.parse("192.168.0.0/15"), 20)
                .asFmr()
                .withPortParameters(S46PortParameters.of(6, 8, 0x34));
        Options inside = Options.none(OptionSpace.S46)
                .with(OptionTypes.S46_RULE, rule)
                .with(OptionTypes.S46_BR, Ipv6Address.parse("2001:db8::1"));

        assertEquals(
                MAPE_CONTAINER,
                Options.none(OptionSpace.DHCPV6)
                        .with(OptionTypes.S46_CONT_MAPE, S46Container.of(inside))
                        .octets()
                        .toHex());
    }

    @Test
    void lightweight4over6HasABinding() {
        String hex = "005c" + "0014" + "c0000212" + "38" + "20010db8001234" + "005d" + "0004" + "0004" + "9000";
        S46Bind bind = Options.of(Octets.parseHex(hex), OptionSpace.S46)
                .first(OptionTypes.S46_V4V6BIND)
                .orElseThrow();

        assertEquals(Ipv4Address.parse("192.0.2.18"), bind.ipv4Address());
        assertEquals(Ipv6Prefix.parse("2001:db8:12:3400::/56"), bind.bindPrefix());
        S46PortParameters ports = S46PortParameters.of(0, 4, 9);
        assertEquals(Optional.of(ports), bind.options().first(OptionTypes.S46_PORTPARAMS));
        assertEquals(
                bind,
                S46Bind.of(Ipv4Address.parse("192.0.2.18"), Ipv6Prefix.parse("2001:db8:12:3400::/56"))
                        .withPortParameters(ports));
    }

    @Test
    void twoZeroOctetsBeforePortParametersArePassedOver() {
        String fields = "00" + "0c" + "11" + "c0000200" + "20" + "20010db8";
        String ports = "005d" + "0004" + "00000000";
        S46Rule rule = rule(fields + "0000" + ports);

        assertTrue(rule.hasStrayOctets());
        assertEquals(Optional.of(S46PortParameters.of(0, 0, 0)), rule.options().first(OptionTypes.S46_PORTPARAMS));
        assertEquals(fields + "0000" + ports, rule.octets().toHex());
        assertEquals(fields + ports, rule.withOptions(rule.options()).octets().toHex());
        assertFalse(rule(fields + ports).hasStrayOctets());
        assertThrows(MalformedOptionException.class, () -> rule(fields + "0001" + ports));
        assertThrows(MalformedOptionException.class, () -> rule(fields + "0000"));
    }

    @Test
    void hostBitsAreClearedInThePrefixAndKeptInTheOctets() {
        S46Rule rule = rule("00" + "00" + "08" + "0a010203" + "09" + "20ff");

        assertEquals(Ipv4Prefix.parse("10.0.0.0/8"), rule.ipv4Prefix());
        assertEquals(Ipv4Address.parse("10.1.2.3"), rule.ipv4Address());
        assertEquals(Ipv6Prefix.parse("2080::/9"), rule.ipv6Prefix());
        assertEquals(
                "00" + "00" + "08" + "0a010203" + "09" + "20ff", rule.octets().toHex());
    }

    @Test
    void lengthsBeyondTheirFieldAreMalformed() {
        assertMalformedRule("00" + "31" + "08" + "0a000000" + "00", 1);
        assertMalformedRule("00" + "00" + "21" + "0a000000" + "00", 2);
        assertMalformedRule("00" + "00" + "08" + "0a000000" + "81" + "00".repeat(17), 7);
        assertMalformedRule("00" + "00" + "08" + "0a000000" + "10" + "20", 0);
        assertInstanceOf(Only.Malformed.class, s46("005d" + "0004" + "10000000").only(OptionTypes.S46_PORTPARAMS));
        assertInstanceOf(Only.Malformed.class, s46("005d" + "0004" + "00110000").only(OptionTypes.S46_PORTPARAMS));
        assertInstanceOf(Only.Malformed.class, s46("005b" + "0002" + "8120").only(OptionTypes.S46_DMR));
    }

    @Test
    void whatDoesNotFitIsTheCallersMistake() {
        Ipv6Prefix ipv6 = Ipv6Prefix.parse("2001:db8::/32");
        Ipv4Prefix ipv4 = Ipv4Prefix.parse("192.0.2.0/24");
        assertThrows(IllegalArgumentException.class, () -> S46Rule.of(ipv6, ipv4, 49));
        assertThrows(IllegalArgumentException.class, () -> S46PortParameters.of(16, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> S46PortParameters.of(4, 8, 256));
        assertThrows(IllegalArgumentException.class, () -> S46PortParameters.of(4, 0, 1));
        Options foreign = Options.none(OptionSpace.DHCPV6);
        assertThrows(IllegalArgumentException.class, () -> S46Container.of(foreign));
    }

    @Test
    void aBorderRelayStandsInAContainerAndByRfc8539AtTheTop() {
        String br = "005a" + "0010" + "20010db8000000000000000000000001";

        assertEquals(Optional.of(Ipv6Address.parse("2001:db8::1")), options(br).first(OptionTypes.DHCP4O6_S46_BR));
        assertThrows(IllegalArgumentException.class, () -> options(br).first(OptionTypes.S46_BR));
    }

    @Test
    void anOrderOfPreferenceNamesEachOnce() {
        String order = "006f" + "0006" + "0060" + "005e" + "0040";

        S46Priority priority = options(order).first(OptionTypes.S46_PRIORITY).orElseThrow();
        assertEquals(List.of(96, 94, 64), priority.codes().boxed().toList());
        assertEquals(priority, S46Priority.of(96, 94, 64));
        assertEquals(
                new Only.Malformed<S46Priority>("code 96 stands twice", 4),
                options("006f" + "0006" + "0060" + "005e" + "0060").only(OptionTypes.S46_PRIORITY));
        assertThrows(IllegalArgumentException.class, () -> S46Priority.of(96, 96));
    }

    private static Options s46(String hex) {
        return Options.of(Octets.parseHex(hex), OptionSpace.S46);
    }

    private static S46Rule rule(String payload) {
        return Options.none(OptionSpace.S46)
                .withRaw(89, Octets.parseHex(payload))
                .iterator()
                .next()
                .as(OptionTypes.S46_RULE);
    }

    private static void assertMalformedRule(String payload, int offset) {
        MalformedOptionException refused = assertThrows(MalformedOptionException.class, () -> rule(payload));
        assertEquals(offset, refused.offset(), refused.getMessage());
    }
}
