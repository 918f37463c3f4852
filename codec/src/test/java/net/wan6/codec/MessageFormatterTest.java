package net.wan6.codec;

import static net.wan6.codec.Hex.message;
import static net.wan6.codec.Hex.option;
import static net.wan6.codec.Hex.relay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageFormatterTest {
    private static final String KEY = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
    private static final String AUTH = option(11, "030100" + "0000000000000007" + "01" + KEY);
    private static final String REPLY = "0710203a";

    @Test
    void aMessageIsATreeInWireOrder() {
        Message message = message(
                REPLY,
                option(2, "0003000102005e0053fe"),
                option(
                        25,
                        "00000001" + "00000e10" + "00001680"
                                + option(26, "00001c20" + "00003840" + "38" + "20010db8004000000000000000000000")),
                option(23, "20010db8000000000000000000000053"),
                AUTH,
                option(20, ""),
                option(65000, "beef"),
                option(13, "0002" + hex("no \"more\"")));

        assertEquals("""
                REPLY (7) xid 10203a, 140 octets
                  SERVERID (2), 10 octets: 0003000102005e0053fe
                  IA_PD (25), 41 octets: IaPd 1 T1 3600s T2 5760s options 26
                    IAPREFIX (26), 25 octets: IaPrefix 2001:db8:40::/56 preferred 7200s valid 14400s
                  DNS_SERVERS (23), 16 octets: 2001:db8::53
                  AUTH (11), 28 octets: Authentication protocol 3 algorithm 1 rdm 0 replay 7 information of 17 octets
                  RECONF_ACCEPT (20), 0 octets
                  option (65000), 2 octets: beef
                  STATUS_CODE (13), 11 octets: NoAddrsAvail "no \\"more\\""
                """, MessageFormatter.STANDARD.format(message));
    }

    @Test
    void aRelayedMessageStandsUnderTheOptionThatRelaysIt() {
        String shown = MessageFormatter.STANDARD.format(message(relay(3, "01000001" + option(8, "0001"))));

        assertEquals("""
                RELAY-FORW (12) hops 3 link :: peer ::, 48 octets
                  RELAY_MSG (9), 10 octets
                    SOLICIT (1) xid 000001, 10 octets
                      ELAPSED_TIME (8), 2 octets: 1
                """, shown);
    }

    @Test
    void whatIsWrongStandsUnderIt() {
        assertEquals(
                """
                REPLY (7) xid 10203a, 10 octets
                  PREFERENCE (7), 2 octets: 0102
                    ! MALFORMED at octet 8: length is 2, not 1
                """,
                MessageFormatter.STANDARD
                        .format(message("0210203a".replaceFirst("02", "07"), option(7, "0102")))
                        .replaceAll("(?m)^ *! MISPLACED.*\\n", ""));
    }

    @Test
    void textFromStrangersCanNeitherBeginALineNorTurnTheWriting() {
        String evil = "a\nb\rc\u001b[2Jd\u202ee\u2066f\u200bg\u0085h\u00a0i\u2028j\\k\u0007";
        Message message = message(REPLY, option(13, "0001" + hex(evil)));

        String shown = MessageFormatter.STANDARD.format(message);

        assertEquals(2, shown.lines().count());
        assertTrue(shown.chars().allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f)), shown);
        assertTrue(shown.contains("a\\u{000a}b\\u{000d}c\\u{001b}[2Jd\\u{202e}e\\u{2066}f\\u{200b}g\\u{0085}h\\u{00a0}i"
                + "\\u{2028}j\\\\k\\u{0007}"));
    }

    @Test
    void whatCannotBeSeenIsShown() {
        // A joiner, Hangul and Khmer fillers, variation selectors, a blank of Braille: none is of the class FORMAT.
        int[] invisible = {
            0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f, 0x2800, 0x3164, 0xfe00, 0xfe0f, 0xffa0, 0xe0100,
            0xe01ef
        };

        for (int point : invisible) {
            String shown = MessageFormatter.STANDARD.format(message(
                    REPLY, option(13, "0001" + hex("a" + Character.toString(point) + "b"))));
            assertTrue(
                    shown.contains("\"a\\u{" + String.format(point > 0xffff ? "%06x" : "%04x", point) + "}b\""), shown);
        }
    }

    @Test
    void textOfAllLanguagesIsShown() {
        String shown = MessageFormatter.STANDARD.format(message(REPLY, option(13, "0001" + hex("接続 größer 😀"))));

        assertTrue(shown.contains("\"接続 größer 😀\""), shown);
    }

    @Test
    void noTableMakesTheFormatterShowAKey() {
        OptionTable standard = OptionTable.STANDARD;
        List<OptionTable> tables = List.of(
                standard,
                standard.with(opaque(11, Payloads.OPAQUE)),
                standard.with(opaque(11, Payloads.U8)),
                standard.with(opaque(9, Payloads.OPAQUE)),
                standard.with(opaque(25, Payloads.OPAQUE)),
                standard.with(opaque(25, TELLTALE)),
                standard.with(opaque(65000, Payloads.OPAQUE)),
                standard.with(opaque(65000, TELLTALE)));
        List<Message> messages = List.of(
                message(REPLY, AUTH),
                message(REPLY, AUTH, AUTH),
                message(REPLY, option(11, "0301")),
                message(REPLY, option(11, "03010000000000000000" + KEY)),
                message(REPLY, option(25, "00".repeat(12) + AUTH)),
                message(REPLY, option(25, "00".repeat(12) + AUTH + "00")),
                message(REPLY, option(65000, AUTH)),
                message(REPLY, option(17, "00007ed9" + AUTH)),
                message(REPLY, option(139, "0001" + "0020" + AUTH + "0000000000000e10")),
                message(REPLY, option(138, "00".repeat(12) + option(139, "0001" + "0020" + AUTH + "00".repeat(8)))),
                message(relay(0, REPLY + AUTH)),
                message(relay(0, REPLY + AUTH + "00")),
                message(relay(0, REPLY + AUTH.substring(0, AUTH.length() - 8))),
                message(Hex.relays(12, REPLY + AUTH)));

        for (OptionTable table : tables) {
            for (Message message : messages) {
                String shown = MessageFormatter.STANDARD.knowing(table).format(message);
                assertFalse(shown.contains(KEY.substring(0, 8)), shown);
                assertFalse(shown.contains(KEY.substring(16, 24)), shown);
                assertFalse(message.problems(table).toString().contains(KEY.substring(0, 8)));
                assertFalse(message.toString().contains(KEY.substring(0, 8)));
            }
        }
    }

    /** A container of an embedder's, whose text tells all. */
    private record Telltale(Octets octets) implements OptionContainer<Telltale> {
        @Override
        public Options options() {
            return Options.none(OptionSpace.DHCPV6);
        }

        @Override
        public Telltale withOptions(Options options) {
            return this;
        }

        @Override
        public String toString() {
            return octets.toHex();
        }
    }

    private static final Payload<Telltale> TELLTALE =
            Payload.of(Telltale.class, in -> new Telltale(in.rest()), (out, value) -> out.octets(value.octets()));

    private static OptionType<?> opaque(int code, Payload<?> payload) {
        return OptionType.of(OptionSpace.DHCPV6, code, "OWN", "this test", payload);
    }

    @Test
    void aLongMessageIsCutShort() {
        String shown =
                MessageFormatter.STANDARD.format(message(REPLY, option(20, "").repeat(16_000)));

        assertTrue(shown.lines().count() <= 2_002);
        assertTrue(shown.endsWith("... cut after 2000 lines\n"), shown.substring(shown.length() - 100));
    }

    @Test
    void aLongValueIsCutShort() {
        String shown =
                MessageFormatter.STANDARD.format(message(REPLY, option(23, "00".repeat(65_520)), option(65000, "")));

        assertTrue(shown.length() < 2_000, "" + shown.length());
    }

    /** The README says how much: 256 characters, 64 octets, 16 elements. */
    @Test
    void eachKindOfValueIsCutAtItsLength() {
        assertShown("\"" + "x".repeat(256), 13, "0000" + hex("x".repeat(256)), false);
        assertShown("\"" + "x".repeat(256), 13, "0000" + hex("x".repeat(257)), true);
        assertShown("ab".repeat(64), 65000, "ab".repeat(64), false);
        assertShown("ab".repeat(64), 65000, "ab".repeat(65), true);
        String address = "20010db8000000000000000000000053";
        assertShown(String.join(", ", Collections.nCopies(16, "2001:db8::53")), 23, address.repeat(16), false);
        assertShown(String.join(", ", Collections.nCopies(16, "2001:db8::53")), 23, address.repeat(17), true);
    }

    private static void assertShown(String value, int code, String payload, boolean isCut) {
        String shown = MessageFormatter.STANDARD.format(message("07000001" + option(code, payload)));
        assertTrue(shown.contains(value), shown);
        assertEquals(isCut, shown.contains("..."), shown);
        assertFalse(shown.contains(value + value.charAt(value.length() - 1)), shown);
    }

    @Test
    void aMessageIsOneLineHoweverManyOptionsItHas() {
        String line = message(REPLY, option(20, "").repeat(16_000)).toString();

        assertTrue(line.length() < 200, line);
        assertTrue(line.startsWith("REPLY xid 10203a options 20,20,"), line);
    }

    private static String hex(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8)).toHex();
    }
}
