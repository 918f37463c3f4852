package net.wan6.mape.provisioning;

/** What a {@link Provisioner} is doing; what it needs for that stands in the record. Deadlines are nanoseconds. */
sealed interface ProvisionerState {

    /** When something is to be done unless an input comes first. */
    default long deadline() {
        return ProvisioningOutput.WaitUntil.NEVER;
    }

    /** Not started, or no more. */
    record Stopped() implements ProvisionerState {}

    /** Started, on a line without a prefix. */
    record WithoutPrefix() implements ProvisionerState {}

    /** Prefixes have changed, and more may follow. */
    record Settling(long deadline) implements ProvisionerState {}

    /** Step b: the resolvers have been asked. */
    record Asking(int exchange, long deadline) implements ProvisionerState {}

    /** Steps d and e: a server has been asked, perhaps after redirects. */
    record Fetching(int exchange, Bootstrap.Server server, int redirects, long deadline) implements ProvisionerState {}

    /** Steps c.2, c.3, f.2, h.2 and k. */
    record Waiting(long deadline) implements ProvisionerState {}
}
