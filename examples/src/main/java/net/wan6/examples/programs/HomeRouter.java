package net.wan6.examples.programs;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.Leases;
import net.wan6.core.PrefixLease;
import net.wan6.core.driver.ClientListener;
import net.wan6.core.driver.Dhcpv6Client;
import net.wan6.core.driver.HostClock;
import net.wan6.core.driver.LeaseStore;
import net.wan6.core.driver.ProvisioningClient;
import net.wan6.core.lan.DelegatedSpace;
import net.wan6.core.lan.FirstSubnet;
import net.wan6.core.lan.LanPrefixes;
import net.wan6.core.lan.LanSubnet;
import net.wan6.core.lan.SubnetPlan;
import net.wan6.core.lan.SubnetWish;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.linux.Ipv4Tunnel;
import net.wan6.mape.linux.PortForward;
import net.wan6.mape.provisioning.Capability;
import net.wan6.mape.provisioning.ProvisioningRequest;

/**
 * A home router on a FLET'S line, or one like it. Each change becomes one shell script, which is printed, or run with {@code --apply}.
 * It sets up the new before it tears down the old: the tunnel first, since all IPv4 waits for it, then the LANs.
 *
 * <p>Started without arguments it says which there are. The LANs get /64s of the delegated prefix. With {@code --nptv6} they keep the
 * addresses of that prefix, and a new one of the line only changes the translation at the border.
 *
 * <p>This program owns radvd's configuration and overwrites it. It sets up no packet filter: keep a firewall of your own. What it
 * writes is in the classes beside it whose names begin with its own.
 */
public final class HomeRouter implements ClientListener {
    static final int SUBNET = 64;
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}");
    private static final int ETHERNET = 1500;

    /** Lifetimes of the LANs' own prefix do not count down, so nothing is due; a name is asked for again. */
    private static final long ASK_AGAIN = TimeUnit.SECONDS.toNanos(30);

    /**
     * What the owner decides.
     *
     * @param wan the interface of the line
     * @param lans the interfaces of the LANs, in an order that stays: each has its number in the prefix by it
     * @param nptv6 none, or the prefix the LANs have for ever
     * @param forwards ports of the line that are let in
     * @param lineMtu what the line carries
     */
    record Home(String wan, List<String> lans, List<Ipv6Prefix> nptv6, List<PortForward> forwards, int lineMtu) {
        Home {
            lans = List.copyOf(lans);
            nptv6 = List.copyOf(nptv6);
            forwards = List.copyOf(forwards);
            List<String> all = new ArrayList<>(lans);
            all.add(wan);
            all.stream().filter(name -> !INTERFACE.matcher(name).matches()).forEach(name -> {
                throw new IllegalArgumentException("not the name of an interface: \"" + name + '"');
            });
        }

        Home(String wan, List<String> lans, List<Ipv6Prefix> nptv6) {
            this(wan, lans, nptv6, List.of(), ETHERNET);
        }

        /** Subnet 0 is left to the router itself: a CE address of MAP-E lies there (RFC 7597 §6). */
        List<SubnetWish> wishes() {
            return Stream.iterate(0, i -> i < lans.size(), i -> i + 1)
                    .map(i -> SubnetWish.of(lans.get(i)).at(i + 1))
                    .toList();
        }
    }

    private final Home home;
    private final Consumer<String> apply;
    private final Consumer<List<Ipv6Prefix>> advertised;
    private final HomeRouterScript script = new HomeRouterScript();
    private final HomeRouterIpv4 ipv4;
    private final HomeRouterLans lans;
    private final List<LanSubnet> own;
    private final Optional<HomeRouterNptv6> nptv6;
    private Leases leases = Leases.NONE;
    private String announced = "";
    private OptionalLong due = OptionalLong.empty();

    HomeRouter(
            Home home,
            Function<DomainName, Optional<Ipv6Address>> resolver,
            Consumer<String> apply,
            Consumer<List<Ipv6Prefix>> advertised) {
        this.home = home;
        this.apply = apply;
        this.advertised = advertised;
        ipv4 = new HomeRouterIpv4(home, resolver);
        own = home.nptv6().stream()
                .map(prefix -> DelegatedSpace.of(prefix).withFirst(FirstSubnet.FOR_ROUTER))
                .flatMap(space -> SubnetPlan.of(space, home.wishes()).assigned().stream())
                .map(one -> new LanSubnet(one.name(), one.prefix()))
                .toList();
        nptv6 = home.nptv6().stream().findFirst().map(prefix -> new HomeRouterNptv6(home.wan(), prefix, own));
        List<SubnetWish> wishes = nptv6.isPresent() ? List.of() : home.wishes();
        lans = new HomeRouterLans(LanPrefixes.of(wishes, FirstSubnet.FOR_ROUTER, Map.of()));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        HomeRouterArguments arguments;
        try {
            arguments = new HomeRouterArguments(args);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n" + HomeRouterArguments.USAGE);
            System.exit(2);
            return;
        }
        Consumer<String> apply = arguments.apply() ? HomeRouterHost::run : System.out::println;
        HomeRouterScript first = new HomeRouterScript();
        HomeRouterHost.prepare(arguments.home().wan(), HomeRouterHost::setting, HomeRouterHost::isInstalled, first);
        apply.accept(first.take());
        Files.createDirectories(Objects.requireNonNull(arguments.state().getParent()));
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        HostClock clock = HostClock.system();
        // The listener needs the client, which begins to tell before open() has returned.
        CompletableFuture<Dhcpv6Client> self = new CompletableFuture<>();
        HomeRouter router = new HomeRouter(arguments.home(), HomeRouter::resolve, apply, prefixes -> {
            Future<?> unused = self.thenAccept(client -> client.advertised(prefixes));
        });
        Dhcpv6Client.Builder builder = Dhcpv6Client.builder(config(arguments), ClientIdentity.of(arguments.duid()))
                .onInterfaceOncePresent(arguments.home().wan())
                .store(LeaseStore.file(arguments.state()))
                .clock(clock)
                .executor(thread)
                .listener(new HomeRouterAlarm(router, thread, clock));
        if (arguments.usesLinePrefixes()) {
            builder.linePrefixesOfHost();
        }
        if (arguments.asks()) {
            builder.provisioning(ProvisioningClient.builder(ProvisioningRequest.of(
                    "00005e-wan6",
                    "wan6",
                    "0_1_0",
                    List.of(Capability.MAP_E, Capability.LW4O6, Capability.IPIP, Capability.DS_LITE))));
        }
        Dhcpv6Client client = builder.open();
        self.complete(client);
        Runtime.getRuntime().addShutdownHook(new Thread(client::close));
        Thread.currentThread().join();
    }

    private static ClientConfig config(HomeRouterArguments arguments) {
        ClientConfig.Builder config =
                ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56);
        if (arguments.takesFromServer()) {
            config.softwiresFromServer(InterfaceIdFormat.RFC_7597);
        } else {
            config.softwires(arguments.plan());
        }
        return (arguments.usesLinePrefixes() ? config.linePrefixes() : config).build();
    }

    /** By the host's resolver: the AFTR of DS-Lite has a name that only the line's own know. */
    private static Optional<Ipv6Address> resolve(DomainName name) {
        try {
            return Stream.of(InetAddress.getAllByName(name.toString()))
                    .flatMap(one -> one instanceof Inet6Address six ? Stream.of(Ipv6Address.of(six)) : Stream.empty())
                    .findFirst();
        } catch (UnknownHostException notYet) {
            return Optional.empty();
        }
    }

    @Override
    public void onLeaseChange(ClientEvent.LeaseChange change) {
        List<Ipv6Prefix> before = prefixes();
        boolean isFirst = before.isEmpty();
        leases = change.after();
        ipv4.follow(leases, script);
        lans.follow(change, script);
        if (nptv6.isPresent() && (change.softwiresChanged() || !before.equals(prefixes()))) {
            nptv6.get()
                    .translate(prefixes().stream().findFirst(), ipv4.running().map(Ipv4Tunnel::local), script);
            if (isFirst) {
                own.forEach(one ->
                        script.ip("address replace " + HomeRouterLans.router(one.prefix()) + " dev " + one.lan()));
            }
        }
        announce(change.at(), false);
        finish();
    }

    private List<Ipv6Prefix> prefixes() {
        return leases.prefixes().stream().map(PrefixLease::prefix).toList();
    }

    /**
     * What is to be done without a change.
     *
     * @param now nanoseconds of the client's clock, at {@link #due} or later
     */
    void onTime(long now) {
        if (ipv4.isIncomplete(leases)) {
            ipv4.follow(leases, script);
        }
        lans.onTime(now, script);
        announce(now, true);
        finish();
    }

    /** When {@link #onTime} has to be called, by the client's clock. */
    OptionalLong due() {
        return due;
    }

    /** Lifetimes count down in radvd until it reads them again, so that a silent carrier's prefix ends in time. */
    private void announce(long now, boolean isDue) {
        String configuration = HomeRouterRadvd.configuration(
                home.lans(), lans.prefixes().announced(now), leases.prefixes().isEmpty() ? List.of() : own);
        boolean isNew = !configuration.equals(announced);
        OptionalLong next = lans.due(now);
        if (ipv4.isIncomplete(leases)) {
            next = OptionalLong.of(Math.min(now + ASK_AGAIN, next.orElse(Long.MAX_VALUE)));
        }
        due = isNew || isDue || due.isEmpty() || next.isEmpty()
                ? next
                : OptionalLong.of(Math.min(due.getAsLong(), next.getAsLong()));
        if (isNew || isDue) {
            announced = configuration;
            script.here("cat > /etc/radvd.conf", configuration);
            script.line("systemctl reload-or-restart radvd");
            advertised.accept(lans.prefixes().remembered(now));
        }
    }

    private void finish() {
        String commands = script.take();
        if (!commands.isEmpty()) {
            apply.accept(commands);
        }
    }
}
