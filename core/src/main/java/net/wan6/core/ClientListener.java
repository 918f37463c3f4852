package net.wan6.core;

/**
 * An application's ear: override what it wants to hear.
 *
 * <p>Calls come one after the other, in the order in which things happened, never from inside another call and never
 * after {@code close()} of the client has returned. What a call throws is logged and changes nothing. A call may use the
 * client, {@code close()} included. It should not block for long: further events wait for it.
 */
public interface ClientListener {
    /**
     * Leases or softwires changed.
     *
     * @param change before, after and the steps between
     */
    default void onLeaseChange(ClientEvent.LeaseChange change) {}

    /**
     * A Reconfigure was authentic.
     *
     * @param accepted what it asked for
     */
    default void onReconfigureAccepted(ClientEvent.ReconfigureAccepted accepted) {}

    /**
     * A Reconfigure was refused.
     *
     * @param rejected why
     */
    default void onReconfigureRejected(ClientEvent.ReconfigureRejected rejected) {}

    /**
     * Leases are about to be released.
     *
     * @param about which
     */
    default void onAboutToRelease(ClientEvent.AboutToRelease about) {}

    /**
     * Requested options have other values.
     *
     * @param change before and after
     */
    default void onOptionsChanged(ClientEvent.OptionsChanged change) {}

    /**
     * The client does something else than before.
     *
     * @param change what it does now
     */
    default void onStateChanged(ClientEvent.StateChanged change) {}

    /**
     * Another server than before gives the leases.
     *
     * @param change which
     */
    default void onServerChanged(ClientEvent.ServerChanged change) {}

    /**
     * An exchange ended without what it was for. The client goes on by itself.
     *
     * @param failure what was sent, and what the server said
     */
    default void onExchangeFailed(ClientEvent.ExchangeFailed failure) {}

    /**
     * What a server said, or an exchange, cannot be right. The client made the best of it.
     *
     * @param problem one line for a log
     */
    default void onConfigurationProblem(ClientEvent.ConfigurationProblem problem) {}

    /**
     * The state could not be kept or read. No lease is lost for it.
     *
     * @param problem one line for a log
     */
    default void onStoreProblem(ClientEvent.StoreProblem problem) {}

    /**
     * The interface cannot be used at the moment. The client goes on trying.
     *
     * @param problem one line for a log
     */
    default void onTransportProblem(ClientEvent.TransportProblem problem) {}

    /**
     * An event of a kind that has no method here: one that a later version brings.
     *
     * @param event what happened
     */
    default void onOther(ClientEvent event) {}

    /**
     * Every event comes here first; the default hands it to its method. Override this one to hear all of them in one
     * place.
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
        if (event instanceof ClientEvent.ExchangeFailed failure) {
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
