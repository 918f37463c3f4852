package net.wan6.core.driver;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientMetric;
import net.wan6.core.ClientState;
import net.wan6.core.ClientStatistics;
import net.wan6.core.Diagnosis;
import net.wan6.core.Finding;
import net.wan6.core.HeldPrefix;
import net.wan6.core.Input;
import net.wan6.core.Lease;
import net.wan6.core.Leases;
import net.wan6.core.LinePrefix;
import net.wan6.core.PrefixLease;
import net.wan6.core.RaEvent;
import net.wan6.core.RaSignal;
import net.wan6.core.RaUpdate;
import net.wan6.core.SoftwirePlan;
import org.jspecify.annotations.Nullable;

/**
 * A DHCPv6 client on a UDP socket: a {@link ClientEngine} with a clock, a channel, a store and listeners.
 *
 * <p>On an interface it binds the link-local address and port 546, which requires the privilege to bind such a port. It
 * keeps working when the interface goes down, changes its address or comes back. Any thread may call the methods, and they
 * return at once: the work is done on the loop's thread, and listeners hear of the result. Only {@link Builder#open} and
 * {@link #close} wait.
 *
 * <p>Long by its Javadoc: it is the one class most applications know.
 */
public final class Dhcpv6Client implements AutoCloseable {
    private final Dhcpv6Loop loop;
    private final boolean ownLoop;
    private final Transport transport;
    private final ClientRunner line;
    private final ListenerQueue events;
    private final @Nullable Provisioned provisioned;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Dhcpv6Client(
            Dhcpv6Loop loop,
            boolean ownLoop,
            Transport transport,
            ClientRunner line,
            ListenerQueue events,
            @Nullable Provisioned provisioned) {
        this.loop = loop;
        this.ownLoop = ownLoop;
        this.transport = transport;
        this.line = line;
        this.events = events;
        this.provisioned = provisioned;
    }

    /** A rule server that is asked for this client. */
    private record Provisioned(LineProvisioning line, ProvisioningClient client) {}

    /**
     * Starts to build a client.
     *
     * @param config what it asks for and how it behaves
     * @param identity who it is on this line
     * @return a builder
     */
    public static Builder builder(ClientConfig config, ClientIdentity identity) {
        return new Builder(Objects.requireNonNull(config, "config"), Objects.requireNonNull(identity, "identity"));
    }

    /**
     * Adds a listener. It first hears of the leases that are held, as if they had been acquired now, and of those that ended
     * while the client was not running.
     *
     * @param listener the listener
     */
    public void addListener(ClientListener listener) {
        events.addListener(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * The first delegated prefix: for who starts something that needs one, and lets a listener follow what comes after it.
     *
     * @return completed on the thread of listeners once a prefix is held, soon if one is held now; not if the client is closed
     *     before that
     */
    public CompletionStage<PrefixLease> firstPrefix() {
        CompletableFuture<PrefixLease> first = new CompletableFuture<>();
        ClientListener awaiting = new ClientListener() {
            @Override
            public void onLeaseChange(ClientEvent.LeaseChange change) {
                change.after().prefixes().stream().findFirst().ifPresent(first::complete);
            }
        };
        CompletionStage<PrefixLease> told = first.whenComplete((prefix, none) -> removeListener(awaiting));
        addListener(awaiting);
        return told.toCompletableFuture().minimalCompletionStage();
    }

    /**
     * Removes a listener. A call to it may still be running.
     *
     * @param listener the listener
     */
    public void removeListener(ClientListener listener) {
        events.removeListener(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * What the client holds now. This may be ahead of what listeners have heard.
     *
     * @return a snapshot
     */
    public Leases leases() {
        return line.leases();
    }

    /**
     * What the client is doing now.
     *
     * @return its state
     */
    public ClientState state() {
        return line.state();
    }

    /**
     * The counters.
     *
     * @return a snapshot
     */
    public ClientStatistics statistics() {
        return line.statistics();
    }

    /**
     * Why there is no prefix, or not all that was asked for: refusals, silence, what is dropped, a missing key, a rule server that
     * does not answer. {@link ClientListener#onDiagnosed} tells of changes, those of the rule server apart.
     *
     * @return a snapshot
     */
    public Diagnosis diagnosis() {
        Diagnosis ofLine = line.diagnosis();
        Provisioned asked = provisioned;
        return asked == null
                ? ofLine
                : asked.line()
                        .problem()
                        .map(problem -> ofLine.with(new Finding.NotProvisioned(problem)))
                        .orElse(ofLine);
    }

    /**
     * What is worth watching of this client and its loop, with every tag value from the beginning on.
     *
     * @return samples in the order of {@code docs/metrics.md}
     */
    public List<ClientMetric> metrics() {
        return line.metrics(loop.lag(), now());
    }

    /**
     * The current time on the client's clock, for {@link Lease#remainingValid} and {@link HeldPrefix#forLan}.
     *
     * @return nanoseconds
     */
    public long now() {
        return loop.clock().nanoseconds();
    }

    /**
     * Starts to release all leases. {@link ClientEvent.AboutToRelease} says which prefixes must be out of use first; the
     * Release is sent after {@link #prefixNoLongerAdvertised}.
     */
    public void release() {
        post(new Input.Release());
    }

    /** Confirms that the prefixes of {@link ClientEvent.AboutToRelease} are not in use on any LAN (RFC 9915 §6.3). */
    public void prefixNoLongerAdvertised() {
        post(new Input.PrefixNoLongerAdvertised());
    }

    /**
     * Forgets leases, server, options and keys, and looks for a server anew. Nothing is sent of it to the server; {@link #release} is
     * the polite way.
     */
    public void forget() {
        post(new Input.Forget());
    }

    /** Asks the server to extend the leases now, before T1. */
    public void renewNow() {
        post(new Input.RenewNow());
    }

    /**
     * Reports what came of Router Advertisements on the WAN link: the prefixes, the signal, and the DNS servers, which know the
     * line's rule server ({@link Builder#provisioning}).
     *
     * @param update what {@link net.wan6.core.RaTracker} says
     */
    public void routerAdvertised(RaUpdate update) {
        if (!update.linePrefixes().isEmpty()) {
            linePrefixes(update.linePrefixes());
        }
        update.signal().ifPresent(this::routerAdvertised);
        Provisioned asked = provisioned;
        if (asked != null) {
            for (RaEvent event : update.events()) {
                if (event instanceof RaEvent.DnsServersChanged changed) {
                    asked.line().resolversOfRouters(changed.servers());
                }
            }
        }
    }

    /**
     * Reports that routers on the WAN link were heard (RFC 9915 §18.2.12, RFC 9762 §7.1).
     *
     * @param signal what there was to hear
     */
    public void routerAdvertised(RaSignal signal) {
        post(new Input.RouterAdvertised(signal));
    }

    /**
     * Reports news of the prefixes that routers announce, for a client that wants them ({@link
     * net.wan6.core.ClientConfig.Builder#linePrefixes}).
     *
     * @param news what was said of some of them: of others it says nothing
     */
    public void linePrefixes(List<LinePrefix> news) {
        post(new Input.LinePrefixes(news));
    }

    /**
     * Sets another plan for softwires, for example when a rule server has answered. What follows is told at once if it differs, and
     * nothing is sent. It is not kept over a restart. With {@link Builder#provisioning} it counts while nothing is provisioned.
     *
     * @param plan the plan, in place of that of the configuration
     */
    public void softwires(SoftwirePlan plan) {
        Input changed = new Input.SoftwiresChanged(plan);
        Provisioned asked = provisioned;
        if (asked == null) {
            post(changed);
        } else {
            asked.line().planOfApplication(plan);
        }
    }

    /**
     * Records what is advertised to the LANs, so that it can be deprecated after a restart (RFC 9096 §3.3).
     *
     * @param prefixes all prefixes that are advertised, in place of those recorded before
     */
    public void advertised(List<Ipv6Prefix> prefixes) {
        post(new Input.LanPrefixesAdvertised(prefixes));
    }

    /**
     * Reports that another host uses an assigned address (RFC 9915 §18.2.8).
     *
     * @param address the address
     */
    public void addressInUse(Ipv6Address address) {
        post(new Input.AddressInUse(address));
    }

    private void post(Input input) {
        if (!closed.get()) {
            loop.post(() -> {
                if (!closed.get()) {
                    line.handle(input, loop.clock().nanoseconds());
                }
            });
        }
    }

    /**
     * Stops the client without releasing its leases, so that the next start can use them. Waits at most five seconds for a
     * listener that is running, and for a store that is saving; no listener is called after this has returned. If a listener
     * calls it, it does not wait for that call, which is the last.
     */
    @Override
    public void close() {
        // Whoever closes second waits for a running call, too.
        events.close();
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Provisioned asked = provisioned;
        if (asked != null) {
            asked.client().close();
        }
        loop.end(line, transport);
        if (ownLoop) {
            loop.close();
        }
    }

    /** Builds a client. Not for use by several threads. */
    public static final class Builder {
        private final ClientConfig config;
        private final ClientIdentity identity;
        private final List<ClientListener> listeners = new ArrayList<>();
        private @Nullable Supplier<Transport> transport;
        private @Nullable Dhcpv6Loop loop;
        private @Nullable Executor executor;
        private LeaseStore store = LeaseStore.none();
        private @Nullable RandomGenerator random;
        private HostClock clock = HostClock.system();
        private String interfaceName = "";
        private @Nullable AdvertisedPrefixes advertisedPrefixes;
        private ProvisioningClient.@Nullable Builder provisioning;

        private Builder(ClientConfig config, ClientIdentity identity) {
            this.config = config;
            this.identity = identity;
        }

        /**
         * Uses a network interface.
         *
         * @param name its name, such as {@code wan0}
         * @return this builder
         */
        public Builder onInterface(String name) {
            Objects.requireNonNull(name, "name");
            transport = () -> new InterfaceTransport(name, false);
            interfaceName = name;
            return this;
        }

        /**
         * Uses a network interface that may not be there yet, such as {@code ppp0} while the machine starts. {@link #open}
         * then returns at once, and the client begins when the interface appears. An identity that is made from the
         * interface's hardware address has to come from elsewhere.
         *
         * @param name its name; a wrong one is waited for without end
         * @return this builder
         */
        public Builder onInterfaceOncePresent(String name) {
            Objects.requireNonNull(name, "name");
            transport = () -> new InterfaceTransport(name, true);
            interfaceName = name;
            return this;
        }

        /**
         * Uses a channel that is bound to an IPv6 address and not connected, and sends to one server. The channel is closed together with the last client
         * on it. Bind it to a unicast address, or every Reconfigure is rejected.
         *
         * @param channel an IPv6 channel
         * @param server the server's IPv6 address and port; the group of all servers, {@code ff02::1:2}, with the scope
         *     of an interface for a channel that is bound to its link-local address
         * @return this builder
         * @throws IllegalArgumentException if the server has no IPv6 address or no port
         */
        public Builder onChannel(DatagramChannel channel, InetSocketAddress server) {
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(server, "server");
            if (!(server.getAddress() instanceof Inet6Address address) || address.isAnyLocalAddress()) {
                throw new IllegalArgumentException("the server " + EndpointText.of(server) + " has no IPv6 address");
            }
            if (server.getPort() == 0) {
                throw new IllegalArgumentException("the server " + EndpointText.of(server) + " has no port");
            }
            transport = () -> new BoundChannelTransport(channel, server);
            interfaceName = "";
            return this;
        }

        /**
         * Runs on a loop that is shared with other clients and stays open when this one closes.
         *
         * @param shared the loop; by default the client has its own
         * @return this builder
         */
        public Builder loop(Dhcpv6Loop shared) {
            loop = Objects.requireNonNull(shared, "shared");
            return this;
        }

        /**
         * Uses another clock than the host's. Has no effect with a shared loop, which has its own clock.
         *
         * @param hostClock the clock; the store must use the same one
         * @return this builder
         */
        public Builder clock(HostClock hostClock) {
            clock = Objects.requireNonNull(hostClock, "hostClock");
            return this;
        }

        /**
         * Keeps the state between runs of the process.
         *
         * @param leaseStore the store; by default nothing is kept
         * @return this builder
         */
        public Builder store(LeaseStore leaseStore) {
            store = Objects.requireNonNull(leaseStore, "leaseStore");
            return this;
        }

        /**
         * Adds a listener, which hears everything from the first event on.
         *
         * @param listener the listener
         * @return this builder
         */
        public Builder listener(ClientListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * Calls listeners on an executor. With {@code Runnable::run} they run on the network thread, which waits for them.
         *
         * @param where any executor; the default is a thread of the loop that does nothing else
         * @return this builder
         */
        public Builder executor(Executor where) {
            executor = Objects.requireNonNull(where, "where");
            return this;
        }

        /**
         * Sets the source of transaction ids and of the RAND in retransmission times (RFC 9915 §15, §16.1). It must be
         * unpredictable.
         *
         * @param source the generator; the default is a {@link SecureRandom}, and a seeded one is for tests only
         * @return this builder
         */
        public Builder random(RandomGenerator source) {
            random = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Finds announced prefixes in the addresses that Linux makes of them ({@link AdvertisedPrefixes}), for a configuration
         * that wants them ({@link ClientConfig.Builder#linePrefixes}). No privilege is needed; on a router {@code accept_ra} of the
         * interface has to be 2, and a {@link ClientEvent.TransportProblem} says where it is not. Who has the
         * advertisements themselves tells the client of them instead, by {@link Dhcpv6Client#routerAdvertised(RaUpdate)}.
         *
         * @return this builder
         */
        public Builder linePrefixesOfHost() {
            return linePrefixesOfHost(AdvertisedPrefixes.system());
        }

        Builder linePrefixesOfHost(AdvertisedPrefixes prefixes) {
            advertisedPrefixes = prefixes;
            return this;
        }

        /**
         * Has the line's rule server asked (HB46PP 1.1), from an address in the prefixes held, by the resolvers of the last Reply
         * (option 23): its answer becomes the plan for softwires, and is told as any other. With other prefixes it is asked anew.
         * Where nothing is provisioned, or nothing of it is for the line, the plan of the configuration counts. Problems are told as {@link
         * ClientEvent.ConfigurationProblem}, the same one once.
         *
         * @param server how to ask; for this client alone, and closed with it
         * @return this builder
         */
        public Builder provisioning(ProvisioningClient.Builder server) {
            provisioning = Objects.requireNonNull(server, "server");
            return this;
        }

        /**
         * Starts the client.
         *
         * @return a running client
         * @throws IOException if the interface does not exist, the port cannot be bound or the store cannot be read; the
         *     message says what to do
         * @throws IllegalArgumentException if identity and configuration do not go together, another client with this
         *     DUID is on the same interface, or the channel cannot be used
         * @throws IllegalStateException if neither an interface nor a channel was set, or announced prefixes are to be found on a
         *     channel, or on a host that does not show them
         */
        public Dhcpv6Client open() throws IOException {
            Supplier<Transport> through = transport;
            if (through == null) {
                throw new IllegalStateException("set an interface or a channel first");
            }
            requireHostLine();
            Dhcpv6Loop runsOn = loop != null ? loop : Dhcpv6Loop.open(clock, LinkWatcher.system());
            boolean opened = false;
            try {
                Dhcpv6Client client = open(through.get(), runsOn);
                opened = true;
                return client;
            } finally {
                if (!opened && loop == null) {
                    runsOn.close();
                }
            }
        }

        private void requireHostLine() {
            if (advertisedPrefixes == null) {
                return;
            }
            if (!config.wantsLinePrefixes()) {
                throw new IllegalArgumentException(
                        "announced prefixes are to be found that the configuration does not want");
            }
            if (interfaceName.isEmpty()) {
                throw new IllegalStateException("announced prefixes can be found on an interface, not on a channel");
            }
            if (!AdvertisedPrefixes.isAvailable()) {
                throw new IllegalStateException("this host does not show announced prefixes: feed a RaTracker instead");
            }
        }

        private Dhcpv6Client open(Transport through, Dhcpv6Loop runsOn) throws IOException {
            EngineLoader startup =
                    EngineLoader.read(store, config, identity, randomSource(), runsOn.bucket(through), runsOn.clock());
            ListenerQueue events =
                    new ListenerQueue(through.toString(), Objects.requireNonNullElse(executor, runsOn.events()));
            listeners.forEach(events::addListener);
            ClientRunner line = new ClientRunner(
                    startup.engine(), identity, store, events, new ClientLog(through.toString()), runsOn.timers());
            Provisioned asked = null;
            boolean opened = false;
            try {
                asked = asked(runsOn, line);
                Provisioned joined = asked;
                runsOn.call(() -> {
                    startup.problems()
                            .forEach(
                                    problem -> line.tell(problem, runsOn.clock().nanoseconds()));
                    AdvertisedPrefixes prefixes = advertisedPrefixes;
                    if (prefixes != null) {
                        line.follow(
                                new HostLine(interfaceName, prefixes),
                                runsOn.clock().nanoseconds());
                    }
                    runsOn.attach(line, through);
                    if (joined != null) {
                        line.handle(
                                new Input.SoftwiresChanged(joined.line().plan(joined.client())),
                                runsOn.clock().nanoseconds());
                    }
                    return true;
                });
                opened = true;
                return new Dhcpv6Client(runsOn, loop == null, through, line, events, asked);
            } finally {
                if (!opened) {
                    events.close();
                    if (asked != null) {
                        asked.client().close();
                    }
                    // Interrupted, we do not know how far it came: this undoes all of it, and closes the store.
                    runsOn.end(line, through);
                }
            }
        }

        private @Nullable Provisioned asked(Dhcpv6Loop runsOn, ClientRunner line) throws IOException {
            ProvisioningClient.Builder server = provisioning;
            if (server == null) {
                return null;
            }
            LineProvisioning joined = new LineProvisioning(
                    config.softwires(),
                    plan -> runsOn.post(() -> line.handle(
                            new Input.SoftwiresChanged(plan), runsOn.clock().nanoseconds())),
                    event -> runsOn.post(
                            () -> line.tellAtOnce(event, runsOn.clock().nanoseconds())));
            return new Provisioned(joined, server.open(joined));
        }

        private RandomGenerator randomSource() {
            RandomGenerator chosen = random;
            return chosen != null ? chosen : new SecureRandom();
        }
    }
}
