package net.wan6.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.core.driver.ProvisioningClient;
import net.wan6.core.driver.ProvisioningListener;
import net.wan6.mape.Softwire;
import net.wan6.mape.provisioning.MalformedAnswerException;
import net.wan6.mape.provisioning.ProvisioningAnswer;
import net.wan6.mape.provisioning.ProvisioningProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wan6 provision}: what a line's rule server says of IPv4, or would say, by a body that was saved. */
@Command(
        name = "provision",
        description = {
            "Asks a line's rule server how IPv4 is carried there (HB46PP 1.1), and shows the tunnels.",
            "The one to use stands first. With --answer, a body that was saved is read, and nobody is asked.",
            "Changes nothing on this machine. An address of the prefix must be on it, to ask from."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "0:At least one tunnel follows.",
            "1:None does, nobody answered, or the file cannot be read; standard error says why.",
            ExitCodes.REFUSED
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  wan6 provision --resolver 2001:db8::53 --prefix 2001:db8:1000:af00::/56",
            "  wan6 provision --resolver 2001:db8::53 --prefix 2001:db8:1000:af00::/56 \\",
            "      --capability map_e --capability mesh --json",
            "  wan6 provision --answer body.json --prefix 2001:db8:1000:af00::/56"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ProvisionCommand implements Callable<Integer> {
    private static final long GLANCE_MILLISECONDS = 200;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--prefix",
            required = true,
            paramLabel = "P",
            description = "A prefix of the line, delegated ones first; may be repeated.")
    private List<Ipv6Prefix> prefixes;

    @Option(
            names = "--resolver",
            paramLabel = "ADDR",
            converter = ResolverAddress.class,
            description =
                    "A resolver of the line, such as 2001:db8::53 or [2001:db8::53]:5353; may be repeated. Only the"
                            + " line's own know its rule server.")
    private List<InetSocketAddress> resolvers = List.of();

    @Option(names = "--answer", paramLabel = "FILE", description = "The body of an answer; - for standard input.")
    private @Nullable String answer;

    @Mixin
    private RequestOptions request;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if ((answer == null) == resolvers.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "give either --resolver or --answer");
        }
        ProvisioningAnswer given = answer != null ? saved(answer) : asked();
        List<Softwire> softwires = given.softwires(prefixes);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            new JsonLines(out).print(ProvisionJson.of(given, softwires));
        } else {
            new SoftwireText(out, Wan6.of(spec).paint()).print(given, softwires);
        }
        out.flush();
        return softwires.isEmpty() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private static ProvisioningAnswer saved(String file) throws IOException {
        String name = file.equals("-") ? "standard input" : file;
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            // One octet more than is read, so that what is too long is refused and not cut.
            return ProvisioningAnswer.read(Octets.of(in.readNBytes((256 << 10) + 1)));
        } catch (IOException unreadable) {
            throw OneLineErrors.ofFile(name, unreadable);
        } catch (MalformedAnswerException malformed) {
            throw new IOException(name + ": nothing in it can be used: " + malformed.getMessage(), malformed);
        }
    }

    /** Asks once; what may be asked again later is a failure here. */
    private ProvisioningAnswer asked() throws IOException, InterruptedException {
        First first = new First();
        Progress progress =
                Progress.on(spec.commandLine().getErr(), Wan6.of(spec).surroundings());
        try (ProvisioningClient client = ProvisioningClient.builder(request.request(spec.commandLine()))
                .resolvers(resolvers)
                .open(first)) {
            client.line(prefixes, List.of());
            Object told = null;
            while (told == null) {
                progress.tell("waiting for the rule server");
                told = first.told.poll(GLANCE_MILLISECONDS, TimeUnit.MILLISECONDS);
            }
            if (told instanceof ProvisioningAnswer found) {
                return found;
            }
            throw new IOException(told.toString());
        } finally {
            progress.clear();
        }
    }

    /** The end of the first attempt: an answer, or why there is none. */
    private static final class First implements ProvisioningListener {
        private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

        @Override
        public void onProvisioned(ProvisioningAnswer answer) {
            told.add(answer);
        }

        @Override
        public void onProblem(ProvisioningProblem problem) {
            boolean goesOn = switch (problem.kind()) {
                case CREDENTIALS, CREDENTIALS_WITHHELD, PARTLY_USABLE_ANSWER, NOT_FOR_THIS_LINE -> true;
                default -> false;
            };
            if (!goesOn) {
                told.add(problem);
            }
        }
    }
}
