package net.wan6.core;

import java.util.Objects;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;

/** What a {@link ClientEngine} asks its driver to do, in this order. */
public sealed interface Output {
    /** Where every message of a client goes: All_DHCP_Relay_Agents_and_Servers (RFC 9915 §7.1). */
    Ipv6Address ALL_DHCP_RELAY_AGENTS_AND_SERVERS = Ipv6Address.parse("ff02::1:2");

    /** The port servers listen on (RFC 9915 §7.2). */
    int SERVER_PORT = 547;

    /** The port clients listen on (RFC 9915 §7.2). */
    int CLIENT_PORT = 546;

    /**
     * Send a datagram from the interface's link-local address.
     *
     * @param datagram the UDP payload
     * @param destination where to; always the group of relays and servers
     */
    record Transmit(Octets datagram, Ipv6Address destination) implements Output {
        /**
         * Checks that nothing is null.
         *
         * @param datagram the UDP payload
         * @param destination where to; always the group of relays and servers
         */
        public Transmit {
            Objects.requireNonNull(datagram, "datagram");
            Objects.requireNonNull(destination, "destination");
        }
    }

    /**
     * Keep this, in the place of what was kept before, before anything that follows is done.
     *
     * @param state what {@link ClientEngine#resume} takes; holds the reconfigure key
     */
    record Persist(Octets state) implements Output {
        /**
         * Checks that nothing is null.
         *
         * @param state what {@link ClientEngine#resume} takes; holds the reconfigure key
         */
        public Persist {
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * Tell the application.
     *
     * @param event what happened
     */
    record Notify(ClientEvent event) implements Output {
        /**
         * Checks that nothing is null.
         *
         * @param event what happened
         */
        public Notify {
            Objects.requireNonNull(event, "event");
        }
    }

    /**
     * There is no more to do until then. The same object is given as long as the deadline is the same.
     *
     * @param deadline nanoseconds of the clock that {@code now} comes from, or {@link #NEVER}
     */
    record WaitUntil(long deadline) implements Output {
        /** No deadline: only an input will change anything. */
        public static final long NEVER = Long.MAX_VALUE;
    }
}
