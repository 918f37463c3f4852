package net.wan6.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.wan6.test.captures.CapturedMessage;
import net.wan6.test.captures.CapturedNdMessage;
import net.wan6.test.captures.CapturedPacket;
import net.wan6.test.captures.PcapReader;

/** Messages in a capture (pcap or pcapng), or in a text of hexadecimal digits, one a line. */
final class RecordedMessages {
    /** The first four octets of a pcapng file are line ends; the length behind them is not. */
    private static final int MAGIC = 8;

    private RecordedMessages() {}

    /** Hands on what is there to its end; the stream can be marked. */
    static void read(InputStream in, MessageSink sink) throws IOException {
        if (isCapture(in)) {
            readCapture(in, sink);
        } else {
            readLines(in, sink);
        }
    }

    /** All forms of capture begin with octets that are not text. */
    private static boolean isCapture(InputStream in) throws IOException {
        in.mark(MAGIC);
        byte[] magic = in.readNBytes(MAGIC);
        in.reset();
        for (byte octet : magic) {
            if (octet < 0 || (octet < ' ' && octet != '\t' && octet != '\n' && octet != '\r')) {
                return true;
            }
        }
        return false;
    }

    private static void readCapture(InputStream in, MessageSink sink) throws IOException {
        PcapReader reader = PcapReader.open(in);
        for (Optional<CapturedPacket> next = reader.nextPacket(); next.isPresent(); next = reader.nextPacket()) {
            if (next.get() instanceof CapturedMessage datagram) {
                sink.captured(datagram);
            } else if (next.get() instanceof CapturedNdMessage message) {
                sink.captured(message);
            }
        }
        sink.ended(reader.frames(), reader.skipped());
    }

    private static void readLines(InputStream in, MessageSink sink) throws IOException {
        Lines lines = new Lines(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            String text = line.get().strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                sink.line(text);
            }
        }
    }
}
