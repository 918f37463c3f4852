package net.wan6.codec;

import static net.wan6.codec.Hex.message;
import static net.wan6.codec.Hex.option;
import static net.wan6.codec.Hex.relay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import net.wan6.codec.MalformedMessageException.Reason;
import net.wan6.codec.Problem.Kind;
import org.junit.jupiter.api.Test;

/** What real senders do that no RFC foresees, and what is decided of it. */
class QuirksTest {
    private static final String SOLICIT = "01000001";
    private static final String REPLY = "07000001";
    private static final String IA = "00000001" + "00000000" + "00000000";
    private static final String DUID = option(1, "0003000102005e005301");

    private static List<Integer> codes(Options options) {
        return StreamSupport.stream(options.spliterator(), false)
                .map(RawOption::code)
                .toList();
    }

    private static long count(Message message, Kind kind) {
        return message.problems().stream()
                .filter(problem -> problem.kind() == kind)
                .count();
    }

    /** Of other messages than those of {@link TrailingOctetsTest}. */
    @Test
    void aZeroOctetAfterTheLastOptionBreaksTheEnvelopeAndIsNamedByItsPlace() {
        MalformedMessageException broken =
                assertThrows(MalformedMessageException.class, () -> message(SOLICIT, DUID, "00"));

        assertEquals(Reason.TRUNCATED_OPTION_HEADER, broken.reason());
        assertEquals(18, broken.offset());
    }

    @Test
    void repeatsInAnOptionRequestAreKept() {
        OptionRequest request = message(SOLICIT, option(6, "00170018001700180001"))
                .options()
                .first(OptionTypes.ORO)
                .orElseThrow();

        assertEquals(List.of(23, 24, 23, 24, 1), request.codes().boxed().toList());
        assertEquals(request, OptionRequest.ofCodes(23, 24, 23, 24, 1));
    }

    @Test
    void repeatedSingletonsAreAllKeptAndToldOf() {
        String dns = option(23, "20010db8000000000000000000000001");
        String domain = option(24, "016100");
        Message reply = message(REPLY, dns, domain, dns, domain);

        assertEquals(List.of(23, 24, 23, 24), codes(reply.options()));
        assertEquals(2, reply.options().all(OptionTypes.DNS_SERVERS).size());
        assertInstanceOf(Only.Identical.class, reply.options().only(OptionTypes.DNS_SERVERS));
        assertEquals(2, count(reply, Kind.REPEATED));
    }

    @Test
    void aVendorClassOfAnEnterpriseNumberAloneIsNoProblem() {
        for (int enterprise : new int[] {4491, 872}) {
            Message solicit = message(SOLICIT, option(16, String.format("%08x", enterprise)));

            assertEquals(
                    Optional.of(VendorClass.of(enterprise, List.of())),
                    solicit.options().first(OptionTypes.VENDOR_CLASS));
            assertEquals(List.of(), solicit.problems());
        }
    }

    @Test
    void aUserClassWithoutLengthsIsAProblemOfItsOwnAndNotOfTheMessage() {
        Message solicit = message(SOLICIT, option(15, "69505845"), DUID);

        assertEquals(Optional.empty(), solicit.options().first(OptionTypes.USER_CLASS));
        assertTrue(solicit.options().first(OptionTypes.CLIENT_ID).isPresent());
        assertEquals(1, count(solicit, Kind.MALFORMED));
    }

    @Test
    void identifiersInAnyOrderStayInIt() {
        Message reply = message(REPLY, DUID, option(23, ""), option(2, "0003000102005e005302"));

        assertEquals(List.of(1, 23, 2), codes(reply.options()));
        assertEquals(reply, reply.rebuilt(OptionTable.STANDARD));
    }

    @Test
    void aStatusInsideAnAddressAndOneBesideItAreToldApart() {
        String address = "20010db8000000000000000000000001" + "0000000000000000" + option(13, "0002");
        IaNa ia = message(REPLY, option(3, IA + option(5, address) + option(13, "0000")))
                .options()
                .first(OptionTypes.IA_NA)
                .orElseThrow();

        assertEquals(
                Optional.of(StatusCode.SUCCESS),
                ia.options().first(OptionTypes.STATUS_CODE).map(Status::code));
        assertEquals(
                Optional.of(StatusCode.NO_ADDRS_AVAIL),
                ia.addresses().get(0).options().first(OptionTypes.STATUS_CODE).map(Status::code));
    }

    @Test
    void aStatusOfTwoOctetsHasAnEmptyText() {
        Status status = message(REPLY, option(13, "0006"))
                .options()
                .first(OptionTypes.STATUS_CODE)
                .orElseThrow();

        assertEquals(Status.of(StatusCode.NO_PREFIX_AVAIL, ""), status);
    }

    /** A8: what a stranger writes is shown to people. */
    @Test
    void aStatusMadePrintableIsOneBoundedLineOfItsOwnOctets() {
        Status status = message(REPLY, option(13, "0006" + "1b5b324a0a61" + "78".repeat(1000)))
                .options()
                .first(OptionTypes.STATUS_CODE)
                .orElseThrow()
                .printable();

        assertEquals(StatusCode.NO_PREFIX_AVAIL, status.code());
        assertTrue(status.message().startsWith("\\u{001b}[2J\\u{000a}axxx"), status.message());
        assertTrue(status.message().endsWith("xxx..."), status.message());
        assertEquals(259, status.message().length());
    }

    @Test
    void aNulAtTheEndOfAStatusTextIsPartOfIt() {
        Status status = message(REPLY, option(13, "0000" + "6f6b00"))
                .options()
                .first(OptionTypes.STATUS_CODE)
                .orElseThrow();

        assertEquals("ok\0", status.message());
    }

    @Test
    void twoIdentityAssociationsOneOfThemEmptyAreBothThere() {
        String full = IA + option(5, "20010db8000000000000000000000001" + "0000000000000000");
        List<IaNa> ias =
                message("03000001", option(3, full), option(3, IA)).options().all(OptionTypes.IA_NA);

        assertEquals(
                List.of(1, 0), ias.stream().map(ia -> ia.addresses().size()).toList());
    }

    @Test
    void anElapsedTimeOfAllOnesIsReadAsItIs() {
        assertEquals(
                Optional.of(65_535),
                message(SOLICIT, option(8, "ffff")).options().first(OptionTypes.ELAPSED_TIME));
    }

    @Test
    void aPartialNameStaysPartial() {
        ClientFqdn fqdn = message(SOLICIT, option(39, "00" + "0a" + "70632d6578616d706c65"))
                .options()
                .first(OptionTypes.CLIENT_FQDN)
                .orElseThrow();

        assertEquals("pc-example", fqdn.name().toString());
        assertTrue(fqdn.name().isPartial());
    }

    @Test
    void aHintOfAllZeroesIsAPrefixOfALength() {
        String hint = "0000000000000000" + "40" + "00".repeat(16);
        IaPd pd = message(SOLICIT, option(25, IA + option(26, hint)))
                .options()
                .first(OptionTypes.IA_PD)
                .orElseThrow();

        assertEquals(Ipv6Prefix.parse("::/64"), pd.prefixes().get(0).prefix());
        assertEquals(IaPd.of(1).withLengthHint(64), pd);
    }

    @Test
    void aHintOfLengthZeroIsReadToo() {
        String hint = "0000000000000000" + "00" + "00".repeat(16);
        IaPd pd = message(SOLICIT, option(25, IA + option(26, hint)))
                .options()
                .first(OptionTypes.IA_PD)
                .orElseThrow();

        assertEquals(Ipv6Prefix.parse("::/0"), pd.prefixes().get(0).prefix());
    }

    @Test
    void bitsBeyondAPrefixLengthAreClearedInThePrefixAndKeptInTheOctets() {
        String set = "00000e1000001c20" + "30" + "20010db8000000010000000000000001";
        Message reply = message(REPLY, option(25, IA + option(26, set)));
        IaPrefix prefix = reply.options()
                .first(OptionTypes.IA_PD)
                .orElseThrow()
                .prefixes()
                .get(0);

        assertEquals(Ipv6Prefix.parse("2001:db8::/48"), prefix.prefix());
        assertTrue(prefix.hasHostBits());
        assertEquals(List.of(), reply.problems());
        assertEquals(reply, reply.rebuilt(OptionTable.STANDARD));
    }

    @Test
    void aTemporaryAssociationThatComesFirstIsReadAndMarkedObsolete() {
        String address = "20010db8000000000000000000000001" + "0000000000000000";
        Message advertise = message("02000001", option(4, "00000001" + option(5, address)), DUID);

        assertEquals(
                1,
                advertise
                        .options()
                        .first(OptionTypes.IA_TA)
                        .orElseThrow()
                        .options()
                        .all(OptionTypes.IAADDR)
                        .size());
        assertTrue(OptionTypes.IA_TA.isObsolete());
    }

    @Test
    void optionsAfterTheRelayedMessageArePartOfTheRelay() {
        Message relay = message(relay(0, SOLICIT), option(18, "65746830"));

        assertEquals(List.of(9, 18), codes(relay.options()));
        assertEquals(relay, relay.rebuilt(OptionTable.STANDARD));
    }

    @Test
    void unassignedCodesInAVendorsSpaceAreTheVendors() {
        Message solicit = message(SOLICIT, option(17, "00007ed9" + option(27_179, "") + option(16_410, "aa")));

        VendorOptions vendor = solicit.options().first(OptionTypes.VENDOR_OPTS).orElseThrow();
        assertEquals(List.of(27_179, 16_410), codes(vendor.options()));
        assertEquals(List.of(), solicit.problems());
    }

    @Test
    void anEmptyAssociationForAddressesBesideOneForPrefixesHidesNothing() {
        Options options = message(SOLICIT, option(3, IA), option(25, IA)).options();

        assertEquals(List.of(), options.first(OptionTypes.IA_NA).orElseThrow().addresses());
        assertTrue(options.first(OptionTypes.IA_PD).isPresent());
    }

    @Test
    void strayOctetsInASoftwireRuleArePassedOver() {
        String rule = "00" + "0c" + "11" + "c0000200" + "20" + "20010db8" + "0000" + option(93, "00000000");
        Message reply = message(REPLY, option(95, option(89, rule) + option(91, "4020010db8ffff0000")));
        S46Rule read = reply.options()
                .first(OptionTypes.S46_CONT_MAPT)
                .orElseThrow()
                .rules()
                .get(0);

        assertTrue(read.hasStrayOctets());
        assertTrue(read.options().first(OptionTypes.S46_PORTPARAMS).isPresent());
        assertEquals(List.of(), reply.problems());
    }

    @Test
    void aTimeServerWithoutItsSubOptionHeaderIsAProblem() {
        Message reply = message(REPLY, option(56, "20010db8000000000000000000000123"));

        assertEquals(Optional.empty(), reply.options().first(OptionTypes.NTP_SERVER));
        assertEquals(1, count(reply, Kind.MALFORMED));
    }

    @Test
    void severalTimeServersInOneOptionOrInSeveralAreRead() {
        String sub = option(1, "20010db8000000000000000000000123");
        Message reply = message(REPLY, option(56, sub + sub), option(56, sub));

        assertEquals(
                3,
                reply.options().all(OptionTypes.NTP_SERVER).stream()
                        .mapToInt(ntp -> ntp.addresses().size())
                        .sum());
        assertEquals(List.of(), reply.problems());
    }

    @Test
    void aPrefixOptionWithoutOctetsIsAProblemAndItsAssociationStands() {
        Message solicit = message(SOLICIT, option(25, IA + option(26, "")));

        assertEquals(
                List.of(),
                solicit.options().first(OptionTypes.IA_PD).orElseThrow().prefixes());
        assertEquals(1, count(solicit, Kind.MALFORMED));
    }

    @Test
    void aCompressedNameIsAProblem() {
        assertEquals(1, count(message(REPLY, option(24, "016100" + "c000")), Kind.MALFORMED));
    }

    @Test
    void lifetimesAreUnsigned() {
        IaPd pd = message(REPLY, option(25, "00000001" + "80000000" + "ffffffff"))
                .options()
                .first(OptionTypes.IA_PD)
                .orElseThrow();

        assertEquals(0x8000_0000L, pd.t1().seconds());
        assertTrue(pd.t2().isInfinite());
    }
}
