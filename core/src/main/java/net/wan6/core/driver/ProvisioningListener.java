package net.wan6.core.driver;

import net.wan6.mape.provisioning.ProvisioningAnswer;
import net.wan6.mape.provisioning.ProvisioningOutput.Unprovisioned;
import net.wan6.mape.provisioning.ProvisioningProblem;

/**
 * Hears what a {@link ProvisioningClient} finds out: one call at a time, in order, on the client's thread, and none after its
 * {@code close()} has returned. What a call throws is logged.
 */
public interface ProvisioningListener {
    /**
     * This is what the line gets from now on, in the place of what was provisioned before.
     *
     * @param answer {@link ProvisioningAnswer#softwires} says what it is on the line's prefixes
     */
    default void onProvisioned(ProvisioningAnswer answer) {}

    /**
     * Nothing is provisioned any more: stop what {@link #onProvisioned} began, and nothing else.
     *
     * @param reason why
     */
    default void onUnprovisioned(Unprovisioned.Reason reason) {}

    /**
     * Something went wrong, or is not as it should be; the same thing at most once in ten minutes. The client goes on.
     *
     * @param problem what; one line that may be logged
     */
    default void onProblem(ProvisioningProblem problem) {}

    /**
     * What is to outlive the process could not be kept or read.
     *
     * @param description one line for a log
     */
    default void onStoreProblem(String description) {}
}
