package net.wan6.core.driver;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Optional;
import net.wan6.core.ClientEvent;

/**
 * What a client speaks through. Clients whose transports have the same key share the one that was opened first. Loop thread
 * only, but for the key.
 */
sealed interface Transport permits InterfaceTransport, BoundChannelTransport {
    /** What a transport needs of the loop it is opened on. */
    record Host(LinkWatcher watcher, ChannelBinder binder, Selector selector) {}

    Object key();

    SharedChannel channel();

    /** Fails if this cannot work as things are: no such interface, no privilege, port taken. */
    void open(Host host, long now) throws IOException;

    /**
     * A client of another transport with this key is to use this one.
     *
     * @throws IllegalArgumentException if that would be something else than what it was told to use
     */
    void share(Transport other);

    boolean isUp();

    /** What keeps it from being up although it could be, as the lines there have heard. */
    Optional<ClientEvent.TransportProblem> problem();

    /** Looks whether something changed; answers when to look again. */
    long watch(Host host, long now);
}
