package net.wan6.examples.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.ReplayCounters;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.CarrierPlan.RapidCommit;
import net.wan6.test.carrier.CarrierPlanBuilder;
import net.wan6.test.carrier.CarrierServer;
import net.wan6.test.carrier.Fault;
import net.wan6.test.carrier.KeyDelivery;
import net.wan6.test.carrier.PrefixPool;
import net.wan6.test.carrier.RenewalBehaviour;
import net.wan6.test.carrier.ReplayCounting;
import net.wan6.test.carrier.Terms;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wan6 carrier}: a DHCPv6 server to test clients with, which renumbers and errs on command. */
@Command(
        name = "carrier",
        description = {
            "A server to test clients with: delegates prefixes, changes them, and misbehaves on request.",
            "Leases and keys are forgotten when it ends."
        },
        customSynopsis = "wan6 carrier (--interface=IF | --address=ADDR,PORT) --prefix=P [OPTION]...",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "0:It was interrupted (SIGINT, SIGTERM), or the time given with --for is over.",
            "1:The interface or the address cannot be served; one line on standard error says why.",
            ExitCodes.REFUSED
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  wan6 carrier --interface srv0 --prefix 2001:db8:1000::/40 --renumber-after 60",
            "  wan6 carrier --address ::1,0 --prefix 2001:db8:1000::/40 --profile ntt --fault bad-digest --json"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class CarrierCommand implements Callable<Integer> {
    private static final int USUAL_LENGTH = 56;
    private static final int ETHERNET = 1;
    private static final long NANOS = 1_000_000_000L;
    private static final long LONGEST = Integer.MAX_VALUE;
    private static final long GLANCE = NANOS / 2;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch leased = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private Progress progress;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Place place;

    @Option(
            names = "--prefix",
            required = true,
            paramLabel = "P",
            description = "The pool that prefixes are taken from.")
    private Ipv6Prefix pool;

    @Option(
            names = "--length",
            defaultValue = "0",
            paramLabel = "N",
            description = "The length of the delegated prefixes; by default 56, or that of P if it is longer.")
    private int length;

    @Option(
            names = "--renumber-after",
            defaultValue = "0",
            paramLabel = "S",
            description =
                    "Seconds from the first lease until the pool changes and all clients with a key are told to renew.")
    private long renumberAfter;

    @Option(
            names = "--renumber-to",
            paramLabel = "P2",
            description = "The pool after the change; by default the neighbour of P with the same length.")
    private List<Ipv6Prefix> renumberTo = List.of();

    @Option(
            names = "--orders",
            description = "Also changes the pool and tells all clients whenever a line of standard input says: renumber"
                    + " [P2].")
    private boolean orders;

    @Option(
            names = "--on-change",
            defaultValue = "new-and-old-zero",
            paramLabel = "HOW",
            converter = CarrierChoices.Behaviour.class,
            description =
                    "What the Reply to a Renew then says: new-and-old-zero, old-zero-and-new, no-binding or new-only.")
    private RenewalBehaviour onChange;

    @Option(
            names = "--profile",
            defaultValue = "plain",
            paramLabel = "plain|ntt",
            description = "ntt: DUID-LL only, Reconfigures of 75 octets, no address.")
    private String profile;

    @Option(
            names = "--times",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "T1,T2,PREFERRED,VALID",
            description = "Times in seconds; by default 7200,10800,12600,14400.")
    private List<Long> times = List.of(7200L, 10800L, 12600L, 14400L);

    @Option(names = "--dns", paramLabel = "ADDR", description = "A DNS server to announce; may be repeated.")
    private List<Ipv6Address> dns = List.of();

    @Option(names = "--addresses", paramLabel = "P", description = "The pool for IA_NA addresses.")
    private List<Ipv6Prefix> addresses = List.of();

    @Option(names = "--rapid-commit", description = "Answers a Solicit that asks for it with a Reply at once.")
    private boolean rapidCommit;

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            converter = CarrierChoices.Faults.class,
            completionCandidates = CarrierChoices.Faults.class,
            description = "A fault to commit; may be repeated. One of: ${COMPLETION-CANDIDATES}.")
    private List<Fault> faults = List.of();

    @Option(names = "--duid", paramLabel = "HEX", description = "The server's DUID; by default made from the MAC.")
    private List<Duid> duid = List.of();

    @Option(names = "--for", defaultValue = "0", paramLabel = "S", description = "Stops after S seconds.")
    private long seconds;

    @Option(names = "--json", description = "One JSON object per line instead of text.")
    private boolean json;

    /** Where to listen. */
    static final class Place {
        @Option(
                names = "--interface",
                paramLabel = "IF",
                description = "Serves the link of this interface; needs root.")
        private List<String> names = List.of();

        @Option(
                names = "--address",
                paramLabel = "ADDR,PORT",
                split = ",",
                hideParamSyntax = true,
                description = "Serves one address instead, such as ::1,0 for any free port on loopback.")
        private List<String> address = List.of();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Carrier carrier = Carrier.open(plan(), new SecureRandom());
        progress = Progress.on(spec.commandLine().getErr(), Wan6.of(spec).surroundings());
        CarrierLog log =
                new CarrierLog(spec.commandLine().getOut(), json, Wan6.of(spec).paint(), progress, leased::countDown);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "wan6-carrier-stop"));
        try (CarrierServer server = open(carrier, log)) {
            log.started(server.address(), carrier.plan());
            if (orders) {
                new CarrierOrders(to -> renumber(server, to), spec.commandLine().getErr())
                        .obeyInBackground(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            }
            log.stopping(serve(server) ? "signal" : "time");
        } finally {
            finished.countDown();
        }
        return CommandLine.ExitCode.OK;
    }

    private CarrierServer open(Carrier carrier, CarrierLog log) throws IOException {
        if (!place.names.isEmpty()) {
            return CarrierServer.onInterface(carrier, place.names.get(0), log);
        }
        return CarrierServer.onAddress(carrier, Endpoint.of(spec.commandLine(), "--address", place.address), log);
    }

    /** Whether it was asked to end. */
    private boolean serve(CarrierServer server) throws InterruptedException {
        long end = seconds > 0 ? System.nanoTime() + seconds * NANOS : Long.MAX_VALUE;
        boolean isLeased = comes(leased, end, "waiting for the first lease");
        if (renumberAfter > 0 && isLeased) {
            long change = System.nanoTime() + renumberAfter * NANOS;
            if (comes(asked, Math.min(end, change), "the pool changes " + renumberAfter + " s after the first lease")) {
                return true;
            }
            renumber(server, renumberTo);
        }
        return asked.await(until(end), TimeUnit.NANOSECONDS);
    }

    private static void renumber(CarrierServer server, List<Ipv6Prefix> to) {
        server.perform((carrier, now) -> {
            PrefixPool before = carrier.plan().pools().get(0);
            carrier.renumber(to.isEmpty() ? neighbour(before.range()) : to.get(0), before.length());
            return carrier.reconfigureAll(ReconfigureType.RENEW, now);
        });
    }

    /** Whether it happened before a time; meanwhile it is said what is waited for. */
    private boolean comes(CountDownLatch awaited, long end, String what) throws InterruptedException {
        progress.begin();
        boolean isThere = awaited.await(0, TimeUnit.NANOSECONDS);
        for (long left = until(end); !isThere && left > 0; left = until(end)) {
            isThere = awaited.await(Math.min(left, GLANCE), TimeUnit.NANOSECONDS);
            progress.tell(what);
        }
        progress.clear();
        return isThere;
    }

    private static long until(long end) {
        return end == Long.MAX_VALUE ? end : end - System.nanoTime();
    }

    /**
     * A signal is how this ends as it should: with the last event told, and status 0. What has ended already, or was refused,
     * keeps its own status.
     */
    private void stop() {
        if (finished.getCount() == 0) {
            return;
        }
        asked.countDown();
        leased.countDown();
        try {
            finished.await();
        } catch (InterruptedException already) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
    }

    /** What nobody can mean would be taken for something else. */
    private void requireMeant() {
        requireNotNegative("--for", seconds);
        requireNotNegative("--renumber-after", renumberAfter);
        if (!renumberTo.isEmpty() && renumberAfter == 0) {
            throw refused("--renumber-to has no effect without --renumber-after");
        }
        if (times.size() != 4) {
            throw refused("--times wants four numbers");
        }
        requireOrder(times.get(0), "T1 of ", times.get(1), "T2 of ", Fault.T1_ABOVE_T2);
        requireOrder(
                times.get(2),
                "a preferred lifetime of ",
                times.get(3),
                "a valid lifetime of ",
                Fault.PREFERRED_ABOVE_VALID);
    }

    private void requireNotNegative(String option, long value) {
        if (value < 0 || value > LONGEST) {
            throw refused(option + ": " + value + " is not in 0 to " + LONGEST);
        }
    }

    /** T1 or T2 of 0 leaves the choice to the client (RFC 9915 §21.21). */
    private void requireOrder(long first, String firstName, long second, String secondName, Fault meant) {
        if (first > second && second != 0 && !faults.contains(meant)) {
            throw refused("--times: " + firstName + first + " is above " + secondName + second
                    + ", so that clients ignore it; if that is what you test, say --fault " + meant.label());
        }
    }

    /** A fault that cannot take effect would let a test pass that tested nothing. */
    private void requireEffect() {
        if (faults.contains(Fault.NO_RAPID_COMMIT) && !rapidCommit) {
            throw refused("--fault no-rapid-commit has no effect without --rapid-commit");
        }
        if (faults.contains(Fault.ONLY_MULTICAST) && place.names.isEmpty()) {
            throw refused("--fault only-multicast has no effect with --address, where multicast cannot be told");
        }
    }

    private <T> T value(String option, Supplier<T> value) {
        return OneLineErrors.valueOf(spec.commandLine(), option, value);
    }

    private CommandLine.ParameterException refused(String why) {
        return new CommandLine.ParameterException(spec.commandLine(), why);
    }

    private CarrierPlan plan() throws IOException {
        requireMeant();
        requireEffect();
        CarrierPlanBuilder plan = profile();
        if (rapidCommit) {
            plan.rapidCommit(RapidCommit.GRANTED);
        }
        addresses.forEach(range -> value("--addresses", () -> plan.addresses(range)));
        if (!dns.isEmpty()) {
            plan.dnsServers(dns.toArray(Ipv6Address[]::new));
        }
        int delegated = length == 0 ? Math.max(USUAL_LENGTH, pool.length()) : length;
        renumberTo.forEach(range -> value("--renumber-to", () -> new PrefixPool(range, delegated)));
        return value("--length", () -> plan.pool(pool, delegated))
                .terms(terms())
                .renewals(onChange)
                .keyDelivery(KeyDelivery.NEW_ON_REQUEST)
                .replayCounter(ReplayCounting.SECONDS, ntpAtClockZero())
                .faults(faults.toArray(Fault[]::new))
                .build();
    }

    private CarrierPlanBuilder profile() throws IOException {
        return switch (profile) {
            case "plain" -> CarrierPlan.builder(serverId());
            case "ntt" -> CarrierPlan.ntt(serverId());
            default -> throw refused("--profile: '" + profile + "' is not plain or ntt");
        };
    }

    private Terms terms() {
        return value("--times", () -> Terms.ofSeconds(times.get(0), times.get(1), times.get(2), times.get(3)));
    }

    /** So that counters rise over restarts of this command too. */
    private static long ntpAtClockZero() {
        long now = ReplayCounters.ntp(Instant.now()) >>> Integer.SIZE;
        return (now - Math.floorDiv(System.nanoTime(), NANOS)) << Integer.SIZE;
    }

    private static Ipv6Prefix neighbour(Ipv6Prefix pool) {
        int last = pool.length() - 1;
        long bit = pool.address().bits(last, 1);
        return new Ipv6Prefix(pool.address().withBits(last, 1, 1 - bit), pool.length());
    }

    private Duid serverId() throws IOException {
        if (!duid.isEmpty()) {
            return duid.get(0);
        }
        if (place.names.isEmpty()) {
            return Duid.parseMac("02:00:5e:00:53:01");
        }
        NetworkInterface link = NetworkInterface.getByName(place.names.get(0));
        byte[] mac = link == null ? null : link.getHardwareAddress();
        if (mac == null) {
            throw new IOException("interface " + place.names.get(0) + " is missing, down or has no MAC: give --duid");
        }
        return Duid.linkLayer(ETHERNET, Octets.of(mac));
    }
}
