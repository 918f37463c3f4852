package net.wan6.core.driver;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import net.wan6.codec.Ipv6Address;
import net.wan6.core.ClientEvent;
import net.wan6.core.Input;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channel of one interface (engine rule S-10), which follows it through all that happens to interfaces: down and up,
 * carrier lost, an address checked for uniqueness, another link-local address, deleted and made anew under the same name. A
 * channel never notices any of these itself, it goes on sending into nothing.
 */
final class InterfaceTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(Dhcpv6Client.class);

    /** How long an address that was just listed may refuse to be bound before a person hears of it. */
    private static final long PATIENCE = 5 * Nanoseconds.SECOND;

    private static final long INTERVAL = Nanoseconds.SECOND / 4;

    private final String name;
    private final boolean absentAtFirst;
    private final SharedChannel shared;

    private @Nullable Bound bound;

    /** Where servers believe the client to be: the address bound last, also while nothing is. */
    private @Nullable Ipv6Address known;

    private boolean up;
    private String notSeenWhy = "";
    private long notBoundSince = Nanoseconds.NEVER;
    private Optional<ClientEvent.TransportProblem> problem = Optional.empty();

    private record Bound(int index, Ipv6Address address) {
        boolean isStillOf(LinkWatcher.Up link) {
            return index == link.index() && link.linkLocals().contains(address);
        }

        @Override
        public String toString() {
            return address + ", index " + index;
        }
    }

    /** The interface may not be there yet when it is opened if it may be {@code absentAtFirst}. */
    InterfaceTransport(String name, boolean absentAtFirst) {
        this.name = name;
        this.absentAtFirst = absentAtFirst;
        this.shared = new SharedChannel(name);
    }

    @Override
    public Object key() {
        return name;
    }

    @Override
    public SharedChannel channel() {
        return shared;
    }

    @Override
    public void share(Transport other) {}

    @Override
    public boolean isUp() {
        return up;
    }

    @Override
    public Optional<ClientEvent.TransportProblem> problem() {
        return problem;
    }

    @Override
    public void open(Host host, long now) throws IOException {
        LinkWatcher.Link link = host.watcher().look(name);
        if (link instanceof LinkWatcher.Up there) {
            Ipv6Address address = there.linkLocals().get(0);
            try {
                bind(host, there.index(), address);
                known = address;
                up = true;
            } catch (IOException failed) {
                BindFailure failure = BindFailure.of(name, address, failed);
                if (failure.remedy() == BindFailure.Remedy.PERSON) {
                    throw new IOException(failure.description(), failed);
                }
            }
        } else if (link instanceof LinkWatcher.Unknown unknown) {
            throw new IOException("interface " + name + " cannot be looked at: " + unknown.why());
        } else if (link instanceof LinkWatcher.Down down) {
            if (down.reason() == LinkWatcher.DownReason.ABSENT && !absentAtFirst) {
                throw new IOException("there is no interface " + name);
            }
            LOG.info("{}: waits for the link: {}", name, down.reason());
        }
    }

    @Override
    public long watch(Host host, long now) {
        LinkWatcher.Link link = host.watcher().look(name);
        if (link instanceof LinkWatcher.Up there) {
            follow(there, host, now);
            notSeenWhy = "";
        } else if (link instanceof LinkWatcher.Down down) {
            lost(down.reason().toString(), now);
            notSeenWhy = "";
        } else if (link instanceof LinkWatcher.Unknown unknown) {
            notSeen(unknown.why());
        }
        shared.lines().forEach(line -> line.look(link, now));
        return now + INTERVAL;
    }

    /** Only what is known to be gone is lost: a process out of file descriptors keeps its link. */
    private void notSeen(String why) {
        if (!why.equals(notSeenWhy)) {
            notSeenWhy = why;
            LOG.warn("{}: cannot be looked at, taken as it was: {}", name, why);
        }
    }

    private void follow(LinkWatcher.Up link, Host host, long now) {
        Bound before = bound;
        if (before == null || !before.isStillOf(link)) {
            if (before != null && before.index != link.index()) {
                lost("another interface has its name", now);
            }
            if (!bindAnew(link, host, now)) {
                return;
            }
        }
        if (!up) {
            up = true;
            LOG.info("{}: up with {}", name, bound);
            tellLines(new Input.LinkUp(), now);
        }
        tellOfAnotherAddress(now);
    }

    /** RFC 9915 §18.2.4: the server has to learn it, also of an interface that comes back with another one (F2). */
    private void tellOfAnotherAddress(long now) {
        Bound there = bound;
        if (there != null && !there.address().equals(known)) {
            boolean isFirst = known == null;
            known = there.address();
            if (!isFirst) {
                LOG.info("{}: its link-local address is now {}", name, there);
                tellLines(new Input.LinkLocalChanged(), now);
            }
        }
    }

    private boolean bindAnew(LinkWatcher.Up link, Host host, long now) {
        shared.drop();
        bound = null;
        Ipv6Address address = link.linkLocals().get(0);
        try {
            bind(host, link.index(), address);
            notBoundSince = Nanoseconds.NEVER;
            problem = Optional.empty();
            return true;
        } catch (IOException failed) {
            notBoundSince = Math.min(notBoundSince, now);
            BindFailure failure = BindFailure.of(name, address, failed);
            if (failure.remedy() == BindFailure.Remedy.PERSON || now - notBoundSince >= PATIENCE) {
                problem(failure.description(), now);
            }
            lost("no channel", now);
            return false;
        }
    }

    private void bind(Host host, int index, Ipv6Address address) throws IOException {
        DatagramChannel channel = host.binder().bind(index, address);
        try {
            shared.use(channel, host.selector());
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
        bound = new Bound(index, address);
    }

    private void lost(String why, long now) {
        if (up) {
            up = false;
            LOG.info("{}: down: {}", name, why);
            tellLines(new Input.LinkDown(), now);
        }
    }

    private void problem(String description, long now) {
        ClientEvent.TransportProblem found = new ClientEvent.TransportProblem(description);
        if (!problem.equals(Optional.of(found))) {
            problem = Optional.of(found);
            shared.lines().forEach(line -> line.tellAtOnce(found, now));
        }
    }

    private void tellLines(Input input, long now) {
        shared.lines().forEach(line -> line.handle(input, now));
    }

    @Override
    public String toString() {
        return name;
    }
}
