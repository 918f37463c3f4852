package net.wan6.core.driver;

import net.wan6.core.ClientEvent;

/**
 * Receives the events of a client. Override the methods you need; all of them do nothing by default.
 *
 * <p>Calls come one at a time, in the order in which things happened. They never nest, and none comes after the client's
 * {@code close()} has returned. An exception thrown by a call is logged and has no other effect. A call may use the client,
 * including {@code close()}. It should not block for long, because later events wait for it.
 */
public interface ClientListener {
    /**
     * Leases or softwires changed.
     *
     * @param change the state before and after, and the steps between
     */
    default void onLeaseChange(ClientEvent.LeaseChange change) {}

    /**
     * An authentic Reconfigure was accepted.
     *
     * @param accepted what it asked for
     */
    default void onReconfigureAccepted(ClientEvent.ReconfigureAccepted accepted) {}

    /**
     * A Reconfigure was rejected.
     *
     * @param rejected the reason
     */
    default void onReconfigureRejected(ClientEvent.ReconfigureRejected rejected) {}

    /**
     * A Reply brought another reconfigure key than the one held of its server.
     *
     * @param change whose key it is
     */
    default void onKeyReplaced(ClientEvent.KeyReplaced change) {}

    /**
     * Leases are about to be released. Stop advertising them, then call {@link Dhcpv6Client#prefixNoLongerAdvertised}.
     *
     * @param about the prefixes
     */
    default void onAboutToRelease(ClientEvent.AboutToRelease about) {}

    /**
     * Requested options have new values.
     *
     * @param change before and after
     */
    default void onOptionsChanged(ClientEvent.OptionsChanged change) {}

    /**
     * The client entered another state.
     *
     * @param change the new state
     */
    default void onStateChanged(ClientEvent.StateChanged change) {}

    /**
     * The leases now come from another server.
     *
     * @param change the server
     */
    default void onServerChanged(ClientEvent.ServerChanged change) {}

    /**
     * A server refuses something: the answer to why there is no prefix.
     *
     * @param refused what, and its reason
     */
    default void onRefused(ClientEvent.Refused refused) {}

    /**
     * Something else is wrong than before, or nothing any more.
     *
     * @param diagnosed why there is no prefix, or not all that was asked for
     */
    default void onDiagnosed(ClientEvent.Diagnosed diagnosed) {}

    /**
     * An exchange failed. The client recovers by itself.
     *
     * @param failure the message that was sent, and the server's statuses
     */
    default void onExchangeFailed(ClientEvent.ExchangeFailed failure) {}

    /**
     * A server's answer, or the configuration of an exchange, is wrong. The client coped with it.
     *
     * @param problem one line for a log
     */
    default void onConfigurationProblem(ClientEvent.ConfigurationProblem problem) {}

    /**
     * The state could not be saved or read. No lease is lost.
     *
     * @param problem one line for a log
     */
    default void onStoreProblem(ClientEvent.StoreProblem problem) {}

    /**
     * The interface cannot be used at the moment. The client keeps trying.
     *
     * @param problem one line for a log
     */
    default void onTransportProblem(ClientEvent.TransportProblem problem) {}

    /**
     * An event without a method of its own in this interface, from a later version of the library.
     *
     * @param event what happened
     */
    default void onOther(ClientEvent event) {}

    /**
     * Receives every event first; the default implementation passes it to its own method. Override this one to handle all
     * events in one place.
     *
     * @param event what happened
     */
    default void onEvent(ClientEvent event) {
        if (event instanceof ClientEvent.LeaseChange change) {
            onLeaseChange(change);
        } else if (event instanceof ClientEvent.ReconfigureAccepted accepted) {
            onReconfigureAccepted(accepted);
        } else if (event instanceof ClientEvent.ReconfigureRejected rejected) {
            onReconfigureRejected(rejected);
        } else if (event instanceof ClientEvent.KeyReplaced change) {
            onKeyReplaced(change);
        } else if (event instanceof ClientEvent.AboutToRelease about) {
            onAboutToRelease(about);
        } else if (event instanceof ClientEvent.OptionsChanged change) {
            onOptionsChanged(change);
        } else if (event instanceof ClientEvent.StateChanged change) {
            onStateChanged(change);
        } else if (event instanceof ClientEvent.ServerChanged change) {
            onServerChanged(change);
        } else {
            onProblem(event);
        }
    }

    private void onProblem(ClientEvent event) {
        if (event instanceof ClientEvent.Refused refused) {
            onRefused(refused);
        } else if (event instanceof ClientEvent.Diagnosed diagnosed) {
            onDiagnosed(diagnosed);
        } else if (event instanceof ClientEvent.ExchangeFailed failure) {
            onExchangeFailed(failure);
        } else if (event instanceof ClientEvent.ConfigurationProblem problem) {
            onConfigurationProblem(problem);
        } else if (event instanceof ClientEvent.StoreProblem problem) {
            onStoreProblem(problem);
        } else if (event instanceof ClientEvent.TransportProblem problem) {
            onTransportProblem(problem);
        } else {
            onOther(event);
        }
    }
}
