package net.wan6.codec;

import static net.wan6.codec.Hex.message;
import static net.wan6.codec.Hex.option;
import static net.wan6.codec.Hex.relay;
import static net.wan6.codec.Hex.relays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.codec.Problem.Kind;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final String REPLY = "07000001";
    private static final String IA = "00000001" + "00000000" + "00000000";
    private static final String PREFIX = "00000e10" + "00001c20" + "38" + "20010db8004000000000000000000000";

    @Test
    void aSoundMessageHasNone() {
        assertEquals(
                List.of(),
                message(REPLY, option(25, IA + option(26, PREFIX)), option(20, ""))
                        .problems());
    }

    @Test
    void anOptionInsideAnOptionIsNamedByPathAndOctet() {
        Message message = message(
                REPLY,
                option(25, "00000002" + "00".repeat(8)),
                option(25, IA + option(26, PREFIX) + option(26, "00".repeat(8) + "81" + "00".repeat(16))));

        List<Problem> problems = message.problems();

        // 4 header, 16 first IA_PD, 16 second up to its options, 29 first prefix, 4 header, 8 lifetimes.
        assertEquals(
                List.of(new Problem("IA_PD[1]/IAPREFIX[1]", 77, Kind.MALFORMED, "prefix length is 129, more than 128")),
                problems);
    }

    @Test
    void aContainerWhoseInsideIsBrokenIsOneProblem() {
        List<Problem> problems = message(REPLY, option(25, IA + "001a00ff")).problems();

        assertEquals(1, problems.size());
        assertEquals("IA_PD[0]", problems.get(0).path());
        assertEquals(20, problems.get(0).offset());
        assertEquals(Kind.MALFORMED, problems.get(0).kind());
    }

    @Test
    void aRepeatedSingletonIsAProblemEachTimeItComesAgain() {
        List<Problem> problems = message(REPLY, option(23, ""), option(7, "01"), option(7, "02"), option(7, "03"))
                .problems();

        assertEquals(
                List.of("PREFERENCE[1]", "PREFERENCE[2]"),
                problems.stream()
                        .filter(problem -> problem.kind() == Kind.REPEATED)
                        .map(Problem::path)
                        .toList());
    }

    @Test
    void clientsAndServersSendOneVendorOptionForAnEnterprise() {
        String class1 = option(16, "00000001" + "0001aa");
        String options1 = option(17, "00000001" + option(1, "aa"));
        String options2 = option(17, "00000002");
        String broken1 = option(17, "00000001" + "0001");
        Message message = message(REPLY, class1, options1, options2, option(17, "0000"), broken1, class1, options2);

        assertEquals(
                List.of(
                        "VENDOR_OPTS[3] stands here again for enterprise 1 and should stand once",
                        "VENDOR_CLASS[1] stands here again for enterprise 1 and should stand once",
                        "VENDOR_OPTS[4] stands here again for enterprise 2 and should stand once"),
                message.problems().stream()
                        .filter(problem -> problem.kind() == Kind.REPEATED)
                        .map(problem -> problem.path() + " " + problem.reason())
                        .toList());
    }

    @Test
    void aRelayMayRepeatAVendor() {
        String twice = option(17, "00000001").repeat(2);

        assertEquals(List.of(), message("0c00" + "00".repeat(32) + twice).problems());
        assertEquals(List.of(Kind.REPEATED), kinds(message("0d00" + "00".repeat(32) + twice)));
    }

    @Test
    void aVendorsOwnOption17IsNoVendorOption() {
        String inside =
                option(17, "00000001").repeat(2) + option(16, "00000001").repeat(2);

        assertEquals(List.of(), message(REPLY, option(17, "00000001" + inside)).problems());
    }

    /** RFC 6977 §6.3. */
    @Test
    void aRelayNamesSeveralClientsToReconfigure() {
        String clients = option(1, "000300010001") + option(1, "000300010002");

        assertEquals(
                List.of(),
                message("12000001", clients, option(80, "00".repeat(16))).problems());
        assertEquals(List.of(Kind.REPEATED), kinds(message("13000001", clients)));
    }

    @Test
    void anOptionInTheWrongPlaceIsToldOf() {
        Message reply = message(
                REPLY,
                option(7, "05"),
                option(26, PREFIX),
                option(25, IA + option(25, IA)),
                option(89, ""),
                option(11, "00".repeat(11)));

        assertEquals(
                List.of(
                        new Problem("PREFERENCE[0]", 4, Kind.MISPLACED, "does not stand in REPLY"),
                        new Problem("IAPREFIX[0]", 9, Kind.MISPLACED, "does not stand in REPLY"),
                        new Problem("IA_PD[0]/IA_PD[0]", 54, Kind.MISPLACED, "does not stand in option 25"),
                        new Problem("89[0]", 70, Kind.MISPLACED, "stands in softwire containers alone")),
                reply.problems());
    }

    @Test
    void inAMessageThatIsNotAssignedNothingIsInTheWrongPlace() {
        assertEquals(
                List.of(),
                message("c8000001", option(7, "05"), option(26, PREFIX)).problems());
    }

    @Test
    void anOptionInAMessageOrOptionItDoesNotBelongInIsAProblemAndIsReadAllTheSame() {
        Message message = message(REPLY, option(7, "05"), option(25, IA + option(88, "")));

        assertEquals(
                List.of(
                        new Problem("PREFERENCE[0]", 4, Kind.MISPLACED, "does not stand in REPLY"),
                        new Problem(
                                "IA_PD[0]/DHCP4_O_DHCP6_SERVER[0]", 25, Kind.MISPLACED, "does not stand in option 25")),
                message.problems());
        assertEquals(5, message.options().first(OptionTypes.PREFERENCE).orElseThrow());
    }

    @Test
    void anOptionNobodyKnowsIsNoProblem() {
        assertEquals(
                List.of(),
                message(REPLY, option(65000, "aabb"), option(65000, "")).problems());
    }

    @Test
    void aTableOfTheCallersDecidesWhatIsMalformed() {
        OptionType<Integer> own = OptionType.of(OptionSpace.DHCPV6, 65000, "OWN", "this test", Payloads.U16)
                .singleton();

        List<Problem> problems =
                message(REPLY, option(65000, "aabb"), option(65000, "aa")).problems(OptionTable.STANDARD.with(own));

        assertEquals(
                List.of(
                        new Problem("OWN[1]", 14, Kind.MALFORMED, "length is 1, not 2"),
                        new Problem("OWN[1]", 10, Kind.REPEATED, "stands here again and should stand once")),
                problems);
    }

    @Test
    void aRelayedMessageIsWalkedToo() {
        List<Problem> problems =
                message(relay(1, relay(0, "01000001" + option(7, "0102")))).problems();

        Problem malformed = problems.stream()
                .filter(problem -> problem.kind() == Kind.MALFORMED)
                .findFirst()
                .orElseThrow();
        assertEquals("RELAY_MSG[0]/RELAY_MSG[0]/PREFERENCE[0]", malformed.path());
        assertEquals(38 + 38 + 4 + 4, malformed.offset());
    }

    @Test
    void whatIsRelayedAndIsNoMessageIsAProblemOfTheRelaysOption() {
        List<Problem> problems = message(relay(0, "0700000100010004aa")).problems();

        assertEquals(
                List.of(new Problem(
                        "RELAY_MSG[0]",
                        38 + 4,
                        Kind.BROKEN_MESSAGE,
                        "an option is longer than the rest of the message")),
                problems);
    }

    @Test
    void nineRelaysAreAllowedAndTenAreNot() {
        String solicit = "01000001";

        assertEquals(List.of(), message(relays(9, solicit)).problems());
        List<Problem> problems = message(relays(10, solicit)).problems();
        assertEquals(1, problems.size());
        assertEquals(Kind.BEYOND_LIMIT, problems.get(0).kind());
        assertEquals(8 * 38 + 34, problems.get(0).offset());
    }

    @Test
    void messagesInsideMessagesThatAreNoRelaysCountTowardsTheLimitToo() {
        String message = "01000001";
        for (int i = 0; i < 400; i++) {
            message = "01000001" + option(9, message);
        }

        assertEquals(
                1,
                message(message).problems().stream()
                        .filter(problem -> problem.kind() == Kind.BEYOND_LIMIT)
                        .count());
    }

    @Test
    void optionsInsideOneAnotherStopAtTheLimit() {
        String nested = "";
        for (int i = 0; i < 8; i++) {
            nested = option(25, IA + nested);
        }
        assertTrue(kinds(message(REPLY, nested)).stream().noneMatch(kind -> kind == Kind.BEYOND_LIMIT));

        Message deeper = message(REPLY, option(25, IA + nested));
        assertEquals(
                1,
                kinds(deeper).stream().filter(kind -> kind == Kind.BEYOND_LIMIT).count());
    }

    @Test
    void theCallersLimitOfOptionsIsTheEndOfALevelAndNotOfTheWalk() {
        Message message = message(REPLY, option(25, IA + option(7, "") + option(7, "") + option(7, "")), option(8, ""));

        List<String> paths = message.problems(OptionTable.STANDARD, new DecodeLimits(9, 8, 2)).stream()
                .filter(problem -> problem.kind() == Kind.BEYOND_LIMIT || problem.kind() == Kind.MALFORMED)
                .map(Problem::path)
                .toList();

        assertEquals(
                List.of(
                        "IA_PD[0]/PREFERENCE[0]",
                        "IA_PD[0]/PREFERENCE[1]",
                        "IA_PD[0]/PREFERENCE[2]",
                        "ELAPSED_TIME[0]"),
                paths);
    }

    @Test
    void aVendorsOptionsAreReadByTheVendorsTypes() {
        OptionType<Integer> vendors = OptionType.of(OptionSpace.vendor(32473), 25, "TICKET", "this test", Payloads.U8);
        Message message = message(REPLY, option(17, "00007ed9" + option(25, "0102")));

        assertEquals(List.of(), message.problems());
        assertEquals(
                "VENDOR_OPTS[0]/TICKET[0]",
                message.problems(OptionTable.STANDARD.with(vendors)).get(0).path());
    }

    @Test
    void aProblemIsShownOnOneLine() {
        Problem problem = new Problem("A\n[0]", 3, Kind.MALFORMED, "\u202egnp.exe");

        assertEquals("A\\u{000a}[0] at octet 3: \\u{202e}gnp.exe", problem.toString());
    }

    private static List<Kind> kinds(Message message) {
        return message.problems().stream().map(Problem::kind).toList();
    }
}
