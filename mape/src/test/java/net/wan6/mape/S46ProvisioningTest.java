package net.wan6.mape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.S46Bind;
import net.wan6.codec.S46Container;
import net.wan6.codec.S46PortParameters;
import net.wan6.codec.S46Priority;
import net.wan6.codec.S46Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 7598 and RFC 8026: options in, softwires out. */
class S46ProvisioningTest {

    private static final Ipv6Prefix LINE = Ipv6Prefix.parse("2001:db8:12:3400::/56");
    private static final Ipv6Prefix BOUND = Ipv6Prefix.parse("2001:db8:0:1::/64");
    private static final Ipv6Address BR = Ipv6Address.parse("2001:db8:ffff::1");
    private static final Ipv6Address OTHER_BR = Ipv6Address.parse("2001:db8:ffff::2");
    private static final S46Rule RULE =
            S46Rule.of(Ipv6Prefix.parse("2001:db8::/40"), Ipv4Prefix.parse("192.0.2.0/24"), 16);
    private static final Options NOTHING = Options.none(OptionSpace.S46);
    private static final Options MESSAGE = Options.none(OptionSpace.DHCPV6);
    private static final DomainName AFTR = DomainName.parse("aftr.example.net.");

    static List<VectorRow> s46() {
        return VectorRow.ofKind("s46");
    }

    @ParameterizedTest
    @MethodSource
    void s46(VectorRow row) {
        Options options = Options.of(Octets.of(HexFormat.of().parseHex(row.text("s46_hex"))), OptionSpace.DHCPV6);
        Ipv6Prefix line = row.toString().equals("S46-8") ? BOUND : LINE;
        if (!row.text("end_user_prefix").isEmpty()) {
            line = row.endUserPrefix();
        }
        S46Provisioning read = S46Provisioning.read(options, List.of(line));
        assertEquals(List.of(), read.problems(), row.toString());
        assertEquals(1, read.softwires().size(), row.toString());
        String expected = switch (row.toString()) {
            case "S46-1" -> "MAP-E 192.0.2.18 52/8 a6 2001:db8:12:3400:0:c000:212:34 MESH" + " [2001:db8:ffff::1]";
            case "S46-2" ->
                "MAP-E 192.0.2.18 52/8 a6 2001:db8:12:3400:0:c000:212:34 HUB_AND_SPOKE" + " [2001:db8:ffff::1]";
            case "S46-3" ->
                "MAP-E 153.241.113.198 47/6 a6 2400:4050:5c71:af00:0:99f1:71c6:2f HUB_AND_SPOKE"
                        + " [2001:380:a120::9]";
            case "S46-4" ->
                "MAP-E 106.72.50.81 100/8 a4 240b:10:3251:6400:0:6a48:3251:64 MESH" + " [2404:9200:225:100::64]";
            case "S46-5" -> "MAP-E 192.0.2.18 1234/16 a0 c000:212:4d2::c000:212:4d2 MESH" + " [2001:db8:ffff::1]";
            case "S46-6" ->
                "MAP-E 192.0.2.18 52/8 a6 2001:db8:12:3400:0:c000:212:34 MESH"
                        + " [2001:db8:ffff::1, 2001:db8:ffff::2]";
            case "S46-7" ->
                "MAP-T 192.0.2.18 52/8 a6 2001:db8:12:3400:0:c000:212:34 HUB_AND_SPOKE" + " 2001:db8:ffff::/64";
            case "S46-8" -> "LW4O6 192.0.2.1 5/6 a0 2001:db8:0:1:0:c000:201:5 [2001:db8:ffff::1]";
            case "S46-9" ->
                "MAP-E 203.0.113.10 0/0 a0 2001:db8:12:3400:0:cb00:710a:0 HUB_AND_SPOKE" + " [2001:db8:ffff::1]";
            default -> throw new AssertionError("new row " + row);
        };
        assertEquals(expected, text(read.preferred().orElseThrow()), row.toString());
    }

    private static String text(Softwire softwire) {
        if (softwire instanceof Softwire.MapE mapE) {
            return "MAP-E " + text(mapE.ce()) + ' ' + mapE.domain().topology() + ' '
                    + mapE.domain().brAddresses();
        }
        if (softwire instanceof Softwire.MapT mapT) {
            return "MAP-T " + text(mapT.ce()) + ' ' + mapT.domain().topology() + ' '
                    + mapT.defaultMappingRule().prefix();
        }
        if (softwire instanceof Softwire.Lw4o6 lw) {
            return "LW4O6 " + lw.ipv4Address() + ' ' + text(lw.ports()) + ' ' + lw.localAddress() + ' ' + lw.lwAftrs();
        }
        return "DS-LITE " + assertInstanceOf(Softwire.DsLite.class, softwire).aftr();
    }

    private static String text(MapCe ce) {
        return ce.ipv4Address() + " " + text(ce.ports()) + ' ' + ce.ceAddress();
    }

    private static String text(PortSet ports) {
        return ports.psid() + "/" + ports.psidLength() + " a" + ports.psidOffset();
    }

    @Test
    void japaneseFormOfTheInterfaceIdentifierIsForTheCallerToSay() {
        Options options = MESSAGE.with(OptionTypes.S46_CONT_MAPE, mapE(RULE, BR));
        S46Provisioning read = S46Provisioning.read(options, List.of(LINE), InterfaceIdFormat.DRAFT_03);
        assertEquals(
                "2001:db8:12:3400:c0:2:1200:3400",
                ((Softwire.MapE) read.preferred().orElseThrow())
                        .ce()
                        .ceAddress()
                        .toString());
    }

    @Test
    void severalContainersAreSeveralDomains() {
        S46Rule other = S46Rule.of(Ipv6Prefix.parse("2001:db8:1000::/40"), Ipv4Prefix.parse("198.51.100.0/24"), 16);
        Options options = MESSAGE.with(OptionTypes.S46_CONT_MAPE, mapE(RULE, BR))
                .with(OptionTypes.S46_CONT_MAPE, mapE(other, OTHER_BR));
        Ipv6Prefix second = Ipv6Prefix.parse("2001:db8:1012:3400::/56");
        S46Provisioning read = S46Provisioning.read(options, List.of(LINE, second));
        assertEquals(
                List.of(
                        "MAP-E 192.0.2.18 52/8 a6 2001:db8:12:3400:0:c000:212:34 HUB_AND_SPOKE [2001:db8:ffff::1]",
                        "MAP-E 198.51.100.18 52/8 a6 2001:db8:1012:3400:0:c633:6412:34 HUB_AND_SPOKE"
                                + " [2001:db8:ffff::2]"),
                read.softwires().stream().map(S46ProvisioningTest::text).toList());
        assertEquals(List.of(), read.problems());
    }

    @ParameterizedTest
    @CsvSource({
        "'', MAP-E MAP-T LW4O6 DS-LITE",
        "'64', DS-LITE MAP-E MAP-T LW4O6",
        "'96 95', LW4O6 MAP-T MAP-E DS-LITE",
        "'88 96 4711 64 95 94', LW4O6 DS-LITE MAP-T MAP-E"
    })
    void priorityDecides(String codes, String expected) {
        Options options = everything();
        if (!codes.isEmpty()) {
            int[] numbers = List.of(codes.split(" ")).stream()
                    .mapToInt(Integer::parseInt)
                    .toArray();
            int[] others = java.util.Arrays.copyOfRange(numbers, 1, numbers.length);
            options = options.with(OptionTypes.S46_PRIORITY, S46Priority.of(numbers[0], others));
        }
        assertEquals(expected, kinds(S46Provisioning.read(options, List.of(LINE))));
    }

    @ParameterizedTest
    @CsvSource({"00400040, code 64 stands twice", "004000, 'length is 3, not a multiple of 2'", "'', 'length'"})
    void invalidPriorityIsNone(String payload, String reason) {
        Options options = everything().withRaw(111, Octets.of(HexFormat.of().parseHex(payload)));
        S46Provisioning read = S46Provisioning.read(options, List.of(LINE));
        assertEquals("MAP-E MAP-T LW4O6 DS-LITE", kinds(read));
        assertEquals(1, read.problems().size());
        assertEquals(111, read.problems().get(0).optionCode());
        assertTrue(read.problems().get(0).reason().contains(reason), read.problems()::toString);
    }

    @Test
    void twoPrioritiesAreNone() {
        Options options = everything()
                .with(OptionTypes.S46_PRIORITY, S46Priority.of(64))
                .with(OptionTypes.S46_PRIORITY, S46Priority.of(96));
        S46Provisioning read = S46Provisioning.read(options, List.of(LINE));
        assertEquals("MAP-E MAP-T LW4O6 DS-LITE", kinds(read));
        assertEquals(List.of(new S46Problem(111, "stands 2 times")), read.problems());
    }

    /** The same twice is no contradiction, in a container as in a message. */
    @Test
    void theSameTwiceIsTheSame() {
        Ipv6Prefix dmr = Ipv6Prefix.parse("2001:db8:ffff::/64");
        Options mapT = NOTHING.with(OptionTypes.S46_RULE, RULE)
                .with(OptionTypes.S46_DMR, dmr)
                .with(OptionTypes.S46_DMR, dmr);
        S46Provisioning read =
                S46Provisioning.read(MESSAGE.with(OptionTypes.S46_CONT_MAPT, S46Container.of(mapT)), List.of(LINE));
        assertEquals("MAP-T", kinds(read));
        assertEquals(List.of(), read.problems());
    }

    /** RFC 6334 §5: only the first is used. */
    @Test
    void ofTwoAftrNamesTheFirstIsUsed() {
        Options options = MESSAGE.with(OptionTypes.AFTR_NAME, AFTR)
                .with(OptionTypes.AFTR_NAME, DomainName.parse("other.example.net."));
        S46Provisioning read = S46Provisioning.read(options, List.of(LINE));
        assertEquals(List.of(Softwire.DsLite.to(AFTR)), read.softwires());
        assertEquals(List.of(new S46Problem(64, "stands 2 times, the first is used")), read.problems());
    }

    @Test
    void aMalformedFirstAftrNameIsNotReplacedByTheSecond() {
        Options options = MESSAGE.withRaw(64, Octets.parseHex("00")).with(OptionTypes.AFTR_NAME, AFTR);
        S46Provisioning read = S46Provisioning.read(options, List.of(LINE));
        assertEquals(List.of(), read.softwires());
        assertEquals(2, read.problems().size(), read::toString);
    }

    private static Options everything() {
        Options mapT = NOTHING.with(OptionTypes.S46_RULE, RULE)
                .with(OptionTypes.S46_DMR, Ipv6Prefix.parse("2001:db8:ffff::/64"));
        S46Bind bind = S46Bind.of(Ipv4Address.parse("192.0.2.1"), Ipv6Prefix.parse("2001:db8:12:3400::/64"));
        Options lw = NOTHING.with(OptionTypes.S46_V4V6BIND, bind).with(OptionTypes.S46_BR, BR);
        return MESSAGE.with(OptionTypes.AFTR_NAME, AFTR)
                .with(OptionTypes.S46_CONT_LW, S46Container.of(lw))
                .with(OptionTypes.S46_CONT_MAPT, S46Container.of(mapT))
                .with(OptionTypes.S46_CONT_MAPE, mapE(RULE, BR));
    }

    private static S46Container mapE(S46Rule rule, Ipv6Address br) {
        return S46Container.of(NOTHING.with(OptionTypes.S46_RULE, rule).with(OptionTypes.S46_BR, br));
    }

    private static String kinds(S46Provisioning read) {
        return read.softwires().stream()
                .map(softwire -> text(softwire).replaceAll(" .*", ""))
                .collect(Collectors.joining(" "));
    }

    static List<Arguments> badContainers() {
        Octets broken = Octets.of(new byte[3]);
        Options good = NOTHING.with(OptionTypes.S46_RULE, RULE).with(OptionTypes.S46_BR, BR);
        Options lw = NOTHING.with(OptionTypes.S46_BR, BR);
        S46Bind bind = S46Bind.of(Ipv4Address.parse("192.0.2.1"), Ipv6Prefix.parse("2001:db8:12:3400::/64"));
        Ipv6Prefix dmr = Ipv6Prefix.parse("2001:db8:ffff::/64");
        Options mapT = NOTHING.with(OptionTypes.S46_RULE, RULE);
        return List.of(
                new Arguments(94, NOTHING, "no S46_BR"),
                new Arguments(94, NOTHING.with(OptionTypes.S46_RULE, RULE), "no S46_BR"),
                new Arguments(94, NOTHING.with(OptionTypes.S46_BR, BR), "no S46_RULE"),
                new Arguments(94, good.withRaw(89, broken), "S46_RULE: length is 3, less than 8"),
                new Arguments(94, good.withRaw(90, broken), "S46_BR: length is 3, not 16"),
                new Arguments(94, good.with(OptionTypes.S46_DMR, dmr), "option 91 is not permitted here"),
                new Arguments(94, good.withRaw(4711, broken), "option 4711 is not permitted here"),
                new Arguments(
                        94,
                        NOTHING.with(OptionTypes.S46_BR, BR)
                                .with(OptionTypes.S46_RULE, RULE.withOptions(NOTHING.withRaw(93, broken))),
                        "S46_PORTPARAMS: length is 3, not 4"),
                new Arguments(
                        94,
                        NOTHING.with(OptionTypes.S46_BR, BR)
                                .with(OptionTypes.S46_RULE, RULE.withOptions(NOTHING.withRaw(90, broken))),
                        "option 90 is not permitted here"),
                new Arguments(
                        94,
                        NOTHING.with(OptionTypes.S46_BR, BR)
                                .with(OptionTypes.S46_RULE, RULE.withPortParameters(S46PortParameters.of(9, 0, 0))),
                        "PSID_OVERFLOW: PSID offset 9 and PSID length 8 exceed 16 bits"),
                new Arguments(
                        94,
                        good.with(
                                OptionTypes.S46_RULE,
                                S46Rule.of(RULE.ipv6Prefix(), Ipv4Prefix.parse("198.51.100.0/24"), 16)),
                        "DUPLICATE_RULE_PREFIX: two rules for 2001:db8::/40"),
                new Arguments(95, mapT, "no S46_DMR"),
                new Arguments(
                        95,
                        mapT.with(OptionTypes.S46_DMR, dmr)
                                .with(OptionTypes.S46_DMR, Ipv6Prefix.parse("2001:db8:fffe::/64")),
                        "S46_DMR stands 2 times"),
                new Arguments(95, NOTHING.with(OptionTypes.S46_DMR, dmr), "no S46_RULE"),
                new Arguments(
                        95,
                        mapT.with(OptionTypes.S46_DMR, Ipv6Prefix.parse("2001:db8::/44")),
                        "RFC 6052 has no format for 2001:db8::/44"),
                new Arguments(
                        95,
                        mapT.with(OptionTypes.S46_DMR, dmr).with(OptionTypes.S46_BR, BR),
                        "option 90 is not permitted here"),
                new Arguments(96, NOTHING.with(OptionTypes.S46_V4V6BIND, bind), "no S46_BR"),
                new Arguments(96, lw, "no binding (S46_V4V6BIND) came, so there is no IPv4 address"),
                new Arguments(
                        96,
                        lw.with(OptionTypes.S46_V4V6BIND, bind)
                                .with(OptionTypes.S46_V4V6BIND, bind.withPortParameters(S46PortParameters.of(0, 8, 1))),
                        "S46_V4V6BIND stands 2 times"),
                new Arguments(
                        96,
                        lw.with(OptionTypes.S46_V4V6BIND, bind.withPortParameters(S46PortParameters.of(9, 8, 1))),
                        "PSID offset 9 and length 8 exceed 16 bits"),
                new Arguments(96, lw.with(OptionTypes.S46_RULE, RULE), "option 89 is not permitted here"));
    }

    record Arguments(int code, Options inside, String reason) {}

    /** RFC 7598 §5: ignored whole, but said; a good container beside it is used. */
    @ParameterizedTest
    @MethodSource("badContainers")
    void badContainerIsIgnoredWhole(Arguments bad) {
        Options options =
                MESSAGE.withRaw(bad.code(), bad.inside().octets()).with(OptionTypes.S46_CONT_MAPE, mapE(RULE, BR));
        S46Provisioning read = S46Provisioning.read(options, List.of(LINE));
        assertEquals("MAP-E", kinds(read));
        assertEquals(List.of(new S46Problem(bad.code(), bad.reason())), read.problems());
    }

    @Test
    void containerThatIsNoListOfOptions() {
        Options options = MESSAGE.withRaw(94, Octets.of(new byte[] {0, 89, 0, 9, 1}));
        S46Provisioning read = S46Provisioning.read(options, List.of(LINE));
        assertEquals(List.of(), read.softwires());
        assertEquals(94, read.problems().get(0).optionCode());
    }

    /** RFC 7598 §4: outside a container they mean nothing. */
    @Test
    void rulesOutsideContainersAreIgnored() {
        Options options = MESSAGE.withRaw(89, RULE.octets()).withRaw(90, Octets.of(BR.toByteArray()));
        assertEquals(new S46Provisioning(List.of(), List.of()), S46Provisioning.read(options, List.of(LINE)));
    }

    /** A full address may also be made of rule and EA bits. */
    @Test
    void explicitPsidBesideEaBits() {
        S46Rule rule =
                S46Rule.of(RULE.ipv6Prefix(), RULE.ipv4Prefix(), 8).withPortParameters(S46PortParameters.of(4, 8, 5));
        S46Provisioning read =
                S46Provisioning.read(MESSAGE.with(OptionTypes.S46_CONT_MAPE, mapE(rule, BR)), List.of(LINE));
        assertEquals(List.of(), read.problems());
        assertTrue(text(read.softwires().get(0)).startsWith("MAP-E 192.0.2.18 5/8 a4 2001:db8:12::c000:212:5 "));
    }

    @ParameterizedTest
    @CsvSource({"8, 8, 1, 1/8 a8", "15, 0, 0, 0/0 a0", "0, 16, 65535, 65535/16 a0"})
    void portParametersOfABinding(int offset, int length, int psid, String ports) {
        S46Bind bind = S46Bind.of(Ipv4Address.parse("192.0.2.1"), Ipv6Prefix.parse("2001:db8:12:3400::/64"))
                .withPortParameters(S46PortParameters.of(offset, length, psid));
        Options lw = NOTHING.with(OptionTypes.S46_V4V6BIND, bind).with(OptionTypes.S46_BR, BR);
        S46Provisioning read =
                S46Provisioning.read(MESSAGE.with(OptionTypes.S46_CONT_LW, S46Container.of(lw)), List.of(LINE));
        assertTrue(text(read.preferred().orElseThrow()).startsWith("LW4O6 192.0.2.1 " + ports + ' '));
    }

    @Test
    void sameRuleTwiceIsNoContradiction() {
        Options twice = NOTHING.with(OptionTypes.S46_RULE, RULE)
                .with(OptionTypes.S46_RULE, RULE)
                .with(OptionTypes.S46_BR, BR);
        S46Provisioning read =
                S46Provisioning.read(MESSAGE.with(OptionTypes.S46_CONT_MAPE, S46Container.of(twice)), List.of(LINE));
        assertEquals("MAP-E", kinds(read));
    }

    @Test
    void bindingWithoutPortParametersHasAllPorts() {
        S46Provisioning read = S46Provisioning.read(everything(), List.of(LINE));
        Softwire.Lw4o6 lw = (Softwire.Lw4o6) read.softwires().get(2);
        assertEquals(PortSet.ALL, lw.ports());
        assertEquals("2001:db8:12:3400:0:c000:201:0", lw.localAddress().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:1::/64, 2001:db8:0:1:0:c000:201:5",
        "2001:db8::/32, 2001:db8::c000:201:5",
        "2001:db8::1234:5678:9abc:def0/128, 2001:db8::1234:5678:9abc:def0",
        "2001:db8:0:0:ffff:ffff::/96, 2001:db8::ffff:ffff:201:5"
    })
    void lightweightTunnelSource(String prefix, String source) {
        Softwire.Lw4o6 lw = Softwire.Lw4o6.in(
                Ipv6Prefix.parse(prefix),
                Ipv4Address.parse("192.0.2.1"),
                PortSet.of(0, 6, 5),
                List.of(new Aftr.ByAddress(BR)));
        assertEquals(Ipv6Address.parse(source), lw.localAddress());
    }
}
