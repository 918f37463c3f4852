package net.wan6.codec;

import static net.wan6.codec.Hex.message;
import static net.wan6.codec.Hex.option;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.Problem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is well formed and cannot be, by itself or with the option around it (C4). */
class ValueRulesTest {
    private static final String REPLY = "07000001";
    private static final String IA = "00000001" + "00000000" + "00000000";
    private static final String PREFIX = "38" + "20010db8004000000000000000000000";
    private static final String RULE = option(89, "00" + "0c" + "11" + "c0000200" + "20" + "20010db8");
    private static final String BR = option(90, "20010db8ffff00000000000000000001");
    private static final String DMR = option(91, "40" + "20010db8ffff0000");
    private static final String BIND = option(92, "c0000212" + "30" + "20010db80012");

    /** C4, as an excluded prefix of a delegated /56 that takes more octets than it may (RFC 6603 §4.2). */
    @Test
    void anExcludedPrefixThatDoesNotFitTheDelegatedOneIsOneProblem() {
        Message reply = message("070a0b0c0001000a00030001525400abcdef0002000a000300015254004a4b4c"
                + "00190030000000010000000000000000001a002000000e1000001c20"
                + "3820010db80040000000000000000000000043000340ff00");

        assertEquals(
                List.of(new Problem(
                        "IA_PD[0]/IAPREFIX[0]/PD_EXCLUDE[0]", 77, Kind.IGNORED, "a subnet id of 2 octets for 8 bits")),
                reply.problems());
        assertTrue(reply.options()
                .first(OptionTypes.IA_PD)
                .orElseThrow()
                .prefixes()
                .get(0)
                .excluded()
                .isEmpty());
    }

    @Test
    void anExcludedPrefixIsLongerThanTheDelegatedOne() {
        assertEquals(
                List.of("IA_PD[0]/IAPREFIX[0]/PD_EXCLUDE[0]"),
                ignored(message(REPLY, option(25, IA + option(26, "0".repeat(16) + PREFIX + option(67, "3800"))))));
        assertEquals(
                List.of(),
                ignored(message(REPLY, option(25, IA + option(26, "0".repeat(16) + PREFIX + option(67, "40ff"))))));
    }

    /** RFC 9915 §21.6, §21.22: a client discards what is preferred for longer than it is valid. */
    @Test
    void preferredIsNoLongerThanValid() {
        String longer = "00000e11" + "00000e10";
        String equal = "00000e10" + "00000e10";
        String address = "20010db8000000000000000000000001";

        assertEquals(
                List.of("IA_PD[0]/IAPREFIX[0]"), ignored(message(REPLY, option(25, IA + option(26, longer + PREFIX)))));
        assertEquals(
                List.of("IA_NA[0]/IAADDR[0]"), ignored(message(REPLY, option(3, IA + option(5, address + longer)))));
        assertEquals(List.of(), ignored(message(REPLY, option(25, IA + option(26, equal + PREFIX)))));
    }

    /** RFC 9915 §21.4, §21.21, RFC 8947 §11.1; 0 leaves it to the client. */
    @ParameterizedTest
    @CsvSource({"00000e11,00000e10,1", "00000e10,00000e10,0", "00000e10,00000000,0", "ffffffff,fffffffe,1"})
    void t1IsNotAfterT2(String t1, String t2, int problems) {
        for (int code : new int[] {3, 25, 138}) {
            assertEquals(
                    problems,
                    ignored(message(REPLY, option(code, "00000001" + t1 + t2))).size(),
                    "option " + code);
        }
    }

    /** RFC 9915 §21.24, §21.25: a client ignores what is out of range; §21.23: 600 is the least. §21.19. */
    @ParameterizedTest
    @CsvSource({
        "82,0000003b,1",
        "82,0000003c,0",
        "82,00015180,0",
        "82,00015181,1",
        "83,0000003b,1",
        "83,00015180,0",
        "32,00000257,1",
        "32,00000258,0",
        "32,ffffffff,0"
    })
    void numbersAreInTheirRange(int code, String value, int problems) {
        assertEquals(problems, ignored(message(REPLY, option(code, value))).size());
    }

    @Test
    void aReconfigureAsksForAMessageThatThereIs() {
        for (int type = 0; type < 256; type++) {
            int wanted = type == 5 || type == 6 || type == 11 ? 0 : 1;
            Message reconfigure = message("0a000000", option(19, String.format("%02x", type)));

            assertEquals(wanted, ignored(reconfigure).size(), "type " + type);
        }
    }

    /** RFC 7598 §5, Table 1; C6: that a lightweight line gets no binding is legal (§5.3). */
    @Test
    void aSoftwireContainerHoldsWhatItsMechanismNeeds() {
        assertEquals(List.of(), ignored(message(REPLY, option(94, RULE + BR))));
        assertEquals(List.of("S46_CONT_MAPE[0]"), ignored(message(REPLY, option(94, RULE))));
        assertEquals(List.of("S46_CONT_MAPE[0]"), ignored(message(REPLY, option(94, BR))));
        assertEquals(List.of(), ignored(message(REPLY, option(95, RULE + DMR))));
        assertEquals(List.of("S46_CONT_MAPT[0]"), ignored(message(REPLY, option(95, RULE))));
        assertEquals(List.of("S46_CONT_MAPT[0]"), ignored(message(REPLY, option(95, DMR))));
        assertEquals(List.of(), message(REPLY, option(96, BR)).problems());
        assertEquals(List.of(), ignored(message(REPLY, option(96, BR + BIND))));
        assertEquals(List.of("S46_CONT_LW[0]"), ignored(message(REPLY, option(96, BIND))));
    }

    /** C5 (RFC 7598 §8): in a container, and beside it for DHCPv4 over DHCPv6 (RFC 8539). */
    @ParameterizedTest
    @CsvSource({
        "ff020000000000000000000000000001",
        "00000000000000000000000000000000",
        "00000000000000000000000000000001"
    })
    void aBorderRelayHasAUnicastAddress(String address) {
        String relay = option(90, address);

        assertEquals(List.of("S46_CONT_MAPE[0]/S46_BR[0]"), ignored(message(REPLY, option(94, RULE + relay))));
        assertEquals(List.of("S46_CONT_LW[0]/S46_BR[0]"), ignored(message(REPLY, option(96, relay))));
        assertEquals(List.of("S46_BR[0]"), ignored(message(REPLY, relay)));
    }

    /** RFC 7598 §4.5: a port has 16 bits. */
    @Test
    void offsetAndPsidFitAPort() {
        assertEquals(
                List.of("S46_CONT_LW[0]/S46_V4V6BIND[0]/S46_PORTPARAMS[0]"),
                ignored(message(REPLY, option(96, BR + bound("0b06")))));
        assertEquals(List.of(), ignored(message(REPLY, option(96, BR + bound("0a06")))));
    }

    private static String bound(String offsetAndLength) {
        return option(92, "c0000212" + "30" + "20010db80012" + option(93, offsetAndLength + "0000"));
    }

    /** RFC 5908 §4.1, §4.2. */
    @Test
    void aTimeServerIsUnicastOrAGroupAsItSays() {
        String unicast = "20010db8000000000000000000000123";
        String group = "ff050000000000000000000000000101";

        assertEquals(List.of(), ignored(message(REPLY, option(56, option(1, unicast) + option(2, group)))));
        assertEquals(
                List.of("NTP_SERVER[0]/NTP_SUBOPTION_SRV_ADDR[0]", "NTP_SERVER[0]/NTP_SUBOPTION_MC_ADDR[0]"),
                ignored(message(REPLY, option(56, option(1, group) + option(2, unicast)))));
    }

    /** RFC 4704 §4.1. */
    @Test
    void aServerThatLeavesTheDnsAloneDoesNotUpdateIt() {
        for (int flags = 0; flags < 8; flags++) {
            int wanted = (flags & 5) == 5 ? 1 : 0;
            assertEquals(
                    wanted,
                    ignored(message(REPLY, option(39, String.format("%02x", flags) + "016100")))
                            .size());
        }
    }

    /** RFC 7600 §4.9. */
    @Test
    void a4rdDomainHasARule() {
        assertEquals(List.of("4RD[0]"), ignored(message(REPLY, option(97, option(99, "00000500")))));
    }

    /** RFC 9915 §12: beside one another, of one kind. */
    @Test
    void anIaidAnAddressAndAPrefixStandOnce() {
        String lease = option(26, "0".repeat(16) + PREFIX);
        String other = option(26, "0".repeat(16) + "38" + "20010db8004100000000000000000000");
        Message twice =
                message(REPLY, option(25, IA + lease + other + lease), option(3, IA), option(25, IA), option(3, IA));

        assertEquals(
                List.of(
                        "IA_PD[0]/IAPREFIX[2] stands here again for 2001:db8:40::/56 and should stand once",
                        "IA_PD[1] stands here again for IAID 1 and should stand once",
                        "IA_NA[1] stands here again for IAID 1 and should stand once"),
                twice.problems().stream()
                        .map(problem -> problem.path() + " " + problem.reason())
                        .toList());
    }

    /** F13 (RFC 9915 §21.7), in a client's messages; a Reconfigure's Option Request is the server's. */
    @Test
    void whatMayNotBeAskedForIsToldAndNotBuilt() {
        List<Integer> forbidden = new ArrayList<>();
        for (int code = 0; code < 300; code++) {
            OptionRequest request = OptionRequest.ofCodes(23, code);
            if (!ignored(message("01000001", option(6, String.format("0017%04x", code))))
                    .isEmpty()) {
                forbidden.add(code);
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Message.builder(MessageType.SOLICIT, 1).add(OptionTypes.ORO, request));
                assertEquals(OptionRequest.ofCodes(23), request.requestable());
            } else {
                Message.builder(MessageType.SOLICIT, 1).add(OptionTypes.ORO, request);
                assertEquals(request, request.requestable());
            }
            Message.builder(MessageType.RECONFIGURE, 0).add(OptionTypes.ORO, request);
        }
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 18, 19, 20, 25, 26), forbidden);
    }

    /** F13 (RFC 9915 §21.16, §21.17): one for each enterprise, of relays nothing is said. */
    @Test
    void aClientSpeaksOnceForAnEnterprise() {
        VendorClass vendorClass = VendorClass.of(9, List.of());
        VendorOptions vendorOptions = VendorOptions.of(9, Options.none(OptionSpace.vendor(9)));
        MessageBuilder<ClientServerMessage> solicit = Message.builder(MessageType.SOLICIT, 1)
                .add(OptionTypes.VENDOR_CLASS, vendorClass)
                .add(OptionTypes.VENDOR_OPTS, vendorOptions)
                .add(OptionTypes.VENDOR_CLASS, VendorClass.of(10, List.of()));

        assertThrows(IllegalArgumentException.class, () -> solicit.add(OptionTypes.VENDOR_CLASS, vendorClass));
        assertThrows(IllegalArgumentException.class, () -> solicit.add(OptionTypes.VENDOR_OPTS, vendorOptions));
        assertEquals(3, solicit.build().options().count());
        assertEquals(
                4, solicit.addRaw(16, vendorClass.octets()).build().options().count());

        Message.relay(MessageType.RELAY_FORW, 0, Ipv6Address.UNSPECIFIED, Ipv6Address.UNSPECIFIED)
                .add(OptionTypes.VENDOR_OPTS, vendorOptions)
                .add(OptionTypes.VENDOR_OPTS, vendorOptions);
    }

    private static List<String> ignored(Message message) {
        return message.problems().stream()
                .filter(problem -> problem.kind() == Kind.IGNORED)
                .map(Problem::path)
                .toList();
    }
}
