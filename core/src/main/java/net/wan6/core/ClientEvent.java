package net.wan6.core;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.Duid;
import net.wan6.codec.MessageType;
import net.wan6.codec.Options;
import net.wan6.codec.Status;

/** Something a client reports to its application. Immutable; contains neither keys nor messages. */
public sealed interface ClientEvent {
    /**
     * The leases changed, or the softwires that follow from them. There is one event for everything that one Reply, or one
     * moment in time, has changed, whatever the number of leases (RFC 9915 §18.2.10.1).
     *
     * @param at when, in nanoseconds of the engine's clock
     * @param before all leases and softwires before the change
     * @param after all leases and softwires after the change
     * @param causes what caused the change
     * @param steps one for each lease that changed
     */
    record LeaseChange(long at, Leases before, Leases after, Set<ChangeCause> causes, List<LeaseStep> steps)
            implements ClientEvent {
        /**
         * Copies the collections.
         *
         * @param at when
         * @param before all leases and softwires before the change
         * @param after all leases and softwires after the change
         * @param causes what caused the change
         * @param steps one for each lease that changed
         */
        public LeaseChange {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            causes = Arguments.copyOf(causes, "causes");
            steps = Arguments.copyOf(steps, "steps");
        }

        /**
         * The steps of one kind, such as {@code steps(LeaseStep.Replaced.class)}.
         *
         * @param kind the kind
         * @param <S> the kind
         * @return the elements of {@link #steps()} of this kind, in the same order
         */
        public <S extends LeaseStep> List<S> steps(Class<S> kind) {
            Objects.requireNonNull(kind, "kind");
            return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        /**
         * Whether tunnels have to be reconfigured.
         *
         * @return true if the softwires before and after differ
         */
        public boolean softwiresChanged() {
            return !before.softwires().equals(after.softwires());
        }
    }

    /**
     * A Reconfigure was authentic, and the client acts on it.
     *
     * @param type what it asked for
     * @param serverId who sent it
     */
    record ReconfigureAccepted(ReconfigureType type, Duid serverId) implements ClientEvent {
        /**
         * Checks that nothing is null.
         *
         * @param type what it asked for
         * @param serverId who sent it
         */
        public ReconfigureAccepted {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(serverId, "serverId");
        }
    }

    /**
     * A Reconfigure was rejected. Reported at most once per reason in 10 seconds.
     *
     * @param reason the first check that failed
     * @param untold how many more were rejected for this reason, without an event, since it was last reported
     */
    record ReconfigureRejected(RejectionReason reason, long untold) implements ClientEvent {
        /**
         * Checks that nothing is null.
         *
         * @param reason the first check that failed
         * @param untold how many more were rejected for this reason, without an event, since it was last reported
         * @throws IllegalArgumentException if that is negative
         */
        public ReconfigureRejected {
            Objects.requireNonNull(reason, "reason");
            Arguments.notNegative(untold, "untold");
        }
    }

    /**
     * A Reply brought another reconfigure key than the one held of its server. Only the server's first key can be known to be
     * its own: who can answer in its place can do so too, for RKAP sends its keys in the clear (RFC 9915 §20.4). Some servers
     * bring a new one with each Reply.
     *
     * @param serverId whose key it is
     */
    record KeyReplaced(Duid serverId) implements ClientEvent {
        /**
         * Checks that nothing is null.
         *
         * @param serverId whose key it is
         */
        public KeyReplaced {
            Objects.requireNonNull(serverId, "serverId");
        }
    }

    /**
     * The leases now come from another server.
     *
     * @param serverId the server's DUID
     */
    record ServerChanged(Duid serverId) implements ClientEvent {
        /**
         * Checks that nothing is null.
         *
         * @param serverId the server's DUID
         */
        public ServerChanged {
            Objects.requireNonNull(serverId, "serverId");
        }
    }

    /**
     * The client entered another state.
     *
     * @param state the new state
     */
    record StateChanged(ClientState state) implements ClientEvent {
        /**
         * Checks that nothing is null.
         *
         * @param state the new state
         */
        public StateChanged {
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * A server refuses what was asked for, or a part of it: an Advertise that offers nothing, an IA without a prefix, a
     * message that it could not process. Reported once for each thing that it says, until it grants what it refused; of a flood
     * of different ones, one in 10 seconds.
     *
     * @param serverId who says so
     * @param message in what: an Advertise or a Reply
     * @param status the reason, with the server's words, which are {@link Status#printable()}
     * @param prefixIaids the IA_PDs it is said of
     * @param addressIaids the IA_NAs it is said of; where there is neither, it is said of the message as a whole
     * @param untold how many more refusals there were, without an event, since the last one
     */
    record Refused(
            Duid serverId,
            MessageType message,
            Status status,
            List<Long> prefixIaids,
            List<Long> addressIaids,
            long untold)
            implements ClientEvent {
        /**
         * Copies the lists.
         *
         * @param serverId who says so
         * @param message in what
         * @param status the reason
         * @param prefixIaids the IA_PDs it is said of
         * @param addressIaids the IA_NAs it is said of
         * @param untold how many more there were
         */
        public Refused {
            Objects.requireNonNull(serverId, "serverId");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(status, "status");
            prefixIaids = Arguments.copyOf(prefixIaids, "prefixIaids");
            addressIaids = Arguments.copyOf(addressIaids, "addressIaids");
            Arguments.notNegative(untold, "untold");
        }
    }

    /**
     * Something else is known to be wrong than before, or nothing any more: why there is no prefix, or not all that was asked for.
     * Told once for each change, and once in 10 seconds at most.
     *
     * @param diagnosis what is wrong
     */
    record Diagnosed(Diagnosis diagnosis) implements ClientEvent {
        /**
         * Checks that nothing is null.
         *
         * @param diagnosis what is wrong
         */
        public Diagnosed {
            Objects.requireNonNull(diagnosis, "diagnosis");
        }
    }

    /**
     * An exchange failed. The client recovers by itself.
     *
     * @param message the type of the message that was sent
     * @param statuses what the last answer that refused something said, with the server's words, which are {@link
     *     Status#printable()}; empty if there was none
     */
    record ExchangeFailed(MessageType message, List<Status> statuses) implements ClientEvent {
        /**
         * Copies the list.
         *
         * @param message the type of the message that was sent
         * @param statuses what the last answer said
         */
        public ExchangeFailed {
            Objects.requireNonNull(message, "message");
            statuses = Arguments.copyOf(statuses, "statuses");
        }
    }

    /**
     * Requested options other than leases have new values (RFC 9915 §18.2.10.5).
     *
     * @param before the options as they were
     * @param after the options as they are
     */
    record OptionsChanged(Options before, Options after) implements ClientEvent {
        /**
         * Checks that nothing is null.
         *
         * @param before the options as they were
         * @param after the options as they are
         */
        public OptionsChanged {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }
    }

    /**
     * A server's answer, or the configuration of an exchange, is wrong. The client coped with it.
     *
     * @param description one line, without octets from the network
     */
    record ConfigurationProblem(String description) implements ClientEvent {
        /**
         * Checks that nothing is null.
         *
         * @param description one line, without octets from the network
         */
        public ConfigurationProblem {
            Objects.requireNonNull(description, "description");
        }
    }

    /**
     * Leases are about to be released. First take the prefixes out of use on every LAN by advertising them with lifetimes
     * 0, and the addresses off the interface. Then
     * say so with {@link Input.PrefixNoLongerAdvertised} (RFC 9915 §6.3, §18.2.7).
     *
     * @param prefixes what is to be released
     * @param addresses what is to be released besides; a Release must not be sent from them
     * @param linePrefixes what routers announce, which is given up too; no server is told
     */
    record AboutToRelease(List<PrefixLease> prefixes, List<AddressLease> addresses, List<LineLease> linePrefixes)
            implements ClientEvent {
        /**
         * Copies the lists.
         *
         * @param prefixes what is to be released
         * @param addresses what is to be released besides
         * @param linePrefixes what routers announce
         */
        public AboutToRelease {
            prefixes = Arguments.copyOf(prefixes, "prefixes");
            addresses = Arguments.copyOf(addresses, "addresses");
            linePrefixes = Arguments.copyOf(linePrefixes, "linePrefixes");
        }
    }

    /**
     * The driver could not save or read the state. No lease is lost, but a restart may find an older state.
     *
     * @param description one line
     */
    record StoreProblem(String description) implements ClientEvent {
        /**
         * Checks that nothing is null.
         *
         * @param description one line
         */
        public StoreProblem {
            Objects.requireNonNull(description, "description");
        }
    }

    /**
     * The driver cannot use the interface at the moment. It keeps trying.
     *
     * @param description one line that names the interface, the port and what to do
     */
    record TransportProblem(String description) implements ClientEvent {
        /**
         * Checks that nothing is null.
         *
         * @param description one line that names the interface, the port and what to do
         */
        public TransportProblem {
            Objects.requireNonNull(description, "description");
        }
    }
}
