package net.wan6.test.carrier;

import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MessageType;
import net.wan6.test.carrier.CarrierLease.Kind;

/** What a carrier did, told in order; never with a key. */
public sealed interface CarrierEvent {
    /**
     * A message was answered.
     *
     * @param clientId who asked
     * @param received its message
     * @param sent the answer
     * @param peer where the answer goes
     */
    record Answered(Duid clientId, MessageType received, MessageType sent, Peer peer) implements CarrierEvent {}

    /**
     * A datagram was not answered.
     *
     * @param reason why
     * @param peer where it came from
     */
    record NotAnswered(IgnoreReason reason, Peer peer) implements CarrierEvent {}

    /**
     * A prefix or address was leased that was not before.
     *
     * @param clientId to whom
     * @param kind prefix or address
     * @param iaid the identity association
     * @param prefix the prefix; an address is one of length 128
     */
    record Delegated(Duid clientId, Kind kind, long iaid, Ipv6Prefix prefix) implements CarrierEvent {}

    /**
     * A prefix or address was given back.
     *
     * @param clientId by whom
     * @param kind prefix or address
     * @param iaid the identity association
     * @param prefix the prefix; an address is one of length 128
     */
    record Released(Duid clientId, Kind kind, long iaid, Ipv6Prefix prefix) implements CarrierEvent {}

    /**
     * A Reply with a reconfigure key was made.
     *
     * @param clientId for whom
     */
    record KeyGiven(Duid clientId) implements CarrierEvent {}

    /** The pools were changed. */
    record Renumbered() implements CarrierEvent {}

    /**
     * A Reconfigure was sent.
     *
     * @param clientId to whom
     * @param type what is asked for
     * @param attempt 1 for the first transmission, to 8
     */
    record ReconfigureSent(Duid clientId, ReconfigureType type, int attempt) implements CarrierEvent {}

    /**
     * The client sent what a Reconfigure asks for, or another message that ends the asking.
     *
     * @param clientId who
     * @param by its message
     */
    record ReconfigureAnswered(Duid clientId, MessageType by) implements CarrierEvent {}

    /**
     * The client sent nothing after eight Reconfigures.
     *
     * @param clientId who did not
     */
    record ReconfigureGivenUp(Duid clientId) implements CarrierEvent {}

    /**
     * A fault took effect: what was sent, or not sent, differs from what a sound server would have sent.
     *
     * @param fault which
     */
    record Struck(Fault fault) implements CarrierEvent {}

    /**
     * A datagram could not be sent.
     *
     * @param peer where it was to go
     * @param reason what the host says
     */
    record NotSent(Peer peer, String reason) implements CarrierEvent {}

    /**
     * More happened than is kept until somebody takes it.
     *
     * @param events how many events are missing, all of them before what follows
     */
    record EventsLost(long events) implements CarrierEvent {}
}
