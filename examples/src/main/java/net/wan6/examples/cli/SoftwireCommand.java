package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.S46Problem;
import net.wan6.mape.S46Provisioning;
import net.wan6.mape.Softwire;
import net.wan6.test.captures.CapturedMessage;
import net.wan6.test.captures.CapturedNdMessage;
import net.wan6.test.captures.SkipReason;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wan6 softwire}: what a recorded Reply gives a line for IPv4. */
@Command(
        name = "softwire",
        description = {
            "Shows the IPv4 tunnels that follow from a DHCPv6 Reply (RFC 7598, RFC 6334), the one to use first.",
            "The Reply is given in hexadecimal digits or in a file: a capture (pcap or pcapng), or text with one",
            "message per line. Other messages of a file are passed over; each Reply gives a result of its own."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "0:At least one tunnel follows.",
            "1:None does, or the file cannot be read or has no Reply.",
            ExitCodes.REFUSED
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  wan6 softwire wan0.pcap --prefix 2001:db8:12:3400::/56",
            "  wan6 softwire --prefix 2001:db8:12:3400::/56 --json \\",
            "      07000001004000120461667472076578616d706c65036e657400"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class SoftwireCommand implements Callable<Integer> {
    private static final Pattern DIGITS = Pattern.compile("[0-9A-Fa-f: \t]+");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|HEX", description = "The Reply, or the file it is in; - for standard input.")
    private String source;

    @Option(
            names = "--prefix",
            paramLabel = "P",
            description = "A prefix of the line, delegated ones first; may be repeated.")
    private List<Ipv6Prefix> prefixes = List.of();

    @Option(
            names = "--form",
            paramLabel = "rfc|draft03",
            defaultValue = "rfc",
            converter = MapeCommand.InterfaceIdForm.class,
            description = "The form of MAP's interface identifier, which no option says; by default rfc.")
    private InterfaceIdFormat form;

    @Option(names = "--json", description = "One JSON object per Reply and line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Message> replies = isFile() ? repliesOfFile() : List.of(replyOfDigits());
        if (replies.isEmpty()) {
            throw new IOException("no Reply in " + source);
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean any = false;
        for (Message reply : replies) {
            S46Provisioning read = S46Provisioning.read(reply.options(), prefixes, form);
            any |= read.preferred().isPresent();
            if (json) {
                new JsonLines(out).print(json(read));
            } else {
                new SoftwireText(out, Wan6.of(spec).paint()).print(read);
            }
        }
        out.flush();
        return any ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** Digits that are also the name of a file are the file's. */
    private boolean isFile() {
        return !DIGITS.matcher(source).matches() || Files.exists(Path.of(source));
    }

    private Message replyOfDigits() {
        List<Message> reply = new ArrayList<>();
        MessageSink.decode(source, reply::add, broken -> {
            throw refused("not a message: " + broken.reason() + " at octet " + broken.offset());
        });
        Message message = reply.get(0);
        if (!message.type().equals(MessageType.REPLY)) {
            throw refused("a " + message.type() + " is no REPLY");
        }
        return message;
    }

    private CommandLine.ParameterException refused(String why) {
        return new CommandLine.ParameterException(spec.commandLine(), why);
    }

    private List<Message> repliesOfFile() throws IOException {
        Replies replies = new Replies();
        try (InputStream in =
                new BufferedInputStream(source.equals("-") ? System.in : Files.newInputStream(Path.of(source)))) {
            RecordedMessages.read(in, replies);
        } catch (IOException unreadable) {
            throw OneLineErrors.ofFile(source.equals("-") ? "standard input" : source, unreadable);
        }
        return replies.found;
    }

    private static ObjectNode json(S46Provisioning read) {
        ObjectNode node = JsonLines.object();
        ArrayNode softwires = node.putArray("softwires");
        for (Softwire softwire : read.softwires()) {
            softwires.add(SoftwireJson.of(softwire));
        }
        ArrayNode problems = node.putArray("problems");
        for (S46Problem problem : read.problems()) {
            problems.addObject().put("code", problem.optionCode()).put("reason", problem.reason());
        }
        return node;
    }

    /** Keeps the Replies and passes over the rest, which is for {@code wan6 decode} to show. */
    private static final class Replies implements MessageSink {
        private final List<Message> found = new ArrayList<>();

        @Override
        public void line(String digits) {
            MessageSink.decode(
                    digits,
                    message -> {
                        if (message.type().equals(MessageType.REPLY)) {
                            found.add(message);
                        }
                    },
                    broken -> {});
        }

        @Override
        public void captured(CapturedMessage datagram) {
            line(datagram.hex());
        }

        @Override
        public void captured(CapturedNdMessage message) {}

        @Override
        public void ended(int frames, Map<SkipReason, Integer> skipped) {}
    }
}
