package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.wan6.test.captures.RkapKnownAnswer;
import net.wan6.test.captures.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code wan6 reconfigure sign} and {@code wan6 reconfigure verify}. */
class ReconfigureCommandTest {
    private static final String KEY = "48f77b1450d9e6fdf600f6735f21f23f";
    private static final String CLIENT = "00030001a630eb59d295";
    private static final String SERVER = "00010001329657e902005e005301";

    /** What dibbler-server 1.0.1 sent. */
    private static final String GENUINE = "0a0000000002000e00010001329657e902005e0053010001000a00030001a630eb59d295"
            + "0013000105000b001c030100000000000000000002a64a8f82962e7ccbbef324f1eaff9e95";

    private static Run sign(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("reconfigure", "sign", "--client-duid", CLIENT, "--server-duid", SERVER));
        arguments.addAll(List.of(more));
        return Run.wan6(arguments.toArray(String[]::new));
    }

    private static Run verify(String... more) {
        List<String> arguments = new ArrayList<>(List.of("reconfigure", "verify"));
        arguments.addAll(List.of(more));
        return Run.wan6(arguments.toArray(String[]::new));
    }

    static Stream<RkapKnownAnswer> knownAnswers() {
        return Vectors.rkapKnownAnswers().stream();
    }

    @ParameterizedTest
    @CsvSource({"renew, 05", "rebind, 06", "information-request, 0b"})
    void whatIsSignedIsVerified(String type, String option19) {
        Run signed = sign("--key", KEY, "--type", type, "--replay", "7");

        assertEquals(0, signed.status(), signed.err());
        String datagram = signed.out().strip();
        assertEquals(
                "0a000000" + "0001000a" + CLIENT + "0002000e" + SERVER + "00130001" + option19
                        + "000b001c0301000000000000000007" + "02",
                datagram.substring(0, datagram.length() - 32));
        assertEquals(new Run(0, "verified\n", ""), unix(verify("--key", KEY, datagram)));
        assertEquals(new Run(0, "verified\n", ""), unix(verify("--key", KEY, "--last-replay", "6", datagram)));
        assertEquals(new Run(1, "rejected: replay\n", ""), unix(verify("--key", KEY, "--last-replay", "7", datagram)));
    }

    /** The form seen on NTT's lines, octet for octet. */
    @Test
    void anOptionRequestMayBeAdded() {
        RkapKnownAnswer ntt = knownAnswers()
                .filter(row -> row.capture().equals("ntt-shape-renew"))
                .findFirst()
                .orElseThrow();

        Run signed = Run.wan6(
                "reconfigure",
                "sign",
                "--key",
                ntt.keyHex(),
                "--client-duid",
                "0003000102005e005302",
                "--server-duid",
                "0003000102005e005301",
                "--type",
                "renew",
                "--oro",
                "25",
                "--replay",
                "0x" + ntt.replayHex());

        assertEquals(ntt.hex(), signed.out().strip());
    }

    @ParameterizedTest
    @MethodSource("knownAnswers")
    void knownAnswersAreTold(RkapKnownAnswer row) {
        Run run = verify("--key", row.keyHex(), row.hex());

        boolean noOption19 = !row.hex().contains("00130001");
        String rejection = row.verdict() == RkapKnownAnswer.Verdict.INVALID
                ? "rejected: bad_digest"
                : noOption19 ? "rejected: bad_reconf_msg" : "verified";
        assertEquals(rejection, run.out().strip());
        assertEquals(rejection.equals("verified") ? 0 : 1, run.status());
    }

    @Test
    void whoSignedAndForWhomMayBeAskedToo() {
        assertEquals(
                0,
                verify("--key", KEY, "--client-duid", CLIENT, "--server-duid", SERVER, GENUINE)
                        .status());
        assertEquals(
                "rejected: client_id",
                verify("--key", KEY, "--client-duid", SERVER, GENUINE).out().strip());
        assertEquals(
                "rejected: no_key",
                verify("--key", KEY, "--server-duid", CLIENT, GENUINE).out().strip());
    }

    @ParameterizedTest
    @CsvSource({
        "0a0000, malformed",
        "''    , malformed",
        "07000000, not_reconfigure",
        "0a000000, server_id",
        "0a0000000002000a0003000102005e005301, client_id"
    })
    void whatIsNoReconfigureIsRejectedAndNotAnError(String datagram, String reason) {
        assertEquals(new Run(1, "rejected: " + reason + "\n", ""), unix(verify("--key", KEY, datagram)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz", "abc", "00 01"})
    void whatIsNoHexadecimalIsAnError(String datagram) {
        Run run = verify("--key", KEY, datagram);

        assertEquals(2, run.status());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void usageErrorsAreStatusTwoOnOneLine() {
        List<Run> refused = List.of(
                sign("--key", KEY, "--type", "renew"),
                sign("--key", KEY, "--type", "confirm", "--replay", "1"),
                sign("--key", KEY, "--type", "renew", "--replay", "-1"),
                sign("--key", KEY, "--type", "renew", "--replay", "18446744073709551616"),
                sign("--key", KEY, "--type", "renew", "--replay", "0x"),
                sign("--key", KEY, "--type", "renew", "--replay", "1", "--oro", "65536"),
                sign("--key", KEY + "00", "--type", "renew", "--replay", "1"),
                sign("--type", "renew", "--replay", "1"),
                verify(GENUINE),
                verify("--key", KEY),
                verify("--key", KEY, "--last-replay", "x", GENUINE),
                Run.wan6("reconfigure"));
        for (Run run : refused) {
            assertEquals(2, run.status(), run.err());
            assertEquals("", run.out());
            assertEquals(1, run.err().lines().count(), run.err());
        }
    }

    @Test
    void aKeyThatIsRefusedIsNotRepeated() {
        Run run = verify("--key", KEY + "00", GENUINE);

        assertTrue(run.err().contains("17 octets, not 16"), run.err());
        assertFalse(run.err().contains(KEY), run.err());
    }

    @Test
    void theGreatestCounterIsANumberToo() {
        String greatest = sign("--key", KEY, "--type", "renew", "--replay", "18446744073709551615")
                .out()
                .strip();

        assertTrue(greatest.contains("030100ffffffffffffffff02"), greatest);
        assertEquals(
                0,
                verify("--key", KEY, "--last-replay", "9223372036854775808", greatest)
                        .status());
    }

    private static Run unix(Run run) {
        return new Run(run.status(), run.out().replace(System.lineSeparator(), "\n"), run.err());
    }
}
