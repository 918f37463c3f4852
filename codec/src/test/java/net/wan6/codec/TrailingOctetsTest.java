package net.wan6.codec;

import static net.wan6.codec.Hex.message;
import static net.wan6.codec.Hex.option;
import static net.wan6.codec.Hex.relay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.codec.MalformedMessageException.Reason;
import net.wan6.codec.Problem.Kind;
import org.junit.jupiter.api.Test;

/**
 * A5: servers of clouds and providers send one to three octets after the last option of a good Advertise or Reply, and a
 * client that refuses the message has no line for ever.
 *
 * <p>What an attacker on the link gains: nothing. Both messages are believed unsigned, so that who can send one with such
 * octets can send it without; what does not fit a code and a length cannot hide an option from one reader that another
 * sees; and there is no way to take the octets for anything, since nothing reads them. Why not more: an option longer than
 * what is left may be read in two ways, so that it breaks the envelope as before. A Reconfigure is the one message a
 * client obeys unasked, its octets are signed and nobody was seen to send it so: it stays strict, and so do the client's
 * messages, relays and all others. A relayed message is read as it would be alone: the octets are the same.
 */
class TrailingOctetsTest {
    private static final String BODY = "0001000a0003000102005e005301" + "0002000a0003000102005e005302";
    private static final String ADVERTISE = "02000001" + BODY;
    private static final String REPLY = "07000001" + BODY;

    @Test
    void oneToThreeOctetsAfterAnAdvertiseOrReplyAreKeptAndReported() {
        for (String good : List.of(ADVERTISE, REPLY)) {
            for (String trailing : List.of("00", "0000", "000000", "001700", "ff", "ffffff")) {
                Message message = message(good, trailing);
                int count = trailing.length() / 2;

                assertEquals(good + trailing, message.octets().toHex());
                assertEquals(trailing, message.trailingOctets().toHex());
                assertEquals(BODY, message.options().octets().toHex());
                assertEquals(2, message.options().count());
                assertEquals(
                        List.of(new Problem(
                                "",
                                32,
                                Kind.TRAILING_OCTETS,
                                (count == 1 ? "1 octet" : count + " octets")
                                        + " after the last option, too short to be one")),
                        message.problems());
                assertNotEquals(message(good), message);
            }
            assertTrue(message(good).trailingOctets().isEmpty());
        }
    }

    @Test
    void anEmptyReplyMayHaveThemToo() {
        Message message = message("07000001", "0000");

        assertTrue(message.options().isEmpty());
        assertEquals("0000", message.trailingOctets().toHex());
    }

    @Test
    void allOtherMessagesStayStrict() {
        for (int type = 0; type < 256; type++) {
            if (type == 2 || type == 7) {
                continue;
            }
            int header = type == 12 || type == 13 ? 34 : type >= 24 && type <= 35 ? 8 : 4;
            String datagram = String.format("%02x", type) + "00".repeat(header - 1) + BODY + "00";
            MalformedMessageException broken =
                    assertThrows(MalformedMessageException.class, () -> message(datagram), "type " + type);
            assertEquals(Reason.TRUNCATED_OPTION_HEADER, broken.reason());
            assertEquals(header + 28, broken.offset());
        }
    }

    @Test
    void anOptionLongerThanWhatFollowsStillBreaksTheEnvelope() {
        MalformedMessageException broken =
                assertThrows(MalformedMessageException.class, () -> message(REPLY, "00000001"));

        assertEquals(Reason.OPTION_OVERRUN, broken.reason());
    }

    @Test
    void fourZeroOctetsAreAnOptionThatNobodyKnows() {
        Message message = message(REPLY, "00000000" + "00");

        assertEquals(3, message.options().count());
        assertEquals("00", message.trailingOctets().toHex());
    }

    @Test
    void insideAnOptionNothingTrails() {
        Message message = message(REPLY, option(25, "00".repeat(12) + "00"), option(94, "00"));

        assertEquals(
                List.of(Kind.MALFORMED, Kind.MALFORMED),
                message.problems().stream().map(Problem::kind).toList());
    }

    @Test
    void aRelayedReplyIsReadAsItWouldBeAlone() {
        Message relayed = message(relay(0, REPLY + "00"));

        assertEquals(
                List.of(new Problem(
                        "RELAY_MSG[0]",
                        38 + 32,
                        Kind.TRAILING_OCTETS,
                        "1 octet after the last option, too short to be one")),
                relayed.problems());
        assertEquals(
                message(REPLY, "00"), ((RelayMessage) relayed).chain().message().orElseThrow());
    }

    @Test
    void aMessageMadeAnewHasNone() {
        Message message = message(REPLY, "0000");

        assertEquals(REPLY, message.edit().build().octets().toHex());
        assertEquals(REPLY, message.rebuilt(OptionTable.STANDARD).octets().toHex());
    }

    @Test
    void peopleAreShownThem() {
        assertTrue(MessageFormatter.STANDARD
                .format(message(REPLY, "00"))
                .endsWith("  ! TRAILING_OCTETS at octet 32: 1 octet after the last option, too short to be one\n"));
        assertEquals(
                "message at octet 32: 1 octet after the last option, too short to be one",
                message(REPLY, "00").problems().get(0).toString());
    }
}
