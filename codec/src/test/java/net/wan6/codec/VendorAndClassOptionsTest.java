package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VendorAndClassOptionsTest {
    private static final OptionType<Integer> SLOT =
            OptionType.of(OptionSpace.vendor(32473), 23, "SLOT", "this test", Payloads.U8);

    private static Options options(String hex) {
        return Options.of(Octets.parseHex(hex), OptionSpace.DHCPV6);
    }

    @Test
    void aVendorClassOfAnEnterpriseNumberAloneIsRead() {
        VendorClass avm = options("0010" + "0004" + "00000368")
                .first(OptionTypes.VENDOR_CLASS)
                .orElseThrow();

        assertEquals(872, avm.enterprise());
        assertEquals(List.of(), avm.items());
        assertEquals(avm, VendorClass.of(872, List.of()));
    }

    @Test
    void aVendorClassHoldsItems() {
        VendorClass vendor = options("0010" + "000a" + "00007ed9" + "0002" + "6869" + "0000")
                .first(OptionTypes.VENDOR_CLASS)
                .orElseThrow();

        assertEquals(List.of(Octets.parseHex("6869"), Octets.EMPTY), vendor.items());
        assertEquals(vendor, VendorClass.of(32473, vendor.items()));
        assertInstanceOf(
                Only.Malformed.class, options("0010" + "0003" + "00007e").only(OptionTypes.VENDOR_CLASS));
        assertEquals(
                new Only.Malformed<VendorClass>("needs 9 octets, has 1", 6),
                options("0010" + "0007" + "00007ed9" + "0009" + "61").only(OptionTypes.VENDOR_CLASS));
    }

    @Test
    void aUserClassWithoutLengthsIsMalformedAndItsOctetsStay() {
        Options options = options("000f" + "0008" + "4d53465420352e30");

        assertInstanceOf(Only.Malformed.class, options.only(OptionTypes.USER_CLASS));
        assertEquals("4d53465420352e30", options.iterator().next().payload().toHex());
    }

    @Test
    void vendorOptionsAreOfTheirVendorsSpace() {
        // Code 23 means DNS servers among DHCPv6 options and a slot to this vendor.
        VendorOptions vendor = options("0011" + "0009" + "00007ed9" + "0017" + "0001" + "05")
                .first(OptionTypes.VENDOR_OPTS)
                .orElseThrow();

        assertEquals(Optional.of(5), vendor.options().first(SLOT));
        assertThrows(IllegalArgumentException.class, () -> vendor.options().first(OptionTypes.DNS_SERVERS));
        Options foreign = Options.none(OptionSpace.vendor(9));
        assertThrows(IllegalArgumentException.class, () -> VendorOptions.of(32473, foreign));
        assertEquals(
                vendor,
                VendorOptions.of(32473, Options.none(OptionSpace.vendor(32473)).with(SLOT, 5)));
    }

    @Test
    void anFqdnMayBePartialOrEmpty() {
        ClientFqdn partial = options("0027" + "0006" + "01" + "04686f7374")
                .first(OptionTypes.CLIENT_FQDN)
                .orElseThrow();

        assertTrue(partial.name().isPartial());
        assertTrue(partial.isServerUpdating());
        assertFalse(partial.isWithoutUpdates());
        assertEquals(partial, ClientFqdn.of(1, DomainName.parsePartial("host")));
        assertEquals(
                Optional.of(ClientFqdn.of(4, DomainName.parsePartial(""))),
                options("0027" + "0001" + "04").first(OptionTypes.CLIENT_FQDN));
        assertInstanceOf(
                Only.Malformed.class,
                options("0027" + "0007" + "00" + "016100" + "016200").only(OptionTypes.CLIENT_FQDN));
    }

    @Test
    void ntpSubOptionsAreOfTheirOwnSpaceAndMayBeSeveral() {
        NtpServer ntp = options("0038" + "001b" + "0001" + "0010" + "20010db8000000000000000000000123" + "0003" + "0003"
                        + "016100")
                .first(OptionTypes.NTP_SERVER)
                .orElseThrow();

        assertEquals(List.of(Ipv6Address.parse("2001:db8::123")), ntp.addresses());
        assertEquals(List.of(DomainName.parse("a")), ntp.names());
        assertEquals(List.of(), ntp.multicastAddresses());
        assertInstanceOf(
                Only.Malformed.class,
                options("0038" + "0010" + "20010db8000000000000000000000123").only(OptionTypes.NTP_SERVER));
    }
}
