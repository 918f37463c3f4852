package net.wan6.examples.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.wan6.auth.ReplayPolicy;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientFeature;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.ClientState;
import net.wan6.core.PrefixHint;
import net.wan6.core.RateLimit;
import net.wan6.core.SoftwirePlan;
import net.wan6.core.driver.ClientListener;
import net.wan6.core.driver.Dhcpv6Client;
import net.wan6.core.driver.LeaseStore;
import net.wan6.core.driver.ProvisioningClient;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.provisioning.ProvisioningMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wan6 client}: a client on an interface, until it is told to end. */
@Command(
        name = "client",
        description = {
            "Asks for prefixes on an interface, keeps the lease, and tells what happens until interrupted.",
            "Changes no address, route or rule of this machine. Needs the privilege to bind UDP port 546."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "0:It was interrupted (SIGINT, SIGTERM); the lease is kept, or given back with --release.",
            "1:The interface, the port or the state file cannot be used; one line on standard error says why.",
            ExitCodes.REFUSED
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  wan6 client --interface wan0 --state /var/lib/wan6/wan0.state",
            "  wan6 client --interface wan0 --profile ntt --provider auto --json",
            "  wan6 client --interface wan0 --profile ntt --provision --capability map_e",
            "  wan6 client --interface wan0 --prefixes 0 --addresses 1 --release"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ClientCommand implements Callable<Integer> {
    private static final long GLANCE_MILLISECONDS = 500;
    private static final int MOST_LEASES = 64;

    @Spec
    private CommandSpec spec;

    @Option(names = "--interface", required = true, paramLabel = "IF", description = "The WAN interface.")
    private String interfaceName;

    @Option(names = "--state", paramLabel = "FILE", description = "The file that keeps leases and keys between runs.")
    private @Nullable Path state;

    @Option(
            names = "--profile",
            defaultValue = "rfc9915",
            paramLabel = "rfc9915|ntt",
            converter = Profile.class,
            description = "The kind of line.")
    private ClientProfile profile;

    @Option(names = "--length", defaultValue = "56", paramLabel = "N", description = "The prefix length to ask for.")
    private int length;

    @Option(
            names = "--prefixes",
            defaultValue = "1",
            paramLabel = "N",
            description = "How many prefixes to ask for, 0 to 64.")
    private int prefixes;

    @Option(
            names = "--addresses",
            defaultValue = "0",
            paramLabel = "N",
            description = "How many addresses to ask for, 0 to 64.")
    private int addresses;

    @Option(
            names = "--line-prefixes",
            description = "Holds the prefixes that routers announce, too; with --prefixes=0, nothing else. On Linux; a"
                    + " router needs accept_ra=2.")
    private boolean linePrefixes;

    @Option(names = "--rapid-commit", description = "Accepts a Reply to the Solicit (Rapid Commit).")
    private boolean rapidCommit;

    @Option(
            names = "--provider",
            defaultValue = "",
            paramLabel = "NAME",
            description =
                    "Whose MAP-E rules to use: auto, or a provider of the bundled table; by default the server's.")
    private String provider;

    @ArgGroup(exclusive = false)
    private @Nullable Provisioning provisioning;

    @Option(
            names = "--hint",
            paramLabel = "P",
            description = "A certain prefix to ask for, in place of one that is only of a length; may be repeated.")
    private List<Ipv6Prefix> hints = List.of();

    @Option(
            names = "--iaid",
            defaultValue = "1",
            paramLabel = "N",
            description = "The IAID of the first prefix and of the first address; others count on. By default 1.")
    private long iaid;

    @Option(
            names = "--server",
            paramLabel = "HEX",
            description = "The DUID of a server whose answers are taken, and no others; may be repeated.")
    private List<Duid> servers = List.of();

    @Option(names = "--single-prefix", description = "A new prefix takes the place of one that the Reply leaves out.")
    private boolean singlePrefix;

    @Option(
            names = "--request",
            split = ",",
            paramLabel = "CODE",
            description = "The code of an option to ask for besides; may be repeated.")
    private List<Integer> requested = List.of();

    @Option(
            names = "--option",
            paramLabel = "MESSAGE:CODE=HEX",
            converter = ExtraOption.Converter.class,
            description =
                    "An option to add to all messages of a type, such as solicit:15=000474657374; may be repeated.")
    private List<ExtraOption> extraOptions = List.of();

    @Option(
            names = "--rate",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many messages are sent in 20 seconds at most; by default 20.")
    private int rate;

    @Option(
            names = "--replay-policy",
            defaultValue = "strict",
            paramLabel = "NAME",
            converter = Policy.class,
            description = "Which replay counters to accept in Reconfigures: strict, baseline-from-first-reconfigure or"
                    + " allow-constant-zero.")
    private ReplayPolicy replayPolicy;

    @Option(
            names = "--duid",
            paramLabel = "HEX",
            description = "The client's DUID; by default a DUID-LL from the interface's MAC.")
    private @Nullable Duid duid;

    @Option(names = "--release", description = "Releases the leases when interrupted, instead of keeping them.")
    private boolean release;

    @Option(names = "--json", description = "One JSON object per event and line.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Progress progress =
                Progress.on(spec.commandLine().getErr(), Wan6.of(spec).surroundings());
        ClientConfig config = config();
        Duid ours = duid != null ? duid : InterfaceDuid.of(interfaceName);
        ClientIdentity identity =
                OneLineErrors.valueOf(spec.commandLine(), "--iaid", () -> new ClientIdentity(ours, iaid));
        Dhcpv6Client client = open(config, identity, Timeline.of(spec, json, progress));
        Thread watcher = new Thread(() -> watch(client, progress), "wan6-progress");
        watcher.setDaemon(true);
        watcher.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(client, progress)));
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }

    /** Says what is waited for, while the process lives. */
    private static void watch(Dhcpv6Client client, Progress progress) {
        Waiting waiting = new Waiting(progress);
        try {
            while (true) {
                waiting.look(client.state(), client.statistics());
                TimeUnit.MILLISECONDS.sleep(GLANCE_MILLISECONDS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** A signal is how this ends as it should: with the lease kept, unless told to give it back, and status 0. */
    private void end(Dhcpv6Client client, Progress progress) {
        if (release) {
            giveBack(client);
        }
        client.close();
        progress.clear();
        spec.commandLine().getOut().flush();
        Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
    }

    /** Nothing that was leased is in use by this command, so that both steps of a release follow each other at once. */
    private static void giveBack(Dhcpv6Client client) {
        CountDownLatch stopped = new CountDownLatch(1);
        client.addListener(new ClientListener() {
            @Override
            public void onStateChanged(ClientEvent.StateChanged change) {
                if (change.state() == ClientState.STOPPED) {
                    stopped.countDown();
                }
            }
        });
        client.release();
        client.prefixNoLongerAdvertised();
        try {
            // A silent server is asked four times, which takes up to 18.4 seconds (RFC 9915 §18.2.7).
            stopped.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Dhcpv6Client open(ClientConfig config, ClientIdentity identity, Timeline timeline) throws IOException {
        ClientListener listener = new ClientListener() {
            @Override
            public void onEvent(ClientEvent event) {
                timeline.event(event);
            }
        };
        Dhcpv6Client.Builder builder = Dhcpv6Client.builder(config, identity)
                .onInterface(interfaceName)
                .listener(listener);
        if (config.wantsLinePrefixes()) {
            builder.linePrefixesOfHost();
        }
        if (provisioning != null) {
            builder.provisioning(provisioning.client(spec.commandLine(), state));
        }
        return (state == null ? builder : builder.store(LeaseStore.file(state))).open();
    }

    private ClientConfig config() {
        requireCount("--prefixes", prefixes);
        requireCount("--addresses", addresses);
        ClientConfig.Builder builder = ClientConfig.builder(profile).replayPolicy(replayPolicy);
        hints.forEach(
                hint -> OneLineErrors.valueOf(spec.commandLine(), "--hint", () -> builder.prefix(PrefixHint.of(hint))));
        for (int i = hints.size(); i < prefixes; i++) {
            OneLineErrors.valueOf(spec.commandLine(), "--length", () -> builder.prefix(length));
        }
        for (int i = 0; i < addresses; i++) {
            builder.address();
        }
        if (linePrefixes) {
            builder.linePrefixes();
        }
        if (rapidCommit) {
            builder.with(ClientFeature.RAPID_COMMIT);
        }
        if (singlePrefix) {
            builder.with(ClientFeature.SINGLE_PREFIX);
        }
        if (!servers.isEmpty()) {
            builder.servers(servers::contains);
        }
        addOptions(builder);
        if (!provider.isEmpty()) {
            builder.softwires(SoftwirePlan.ofRules(Providers.rules(provider, spec.commandLine())));
        } else if (!profile.equals(ClientProfile.NTT_FLETS)) {
            builder.softwiresFromServer(InterfaceIdFormat.RFC_7597);
        }
        return OneLineErrors.valueOf(spec.commandLine(), "what is asked for", builder::build);
    }

    private void addOptions(ClientConfig.Builder builder) {
        CommandLine command = spec.commandLine();
        requested.forEach(code -> OneLineErrors.valueOf(command, "--request", () -> builder.requestCode(code)));
        extraOptions.forEach(extra -> OneLineErrors.valueOf(
                command, "--option", () -> builder.extraRawOption(extra.message(), extra.code(), extra.payload())));
        OneLineErrors.valueOf(command, "--rate", () -> builder.rateLimit(new RateLimit(rate, 20)));
    }

    private void requireCount(String option, int count) {
        if (count < 0 || count > MOST_LEASES) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), option + ": " + count + " is not in 0 to " + MOST_LEASES);
        }
    }

    /** That a rule server is asked, and how; its options mean nothing without the first. */
    static final class Provisioning extends RequestOptions {
        @SuppressWarnings("UnusedVariable") // that the group is there says it
        @Option(
                names = "--provision",
                required = true,
                description =
                        "Asks the line's rule server how IPv4 is carried (HB46PP 1.1), from an address of the prefix"
                                + " that this machine must have; with --state, its answer is kept in FILE.rules.")
        private boolean asked;

        @Option(
                names = "--resolver",
                paramLabel = "ADDR",
                converter = ResolverAddress.class,
                description = "A resolver of the line; may be repeated. By default those of the server's Reply.")
        private List<InetSocketAddress> resolvers = List.of();

        @Option(
                names = "--strict",
                description =
                        "Follows the letter of HB46PP 1.1: asks again exactly when the server says, after 60 s at least,"
                                + " and gives up its answer when one resolver says that there is no server.")
        private boolean strict;

        private ProvisioningClient.Builder client(CommandLine command, @Nullable Path state) {
            ProvisioningClient.Builder builder =
                    ProvisioningClient.builder(request(command)).resolvers(resolvers);
            if (strict) {
                builder.mode(ProvisioningMode.STRICT);
            }
            return state == null ? builder : builder.store(LeaseStore.file(Path.of(state + ".rules")));
        }
    }

    /** The names of the profiles. */
    static final class Profile implements CommandLine.ITypeConverter<ClientProfile> {
        @Override
        public ClientProfile convert(String name) {
            return switch (name) {
                case "rfc9915" -> ClientProfile.RFC9915;
                case "ntt" -> ClientProfile.NTT_FLETS;
                default -> throw new CommandLine.TypeConversionException("'" + name + "' is not rfc9915 or ntt");
            };
        }
    }

    /** The names of the policies. */
    static final class Policy implements CommandLine.ITypeConverter<ReplayPolicy> {
        @Override
        public ReplayPolicy convert(String name) {
            try {
                return ReplayPolicy.parse(name);
            } catch (IllegalArgumentException unknown) {
                throw new CommandLine.TypeConversionException(OneLineErrors.describe(unknown));
            }
        }
    }
}
