package net.wan6.examples;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.wan6.test.captures.CapturedMessage;
import net.wan6.test.captures.PcapReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wan6 decode}: what messages say. */
@Command(
        name = "decode",
        description = "Shows DHCPv6 messages: of a pcap file, or one a line in hexadecimal digits.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class DecodeCommand implements Callable<Integer> {
    private static final int MAGIC = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|-", description = "The file, or - for standard input.")
    private String file;

    @Option(names = "--json", description = "One JSON object a message and line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        MessageSink sink = json ? new JsonMessages(out) : new TextMessages(out);
        try (InputStream in = new BufferedInputStream(open())) {
            if (isCapture(in)) {
                readCapture(in, sink);
            } else {
                readLines(in, sink);
            }
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private InputStream open() throws IOException {
        return file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
    }

    /** All forms of capture begin with octets that are no text. */
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
        for (Optional<CapturedMessage> next = reader.next(); next.isPresent(); next = reader.next()) {
            sink.captured(next.get());
        }
    }

    private static void readLines(InputStream in, MessageSink sink) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                sink.line(text);
            }
        }
    }
}
