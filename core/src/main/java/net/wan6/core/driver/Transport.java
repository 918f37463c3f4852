package net.wan6.core.driver;

import java.io.IOException;
import java.util.Optional;
import net.wan6.core.ClientEvent;

/** Where lines have their channel from. Loop thread only. */
sealed interface Transport permits InterfaceTransport, BoundChannelTransport {
    /** What two clients that are to share a port have in common. */
    Object key();

    SharedChannel channel();

    /** Fails if this cannot work as things are: no such interface, no privilege, port taken. */
    void open(long now) throws IOException;

    boolean isUp();

    /** What keeps it from being up although it could be, as the lines there have heard. */
    Optional<ClientEvent.TransportProblem> problem();

    /** Looks whether something changed; answers when to look again. */
    long watch(long now);
}
