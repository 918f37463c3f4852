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
     * Anything else happened: kinds of events that have no method of their own, and those of later versions.
     *
     * @param event what
     */
    default void onOther(ClientEvent event) {}

    /**
     * Every event comes here first; the default hands it to its method.
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
        } else if (event instanceof ClientEvent.OptionsChanged options) {
            onOptionsChanged(options);
        } else {
            onOther(event);
        }
    }
}
