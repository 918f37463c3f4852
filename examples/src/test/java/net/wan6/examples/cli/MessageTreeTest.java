package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.MessageFormatter;
import net.wan6.codec.Octets;
import net.wan6.test.captures.Capture;
import net.wan6.test.captures.CapturedMessage;
import net.wan6.test.captures.Vectors;
import net.wan6.test.captures.WireVector;
import org.junit.jupiter.api.Test;

/** {@code wan6 decode} in columns. */
class MessageTreeTest {
    private static final MessageTree PLAIN = new MessageTree(new Paint(false));

    @Test
    void columns() {
        Message solicit = Message.decode(Octets.parseHex("01a1b2c30001000a0003000102005e005302000800020000"
                + "0019002900000001" + "0000000000000000" + "001a0019000000000000000038"
                + "00000000000000000000000000000000" + "0008000100"));
        assertEquals("""
                SOLICIT (1) xid a1b2c3, 74 octets
                  CLIENTID (1)      10  0003000102005e005302
                  ELAPSED_TIME (8)   2  0
                  IA_PD (25)        41  IaPd 1 T1 0s T2 0s options 26
                    IAPREFIX (26)   25  IaPrefix ::/56 preferred 0s valid 0s
                  ELAPSED_TIME (8)   1  00
                    ! MALFORMED at octet 73: length is 1, not 2
                    ! REPEATED at octet 69: stands here again and should stand once
                """, PLAIN.format(solicit));
    }

    @Test
    void nothingOfWhatTheLibraryShowsIsLost() throws IOException {
        int messages = 0;
        for (String name : Capture.names()) {
            for (CapturedMessage captured : Capture.named(name).messages()) {
                messages += check(captured.hex());
            }
        }
        for (WireVector vector : Vectors.synthetic()) {
            messages += check(vector.hex());
        }
        assertTrue(messages > 300, messages + " messages");
    }

    private static int check(String hex) {
        Message message;
        try {
            message = Message.decode(Octets.parseHex(hex));
        } catch (MalformedMessageException none) {
            return 0;
        }
        List<String> shown = MessageFormatter.STANDARD.format(message).lines().toList();
        List<String> laidOut = PLAIN.format(message).lines().toList();
        assertEquals(shown.size(), laidOut.size());
        int column = -1;
        for (int i = 0; i < shown.size(); i++) {
            String squeezed = shown.get(i).replaceFirst("( \\(\\d+\\)), (\\d+) octets?:? ?", "$1 $2 ");
            boolean option = i > 0 && shown.get(i).matches(" +\\S.*? \\(\\d+\\), \\d+ octets?(: .*)?");
            assertEquals(
                    (option ? squeezed : shown.get(i)).replaceAll(" +", " ").strip(),
                    laidOut.get(i).replaceAll(" +", " ").strip());
            if (option && shown.get(i).contains(": ")) {
                String value = shown.get(i).substring(shown.get(i).indexOf(": ") + 2);
                int at = laidOut.get(i).length() - value.length();
                assertTrue(column < 0 || column == at, () -> PLAIN.format(message));
                column = at;
            }
        }
        return 1;
    }
}
