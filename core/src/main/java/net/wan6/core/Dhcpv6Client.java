package net.wan6.core;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A DHCPv6 client on a UDP socket: a {@link ClientEngine} with a clock, a channel, a store and listeners.
 *
 * <p>On an interface it is bound to the link-local address and port 546, which needs the privilege to bind such a port,
 * and follows the interface through whatever happens to it. Methods may be called by any thread and return at once; what
 * they ask for is done on the loop's thread, and what comes of it is told to the listeners.
 */
public final class Dhcpv6Client implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dhcpv6Client.class);

    private final Dhcpv6Loop loop;
    private final boolean ownLoop;
    private final Attachment attachment;
    private final ClientLine line;
    private final EventQueue events;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Dhcpv6Client(Dhcpv6Loop loop, boolean ownLoop, Attachment attachment, ClientLine line, EventQueue events) {
        this.loop = loop;
        this.ownLoop = ownLoop;
        this.attachment = attachment;
        this.line = line;
        this.events = events;
    }

    /**
     * Begins a client.
     *
     * @param config what it asks for and how it behaves
     * @param identity who it is on this line
     * @return what to say the rest to
     */
    public static Builder builder(ClientConfig config, ClientIdentity identity) {
        return new Builder(config, identity);
    }

    /**
     * Adds a listener. If there are leases, it hears of them first, as if they had been acquired now, and of those that
     * ended while the client was not running.
     *
     * @param listener whom to tell
     */
    public void addListener(ClientListener listener) {
        events.addListener(listener);
    }

    /**
     * Takes a listener away; a call to it may be running.
     *
     * @param listener whom to tell no more
     */
    public void removeListener(ClientListener listener) {
        events.removeListener(listener);
    }

    /**
     * What the client holds at this moment, perhaps ahead of what listeners have heard.
     *
     * @return a snapshot
     */
    public Leases leases() {
        return line.leases();
    }

    /**
     * What the client does at this moment.
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
     * The present by the client's clock, for {@link Lease#remainingValid} and {@link PrefixLease#forLan}.
     *
     * @return nanoseconds
     */
    public long now() {
        return loop.clock().nanoseconds();
    }

    /**
     * Begins to give all leases back: {@link ClientEvent.AboutToRelease} says what must be out of use first, then
     * {@link #prefixNoLongerAdvertised} lets it happen.
     */
    public void release() {
        post(new Input.Release());
    }

    /** Says that what {@link ClientEvent.AboutToRelease} named is no longer in use on any LAN (RFC 9915 §6.3). */
    public void prefixNoLongerAdvertised() {
        post(new Input.PrefixNoLongerAdvertised());
    }

    /** Asks the server now to extend the leases. */
    public void renewNow() {
        post(new Input.RenewNow());
    }

    /** Says that Router Advertisements on the WAN link show other prefixes or lifetimes than before (RFC 9915 §18.2.12). */
    public void raPrefixChanged() {
        post(new Input.RaPrefixChanged());
    }

    /**
     * Says what is advertised to the LANs, so that it can be deprecated after a restart (RFC 9096 §3.3).
     *
     * @param prefixes all of them
     */
    public void advertised(List<Ipv6Prefix> prefixes) {
        post(new Input.Advertised(prefixes));
    }

    /**
     * Says that another host was found to use an assigned address (RFC 9915 §18.2.8).
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
     * Falls silent and keeps the leases, which are not released. No listener is called after this has returned; a call
     * that runs is waited for, at most five seconds. Inside a listener, this returns at once and that call is the last.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        events.close();
        try {
            loop.call(() -> {
                loop.detach(line, attachment);
                return true;
            });
        } catch (IOException ended) {
            LOG.debug("{}: closed with its loop", attachment, ended);
        }
        if (ownLoop) {
            loop.close();
        }
    }

    /** Says what a client is made of. Not for use by several threads. */
    public static final class Builder {
        private final ClientConfig config;
        private final ClientIdentity identity;
        private final List<ClientListener> listeners = new ArrayList<>();
        private @Nullable Attachment attachment;
        private @Nullable Dhcpv6Loop loop;
        private @Nullable Executor executor;
        private LeaseStore store = LeaseStore.none();
        private @Nullable RandomGenerator random;
        private HostClock clock = HostClock.system();

        private Builder(ClientConfig config, ClientIdentity identity) {
            this.config = config;
            this.identity = identity;
        }

        /**
         * Speaks through an interface.
         *
         * @param name its name, such as {@code wan0}
         * @return this builder
         */
        public Builder onInterface(String name) {
            attachment = new Attachment.ToInterface(name);
            return this;
        }

        /**
         * Speaks to one server through a channel that is bound already. The client takes the channel and closes it when
         * the last client on it closes. Bind it to one unicast address: otherwise no Reconfigure is believed.
         *
         * @param channel an IPv6 channel
         * @param server the server's address and port
         * @return this builder
         */
        public Builder onChannel(DatagramChannel channel, InetSocketAddress server) {
            attachment = new Attachment.ToChannel(channel, server);
            return this;
        }

        /**
         * Runs on a loop that is shared with other clients and stays open when this one closes.
         *
         * @param shared the loop; one of its own unless said otherwise
         * @return this builder
         */
        public Builder loop(Dhcpv6Loop shared) {
            loop = shared;
            return this;
        }

        /**
         * Tells the time by another clock than the host's; a loop that is shared has its own.
         *
         * @param hostClock tells the time; the store must have the same
         * @return this builder
         */
        public Builder clock(HostClock hostClock) {
            clock = hostClock;
            return this;
        }

        /**
         * Where the state outlives the process.
         *
         * @param leaseStore the store; nowhere unless said otherwise
         * @return this builder
         */
        public Builder store(LeaseStore leaseStore) {
            store = leaseStore;
            return this;
        }

        /**
         * Tells a listener everything from the first event on.
         *
         * @param listener whom to tell
         * @return this builder
         */
        public Builder listener(ClientListener listener) {
            listeners.add(listener);
            return this;
        }

        /**
         * Where listeners are called. {@code Runnable::run} calls them on the loop's thread, which they then hold up.
         *
         * @param where any executor; a thread of the loop for that purpose unless said otherwise
         * @return this builder
         */
        public Builder executor(Executor where) {
            executor = where;
            return this;
        }

        /**
         * Where transaction ids and the RAND of retransmission times come from (RFC 9915 §15, §16.1). Others must not
         * be able to guess it.
         *
         * @param source a {@link SecureRandom} unless said otherwise; a seeded generator for tests only
         * @return this builder
         */
        public Builder random(RandomGenerator source) {
            random = source;
            return this;
        }

        /**
         * Starts the client.
         *
         * @return a running client
         * @throws IOException if the interface does not exist, the port cannot be bound or the store cannot be read; the
         *     message says what to do
         * @throws IllegalArgumentException if identity and configuration do not go together, or another client with
         *     this DUID is on the same interface
         * @throws IllegalStateException if neither interface nor channel was said
         */
        public Dhcpv6Client open() throws IOException {
            Attachment to = attachment;
            if (to == null) {
                throw new IllegalStateException("neither an interface nor a channel was said");
            }
            Dhcpv6Loop runsOn = loop != null ? loop : Dhcpv6Loop.open(clock, LinkWatcher.system());
            boolean opened = false;
            try {
                Dhcpv6Client client = open(to, runsOn);
                opened = true;
                return client;
            } finally {
                if (!opened && loop == null) {
                    runsOn.close();
                }
            }
        }

        private Dhcpv6Client open(Attachment to, Dhcpv6Loop runsOn) throws IOException {
            EventQueue events = new EventQueue(to.toString(), Objects.requireNonNullElse(executor, runsOn.events()));
            listeners.forEach(events::addListener);
            boolean opened = false;
            try {
                Startup startup = Startup.read(store, config, identity, randomSource(), runsOn.clock());
                ClientLine line = new ClientLine(
                        startup.engine(), identity, store, events, new LineLog(to.toString()), runsOn.timers());
                runsOn.call(() -> {
                    startup.problems()
                            .forEach(
                                    problem -> line.tell(problem, runsOn.clock().nanoseconds()));
                    runsOn.attach(line, to);
                    return true;
                });
                opened = true;
                return new Dhcpv6Client(runsOn, loop == null, to, line, events);
            } finally {
                if (!opened) {
                    events.close();
                    closeStore();
                }
            }
        }

        private RandomGenerator randomSource() {
            RandomGenerator chosen = random;
            return chosen != null ? chosen : new SecureRandom();
        }

        private void closeStore() {
            try {
                store.close();
            } catch (Exception failed) {
                LOG.warn("the store does not close", failed);
            }
        }
    }
}
