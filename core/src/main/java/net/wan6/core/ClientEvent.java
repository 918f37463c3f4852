package net.wan6.core;

import java.util.List;
import java.util.Set;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.Duid;
import net.wan6.codec.MessageType;
import net.wan6.codec.Options;
import net.wan6.codec.StatusCode;

/** What a client tells its application. Immutable; holds neither keys nor messages. */
public sealed interface ClientEvent {
    /**
     * The leases, or the softwires that follow from them, changed: one event for all that one Reply or one moment
     * brought, whatever the number of leases (RFC 9915 §18.2.10.1).
     *
     * @param at when, in nanoseconds of the engine's clock
     * @param before all that was held
     * @param after all that is held
     * @param causes what it comes from
     * @param steps what became of each lease that changed
     */
    record LeaseChange(long at, Leases before, Leases after, Set<Cause> causes, List<LeaseStep> steps)
            implements ClientEvent {
        /**
         * Copies the collections.
         *
         * @param at when
         * @param before all that was held
         * @param after all that is held
         * @param causes what it comes from
         * @param steps what became of each lease that changed
         */
        public LeaseChange {
            causes = Set.copyOf(causes);
            steps = List.copyOf(steps);
        }

        /**
         * The steps of one kind, such as {@code steps(LeaseStep.Replaced.class)}.
         *
         * @param kind the kind
         * @param <S> the kind
         * @return those of {@link #steps()} that are of it, in the same order
         */
        public <S extends LeaseStep> List<S> steps(Class<S> kind) {
            return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        /**
         * Whether the tunnels have to be built anew.
         *
         * @return true if the softwires before and after differ
         */
        public boolean softwiresChanged() {
            return !before.softwires().equals(after.softwires());
        }
    }

    /**
     * A Reconfigure was authentic and is acted on.
     *
     * @param type what it asked for
     * @param serverId who sent it
     */
    record ReconfigureAccepted(ReconfigureType type, Duid serverId) implements ClientEvent {}

    /**
     * A Reconfigure was refused; told at most once a reason and 10 seconds.
     *
     * @param reason the first check that failed
     * @param untold how many were refused for the same reason since it was told last
     */
    record ReconfigureRejected(RejectionReason reason, long untold) implements ClientEvent {}

    /**
     * Another server than before gives the leases.
     *
     * @param serverId who
     */
    record ServerChanged(Duid serverId) implements ClientEvent {}

    /**
     * The client does something else than before.
     *
     * @param state what it does
     */
    record StateChanged(ClientState state) implements ClientEvent {}

    /**
     * An exchange ended without what it was for; the client goes on by itself.
     *
     * @param message what was sent
     * @param statuses what the server said, perhaps nothing
     */
    record ExchangeFailed(MessageType message, List<StatusCode> statuses) implements ClientEvent {
        /**
         * Copies the list.
         *
         * @param message what was sent
         * @param statuses what the server said
         */
        public ExchangeFailed {
            statuses = List.copyOf(statuses);
        }
    }

    /**
     * The requested options other than leases have other values than before (RFC 9915 §18.2.10.5).
     *
     * @param before the options as they were
     * @param after the options as they are
     */
    record OptionsChanged(Options before, Options after) implements ClientEvent {}

    /**
     * What a server said, or an exchange, cannot be right; the client made the best of it.
     *
     * @param description one line, without octets from the network
     */
    record ConfigurationProblem(String description) implements ClientEvent {}

    /**
     * Before leases are released they must be out of use on every LAN, by advertising them with lifetimes 0; answer with
     * {@link Input.PrefixNoLongerAdvertised} (RFC 9915 §6.3, §18.2.7).
     *
     * @param prefixes what is to be released
     */
    record AboutToRelease(List<PrefixLease> prefixes) implements ClientEvent {
        /**
         * Copies the list.
         *
         * @param prefixes what is to be released
         */
        public AboutToRelease {
            prefixes = List.copyOf(prefixes);
        }
    }

    /**
     * The driver could not keep or read the state; no lease is lost for it, but a restart may find an older one.
     *
     * @param description one line
     */
    record StoreProblem(String description) implements ClientEvent {}

    /**
     * The driver cannot use the interface at the moment; it goes on trying.
     *
     * @param description one line that names interface, port and what to do
     */
    record TransportProblem(String description) implements ClientEvent {}
}
