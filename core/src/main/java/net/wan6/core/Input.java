package net.wan6.core;

import java.util.List;
import java.util.Objects;
import net.wan6.auth.Delivery;
import net.wan6.codec.DecodeLimits;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;

/**
 * What can happen to a {@link ClientEngine}. The records with nothing in them are told apart by their type alone; one
 * object of each may be used again and again.
 */
public sealed interface Input {
    /**
     * A datagram came in.
     *
     * @param datagram the whole UDP payload
     * @param source who sent it, any address
     * @param sourcePort from what port, any (RFC 9915 §7.2)
     * @param delivery how it was addressed to us
     */
    record Received(Octets datagram, Ipv6Address source, int sourcePort, Delivery delivery) implements Input {
        /**
         * Checks that nothing is null.
         *
         * @param datagram the whole UDP payload
         * @param source who sent it, any address
         * @param sourcePort from what port, any (RFC 9915 §7.2)
         * @param delivery how it was addressed to us
         * @throws IllegalArgumentException if the port is not in 0 to 65535
         */
        public Received {
            Objects.requireNonNull(datagram, "datagram");
            Objects.requireNonNull(source, "source");
            Arguments.inRange(sourcePort, 0, 0xffff, "sourcePort");
            Objects.requireNonNull(delivery, "delivery");
        }
    }

    /**
     * A datagram came in, and was decoded to learn which of several clients on one channel it is for.
     *
     * @param message the whole UDP payload, decoded within {@link #LIMITS}
     * @param source who sent it, any address
     * @param sourcePort from what port, any (RFC 9915 §7.2)
     * @param delivery how it was addressed to us
     */
    record ReceivedMessage(Message message, Ipv6Address source, int sourcePort, Delivery delivery) implements Input {
        /** No message for a client is a relay message; side by side there may be all options that a datagram holds. */
        public static final DecodeLimits LIMITS = new DecodeLimits(0, 8, 16_384);

        /**
         * Checks that nothing is null.
         *
         * @param message the whole UDP payload, decoded within {@link #LIMITS}
         * @param source who sent it, any address
         * @param sourcePort from what port, any (RFC 9915 §7.2)
         * @param delivery how it was addressed to us
         * @throws IllegalArgumentException if the port is not in 0 to 65535
         */
        public ReceivedMessage {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(source, "source");
            Arguments.inRange(sourcePort, 0, 0xffff, "sourcePort");
            Objects.requireNonNull(delivery, "delivery");
        }
    }

    /** Time has passed; what is due at {@code now} is done. */
    record Timeout() implements Input {}

    /** Begin: verify the leases there are, or ask for some. */
    record Start() implements Input {}

    /** Stop sending and keep the leases; they are not released (RFC 9096 WPD-9). */
    record Stop() implements Input {}

    /**
     * Give all leases back. Leases are released once the application says, by {@link PrefixNoLongerAdvertised}, that
     * nobody uses them any more (RFC 9915 §6.3, §18.2.7).
     */
    record Release() implements Input {}

    /**
     * The prefixes that {@link ClientEvent.AboutToRelease} named are no longer in use on any LAN, and its addresses no longer
     * on the interface.
     */
    record PrefixNoLongerAdvertised() implements Input {}

    /**
     * Forget leases, server, options and keys, and look for a server anew: for a line that was given another owner, or for who wants
     * to begin again. Nothing is sent of it to the server; {@link Release} is the polite way. What routers announce stays.
     */
    record Forget() implements Input {}

    /**
     * The interface can send again; nothing is known of what happened to the link meanwhile. So what is held is verified (RFC
     * 9915 §18.2.12), also where no {@link LinkDown} came before, be it the first of all: for whoever has leases, a link that
     * comes up was down. What is being asked for already is not asked for anew.
     */
    record LinkUp() implements Input {}

    /** The interface cannot send. No lease is lost for that. */
    record LinkDown() implements Input {}

    /** The interface has another link-local address; the server must learn it (RFC 9915 §18.2.4). */
    record LinkLocalChanged() implements Input {}

    /** The machine was asleep (RFC 9915 §18.2.12). */
    record Resumed() implements Input {}

    /**
     * Routers on the line were heard (RFC 9915 §18.2.12, RFC 9762 §7.1); {@link RaTracker} says with what to tell. It never costs a
     * lease, and leads to one message in 30 seconds at most.
     *
     * @param signal what there was to hear
     */
    record RouterAdvertised(RaSignal signal) implements Input {
        /**
         * Checks that nothing is null.
         *
         * @param signal what there was to hear
         */
        public RouterAdvertised {
            Objects.requireNonNull(signal, "signal");
        }
    }

    /**
     * News of the prefixes that routers announce on the line, for a client that wants them ({@link
     * ClientConfig.Builder#linePrefixes}): from {@link RaTracker}, or from another source, but from one only. A listed prefix has these
     * lifetimes from {@code now} on, and has ended if the valid one is 0; of others nothing is said, and they run down by
     * themselves. Not heard while the client is stopped or releases.
     *
     * @param news the prefixes, of 64 bits each; others are left out and told as a problem
     */
    record LinePrefixes(List<LinePrefix> news) implements Input {
        /**
         * Copies the list.
         *
         * @param news the prefixes
         */
        public LinePrefixes {
            news = Arguments.copyOf(news, "news");
        }
    }

    /**
     * The application knows other rules for softwires, for example from a rule server. What follows is told at once, if it
     * differs, and nothing is sent. The plan is not kept over a restart: until it is given again, that of the configuration
     * counts.
     *
     * @param plan the plan
     */
    record SoftwiresChanged(SoftwirePlan plan) implements Input {
        /**
         * Checks that nothing is null.
         *
         * @param plan the plan
         */
        public SoftwiresChanged {
            Objects.requireNonNull(plan, "plan");
        }
    }

    /** The transport could not send the last datagram; it counts as lost on the way. */
    record TransmitFailed() implements Input {}

    /**
     * The state of the last {@link Output.Persist} could not be kept. It is given once more, in answer to this: whoever
     * passes this on at once tries again at once.
     */
    record PersistFailed() implements Input {}

    /**
     * Duplicate Address Detection found that another host uses an assigned address (RFC 9915 §18.2.8).
     *
     * @param address the address
     */
    record AddressInUse(Ipv6Address address) implements Input {
        /**
         * Checks that nothing is null.
         *
         * @param address the address
         */
        public AddressInUse {
            Objects.requireNonNull(address, "address");
        }
    }

    /**
     * What the application advertises to its LANs now, kept over restarts so that it can be told to deprecate it later
     * (RFC 9096 §3.3, engine rule F-4).
     *
     * @param prefixes all of them
     */
    record LanPrefixesAdvertised(List<Ipv6Prefix> prefixes) implements Input {
        private static final int MOST = 16_384;

        /**
         * Copies the list.
         *
         * @param prefixes all of them
         * @throws IllegalArgumentException if there are more than 16384
         */
        public LanPrefixesAdvertised {
            prefixes = Arguments.copyOf(prefixes, "prefixes");
            if (prefixes.size() > MOST) {
                throw new IllegalArgumentException(prefixes.size() + " advertised prefixes, more than " + MOST);
            }
        }
    }

    /** Ask the server to extend the leases now, as if T1 had come. */
    record RenewNow() implements Input {}
}
