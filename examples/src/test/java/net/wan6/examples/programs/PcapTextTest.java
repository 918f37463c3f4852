package net.wan6.examples.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.wan6.test.captures.Capture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PcapTextTest {
    static List<String> captures() {
        return Capture.names();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void everyMessageOfARecordingIsShown(String name) throws IOException {
        List<String> said = new ArrayList<>();
        try (InputStream pcap = Capture.pcap(name)) {
            PcapText.print(pcap, said::add);
        }
        long shown = said.stream().filter(text -> text.contains(" octets")).count();
        assertTrue(shown >= Capture.named(name).messages().size(), name);
        assertTrue(said.stream().noneMatch(text -> text.startsWith("! no message")), name);
    }

    @Test
    void aReplyIsShownWithItsPrefix() throws IOException {
        List<String> said = new ArrayList<>();
        try (InputStream pcap = Capture.pcap("kea-ntt-like")) {
            PcapText.print(pcap, said::add);
        }
        assertTrue(said.stream().anyMatch(text -> text.contains("IA_PD") && text.contains("/56")));
    }

    @Test
    void aDatagramThatIsNoMessageIsNamedAndTheRestGoesOn() throws IOException {
        List<String> said = new ArrayList<>();
        byte[] pcap = HexFormat.of()
                .parseHex("a1b2c3d4" + "00020004" + "00000000" + "00000000" + "00040000" + "00000065" // raw IP
                        + frame("07") // a Reply of one octet
                        + frame("0b000001")); // an Information-request
        PcapText.print(new ByteArrayInputStream(pcap), said::add);
        assertEquals(4, said.size(), said::toString);
        assertTrue(said.get(1).startsWith("! no message"), said::toString);
        assertTrue(said.get(3).contains("INFORMATION"), said::toString);
    }

    /** A record header, an IPv6 header, a UDP header from port 546 to port 547, and a payload. */
    private static String frame(String payload) {
        int length = payload.length() / 2;
        return "00000000" + "00000000" + String.format("%08x%08x", 48 + length, 48 + length)
                + "60000000" + String.format("%04x", 8 + length) + "11ff"
                + "fe800000000000000000000000000002" + "ff020000000000000000000000010002"
                + "02220223" + String.format("%04x", 8 + length) + "0000" + payload;
    }
}
