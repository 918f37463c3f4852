package net.wan6.examples.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.test.carrier.RuleRequest;
import net.wan6.test.carrier.RuleServer;
import net.wan6.test.carrier.RuleServerFault;
import net.wan6.test.carrier.RuleServerSockets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wan6 rule-server}: what a line's rule server answers, for tests of routers. */
@Command(
        name = "rule-server",
        description = {
            "Answers as a line's rule server does (HB46PP 1.1), over HTTPS, and perhaps as its resolver too.",
            "For tests: it answers everybody who asks. The server's name is " + RuleServer.HOST + "."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "0:It was interrupted (SIGINT, SIGTERM), or its time was over.",
            "1:An address, a port or a file cannot be used; one line on standard error says why.",
            ExitCodes.REFUSED
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  wan6 rule-server --address ::1,8443 --answer body.json --certificate server.pem",
            "  wan6 rule-server --address 2001:db8::80,443 --resolver 2001:db8::53,53 --answer body.json",
            "  wan6 rule-server --address ::1,0 --answer body.json --fault status-403 --json"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RuleServerCommand implements Callable<Integer> {
    private static final int PEM_COLUMNS = 64;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--address",
            required = true,
            split = ",",
            hideParamSyntax = true,
            paramLabel = "ADDR,PORT",
            description = "Where to serve, such as ::1,0 for any free port on loopback.")
    private List<String> address;

    @Option(
            names = "--resolver",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "ADDR,PORT",
            description =
                    "Where to answer DNS, UDP and TCP, as the line's resolver; by default that is left to others.")
    private List<String> resolver = List.of();

    @Option(
            names = "--answer",
            required = true,
            paramLabel = "FILE",
            description = "The body of answers, read anew for each.")
    private Path answer;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Writes the certificate there, in PEM, for clients to trust; it is made at each start.")
    private @Nullable Path certificate;

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            converter = Faults.class,
            completionCandidates = Faults.class,
            description = "What to do wrong; may be repeated. One of: ${COMPLETION-CANDIDATES}.")
    private List<RuleServerFault> faults = List.of();

    @Option(names = "--for", defaultValue = "0", paramLabel = "S", description = "Stops after S seconds.")
    private long seconds;

    @Option(names = "--json", description = "One JSON object per line instead of text.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (seconds < 0 || seconds > Integer.MAX_VALUE) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--for: " + seconds + " is not in 0 to " + Integer.MAX_VALUE);
        }
        read();
        EventLines log =
                new EventLines(spec.commandLine().getOut(), json, Wan6.of(spec).paint());
        RuleServer server = new RuleServer().bodies(request -> answer(request, log));
        server.fail(faults.toArray(RuleServerFault[]::new));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "wan6-rule-server-stop"));
        try (RuleServerSockets sockets = open(server)) {
            if (certificate != null) {
                Files.writeString(certificate, pem(sockets.certificate()));
            }
            log.print(EventLines.event("Started").put("url", server.url()));
            boolean signal = seconds > 0 ? asked.await(seconds, TimeUnit.SECONDS) : awaited();
            log.print(EventLines.event("Stopping").put("reason", signal ? "signal" : "time"));
        } finally {
            finished.countDown();
        }
        return CommandLine.ExitCode.OK;
    }

    private RuleServerSockets open(RuleServer server) throws IOException {
        InetSocketAddress serving = Endpoint.of(spec.commandLine(), "--address", address);
        return resolver.isEmpty()
                ? RuleServerSockets.onAddress(server, serving)
                : RuleServerSockets.onAddresses(
                        server, serving, Endpoint.of(spec.commandLine(), "--resolver", resolver));
    }

    private boolean awaited() throws InterruptedException {
        asked.await();
        return true;
    }

    /** What cannot be read any more is an answer that nobody can use, and is told. */
    private String answer(RuleRequest request, EventLines log) {
        String from = Ipv6Address.of(request.source().getAddress().getAddress()).toString();
        log.print(EventLines.event("Asked").put("from", from).put("path", request.path()));
        try {
            return read();
        } catch (IOException unreadable) {
            log.print(EventLines.event("NotAnswered").put("reason", OneLineErrors.describe(unreadable)));
            return "";
        }
    }

    private String read() throws IOException {
        try {
            return Files.readString(answer);
        } catch (IOException unreadable) {
            throw OneLineErrors.ofFile(answer.toString(), unreadable);
        }
    }

    /** RFC 7468 §2. */
    private static String pem(Octets der) {
        String base64 = Base64.getMimeEncoder(PEM_COLUMNS, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der.toByteArray());
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    /** A signal is how this ends as it should: with the last event told, and status 0. */
    private void stop() {
        if (finished.getCount() == 0) {
            return;
        }
        asked.countDown();
        try {
            finished.await();
        } catch (InterruptedException already) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
    }

    /** Faults by their labels. */
    static final class Faults implements CommandLine.ITypeConverter<RuleServerFault>, Iterable<String> {
        @Override
        public RuleServerFault convert(String label) {
            try {
                return RuleServerFault.parse(label);
            } catch (IllegalArgumentException unknown) {
                throw new CommandLine.TypeConversionException(OneLineErrors.describe(unknown));
            }
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(RuleServerFault.values())
                    .map(RuleServerFault::label)
                    .iterator();
        }
    }
}
