package net.wan6.core.driver;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.Provisioner;
import net.wan6.mape.provisioning.ProvisioningAnswer;
import net.wan6.mape.provisioning.ProvisioningInput;
import net.wan6.mape.provisioning.ProvisioningMode;
import net.wan6.mape.provisioning.ProvisioningOutput;
import net.wan6.mape.provisioning.ProvisioningProblem;
import net.wan6.mape.provisioning.ProvisioningRequest;
import net.wan6.mape.provisioning.UnreadableProvisioningException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a line's rule server how IPv4 is carried there, by HB46PP 1.1, and goes on asking: a {@link Provisioner} with a clock,
 * sockets, a store and a listener.
 *
 * <p>It needs no {@link Dhcpv6Client}: tell it by {@link #line} which prefixes and resolvers the line has, as often as they
 * change. Any thread may call the methods, which return at once; only {@link #close} waits. It has one daemon thread, and one
 * more while something is asked.
 */
public final class ProvisioningClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProvisioningClient.class);

    /** A queue's timeout stands still while the machine sleeps: without this, hours of it would be waited again. */
    private static final long LONGEST_WAIT = 15 * Nanoseconds.SECOND;

    private static final long PATIENCE_MILLIS = 5000;
    private static final int DNS_PORT = 53;

    private final Provisioner provisioner;
    private final LeaseStore store;
    private final ProvisioningListener listener;
    private final HostClock clock;
    private final Asking asking;
    private final List<InetSocketAddress> givenResolvers;
    private final LinkedBlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final WarningLimit warnings = new WarningLimit();
    private final Thread thread;
    private Line line = Line.NONE;
    private volatile Optional<ProvisioningAnswer> provisioned = Optional.empty();
    private volatile boolean closed;

    /** Something to do on the client's thread. */
    private sealed interface Step {
        record Heard(ProvisioningInput input) implements Step {}

        record Moved(Line line) implements Step {}

        record Close() implements Step {}
    }

    /** What is known of the line; without a resolver nobody can be asked, and it is as if it had no prefix. */
    record Line(List<Ipv6Prefix> prefixes, List<InetSocketAddress> resolvers) {
        static final Line NONE = new Line(List.of(), List.of());

        Line {
            resolvers = List.copyOf(resolvers);
            prefixes = resolvers.isEmpty() ? List.of() : List.copyOf(prefixes);
        }
    }

    private ProvisioningClient(Builder builder, Provisioner provisioner, ProvisioningListener listener) {
        this.provisioner = provisioner;
        this.store = builder.store;
        this.listener = listener;
        this.clock = new SteadyClock(builder.clock);
        this.givenResolvers = builder.resolvers;
        this.asking = new Asking(
                builder.source, builder.trust(), builder.random(), input -> steps.add(new Step.Heard(input)));
        this.thread = new Thread(this::run, "wan6-provisioning");
        this.thread.setDaemon(true);
    }

    /**
     * Starts to build a client.
     *
     * @param request what the CE says of itself
     * @return a builder
     */
    public static Builder builder(ProvisioningRequest request) {
        return new Builder(Objects.requireNonNull(request, "request"));
    }

    /**
     * Tells what the line has now. Asking begins when there is a prefix and a resolver, and begins anew with every change of the
     * prefixes; what is on its way then is dropped.
     *
     * @param prefixes the line's prefixes, delegated ones first; with none, asking rests
     * @param resolvers those of the Reply (option 23) or of Router Advertisements; not used if the builder was given some
     */
    public void line(List<Ipv6Prefix> prefixes, List<Ipv6Address> resolvers) {
        List<Ipv6Prefix> held = copyOf(prefixes, "prefixes");
        List<InetSocketAddress> ofLine = copyOf(resolvers, "resolvers").stream()
                // A link-local one is one only on a link, which an address does not name.
                .filter(address -> !address.isLinkLocal() && !address.isMulticast() && !address.isUnspecified())
                .map(address -> new InetSocketAddress(address.toInetAddress(), DNS_PORT))
                .toList();
        steps.add(new Step.Moved(new Line(held, givenResolvers.isEmpty() ? ofLine : givenResolvers)));
    }

    private static <T> List<T> copyOf(List<T> list, String name) {
        try {
            return List.copyOf(list);
        } catch (NullPointerException absent) {
            throw new NullPointerException(name + " is null, or holds a null");
        }
    }

    /**
     * What is provisioned now. This may be ahead of what the listener has heard.
     *
     * @return the last answer, if nothing has ended it
     */
    public Optional<ProvisioningAnswer> provisioned() {
        return provisioned;
    }

    private void run() {
        while (!closed) {
            try {
                turn();
            } catch (InterruptedException notByUs) {
                LOG.debug("an interrupt that nobody meant", notByUs);
            } catch (RuntimeException | Error fault) {
                if (warnings.admits(fault.toString(), clock.nanoseconds())) {
                    LOG.error("a fault of this library in provisioning; it goes on", fault);
                }
            }
        }
        asking.close();
        try {
            store.close();
        } catch (RuntimeException | Error failed) {
            LOG.warn("the store of provisioning does not close", failed);
        }
    }

    private void turn() throws InterruptedException {
        long wait = Dhcpv6Loop.timeout(provisioner.deadline(), clock.nanoseconds());
        Step step = steps.poll(Math.min(LONGEST_WAIT, wait), TimeUnit.NANOSECONDS);
        long now = clock.nanoseconds();
        if (step instanceof Step.Heard heard) {
            provisioner.handle(heard.input(), now);
        } else if (step instanceof Step.Moved moved) {
            move(moved.line(), now);
        } else if (step == null) {
            provisioner.handle(new ProvisioningInput.Timeout(), now);
        }
        drain();
    }

    private void move(Line next, long now) {
        if (!next.prefixes().equals(line.prefixes())) {
            asking.cancel();
        }
        line = next;
        provisioner.handle(new ProvisioningInput.Start(next.prefixes()), now);
    }

    private void drain() {
        for (ProvisioningOutput output = provisioner.poll();
                !(output instanceof ProvisioningOutput.WaitUntil) && !closed;
                output = provisioner.poll()) {
            provisioned = provisioner.provisioned();
            if (output instanceof ProvisioningOutput.AskTxt ask) {
                asking.txt(ask, line);
            } else if (output instanceof ProvisioningOutput.Get get) {
                asking.get(get, line);
            } else if (output instanceof ProvisioningOutput.Persist persist) {
                save(persist.state());
            } else if (output instanceof ProvisioningOutput.Problem problem) {
                problem(problem.problem());
            } else if (output instanceof ProvisioningOutput.Provisioned told) {
                LOG.info("provisioned: {}", told.answer());
                tell(() -> listener.onProvisioned(told.answer()));
            } else if (output instanceof ProvisioningOutput.Unprovisioned told) {
                LOG.info("no longer provisioned: {}", told.reason());
                tell(() -> listener.onUnprovisioned(told.reason()));
            }
        }
        provisioned = provisioner.provisioned();
    }

    private void problem(ProvisioningProblem problem) {
        if (!warnings.admits(problem.toString(), clock.nanoseconds())) {
            return;
        }
        LOG.debug("{}", problem);
        tell(() -> listener.onProblem(problem));
    }

    private void save(Octets state) {
        try {
            store.save(state);
        } catch (IOException | RuntimeException | Error failed) { // a database's library declares nothing
            storeProblem("what is provisioned is not kept: " + failed);
        }
    }

    private void storeProblem(String description) {
        if (warnings.admits(description, clock.nanoseconds())) {
            LOG.debug("{}", description);
            tell(() -> listener.onStoreProblem(description));
        }
    }

    private void tell(Runnable call) {
        if (closed) {
            return;
        }
        try {
            call.run();
        } catch (Throwable thrown) { // not all languages declare what they throw
            LOG.error("a listener of provisioning threw", thrown);
        }
    }

    /**
     * Ends asking; what was provisioned is kept in the store. Waits at most five seconds for a listener that is running, and not at
     * all if a listener calls it.
     */
    @Override
    public void close() {
        closed = true;
        asking.close();
        steps.add(new Step.Close());
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Builds a client. Not for use by several threads. */
    public static final class Builder {
        private final ProvisioningRequest request;
        private ProvisioningMode mode = ProvisioningMode.CAREFUL;
        private List<InetSocketAddress> resolvers = List.of();
        private SourceAddress source = SourceAddress.ofHost();
        private @Nullable SSLContext trust;
        private LeaseStore store = LeaseStore.none();
        private HostClock clock = HostClock.system();
        private @Nullable RandomGenerator random;

        private Builder(ProvisioningRequest request) {
            this.request = request;
        }

        /**
         * Chooses how closely to follow the specification.
         *
         * @param how the mode; by default careful
         * @return this builder
         */
        public Builder mode(ProvisioningMode how) {
            mode = Objects.requireNonNull(how, "how");
            return this;
        }

        /**
         * Asks these resolvers and not the line's.
         *
         * @param addresses IPv6 addresses with ports, the one to ask first; at most three are asked
         * @return this builder
         * @throws IllegalArgumentException if one has no IPv6 address or no port
         */
        public Builder resolvers(List<InetSocketAddress> addresses) {
            List<InetSocketAddress> copy = copyOf(addresses, "addresses");
            for (InetSocketAddress address : copy) {
                if (!(address.getAddress() instanceof Inet6Address) || address.getPort() == 0) {
                    throw new IllegalArgumentException(
                            "the resolver " + EndpointText.of(address) + " has no IPv6 address or no port");
                }
            }
            resolvers = copy;
            return this;
        }

        /**
         * Asks from an address of the embedder's choice.
         *
         * @param choice the choice; by default {@link SourceAddress#ofHost}
         * @return this builder
         */
        public Builder source(SourceAddress choice) {
            source = Objects.requireNonNull(choice, "choice");
            return this;
        }

        /**
         * Verifies certificates by other authorities, for example a provider's own.
         *
         * @param context the context; by default that of the JDK
         * @return this builder
         */
        public Builder trust(SSLContext context) {
            trust = Objects.requireNonNull(context, "context");
            return this;
        }

        /**
         * Keeps the token and the last good answer between runs of the process (HB46PP 1.1 §3.5).
         *
         * @param kept the store, not the one of a {@link Dhcpv6Client}; by default nothing is kept
         * @return this builder
         */
        public Builder store(LeaseStore kept) {
            store = Objects.requireNonNull(kept, "kept");
            return this;
        }

        /**
         * Uses another clock than the host's.
         *
         * @param hostClock the clock
         * @return this builder
         */
        public Builder clock(HostClock hostClock) {
            clock = Objects.requireNonNull(hostClock, "hostClock");
            return this;
        }

        /**
         * Sets the source of random waits and of the ids of questions, which nobody must be able to guess.
         *
         * @param generator the generator; the default is a {@link SecureRandom}, and a seeded one is for tests only
         * @return this builder
         */
        public Builder random(RandomGenerator generator) {
            random = Objects.requireNonNull(generator, "generator");
            return this;
        }

        private RandomGenerator random() {
            RandomGenerator chosen = random;
            if (chosen == null) {
                chosen = new SecureRandom();
                random = chosen;
            }
            return chosen;
        }

        private SSLContext trust() {
            SSLContext chosen = trust;
            try {
                return chosen != null ? chosen : SSLContext.getDefault();
            } catch (NoSuchAlgorithmException misconfigured) {
                throw new IllegalStateException("this JVM has no usable TLS", misconfigured);
            }
        }

        /**
         * Starts the client. It asks nothing before {@link ProvisioningClient#line}.
         *
         * @param listener hears what comes of it
         * @return the running client
         * @throws IOException if the store cannot be read
         */
        public ProvisioningClient open(ProvisioningListener listener) throws IOException {
            Objects.requireNonNull(listener, "listener");
            LeaseStore.Stored stored = store.load();
            String problem = stored instanceof LeaseStore.Stored.Unusable unusable ? unusable.description() : "";
            Provisioner provisioner = Provisioner.create(request, mode, random());
            if (stored instanceof LeaseStore.Stored.State kept) {
                try {
                    provisioner = Provisioner.resume(request, mode, kept.state(), random());
                } catch (UnreadableProvisioningException refused) {
                    problem = "the stored provisioning cannot be used: " + refused.getMessage() + "; kept as "
                            + store.putAway();
                }
            }
            ProvisioningClient client = new ProvisioningClient(this, provisioner, listener);
            if (!problem.isEmpty()) {
                client.storeProblem(problem);
            }
            client.thread.start();
            return client;
        }
    }
}
