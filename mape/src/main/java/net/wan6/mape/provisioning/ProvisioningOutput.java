package net.wan6.mape.provisioning;

import net.wan6.codec.Octets;

/** What a {@link Provisioner} asks its driver to do, in this order. Immutable values. */
public sealed interface ProvisioningOutput {

    /**
     * Ask the line's own resolvers {@link TxtQuestion}, over IPv6, and answer with {@link ProvisioningInput.TxtAnswered}.
     *
     * @param exchange what the answer is to name
     */
    record AskTxt(int exchange) implements ProvisioningOutput {}

    /**
     * Get a URL over IPv6, from an address of the line, and answer with {@link ProvisioningInput.HttpAnswered} or {@link
     * ProvisioningInput.NoHttpAnswer}. Follow no redirect.
     *
     * @param exchange what the answer is to name
     * @param url may hold credentials; its {@link RuleServerUrl#toString()} does not show them
     * @param check whether the server's certificate must be valid for the URL's host before anything is sent
     */
    record Get(int exchange, RuleServerUrl url, CertificateCheck check) implements ProvisioningOutput {}

    /**
     * This is what the line gets from now on, in the place of what was provisioned before.
     *
     * @param answer it holds what the CE can do; {@link ProvisioningAnswer#softwires} says what that is on the line
     */
    record Provisioned(ProvisioningAnswer answer) implements ProvisioningOutput {}

    /**
     * Nothing is provisioned any more: stop what {@link Provisioned} began, and nothing else.
     *
     * @param reason why
     */
    record Unprovisioned(Reason reason) implements ProvisioningOutput {
        /** Why nothing is provisioned any more. */
        public enum Reason {
            /** The resolvers say that there is no rule server. */
            NOT_FOUND,
            /** The server has nothing for this line. */
            NOTHING_OFFERED,
            /** The server has refused for longer than twice the time for which its last answer was good. */
            REFUSED
        }
    }

    /**
     * Something went wrong, or is not as it should be. At most a few for each time that the server is asked.
     *
     * @param problem what
     */
    record Problem(ProvisioningProblem problem) implements ProvisioningOutput {}

    /**
     * Keep this, in the place of what was kept before.
     *
     * @param state what {@link Provisioner#resume} takes; holds the server's token
     */
    record Persist(Octets state) implements ProvisioningOutput {}

    /**
     * There is no more to do until then.
     *
     * @param deadline nanoseconds of the clock that {@code now} comes from, or {@link #NEVER}
     */
    record WaitUntil(long deadline) implements ProvisioningOutput {
        /** No deadline: only an input will change anything. */
        public static final long NEVER = Long.MAX_VALUE;
    }
}
