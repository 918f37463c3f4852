package net.wan6.examples.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wan6 decode}: what messages say. */
@Command(
        name = "decode",
        description = {
            "Shows what the DHCPv6 messages and Router Advertisements in a file say.",
            "The file is a capture (pcap or pcapng), or text with a DHCPv6 message per line in hexadecimal digits.",
            "Whatever is not a message is reported as such, and decoding goes on. Fragments are not reassembled;",
            "frames of a capture that were skipped are counted by reason at the end."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "0:The file was read to its end, whatever was in it.",
            "1:It cannot be read, or it is a damaged capture; one line on standard error says why.",
            ExitCodes.REFUSED
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  wan6 decode wan0.pcap",
            "  tcpdump -i wan0 -w - 'port 546 or icmp6' | wan6 decode -",
            "  echo 0b000001 | wan6 decode -",
            "  wan6 decode --json wan0.pcapng | jq -c 'select(.error or (.problems | length > 0))'",
            "  wan6 decode --color=always wan0.pcap | less -R"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class DecodeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|-", description = "The file, or - for standard input.")
    private String file;

    @Option(names = "--json", description = "One JSON object per message and line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        MessageSink sink = json
                ? new JsonMessages(out)
                : new TextMessages(out, Wan6.of(spec).paint());
        MeasuredInput measured = new MeasuredInput(open());
        ReadingProgress progress = progress(measured);
        try (InputStream in = new BufferedInputStream(measured)) {
            RecordedMessages.read(in, progress.before(sink));
        } catch (IOException unreadable) {
            throw OneLineErrors.ofFile(isStandardInput() ? "standard input" : file, unreadable);
        } finally {
            progress.end();
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private InputStream open() throws IOException {
        return isStandardInput() ? System.in : Files.newInputStream(Path.of(file));
    }

    private boolean isStandardInput() {
        return file.equals("-");
    }

    private ReadingProgress progress(MeasuredInput measured) throws IOException {
        long size = isStandardInput() ? 0 : Files.size(Path.of(file));
        return new ReadingProgress(spec.commandLine().getErr(), Wan6.of(spec).surroundings(), size, measured::octets);
    }
}
