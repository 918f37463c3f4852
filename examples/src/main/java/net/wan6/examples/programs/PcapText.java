package net.wan6.examples.programs;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.MessageFormatter;
import net.wan6.test.captures.CapturedMessage;
import net.wan6.test.captures.PcapReader;

/** Prints the DHCPv6 messages of a capture (pcap or pcapng) as indented text. Argument: the file. Needs no native library. */
public final class PcapText {
    private PcapText() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("argument: CAPTURE-FILE");
            System.exit(2);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(args[0])))) {
            print(in, System.out::println);
        }
    }

    static void print(InputStream pcap, Consumer<String> out) throws IOException {
        PcapReader reader = PcapReader.open(pcap);
        // One at a time: a capture may be longer than memory.
        for (Optional<CapturedMessage> next = reader.next(); next.isPresent(); next = reader.next()) {
            print(next.get(), out);
        }
        reader.skipped().forEach((reason, count) -> out.accept(count + " frames skipped: " + reason));
    }

    private static void print(CapturedMessage captured, Consumer<String> out) {
        out.accept(captured.toString());
        try {
            Message message = Message.decode(captured.octets());
            out.accept(MessageFormatter.STANDARD.format(message));
            message.problems().forEach(problem -> out.accept("! " + problem));
        } catch (MalformedMessageException broken) {
            out.accept("! no message: " + broken.getMessage());
        }
    }
}
