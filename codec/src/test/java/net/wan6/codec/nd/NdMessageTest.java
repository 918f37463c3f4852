package net.wan6.codec.nd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import net.wan6.codec.DecodeLimits;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.MalformedMessageException.Reason;
import net.wan6.codec.Octets;
import net.wan6.codec.Only;
import net.wan6.codec.OptionReader;
import net.wan6.codec.Problem;
import net.wan6.codec.Problem.Kind;
import org.junit.jupiter.api.Test;

/** What the vectors do not say: solicitations, what is built, what is shown, and what is refused. */
class NdMessageTest {
    private static final Ipv6Address HOST = Ipv6Address.parse("fe80::5eff:fe00:5302");
    private static final Ipv6Address ALL_ROUTERS = Ipv6Address.parse("ff02::2");
    private static final String HEADER = "86000000" + "40" + "c0" + "0708" + "00000000" + "00000000";

    private static final NdOptions LINK_LAYER =
            NdOptions.NONE.with(NdOptionTypes.SOURCE_LINK_LAYER_ADDRESS, Octets.parseHex("02005e005302"));

    @Test
    void aSolicitationIsBuiltAndReadBack() {
        RouterSolicitation built = RouterSolicitation.of(LINK_LAYER);

        assertEquals(
                "8500000000000000" + "0101" + "02005e005302", built.octets().toHex());
        assertEquals(built, NdMessage.decode(built.octets()));
        assertEquals(List.of(), built.problems());
        assertEquals(Set.of(), built.invalidReasons(HOST, 255));
        assertEquals(
                "ROUTER_SOLICITATION (133), 16 octets\n  SOURCE_LINK_LAYER_ADDRESS (1), 8 octets: 02005e005302\n",
                NdFormatter.format(built));
    }

    @Test
    void aSolicitationFromNobodyNamesNoLinkLayerAddress() {
        Octets withAddress = RouterSolicitation.of(LINK_LAYER).octets();
        Octets without = RouterSolicitation.of(NdOptions.NONE).octets();

        Ipv6Address nobody = Ipv6Address.UNSPECIFIED;
        assertEquals(Set.of(InvalidReason.LINK_LAYER_ADDRESS), NdMessage.invalidReasons(withAddress, nobody, 255));
        assertEquals(Set.of(), NdMessage.invalidReasons(without, nobody, 255));
        assertEquals(Set.of(InvalidReason.HOP_LIMIT), NdMessage.invalidReasons(without, HOST, 64));
    }

    @Test
    void whatIsNeitherIsRefusedAndInvalid() {
        Octets neighborSolicitation = Octets.parseHex("87" + "00".repeat(23));

        assertEquals(Set.of(InvalidReason.TYPE), NdMessage.invalidReasons(neighborSolicitation, HOST, 255));
        assertEquals(Reason.OTHER_TYPE, refused(neighborSolicitation).reason());
        assertEquals(Reason.TRUNCATED_HEADER, refused(Octets.EMPTY).reason());
        assertEquals(
                Reason.TRUNCATED_HEADER,
                refused(Octets.parseHex("85000000000000")).reason());
        assertEquals(7, refused(Octets.parseHex("85000000000000")).offset());
        assertEquals(
                Set.of(InvalidReason.SHORT, InvalidReason.HOP_LIMIT),
                NdMessage.invalidReasons(Octets.EMPTY, HOST, 254));
    }

    private static MalformedMessageException refused(Octets octets) {
        return assertThrows(MalformedMessageException.class, () -> NdMessage.decode(octets));
    }

    /** The numbers are of another implementation: a usual message, and one of an odd length. */
    @Test
    void checksums() {
        RouterSolicitation built = RouterSolicitation.of(LINK_LAYER);
        assertEquals(0x1929, built.withChecksum(HOST, ALL_ROUTERS).checksum());
        NdMessage odd = NdMessage.decode(built.octets().concat(Octets.parseHex("07")));
        assertEquals(
                0xc229,
                odd.withChecksum(Ipv6Address.parse("fe80::1"), ALL_ROUTERS).checksum());

        NdMessage sent = built.withChecksum(HOST, ALL_ROUTERS);
        assertTrue(sent.hasChecksum(HOST, ALL_ROUTERS));
        assertFalse(sent.hasChecksum(HOST, HOST));
        assertFalse(built.hasChecksum(HOST, ALL_ROUTERS));
        assertNotEquals(built, sent);
    }

    @Test
    void problemsAreNamedByPathAndOctet() {
        NdMessage message = NdMessage.decode(Octets.parseHex("86010000" + HEADER.substring(8)
                + "0501000000000514" // MTU 1300
                + "050100000000" + "04ff" // MTU 1279, the second, too small
                + "0302" + "00".repeat(14) // a prefix of 14 octets
                + "fd01000000000000" // unknown
                + "0500"));

        assertEquals(
                List.of(
                        new Problem("code", 1, Kind.BROKEN_MESSAGE, "code is 1, not 0"),
                        new Problem("MTU[1]", 24, Kind.REPEATED, "stands here again and should stand once"),
                        new Problem("MTU[1]", 24, Kind.IGNORED, "an MTU below 1280"),
                        new Problem("PREFIX_INFORMATION[0]", 34, Kind.MALFORMED, "length is 16, not 32"),
                        new Problem("MTU[2]", 56, Kind.BROKEN_MESSAGE, "an option of length 0")),
                message.problems());
        assertInstanceOf(Only.Repeated.class, message.options().only(NdOptionTypes.MTU));
    }

    @Test
    void aPrefixDoesNotStandInASolicitation() {
        NdMessage message = RouterSolicitation.of(NdOptions.NONE.with(NdOptionTypes.MTU, new Mtu(1500)));

        assertEquals(
                List.of(new Problem("MTU[0]", 8, Kind.MISPLACED, "does not stand in ROUTER_SOLICITATION")),
                message.problems());
    }

    @Test
    void whatPeopleSee() {
        RouterAdvertisement built = RouterAdvertisement.builder()
                .flags(RouterAdvertisement.Flag.OTHER_CONFIG, RouterAdvertisement.Flag.SNAC_ROUTER)
                .preference(RouterPreference.HIGH)
                .routerLifetime(Lifetime.ofSeconds(1800))
                .add(
                        NdOptionTypes.PREFIX_INFORMATION,
                        PrefixInformation.of(
                                Ipv6Prefix.parse("fe80::/64"), Lifetime.INFINITE, Lifetime.ofSeconds(3600)))
                .add(
                        NdOptionTypes.DNSSL,
                        new Dnssl(Lifetime.ofSeconds(9), List.of(DomainName.parse("a\\027b"), DomainName.parse("c.d"))))
                .add(NdOptionTypes.CAPTIVE_PORTAL, "https://portal.example/")
                .add(
                        NdOptionTypes.ROUTE_INFORMATION,
                        new RouteInformation(Ipv6Prefix.parse("::/0"), RouterPreference.LOW, Lifetime.ofSeconds(7)))
                .addRaw(253, Octets.parseHex("001122334455"))
                .build();

        assertEquals("""
                ROUTER_ADVERTISEMENT (134) hop limit 64 other-config snac-router preference high router lifetime 1800s \
                reachable 0ms retrans 0ms, 120 octets
                  PREFIX_INFORMATION (3), 32 octets: fe80::/64 on-link autonomous valid infinite preferred 3600s
                    ! IGNORED at octet 16: a link-local prefix
                  DNSSL (31), 24 octets: a\\027b., c.d. lifetime 9s
                  CAPTIVE_PORTAL (37), 32 octets: https://portal.example/
                  ROUTE_INFORMATION (24), 8 octets: ::/0 preference low lifetime 7s
                  option (253), 8 octets: 001122334455
                """, NdFormatter.format(built));
    }

    /** 64 KiB of the shortest options: all read, none kept out, and shown up to a limit. */
    @Test
    void sixtyFourKibibytesOfOptions() {
        Octets many = Octets.parseHex(HEADER + "0501000000000578".repeat(8_189));
        RouterAdvertisement message = (RouterAdvertisement) NdMessage.decode(many);

        assertEquals(8_189, message.options().all(NdOptionTypes.MTU).size());
        assertEquals(8_188, message.problems().size());
        assertEquals(2_001, NdFormatter.format(message).lines().count());
        assertEquals(message, message.edit().build());
        assertTrue(message.toString().length() < 300);

        DecodeLimits fewer = new DecodeLimits(9, 8, 8_188);
        MalformedMessageException refused =
                assertThrows(MalformedMessageException.class, () -> NdMessage.decode(many, fewer));
        assertEquals(Reason.TOO_MANY_OPTIONS, refused.reason());
        assertThrows(
                IllegalArgumentException.class,
                () -> message.edit().addAll(message.options()).build());
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        assertRefused("MTU -1 is not", () -> new Mtu(-1));
        assertRefused(
                "prefix length is 129", () -> new PrefixInformation(HOST, 129, Set.of(), Lifetime.ZERO, Lifetime.ZERO));
        assertRefused("no address", () -> new Rdnss(Lifetime.ZERO, List.of()));
        assertRefused("no name", () -> new Dnssl(Lifetime.ZERO, List.of()));
        assertRefused("\".\" is not a full name", () -> new Dnssl(Lifetime.ZERO, List.of(DomainName.ROOT)));
        assertRefused("not a multiple of 8", () -> Pref64.of(Ipv6Prefix.parse("64:ff9b::/96"), Lifetime.ofSeconds(9)));
        assertRefused("65535s is not", () -> Pref64.of(Ipv6Prefix.parse("64:ff9b::/96"), Lifetime.ofSeconds(65_535)));
        assertRefused("length 95", () -> Pref64.of(Ipv6Prefix.parse("64:ff9b::/95"), Lifetime.ZERO));
        assertRefused(
                "router lifetime 65536",
                () -> RouterAdvertisement.builder().routerLifetime(Lifetime.ofSeconds(65_536)));
        assertRefused("hop limit 256", () -> RouterAdvertisement.builder().curHopLimit(256));
        assertRefused("option type 256", () -> NdOptions.NONE.withRaw(256, Octets.parseHex("000000000000")));
        assertRefused("of 7 octets", () -> NdOptions.NONE.withRaw(1, Octets.parseHex("0000000000")));
        assertRefused("of 2048 octets", () -> NdOptions.NONE.withRaw(1, Octets.of(new byte[2046])));
        assertRefused(
                "of 9 octets",
                () -> NdOptions.NONE.with(NdOptionTypes.SOURCE_LINK_LAYER_ADDRESS, Octets.parseHex("02005e00530211")));
        assertRefused("characters, not all", () -> NdOptions.NONE.with(NdOptionTypes.CAPTIVE_PORTAL, "caf\u00e9"));
        assertRefused("not an option at octet 8", () -> new NdOptions(Octets.parseHex("0501000000000578" + "0501")));
        assertRefused("not one option", () -> new NdOption(Octets.parseHex("0502000000000578")));
        assertRefused(
                "is not option 5", () -> new NdOption(Octets.parseHex("0501000000000578")).as(NdOptionTypes.RDNSS));
    }

    private static void assertRefused(String part, Runnable what) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, what::run);
        assertTrue(String.valueOf(refused.getMessage()).contains(part), refused::getMessage);
    }

    /** What is not in the list of ours is read by a type of the embedder's, whose reader may refuse what it reads. */
    @Test
    void anOptionOfOnesOwn() {
        OptionReader<Integer> even = in -> {
            in.u32();
            int number = in.u16();
            if (number % 2 != 0) {
                throw new IllegalArgumentException(number + " is odd");
            }
            return number;
        };
        NdOptionType<Integer> own = NdOptionType.of(
                253, "OWN", "our line", even, (out, number) -> out.u32(0).u16(number));
        NdOptions options =
                NdOptions.NONE.withRaw(253, Octets.parseHex("000000000003")).with(own, 8);

        assertEquals(List.of(8), options.all(own));
        assertEquals(
                new Only.Malformed<>("3 is odd", 0),
                NdOptions.NONE.withRaw(253, Octets.parseHex("000000000003")).only(own));
        assertEquals(new Only.Absent<>(), NdOptions.NONE.only(own));
    }
}
